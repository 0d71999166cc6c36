import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The elements of a group, the one to improve first on top.
struct ElementTable {
  let edition: RegulationEdition
  /// The confidence level of the intervals, a fraction.
  let level: Double

  func table(_ elements: [ElementResult]) -> Table {
    let sorted = elements.enumerated().sorted { left, right in
      (left.element.rank ?? .max, left.offset) < (right.element.rank ?? .max, right.offset)
    }
    let rows = sorted.map { _, element -> [Cell] in
      [
        element.rank.map { .count($0) } ?? .undefined,
        .text(element.name.map { name, _ in "\(element.element) \(name)" }),
        .count(element.count),
        element.mean.map { .number($0.value, decimals: 3) } ?? .undefined,
        element.index.map { .number($0, decimals: 2) } ?? .undefined,
        interval(of: element).map {
          .interval(lower: $0.lowerBound, upper: $0.upperBound, decimals: 1)
        } ?? .undefined,
        element.grade.map { .text(Bilingual($0.grade)) } ?? .undefined,
      ]
    }
    return Table(columns: IndexWords.elementColumns(level), rows: rows)
  }

  /// The interval on the scale of the index; `nil` without degrees of freedom.
  func interval(of element: ElementResult) -> ClosedRange<Double>? {
    let multiplier = edition.scale.multiplier.value
    return element.confidence.map { confidence in
      let interval = confidence.interval(level: level)
      return multiplier * interval.lower...multiplier * interval.upper
    }
  }
}
