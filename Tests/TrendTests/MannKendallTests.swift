import Localization
import TestSupport
import Testing

@testable import Trend

@Suite struct MannKendallTests {
  struct Counted: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let statistic: Int
    let pValue: Double
    let smallestPValue: Double
    let variance: Double
    var testDescription: String { name }
  }

  @Test("agrees with counts of orders", arguments: ReferenceTable<Counted>.load("mann-kendall"))
  func agreesWithCounts(_ counted: Counted) throws {
    let test = MannKendall(counted.values, significance: 0.999)
    #expect(test.isExact && test.statistic == counted.statistic)
    #expect(test.variance.isClose(to: counted.variance, .ulps(2)))
    // sums of positive numbers, as many as there are pairs
    #expect(try #require(test.pValue).isClose(to: counted.pValue, .relative(1e-13)))
    // by the logarithm of a factorial beyond 20: 363 of 100!, to 2e-16
    #expect(test.smallestPValue.isClose(to: counted.smallestPValue, .relative(1e-13)))
  }

  @Test("agrees with R", arguments: TrendReference.all)
  func agreesWithReference(_ reference: TrendReference) throws {
    let expected = reference.mannKendall
    let test = MannKendall(reference.values, significance: 0.999)
    #expect(test.statistic == expected.statistic)
    #expect(test.variance.isClose(to: expected.variance, .ulps(2)))
    #expect(try #require(test.tau).isClose(to: expected.tau, .relative(1e-14)))
    if let pValue = expected.exactPValue {
      // R takes a tail as 1 less the other
      #expect(
        try #require(test.pValue).isClose(
          to: pValue, .relativeWithAbsoluteFloor(1e-13, floor: 4e-16)))
    }
  }

  @Test("four observations cannot answer at 5 %, and five can")
  func knowsWhatIsTooShort() throws {
    let four = MannKendall.test(try .of([80, 81, 82, 83]))
    #expect(four.pValue == nil && four.statistic == 6 && four.tau == 1)
    #expect(
      four.reason
        == .tooShort(observations: 4, smallestPValue: four.smallestPValue, significance: 0.05))
    #expect(four.smallestPValue.isClose(to: 1.0 / 12, .ulps(2)))
    #expect(try #require(MannKendall.test(try .of([80, 81, 82, 83, 84])).pValue) < 0.05)
    #expect(MannKendall.test(try .of([80, 81, 82, 83]), significance: 0.1).pValue != nil)
    // with ties five are too few again: 2·2!·2!/5! = 0.067
    #expect(MannKendall.test(try .of([80, 81, 81, 82, 82])).pValue == nil)
  }

  @Test("equal values have no order")
  func hasNoOrder() throws {
    let test = MannKendall.test(try .of([80, 80, 80, 80, 80, 80]))
    #expect(test.statistic == 0 && test.tau == nil && test.pValue == nil)
    #expect(test.reason == .noVariation && test.variance == 0 && test.smallestPValue == 1)
  }

  @Test("takes the normal distribution beyond its limit, near the exact one")
  func becomesNormal() throws {
    var random = SplitMix64(seed: 3)
    let values = (0..<101).map { 0.002 * Double($0) + random.fraction() }
    let normal = MannKendall(values, significance: 0.05)
    #expect(!normal.isExact)
    let exact = KendallNull(ties: MannKendall.ties(of: values)).twoSided(normal.statistic)
    #expect(exact > 0.001 && exact < 0.5)
    // so far into the tail the approximation is good to some per cent
    #expect(try #require(normal.pValue).isClose(to: exact, .relative(0.03)))
  }

  @Test("mirrors, and sees order alone", arguments: 0..<30 as Range<UInt64>)
  func seesOrderAlone(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let values = (0..<Int.random(in: 6...15, using: &random)).map { _ in
      Double(Int.random(in: 1...9, using: &random))
    }
    let test = MannKendall(values, significance: 0.999)
    for mirrored in [values.map { -$0 }, values.reversed()] {
      let other = MannKendall(mirrored, significance: 0.999)
      #expect(other.statistic == -test.statistic && other.pValue == test.pValue)
    }
    let other = MannKendall(values.map { $0 * $0 * $0 + 5 }, significance: 0.999)
    #expect(other == test)
  }

  @Test(
    "over all orders of the values p-values are what they say",
    arguments: [[1.0, 2, 3, 4, 5, 6], [1, 1, 2, 3, 3, 3], [2, 2, 2, 2, 5, 7]])
  func isUniform(_ values: [Double]) throws {
    var pValues: [Double] = []
    var orders = [[Double]()]
    for value in values {
      orders = orders.flatMap { order in
        (0...order.count).map { Array(order[..<$0]) + [value] + Array(order[$0...]) }
      }
    }
    for order in orders {
      pValues.append(try #require(MannKendall(order, significance: 0.999).pValue))
    }
    for pValue in Set(pValues) {
      let share = Double(pValues.count { $0 <= pValue }) / Double(pValues.count)
      #expect(share.isClose(to: pValue, .relative(1e-13)))
    }
  }
}
