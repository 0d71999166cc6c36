import Attainment
import Localization
import Rendering
import SurveyInference
import Trend

extension Chart {
  /// What was reached of an indicator against its targets, with the fan of its future where there is
  /// one; fails where nothing was reached yet.
  init?(_ study: IndicatorStudy) {
    let name = study.indicator.name
    if case .success(let analysis)? = study.forecast {
      self.init(analysis, title: name)
      alternativeText = AttainmentWords.picture(study)
      valueTitle = AttainmentWords.valueTitle(study.indicator)
    } else {
      let points = study.years.compactMap { year -> Observations.Point? in
        guard case .success(let realisation) = year.realisation else { return nil }
        return Observations.Point(
          time: Double(year.year), value: realisation.value,
          interval: realisation.interval.map { $0.lower...$0.upper })
      }
      guard !points.isEmpty else { return nil }
      let hasIntervals = points.contains { $0.interval != nil }
      self.init(
        title: name, alternativeText: AttainmentWords.picture(study),
        valueTitle: AttainmentWords.valueTitle(study.indicator),
        timeTitle: ForecastWords.timeTitle(.year), decimals: study.decimals,
        bounds: study.indicator.kind == .resolutionRate ? 0...100 : nil,
        positions: study.years.map { Position(Period(year: $0.year)) },
        observations: Observations(
          name: AttainmentWords.reached,
          intervalName: hasIntervals ? ForecastWords.observedInterval : nil, points: points))
    }
    let targets = study.years.flatMap { year -> [Targets.Point] in
      let note = (try? year.probabilityOfAttainment.get()).map(Catalogue.share)
      switch year.target {
      case .value(let value):
        return [Targets.Point(time: Double(year.year), value: value, note: note)]
      case .range(let range):
        return [range.lowerBound, range.upperBound].map {
          Targets.Point(time: Double(year.year), value: $0)
        }
      case nil: return []
      }
    }
    self.targets = targets.isEmpty ? nil : Targets(name: ForecastWords.target, points: targets)
  }
}
