import Localization
import Probability
import Rendering
import Trend

extension Chart {
  /// What was observed of a series, the fan of its future, and its targets.
  ///
  /// - Parameters:
  ///   - analysis: The series and its forecast.
  ///   - title: What the picture shows.
  init(_ analysis: ForecastAnalysis, title: Bilingual) {
    let (series, forecast) = (analysis.series, analysis.forecast)
    let observations = series.observations
    let hasErrors = observations.contains { $0.standardError != nil }
    let points = observations.map { observation in
      Observations.Point(
        time: observation.period.time, value: observation.value,
        interval: observation.interval)
    }
    let first = observations[0].period
    let last = forecast.steps[forecast.steps.count - 1].period
    self.init(
      title: title, alternativeText: ForecastWords.picture(analysis),
      valueTitle: ForecastWords.valueTitle, timeTitle: ForecastWords.timeTitle(first.frequency),
      decimals: analysis.decimals, bounds: series.bounds,
      positions: (0...(last.ordinal - first.ordinal)).map { Position(first.advanced(by: $0)) },
      observations: Observations(
        name: ForecastWords.observed,
        intervalName: hasErrors ? ForecastWords.observedInterval : nil, points: points))
    let levels = ForecastPayload.levels
    self.forecast = Fan(
      name: ForecastWords.median, levels: levels,
      points: forecast.steps.map { step in
        Fan.Point(
          time: step.period.time, median: step.distribution.median,
          intervals: levels.map { step.distribution.interval(level: $0) })
      })
    let outlooks = analysis.outlooks.map { outlook in
      Targets.Point(
        time: outlook.period.time, value: outlook.target,
        note: Catalogue.share(outlook.probability))
    }
    let past = analysis.pastTargets.map { target in
      Targets.Point(time: target.period.time, value: target.target)
    }
    if !(past + outlooks).isEmpty {
      targets = Targets(name: ForecastWords.target, points: past + outlooks)
    }
    breaks = series.editionChanges.map { change in
      Break(
        time: (observations[change.place - 1].period.time + change.period.time) / 2,
        label: ForecastWords.newEdition)
    }
  }
}

extension Observation {
  /// Where the true value lies with 95 %, as far as the standard error tells.
  fileprivate var interval: ClosedRange<Double>? {
    standardError.map { Normal(mean: value, standardDeviation: $0).interval(level: 0.95) }
  }
}
