/// How several methods forecast the same series, and which of them the better.
public struct ForecastComparison: Sendable, Hashable {
  /// A mean over series.
  public struct Mean: Sendable, Hashable {
    /// How many series it is the mean of.
    public let series: Int
    public let value: Double
    /// s/√n with the standard deviation s of n series; `nil` where there is one.
    public let standardError: Double?

    /// Averages; fails for no values.
    init?(_ values: [Double]) {
      guard !values.isEmpty else { return nil }
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      series = values.count
      value = mean
      standardError = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
    }
  }

  /// What a method's forecasts are worth.
  public struct Scores: Sendable, Hashable {
    /// The mean over horizons, then over series, of the interval score at 95 %, in units of the scale.
    public let intervalScore: Mean
    /// The same of the distances of the values from the medians.
    public let absoluteError: Mean
    /// The share of all values within their 80 % intervals.
    public let coverage80: Double
    /// The share of all values within their 95 % intervals.
    public let coverage95: Double
    /// The same of the values one period ahead, two periods ahead, and so on.
    public let coverage95ByHorizon: [Double]

    /// The least of ``coverage95ByHorizon``.
    public var lowestCoverage95: Double { coverage95ByHorizon.reduce(1, min) }
  }

  /// One method on all the series that it answered.
  public struct Row: Sendable, Hashable {
    public let method: ForecastMethod
    /// How many series it did not answer.
    public let refusals: Int
    /// `nil` where it answered none.
    public let scores: Scores?
    /// The interval score of the method that all are compared to, less that of this one.
    ///
    /// Negative where this one is worse. Over the series that both answered; `nil` where there are none.
    public let difference: Mean?
  }

  /// In the order in which the methods were given.
  public let rows: [Row]
  /// How many series were forecast.
  public let trials: Int

  /// Scores methods side by side.
  ///
  /// - Parameters:
  ///   - trials: Series whose continuation is known.
  ///   - methods: What is compared.
  ///   - reference: What the interval scores of all are compared to.
  ///
  /// Source: ``ForecastAccuracy`` for the scores; the errors are those of means over independent series.
  public init(
    _ trials: [ForecastTrial], methods: [ForecastMethod], to reference: ForecastMethod = .skm
  ) {
    let own = trials.map { TrialScore($0, reference)?.accuracy.meanScaledIntervalScore }
    self.trials = trials.count
    rows = methods.map { method in
      let found = trials.map { TrialScore($0, method) }
      let answered = found.compactMap(\.self)
      let differences = zip(own, found).compactMap { own, other in
        if let own, let other { own - other.accuracy.meanScaledIntervalScore } else { nil }
      }
      return Row(
        method: method, refusals: trials.count - answered.count, scores: Scores(answered),
        difference: Mean(differences))
    }
  }
}

/// How one method forecast one series.
private struct TrialScore {
  let accuracy: ForecastAccuracy
  /// Whether the value lies within the 95 % interval, by periods ahead.
  let covered: [Bool]

  /// Fails where the method gives no answer.
  init?(_ trial: ForecastTrial, _ method: ForecastMethod) {
    guard let pairs = try? trial.pairs(method),
      let accuracy = ForecastAccuracy(pairs, scale: trial.scale)
    else { return nil }
    self.accuracy = accuracy
    covered = pairs.map { $0.distribution.interval(level: 0.95).contains($0.value) }
  }
}

extension ForecastComparison.Scores {
  /// Fails for no series.
  fileprivate init?(_ scores: [TrialScore]) {
    guard let interval = ForecastComparison.Mean(scores.map(\.accuracy.meanScaledIntervalScore)),
      let absolute = ForecastComparison.Mean(scores.map(\.accuracy.meanAbsoluteScaledError))
    else { return nil }
    intervalScore = interval
    absoluteError = absolute
    let forecasts = Double(scores.reduce(0) { $0 + $1.accuracy.forecasts })
    func pooled(_ share: (ForecastAccuracy) -> Double) -> Double {
      scores.reduce(0) { $0 + share($1.accuracy) * Double($1.accuracy.forecasts) } / forecasts
    }
    coverage80 = pooled(\.coverage80)
    coverage95 = pooled(\.coverage95)
    let longest = scores.map(\.covered.count).reduce(0, max)
    coverage95ByHorizon = (0..<longest).map { place in
      let known = scores.filter { $0.covered.count > place }
      return Double(known.count { $0.covered[place] }) / Double(known.count)
    }
  }
}
