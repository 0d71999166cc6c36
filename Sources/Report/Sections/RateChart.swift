import Localization
import Rates
import Rendering
import SurveyInference

extension Chart {
  /// The shares of a series in per cent with their intervals, the line of its trend, and its target.
  ///
  /// A year without a share is a gap. The target stands at the year after the last one, with the
  /// probability of meeting it.
  ///
  /// - Parameters:
  ///   - series: With a share in some year.
  ///   - options: What was asked of it.
  init(_ series: RateSeries, _ options: RateOptions) {
    let years = series.points.map(\.year.year)
    let (first, last) = (years[0], years[years.count - 1])
    let points = series.points.compactMap { point -> Observations.Point? in
      guard case .success(let estimate) = point.rate else { return nil }
      return Observations.Point(
        time: Double(point.year.year), value: estimate.percent,
        interval: (try? estimate.interval.get()).map {
          100 * $0.shown.lowerBound...100 * $0.shown.upperBound
        })
    }
    let hasIntervals = points.contains { $0.interval != nil }
    let end = options.target == nil ? last : last + 1
    self.init(
      title: RateWords.pictureTitle(series.values, options.numerator),
      alternativeText: RateWords.picture(series, options.numerator),
      valueTitle: RateWords.valueTitle, timeTitle: Catalogue.role("year"), decimals: 2,
      // a share passes 100 % only where cases are carried over
      bounds: 0...max(100, points.map(\.value).max() ?? 100),
      positions: (first...end).map { Position(Period(year: $0)) },
      observations: Observations(
        name: ForecastWords.observed,
        intervalName: hasIntervals ? RateTableWords.interval(options.level).title : nil,
        points: points))
    if case .success(let trend) = series.trend {
      fit = FittedLine(
        name: RateWords.trendLine,
        points: (first...last).map {
          FittedLine.Point(time: Double($0), value: 100 * trend.share(in: $0))
        })
    }
    if let target = options.target {
      let chance = (try? series.outlook?.get())?.probabilityOfAttainment
      targets = Targets(
        name: ForecastWords.target,
        points: [
          Targets.Point(
            time: Double(end), value: 100 * target, note: chance.map(Catalogue.share))
        ])
    }
  }
}
