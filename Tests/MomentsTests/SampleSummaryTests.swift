import LinearAlgebra
import Moments
import TestSupport
import Testing

@Suite struct SampleSummaryTests {
  static let quantities: [String: @Sendable (SampleSummary) -> Double?] = [
    "mean": { $0.mean },
    "standardDeviation": { $0.standardDeviation },
    "lagOneAutocorrelation": { $0.lagOneAutocorrelation },
  ]
  static let references = NISTReference.all(of: Set(quantities.keys))

  @Test("has 14 digits of NIST's from text, and from doubles what they hold", arguments: references)
  func agreesWithNIST(_ reference: NISTReference) throws {
    let decimals = try #require(NISTReference.groups(reference.set).first)
    let exact = try decimals.map { try #require(DoubleDouble($0)) }
    let doubles = try decimals.map { try #require(Double($0)) }
    let quantity = try #require(Self.quantities[reference.quantity])
    try reference.check(
      fromText: quantity(SampleSummary(exact)), fromDoubles: quantity(SampleSummary(doubles)))
  }

  @Test("all nine sets are there")
  func hasNineSets() {
    #expect(Set(Self.references.map(\.set)).count == 9 && Self.references.count == 27)
  }

  // MARK: - Properties

  /// 2 to 40 integers that a double squares exactly.
  private func integers(_ seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 2...40, using: &random)).map { _ in
      Double(Int.random(in: -1_000_000...1_000_000, using: &random))
    }
  }

  @Test("a shift moves the mean and nothing else", arguments: 0..<20 as Range<UInt64>)
  func shifts(seed: UInt64) throws {
    let values = integers(seed)
    let plain = try SampleSummary(values)
    let shifted = try SampleSummary(values.map { $0 + 0x1p50 })
    // distances from the first value are the same integers
    #expect(shifted.standardDeviation == plain.standardDeviation)
    #expect(shifted.lagOneAutocorrelation == plain.lagOneAutocorrelation)
    #expect(shifted.mean.isClose(to: plain.mean + 0x1p50, .ulps(1)))
  }

  @Test(
    "a scale of a power of two is exact, also where squares would overflow",
    arguments: 0..<10 as Range<UInt64>, [0x1p-900, -0x1p-3, 2, 0x1p450])
  func scales(seed: UInt64, factor: Double) throws {
    let values = integers(seed)
    let plain = try SampleSummary(values)
    let scaled = try SampleSummary(values.map { $0 * factor })
    #expect(scaled.mean == plain.mean * factor)
    #expect(scaled.standardDeviation == plain.standardDeviation * factor.magnitude)
    #expect(scaled.lagOneAutocorrelation == plain.lagOneAutocorrelation)
  }

  @Test("order matters to the autocorrelation alone", arguments: 0..<20 as Range<UInt64>)
  func permutes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let values = integers(seed).map { $0 / 10 }
    let plain = try SampleSummary(values)
    let permuted = try SampleSummary(values.shuffled(using: &random))
    #expect(permuted.mean.isClose(to: plain.mean, .ulps(1)))
    #expect(permuted.standardDeviation.isClose(to: plain.standardDeviation, .ulps(1)))
    let reversed = try SampleSummary(Array(values.reversed()))
    let expected = try #require(plain.lagOneAutocorrelation)
    #expect(try #require(reversed.lagOneAutocorrelation).isClose(to: expected, .ulps(1)))
  }

  @Test("a double-double keeps what a double would round away")
  func keepsDoubleDoubles() throws {
    let values = try ["1000000.2", "1000000.1"].map { try #require(DoubleDouble($0)) }
    // 0.1/√2, of which the doubles alone give 10 digits
    let deviation = 0.005.squareRoot()
    #expect(try SampleSummary(values).standardDeviation.isClose(to: deviation, .ulps(1)))
    let doubles = try SampleSummary(values.map { Double($0) })
    #expect(!doubles.standardDeviation.isClose(to: deviation, .relative(1e-11)))
  }

  // MARK: - Refusals

  @Test func refusesFewerThanTwoValues() {
    #expect(throws: MomentsError.tooFewValues(required: 2, found: 0)) {
      try SampleSummary([Double]())
    }
    #expect(throws: MomentsError.tooFewValues(required: 2, found: 1)) { try SampleSummary([3.0]) }
  }

  @Test("refuses what is not finite or too large", arguments: [.nan, -.infinity, 0x1p480])
  func refusesValuesOutOfRange(value: Double) {
    #expect(throws: MomentsError.valueOutOfRange(position: 1)) {
      try SampleSummary([1, value, value])
    }
  }

  @Test("equal values have no autocorrelation", arguments: [0, 0.1, -1e100])
  func leavesAutocorrelationUndefined(value: Double) throws {
    let summary = try SampleSummary(Array(repeating: value, count: 7))
    #expect(summary.count == 7 && summary.mean == value)
    #expect(summary.standardDeviation == 0)
    #expect(summary.lagOneAutocorrelation == nil)
  }
}
