import LinearAlgebra
import Moments
import TestSupport
import Testing

@Suite struct OneWayAnalysisOfVarianceTests {
  static let quantities: [String: @Sendable (OneWayAnalysisOfVariance) -> Double?] = [
    "betweenSumOfSquares": { $0.between.sumOfSquares },
    "withinSumOfSquares": { $0.within.sumOfSquares },
    "betweenMeanSquare": { $0.between.meanSquare },
    "withinMeanSquare": { $0.within.meanSquare },
    "statistic": { $0.statistic },
    "rSquared": { $0.rSquared },
    "residualStandardDeviation": { $0.residualStandardDeviation },
  ]
  static let sets: [String] = {
    let references = NISTReference.all(of: Set(quantities.keys))
    return references.filter { $0.quantity == "statistic" }.map(\.set)
  }()

  @Test("has 14 digits of NIST's from text, and from doubles what they hold", arguments: sets)
  func agreesWithNIST(_ set: String) throws {
    let decimals = NISTReference.groups(set)
    let exact = try OneWayAnalysisOfVariance(
      groups: decimals.map { try $0.map { try #require(DoubleDouble($0)) } })
    let doubles = try OneWayAnalysisOfVariance(
      groups: decimals.map { try $0.map { try #require(Double($0)) } })
    let references = NISTReference.all.filter { $0.set == set }
    #expect(references.count == 7)
    for reference in references {
      let quantity = try #require(Self.quantities[reference.quantity])
      try reference.check(fromText: quantity(exact), fromDoubles: quantity(doubles))
    }
    let certified = Repository.table("Tests/Reference/nist/certified.csv").filter {
      $0["set"] == set
    }
    func degrees(_ quantity: String) -> String? {
      certified.first { $0["quantity"] == quantity }?["value"]
    }
    #expect(String(exact.between.degreesOfFreedom) == degrees("betweenDegreesOfFreedom"))
    #expect(String(exact.within.degreesOfFreedom) == degrees("withinDegreesOfFreedom"))
  }

  @Test("all eleven sets are there")
  func hasElevenSets() {
    #expect(Set(Self.sets).count == 11)
  }

  // MARK: - Properties

  /// 2 to 6 groups of 1 to 10 integers, the first of at least two.
  private func integers(_ seed: UInt64) -> [[Double]] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 2...6, using: &random)).map { group in
      (0..<Int.random(in: (group == 0 ? 2 : 1)...10, using: &random)).map { _ in
        Double(Int.random(in: -1_000_000...1_000_000, using: &random))
      }
    }
  }

  @Test("a shift changes nothing", arguments: 0..<20 as Range<UInt64>)
  func shifts(seed: UInt64) throws {
    let groups = integers(seed)
    let plain = try OneWayAnalysisOfVariance(groups: groups)
    // distances from the first value are the same integers
    #expect(
      try OneWayAnalysisOfVariance(groups: groups.map { $0.map { $0 + 0x1p50 } }) == plain)
  }

  @Test(
    "a scale of a power of two is exact, and leaves quotients alone",
    arguments: 0..<10 as Range<UInt64>, [0x1p-400, -0x1p-3, 2, 0x1p450])
  func scales(seed: UInt64, factor: Double) throws {
    let groups = integers(seed)
    let plain = try OneWayAnalysisOfVariance(groups: groups)
    let scaled = try OneWayAnalysisOfVariance(groups: groups.map { $0.map { $0 * factor } })
    #expect(scaled.between.sumOfSquares == plain.between.sumOfSquares * factor * factor)
    #expect(scaled.within.sumOfSquares == plain.within.sumOfSquares * factor * factor)
    #expect(scaled.within.meanSquare == plain.within.meanSquare * factor * factor)
    #expect(
      scaled.residualStandardDeviation == plain.residualStandardDeviation * factor.magnitude)
    #expect(scaled.statistic == plain.statistic && scaled.rSquared == plain.rSquared)
  }

  @Test("quotients survive where squares underflow", arguments: 0..<10 as Range<UInt64>)
  func keepsQuotients(seed: UInt64) throws {
    let groups = integers(seed)
    let plain = try OneWayAnalysisOfVariance(groups: groups)
    let tiny = try OneWayAnalysisOfVariance(groups: groups.map { $0.map { $0 * 0x1p-900 } })
    #expect(tiny.between.sumOfSquares == 0)
    #expect(tiny.statistic == plain.statistic && tiny.rSquared == plain.rSquared)
  }

  @Test(
    "neither the order of groups nor that within them matters", arguments: 0..<20 as Range<UInt64>)
  func permutes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let groups = integers(seed).map { $0.map { $0 / 10 } }
    let plain = try OneWayAnalysisOfVariance(groups: groups)
    let permuted = try OneWayAnalysisOfVariance(
      groups: groups.map { $0.shuffled(using: &random) }.shuffled(using: &random))
    for (name, quantity) in Self.quantities {
      let (found, expected) = (quantity(permuted), quantity(plain))
      #expect(
        try #require(found).isClose(to: try #require(expected), .ulps(1)), "\(name)")
    }
  }

  @Test("the parts make the whole", arguments: 0..<20 as Range<UInt64>)
  func addsUp(seed: UInt64) throws {
    let groups = integers(seed)
    let analysis = try OneWayAnalysisOfVariance(groups: groups)
    let whole = try SampleSummary(groups.flatMap { $0 })
    let total = whole.standardDeviation * whole.standardDeviation * Double(whole.count - 1)
    // half a dozen roundings of 1.1e-16
    #expect(
      (analysis.between.sumOfSquares + analysis.within.sumOfSquares)
        .isClose(to: total, .relative(1e-15)))
    #expect(
      analysis.between.degreesOfFreedom + analysis.within.degreesOfFreedom == whole.count - 1)
  }

  @Test("F of two groups is the square of Student's t")
  func squaresStudent() throws {
    let analysis = try OneWayAnalysisOfVariance(groups: [[1.0, 2, 3], [3.0, 4, 5, 8]])
    // means 2 and 5, squares 2 and 14: t² = 3² / (16/5 · (1/3 + 1/4))
    #expect(analysis.within.sumOfSquares == 16)
    #expect(try #require(analysis.statistic).isClose(to: 9 / (3.2 * 7 / 12), .ulps(2)))
  }

  // MARK: - Refusals

  @Test func refusesFewerThanTwoGroups() {
    #expect(throws: MomentsError.tooFewGroups(required: 2, found: 0)) {
      try OneWayAnalysisOfVariance(groups: [[Double]]())
    }
    #expect(throws: MomentsError.tooFewGroups(required: 2, found: 1)) {
      try OneWayAnalysisOfVariance(groups: [[1.0, 2]])
    }
  }

  @Test func refusesAnEmptyGroup() {
    #expect(throws: MomentsError.emptyGroup(position: 1)) {
      try OneWayAnalysisOfVariance(groups: [[1.0, 2], [], [3.0]])
    }
  }

  @Test func refusesGroupsOfOneValueEach() {
    #expect(throws: MomentsError.tooFewValues(required: 4, found: 3)) {
      try OneWayAnalysisOfVariance(groups: [[1.0], [2.0], [3.0]])
    }
  }

  @Test("refuses what is not finite or too large", arguments: [.nan, -.infinity, -0x1p480])
  func refusesValuesOutOfRange(value: Double) {
    #expect(throws: MomentsError.valueOutOfRange(position: 3)) {
      try OneWayAnalysisOfVariance(groups: [[1, 2], [3, value]])
    }
  }

  @Test("without variation within groups there is no F")
  func leavesStatisticUndefined() throws {
    let constant = try OneWayAnalysisOfVariance(groups: [[0.1, 0.1, 0.1], [0.3, 0.3, 0.3]])
    #expect(constant.within.sumOfSquares == 0 && constant.residualStandardDeviation == 0)
    #expect(constant.statistic == nil)
    #expect(constant.rSquared == 1)
    // F would be about 1e320
    let nearly = try OneWayAnalysisOfVariance(groups: [[0, 1e-160], [1, 1]])
    #expect(nearly.statistic == nil)
  }

  @Test("without any variation there is no share of it either")
  func leavesShareUndefined() throws {
    let constant = try OneWayAnalysisOfVariance(groups: [[0.1, 0.1, 0.1], [0.1, 0.1]])
    #expect(constant.between.sumOfSquares == 0)
    #expect(constant.statistic == nil && constant.rSquared == nil)
  }
}
