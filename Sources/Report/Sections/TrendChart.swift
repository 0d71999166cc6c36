import Localization
import Rendering
import Satisfaction
import SurveyInference
import Trend

extension Chart {
  /// The observations of a group with their intervals, the line through them with its band, and where
  /// the edition changes.
  ///
  /// Where it changes no line is drawn: one through all periods would show the step as performance.
  ///
  /// - Parameters:
  ///   - group: Whose ``GroupTrend/main`` is drawn.
  ///   - analysis: Its trend.
  ///   - bounds: The ends of the scale; `nil` where they are not known.
  ///   - grades: The edition whose grades are drawn; `nil` where there are several or none.
  ///   - isOfficial: All elements of the edition count, so that an index is one.
  init(
    _ group: GroupTrend, _ analysis: TrendAnalysis, within bounds: ClosedRange<Double>?,
    grades: RegulationEdition?, isOfficial: Bool = true
  ) {
    let (series, level) = (analysis.series, analysis.options.level)
    let observations = series.observations
    let (first, last) = (series.periods[0], series.periods[observations.count - 1])
    let periods = (0...(last.ordinal - first.ordinal)).map(first.advanced)
    let hasErrors = observations.contains {
      group.main.interval(of: $0, level: level) != nil
    }
    self.init(
      title: TrendWords.pictureTitle(group, isOfficial: isOfficial),
      alternativeText: TrendWords.picture(group, analysis),
      valueTitle: TrendTableWords.value(group.main.quantity, isOfficial: isOfficial),
      timeTitle: ForecastWords.timeTitle(first.frequency), decimals: group.main.decimals,
      bounds: bounds, positions: periods.map { Position($0) },
      observations: Observations(
        name: ForecastWords.observed,
        intervalName: hasErrors ? TrendTableWords.interval(level) : nil,
        points: observations.map { observation in
          Observations.Point(
            time: observation.period.time, value: observation.value,
            interval: group.main.interval(of: observation, level: level)
              .map { $0.lower...$0.upper })
        }))
    if analysis.breaks.shifts.isEmpty, let line = analysis.line {
      let points = periods.map { period -> FittedLine.Point in
        let value = line(series.time(of: period))
        return FittedLine.Point(
          time: period.time, value: value.mean,
          confidence: value.interval(level: level).map { $0.lower...$0.upper })
      }
      fit = FittedLine(
        name: TrendWords.line, confidenceName: TrendWords.band(level), points: points)
    }
    breaks = analysis.breaks.shifts.map { shift in
      let before = series.periods.last { $0 < shift.period } ?? shift.period
      return Break(
        time: (before.time + shift.period.time) / 2, label: ForecastWords.newEdition)
    }
    if let grades {
      bands = grades.bands
      bandTitle = TrendTableWords.grade
    }
  }
}

extension TrendAnalysis {
  /// The line that ``mainSlope`` is of, at a time; `nil` where there is none.
  fileprivate var line: ((Double) -> TrendValue)? {
    if case .success(let trend) = randomEffects { return { trend.value(at: $0) } }
    if case .success(let trend) = leastSquares { return { trend.value(at: $0) } }
    return nil
  }
}

extension RegulationEdition {
  /// The grades as ranges of the index, the lowest first.
  var bands: [Chart.Band] {
    let top = scale.multiplier.value * Double(scale.highest)
    let ends = [top] + grades.dropLast().map(\.from.value)
    return zip(grades, ends).reversed().map { grade, end in
      Chart.Band(min(grade.from.value, end)...end, label: Bilingual(grade.grade))
    }
  }
}
