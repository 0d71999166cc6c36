import Attainment
import Localization
import Rates
import Rendering
import Satisfaction
import Trend

/// What a head of office reads in a minute: each indicator with its value, its attainment, its trend
/// and its outlook.
struct ReviewCards {
  let study: PlanStudy
  /// The year that is reported.
  let reported: Int

  var block: Document.Block { .cards(study.indicators.map(card)) }

  private func card(_ indicator: IndicatorStudy) -> Document.Card {
    let year = indicator[reported]
    var details: [Bilingual] = []
    var (value, mark): (Cell, Bilingual) = (.undefined, Bilingual(""))
    switch year?.realisation {
    case .success(let realisation):
      value = .number(realisation.value, decimals: indicator.decimals)
      mark = ReviewWords.mark(indicator, realisation)
      details.append(ReviewWords.measured(indicator, realisation, in: reported))
    case .failure(.noEvent): mark = AttainmentTableWords.noEvent
    case .failure(let reason): mark = AttainmentWords.part(reason.words)
    case nil: break
    }
    if let year, let words = ReviewWords.attainment(indicator, year) { details.append(words) }
    if let words = indicator.trendWords {
      // the words on a rate begin with what they are about
      details.append(indicator.indicator.kind == .resolutionRate ? words : ReviewWords.trend(words))
    }
    if let words = outlook(indicator) { details.append(words) }
    return Document.Card(
      label: indicator.indicator.name, value: value, mark: mark, details: details)
  }

  /// The outlook of the last target that lies ahead.
  private func outlook(_ indicator: IndicatorStudy) -> Bilingual? {
    for year in indicator.years.reversed() {
      guard let target = year.target else { continue }
      switch year.probabilityOfAttainment {
      case .success(let probability):
        return ReviewWords.outlook(indicator, year.year, target, probability)
      case .failure(.noForecast(let error)):
        return AttainmentWords.noOutlook(indicator, .noForecast(error))
      case .failure: continue
      }
    }
    return nil
  }
}

extension IndicatorStudy {
  /// Which way the indicator goes, how fast and how surely; `nil` where there is no series to say it of.
  var trendWords: Bilingual? {
    if case .cases(let analysis) = evidence {
      switch analysis.whole.trend {
      case .success(let trend): return RateTrendWords.trend(trend)
      case .failure(let reason): return RateTrendWords.noTrend(reason)
      }
    }
    guard let series = try? EstimateSeries(observations) else { return nil }
    let analysis = TrendAnalysis(series)
    let quantity: QuantityTrend.Quantity =
      indicator.kind == .satisfactionIndex ? .index : .value
    switch analysis.mainSlope {
    case .success(let slope):
      return TrendWords.answer(
        slope, of: quantity, level: analysis.options.level, decimals: max(2, decimals))
    case .failure(let reason):
      return TrendWords.noAnswer(reason, isBroken: !analysis.breaks.shifts.isEmpty)
    }
  }
}
