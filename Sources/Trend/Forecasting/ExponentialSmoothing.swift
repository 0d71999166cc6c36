import Glibc
import Probability

/// Exponential smoothing with errors that add up: ETS(A,N,N), ETS(A,A,N) or ETS(A,Ad,N).
///
/// With level l, slope b and independent normal errors e of variance σ²,
///
///     yₜ = lₜ₋₁ + φbₜ₋₁ + eₜ,   lₜ = lₜ₋₁ + φbₜ₋₁ + αeₜ,   bₜ = φbₜ₋₁ + βeₜ,
///
/// where b is 0 for the first and φ is 1 for the second model. α, β, φ, l₀ and b₀ are those of the greatest
/// likelihood, which is that of the least sum of squares S, with 0.0001 ≤ α ≤ 0.9999, 0.0001 ≤ β ≤ α and
/// 0.8 ≤ φ ≤ 0.98; σ² is S/(n - number of these parameters).
///
/// S is a quadratic function of l₀ and b₀, which are therefore solved for; what remains, of three parameters at
/// most, is searched on a grid and followed to the minimum from the lowest places.
///
/// Source: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, chapters
/// 2, 5 and 6.
/// Checked against: R forecast 8.20 `ets`, whose likelihood is nowhere greater; the growth of the errors
/// for its own parameters, 12 digits.
public struct ExponentialSmoothing: Sendable, Hashable {
  /// What the level does by itself.
  public enum Slope: Sendable, Hashable {
    /// It stays: simple exponential smoothing.
    case none
    /// It goes on by a slope: Holt's method.
    case lasting
    /// It goes on by a slope that fades: Holt's method, damped.
    case fading
  }

  /// How much a surprise moves the level and the slope, and how fast the slope fades.
  public struct Parameters: Sendable, Hashable {
    /// α.
    public let level: Double
    /// β; 0 without slope.
    public let slope: Double
    /// φ; 1 where the slope lasts or there is none.
    public let damping: Double

    public init(level: Double, slope: Double = 0, damping: Double = 1) {
      self.level = level
      self.slope = slope
      self.damping = damping
    }
  }

  public let slope: Slope
  public let parameters: Parameters
  /// l₀ and lₙ, in the unit of the quantity.
  public let initialLevel, lastLevel: Double
  /// b₀ and bₙ, in the unit of the quantity a period.
  public let initialSlope, lastSlope: Double
  /// σ, in the unit of the quantity.
  public let residualStandardDeviation: Double
  /// The logarithm of the normal density of the observations, with S/n for the variance.
  public let logLikelihood: Double
  /// Whether the search ended by itself.
  public let converged: Bool

  /// The method of the greatest likelihood.
  ///
  /// - Parameters:
  ///   - series: What was observed, in every single period.
  ///   - slope: What the level does by itself.
  /// - Throws: `TrendError.tooFewObservations`, `TrendError.notEvenlySpaced`, or
  ///   `TrendError.noResidualVariation` where every observation is fitted exactly.
  /// - Complexity: O(n).
  public init(_ series: EstimateSeries, slope: Slope) throws(TrendError) {
    let standardized = try Self.checked(series, slope)
    let search = SmoothingSearch(standardized.values, slope)
    let found = search.minimum(negligible: standardized.rounding)
    try self.init(
      standardized, slope, search.parameters(at: found.place), converged: found.converged)
  }

  /// The method with given parameters, of which only the first level and slope are fitted.
  ///
  /// - Parameters:
  ///   - series: What was observed, in every single period.
  ///   - slope: What the level does by itself.
  ///   - parameters: α, β and φ.
  /// - Throws: As ``init(_:slope:)``.
  public init(
    _ series: EstimateSeries, slope: Slope, parameters: Parameters
  ) throws(TrendError) {
    try self.init(Self.checked(series, slope), slope, parameters, converged: true)
  }

  private init(
    _ standardized: StandardizedValues, _ slope: Slope, _ parameters: Parameters, converged: Bool
  ) throws(TrendError) {
    let run = SmoothingSearch(standardized.values, slope).run(parameters)
    guard !standardized.isNothing(run.sumOfSquares) else {
      throw .noResidualVariation(slope.method)
    }
    let (origin, unit) = (standardized.origin, standardized.unit)
    let count = Double(standardized.values.count)
    self.slope = slope
    self.parameters = parameters
    self.converged = converged
    initialLevel = origin + unit * run.initialLevel
    initialSlope = unit * run.initialSlope
    lastLevel = origin + unit * run.level
    lastSlope = unit * run.slope
    let free = count - Double(slope.parameterCount)
    residualStandardDeviation = unit * (run.sumOfSquares / free).squareRoot()
    logLikelihood =
      -count * (log(unit) + 0.5 * (log(2 * Double.pi * run.sumOfSquares / count) + 1))
  }

  private static func checked(
    _ series: EstimateSeries, _ slope: Slope
  ) throws(TrendError) -> StandardizedValues {
    let (count, needed) = (series.observations.count, slope.method.fewestObservations)
    guard count >= needed else { throw .tooFewObservations(found: count, needed: needed) }
    guard series.isEvenlySpaced else { throw .notEvenlySpaced(missing: series.missingPeriods) }
    return try StandardizedValues(series)
  }
}

extension ExponentialSmoothing.Slope {
  /// The name by which the method is asked for.
  var method: ForecastMethod {
    switch self {
    case .none: .ses
    case .lasting: .holt
    case .fading: .damped
    }
  }

  /// How many of α, β, φ, l₀ and b₀ are fitted.
  var parameterCount: Int {
    switch self {
    case .none: 2
    case .lasting: 4
    case .fading: 5
    }
  }
}

extension ExponentialSmoothing: Forecaster {
  var warnings: [ForecastWarning] { converged ? [] : [.notConverged] }

  /// With φₕ = φ + φ² + … + φʰ the value h periods ahead is normal about lₙ + φₕbₙ with variance
  /// σ²·(1 + Σ(α + βφⱼ)²), the sum over j from 1 to h - 1.
  ///
  /// Source: Hyndman, Koehler, Ord and Snyder (2008), table 6.1.
  func distributions(
    _ horizon: Int, within bounds: ClosedRange<Double>?
  ) -> [PredictiveDistribution] {
    var (variance, reach, power) = (1.0, 0.0, 1.0)
    return (1...horizon).map { step in
      if step > 1 {
        let response = parameters.level + parameters.slope * reach
        variance += response * response
      }
      power *= parameters.damping
      reach += power
      return PredictiveDistribution(
        Normal.standard, centre: lastLevel + reach * lastSlope,
        scale: residualStandardDeviation * variance.squareRoot(), within: bounds)
    }
  }
}
