import Rates
import SurveyInference
import TestSupport
import Testing

@Suite struct RateDifferenceTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let later: [Int], earlier: [Int]
    let level: Double
    let value: Double, lower: Double, upper: Double
    var testDescription: String { "\(later) less \(earlier) at \(level)" }
  }

  static let references = ReferenceTable<Reference>.load("rates", "differences")

  /// The limits are differences of numbers below 1 and may themselves be near 0.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) throws {
    let difference = try RateDifference(
      RateCounts(reference.later[0], of: reference.later[1]),
      minus: RateCounts(reference.earlier[0], of: reference.earlier[1]), level: reference.level)
    let tolerance = Tolerance.relativeWithAbsoluteFloor(1e-12, floor: 1e-15)
    #expect(difference.value.isClose(to: reference.value, tolerance))
    #expect(difference.interval.lower.isClose(to: reference.lower, tolerance))
    #expect(difference.interval.upper.isClose(to: reference.upper, tolerance))
    #expect(difference.interval.level == reference.level)
  }

  @Test("the other way round is the negative")
  func isAntisymmetric() throws {
    let (one, other) = (try RateCounts(7, of: 9), try RateCounts(3, of: 11))
    let forth = try RateDifference(one, minus: other, level: 0.95)
    let back = try RateDifference(other, minus: one, level: 0.95)
    #expect(forth.value == -back.value)
    #expect(forth.interval.lower == -back.interval.upper)
    #expect(forth.interval.upper == -back.interval.lower)
  }

  @Test("a year without a report differs from nothing")
  func needsReports() throws {
    let counts = try RateCounts(1, of: 2)
    #expect(throws: RateError.nothingReported) {
      try RateDifference(counts, minus: .none, level: 0.95)
    }
    #expect(throws: RateError.nothingReported) {
      try RateDifference(.none, minus: counts, level: 0.95)
    }
  }
}
