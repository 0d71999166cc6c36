import Localization
import Rendering
import Satisfaction
import SurveyInference

extension RowChart {
  /// The differences of the elements of a pair, and of its index, about a line at zero.
  ///
  /// - Parameters:
  ///   - pair: With a difference of something.
  ///   - study: What it is of.
  init(_ pair: ComparedPair, in study: ComparisonStudy) {
    let multiplier = pair.to.edition.scale.multiplier.value
    let rows = pair.elements.map { quantity in
      Self.row(
        quantity.name.map { name, _ in "\(quantity.element ?? "") \(name)" }, quantity,
        times: multiplier, study)
    }
    let index = Self.row(SurveyWords.wholeIndex, pair.index, times: 1, study)
    self.init(
      ComparisonOverviewWords.pictureTitle(pair),
      interval: ComparisonOverviewWords.simultaneous(study.options.satisfaction.level),
      (rows + [index]).filter { $0.value != nil }, study)
  }

  /// The difference of the index in every pair.
  ///
  /// - Parameter study: With several pairs.
  init(_ study: ComparisonStudy) {
    let rows = study.pairs.map { pair in
      Self.row(
        ComparisonWords.pair(pair.group, pair.from.value, pair.to.value), pair.index, times: 1,
        study)
    }
    self.init(
      ComparisonOverviewWords.overviewTitle,
      interval: SurveyWords.interval(study.options.satisfaction.level),
      rows.filter { $0.value != nil }, study)
  }

  private init(_ title: Bilingual, interval: Bilingual, _ rows: [Row], _ study: ComparisonStudy) {
    self.init(
      title: title,
      alternativeText: ComparisonOverviewWords.picture(
        study, rows.map { ($0.label, $0.value ?? 0) }),
      valueTitle: ComparisonOverviewWords.scaleTitle,
      valueName: ComparisonTableWords.difference, intervalName: interval, decimals: 2, rows: rows)
    baseline = Baseline(value: 0, name: ComparisonOverviewWords.noDifference)
  }

  private static func row(
    _ label: Bilingual, _ quantity: ComparedQuantity, times factor: Double,
    _ study: ComparisonStudy
  ) -> Row {
    let level = study.options.satisfaction.level
    let interval = quantity.simultaneousInterval(level: level)
    return Row(
      label: label, value: quantity.difference.map { factor * $0.estimate.value },
      interval: interval.map { factor * $0.lower...factor * $0.upper })
  }
}
