import Glibc
import Localization
import Probability
import TestSupport
import Testing
import Trend

@Suite struct LearnedForecasterTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let values: [Double]
    let standardErrors: [Double]?
    let median: [Double]
    let below: [Double]
    let above: [Double]
    let tail: Double

    var testDescription: String { "\(values.suffix(3)), \(values.count)" }
  }

  private static func series(
    _ values: [Double], _ errors: [Double]? = nil, bounds: ClosedRange<Double>? = nil
  ) throws -> EstimateSeries {
    try EstimateSeries(
      values.indices.map {
        Observation(
          period: Period(year: 2000 + $0), value: values[$0], standardError: errors?[$0])
      }, bounds: bounds)
  }

  /// Both sum the same few dozen terms; differences of large values lose the digits that these share.
  @Test(
    "agrees with the program that trained it",
    arguments: try ReferenceFile.load("learned-forecaster", "cases", as: [Reference].self))
  func agreesWithTrainer(_ reference: Reference) throws {
    let forecast = try ForecastMethod.skm.forecast(
      Self.series(reference.values, reference.standardErrors), horizon: reference.median.count)
    for (place, step) in forecast.steps.enumerated() {
      let below = reference.below[place]
      let distribution = step.distribution
      #expect((distribution.median - reference.median[place]).magnitude < 1e-9 * below)
      // Half a standard score away on each side: the distances are sinh(κ/2)/κ of the scales.
      let reach = (exp(reference.tail / 2) - exp(-reference.tail / 2)) / (2 * reference.tail)
      let probability = Normal.standard.cumulative(-0.5)
      let lower = distribution.median - distribution.quantile(probability)
      let upper = distribution.quantile(1 - probability) - distribution.median
      #expect(lower.isClose(to: below * reach, .relative(1e-9)))
      #expect(upper.isClose(to: reference.above[place] * reach, .relative(1e-9)))
    }
  }

  private static func random(_ seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 3...14, using: &random)
    // Multiples of 1/64 below 1,000: sums, mirrors and moves are exact.
    return (0..<count).map { _ in Double(Int.random(in: 0..<64_000, using: &random)) / 64 }
  }

  @Test("is exactly the mirror image for -y", arguments: 0..<40 as Range<UInt64>)
  func mirrors(seed: UInt64) throws {
    let values = Self.random(seed)
    let there = try ForecastMethod.skm.forecast(Self.series(values), horizon: 7)
    let back = try ForecastMethod.skm.forecast(Self.series(values.map { -$0 }), horizon: 7)
    for (up, down) in zip(there.steps, back.steps) {
      #expect(up.distribution.median == -down.distribution.median)
      let (upper, lower) = (
        up.distribution.interval(level: 0.95), down.distribution.interval(level: 0.95)
      )
      #expect(upper.lowerBound == -lower.upperBound)
      #expect(upper.upperBound == -lower.lowerBound)
    }
  }

  @Test("moves and stretches with the series", arguments: 0..<40 as Range<UInt64>)
  func isEquivariant(seed: UInt64) throws {
    let values = Self.random(seed)
    let there = try ForecastMethod.skm.forecast(Self.series(values), horizon: 5)
    let moved = try ForecastMethod.skm.forecast(
      Self.series(values.map { 8 * $0 + 4096 }), horizon: 5)
    for (plain, other) in zip(there.steps, moved.steps) {
      // One rounding of a sum with 4096.
      for level in [0.5, 0.8, 0.95] {
        let (a, b) = (
          plain.distribution.interval(level: level), other.distribution.interval(level: level)
        )
        #expect(
          (8 * a.lowerBound + 4096).isClose(
            to: b.lowerBound, .relativeWithAbsoluteFloor(1e-12, floor: 1e-9)))
        #expect(
          (8 * a.upperBound + 4096).isClose(
            to: b.upperBound, .relativeWithAbsoluteFloor(1e-12, floor: 1e-9)))
      }
    }
  }

  /// The same movement, now mostly sampling error: the median stays nearer to what was before.
  @Test func takesKnownErrorsForNoise() throws {
    let values = [80.0, 80.5, 79.5, 80.2, 79.8, 86]
    let real = try ForecastMethod.skm.forecast(Self.series(values), horizon: 1)
    let noisy = try ForecastMethod.skm.forecast(
      Self.series(values, [Double](repeating: 2, count: 6)), horizon: 1)
    #expect(noisy.steps[0].distribution.median < real.steps[0].distribution.median)
  }

  @Test func intervalsWiden() throws {
    let forecast = try ForecastMethod.skm.forecast(
      Self.series([85.35, 84.06, 88.01, 90.62]), horizon: 12)
    let widths = forecast.steps.map { step in
      let interval = step.distribution.interval(level: 0.95)
      return interval.upperBound - interval.lowerBound
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func staysWithinBounds() throws {
    let forecast = try ForecastMethod.skm.forecast(
      Self.series([90, 95, 99, 100], bounds: 0...100), horizon: 3)
    for step in forecast.steps {
      #expect(step.distribution.interval(level: 0.95).upperBound == 100)
      #expect(step.distribution.probabilityOfAttainment(100) > 0.2)
    }
  }

  @Test func refusesWhatDoesNotChange() throws {
    #expect(throws: TrendError.noResidualVariation(.skm)) {
      try ForecastMethod.skm.forecast(Self.series([80, 80, 80]), horizon: 1)
    }
  }

  @Test func saysThatItWasLearntFromYears() throws {
    let periods = ["2020-S1", "2020-S2", "2021-S1"].compactMap { Period($0) }
    let series = try EstimateSeries(
      zip(periods, [80, 82, 81]).map { Observation(period: $0, value: $1) })
    #expect(try ForecastMethod.skm.forecast(series, horizon: 1).warnings.contains(.notYearly))
  }
}
