import Glibc
import Localization
import TestSupport
import Testing

@testable import Trend

@Suite struct ExponentialSmoothingTests {
  typealias Slope = ExponentialSmoothing.Slope
  static let slopes: [Slope] = [.none, .lasting, .fading]

  /// -n/2 · log S, as `ets` prints it, of the full likelihood.
  private func kernel(_ smoothing: ExponentialSmoothing, _ count: Int) -> Double {
    let n = Double(count)
    return smoothing.logLikelihood + n / 2 * (log(2 * Double.pi / n) + 1)
  }

  @Test(arguments: ForecastReference.all, slopes)
  func isNoLessLikelyThanR(_ reference: ForecastReference, _ slope: Slope) throws {
    guard let theirs = reference.smoothed(slope), let likelihood = theirs.logLikelihood else {
      return
    }
    let series = try yearly(reference.values)
    let ours = try ExponentialSmoothing(series, slope: slope)
    #expect(ours.converged)
    #expect(kernel(ours, reference.values.count) >= likelihood - 1e-6)
    // and R's own parameters are no better here than there
    let given = try ExponentialSmoothing(series, slope: slope, parameters: theirs.parameters)
    #expect(kernel(given, reference.values.count) >= likelihood - 1e-9)
    #expect(given.logLikelihood <= ours.logLikelihood + 1e-9)
  }

  /// R's search stops where its likelihood is up to 1e-3 short; where it is closer, so are its forecasts:
  /// an error d of twice the logarithm of the likelihood moves a parameter by √d of its standard error.
  @Test(arguments: ForecastReference.all, slopes)
  func forecastsLikeRWhereItsSearchEnds(_ reference: ForecastReference, _ slope: Slope) throws {
    guard let theirs = reference.smoothed(slope), let likelihood = theirs.logLikelihood else {
      return
    }
    let ours = try ExponentialSmoothing(try yearly(reference.values), slope: slope)
    let short = max(0, kernel(ours, reference.values.count) - likelihood)
    guard short < 1e-3 else { return }
    for (step, distribution) in ours.distributions(5, within: nil).enumerated() {
      let deviation = (theirs.upper95[step] - theirs.centres[step]) / 1.96
      let allowed = (2 * (2 * short).squareRoot() + 1e-3) * deviation
      #expect((distribution.centre - theirs.centres[step]).magnitude <= allowed)
    }
  }

  /// With R's own parameters the errors grow from step to step as R's closed forms say.
  ///
  /// Only the ratio to the first is compared: R's first level and slope are not quite those of least
  /// squares, and its residual variance is as much larger.
  @Test(arguments: ForecastReference.all, slopes)
  func errorsGrowAsInR(_ reference: ForecastReference, _ slope: Slope) throws {
    guard let theirs = reference.smoothed(slope), theirs.logLikelihood != nil else { return }
    let ours = try ExponentialSmoothing(
      try yearly(reference.values), slope: slope, parameters: theirs.parameters)
    let distributions = ours.distributions(5, within: nil)
    for (step, distribution) in distributions.enumerated() {
      let width = theirs.upper95[step] - theirs.lower95[step]
      let first = theirs.upper95[0] - theirs.lower95[0]
      // differences of limits have lost as many digits as the limits are larger
      let lost = theirs.upper95[step].magnitude / first
      #expect(
        (distribution.scale / distributions[0].scale)
          .isClose(to: width / first, .relative(1e-14 * (10 + lost))))
    }
  }

  /// The least sum of squares by brute force: a grid over all that the limits allow.
  @Test(arguments: slopes)
  func findsTheLowestPlace(_ slope: Slope) throws {
    var random = SplitMix64(seed: 31)
    for count in [6, 7, 8, 10, 15, 25] {
      for _ in 0..<8 {
        let series = try yearly(arbitraryValues(count, using: &random))
        let found = try ExponentialSmoothing(series, slope: slope)
        #expect(found.converged)
        let search = SmoothingSearch(try StandardizedValues(series).values, slope)
        let least = search.run(found.parameters).sumOfSquares
        for alpha in 0...20 {
          for q in 0...(slope == .none ? 0 : 12) {
            for phi in 0...(slope == .fading ? 6 : 0) {
              let place =
                SmoothingSearch.lowest
                + SIMD3(Double(alpha) / 20, Double(q) / 12, Double(phi) / 6)
                * (SmoothingSearch.highest - SmoothingSearch.lowest)
              let other = search.run(search.parameters(at: place)).sumOfSquares
              #expect(least <= other * (1 + 1e-9), "\(count): \(search.parameters(at: place))")
            }
          }
        }
      }
    }
  }

  /// The derivatives beside central differences, whose own error is about 1e-9 of the sum of squares.
  @Test(arguments: slopes)
  func gradientIsThatOfTheSum(_ slope: Slope) throws {
    var random = SplitMix64(seed: 32)
    let values = try StandardizedValues(yearly(arbitraryValues(12, using: &random))).values
    let search = SmoothingSearch(values, slope)
    let own = ExponentialSmoothing.Parameters(
      level: 0.45, slope: slope == .none ? 0 : 0.2, damping: slope == .fading ? 0.9 : 1)
    let run = search.run(own)
    let h = 1e-5
    func value(_ a: Double, _ b: Double, _ c: Double) -> Double {
      search.run(
        ExponentialSmoothing.Parameters(
          level: own.level + a, slope: own.slope + b, damping: own.damping + c)
      ).sumOfSquares
    }
    let byLevel = (value(h, 0, 0) - value(-h, 0, 0)) / (2 * h)
    #expect((run.gradient[0] - byLevel).magnitude <= 1e-7 * run.sumOfSquares)
    guard slope != .none else { return }
    let bySlope = (value(0, h, 0) - value(0, -h, 0)) / (2 * h)
    let byDamping = (value(0, 0, h) - value(0, 0, -h)) / (2 * h)
    #expect((run.gradient[1] - bySlope).magnitude <= 1e-7 * run.sumOfSquares)
    #expect((run.gradient[2] - byDamping).magnitude <= 1e-7 * run.sumOfSquares)
  }

  /// A slope that fades by little is nearly one that lasts: the limit 0.98 keeps them apart.
  @Test func dampsBelowNinePoints() throws {
    let series = try yearly([80, 82, 83, 86, 87, 90])
    let damped = try ExponentialSmoothing(series, slope: .fading)
    #expect(0.8...0.98 ~= damped.parameters.damping)
    let steps = damped.distributions(40, within: nil).map(\.centre)
    let (first, last) = (steps[1] - steps[0], steps[39] - steps[38])
    #expect(
      last.isClose(to: first * pow(damped.parameters.damping, 38), .relative(1e-9)))
  }

  @Test func keepsTheStates() throws {
    let series = try yearly([80, 82, 81, 84, 83, 86])
    let smoothing = try ExponentialSmoothing(
      series, slope: .lasting,
      parameters: ExponentialSmoothing.Parameters(level: 0.5, slope: 0.25))
    var (level, slope, sum) = (smoothing.initialLevel, smoothing.initialSlope, 0.0)
    for value in series.values {
      let error = value - level - slope
      sum += error * error
      (level, slope) = (level + slope + 0.5 * error, slope + 0.25 * error)
    }
    // a dozen sums of numbers of 80
    #expect(smoothing.lastLevel.isClose(to: level, .relative(1e-13)))
    #expect(smoothing.lastSlope.isClose(to: slope, .relative(1e-11)))
    #expect(
      smoothing.residualStandardDeviation.isClose(to: (sum / 2).squareRoot(), .relative(1e-12)))
  }
}
