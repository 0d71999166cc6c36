import Localization

/// Anything that is drawn.
enum Picture: Hashable {
  case time(Chart)
  case rows(RowChart)
  case shares(ShareChart)

  var title: Bilingual {
    switch self {
    case .time(let chart): chart.title
    case .rows(let chart): chart.title
    case .shares(let chart): chart.title
    }
  }

  var alternativeText: Bilingual {
    switch self {
    case .time(let chart): chart.alternativeText
    case .rows(let chart): chart.alternativeText
    case .shares(let chart): chart.alternativeText
    }
  }

  /// The picture in words; names without an end are cut.
  func description(in language: Language) -> String {
    brief(alternativeText[language], to: 4000)
  }

  /// What is painted, and how high that is.
  func drawn(_ notation: Notation, _ size: ChartSize) -> (elements: [String], height: Double) {
    switch self {
    case .time(let chart):
      let drawn = SVGChart(chart, notation, size)
      return (drawn.canvas.elements, drawn.layout.height)
    case .rows(let chart):
      let drawn = SVGRowChart(chart, notation, size)
      return (drawn.canvas.elements, drawn.layout.height)
    case .shares(let chart):
      let drawn = SVGShareChart(chart, notation, size)
      return (drawn.canvas.elements, drawn.layout.height)
    }
  }
}
