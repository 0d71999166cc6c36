import Localization

/// Draws a reliability diagram.
struct SVGReliabilityDiagram {
  private let diagram: ReliabilityDiagram
  private let language: Language
  private var canvas = SVGCanvas()

  private static let (font, margin) = (13.0, 14.0)
  /// The side of the square that a panel plots in, and what stands around it.
  private static let (side, left, right, top, bottom) = (150.0, 42.0, 14.0, 26.0, 30.0)
  private static let (titleHeight, rowTitleHeight, endHeight) = (30.0, 30.0, 40.0)
  private static let (panelWidth, panelHeight) = (left + side + right, top + side + bottom)

  private var width: Double {
    let columns = diagram.rows.map(\.panels.count).max() ?? 1
    return 2 * Self.margin + Double(max(1, columns)) * Self.panelWidth
  }

  private var height: Double {
    2 * Self.margin + Self.titleHeight + Self.endHeight
      + Double(diagram.rows.count) * (Self.rowTitleHeight + Self.panelHeight)
  }

  init(_ diagram: ReliabilityDiagram, _ language: Language) {
    self.diagram = diagram
    self.language = language
    canvas.text(
      "sk-title", diagram.title[language],
      at: Place(x: Self.margin, y: Self.margin + 1.2 * Self.font), size: 1.2 * Self.font)
    var y = Self.margin + Self.titleHeight
    for row in diagram.rows {
      canvas.text(
        "sk-ink", row.title[language], at: Place(x: Self.margin, y: y + 1.4 * Self.font),
        size: Self.font)
      for (column, panel) in row.panels.enumerated() {
        draw(
          panel,
          at: Place(
            x: Self.margin + Double(column) * Self.panelWidth, y: y + Self.rowTitleHeight))
      }
      y += Self.rowTitleHeight + Self.panelHeight
    }
    for axis in ["→ " + diagram.saidTitle[language], "↑ " + diagram.happenedTitle[language]] {
      y += 1.5 * Self.font
      canvas.text("sk-muted", axis, at: Place(x: Self.margin, y: y), size: Self.font)
    }
  }

  private mutating func draw(_ panel: ReliabilityDiagram.Panel, at corner: Place) {
    let (x, y, side) = (corner.x + Self.left, corner.y + Self.top, Self.side)
    func place(_ said: Double, _ happened: Double) -> Place {
      Place(x: x + said * side, y: y + (1 - min(1, max(0, happened))) * side)
    }
    canvas.text(
      "sk-title", panel.title[language], at: Place(x: x, y: y - 0.6 * Self.font), size: Self.font)
    for tick in [0.0, 0.5, 1] {
      canvas.line("sk-grid", from: place(tick, 0), to: place(tick, 1))
      canvas.line("sk-grid", from: place(0, tick), to: place(1, tick))
      let text = Notation(language).number(100 * tick, decimals: 0) + "%"
      canvas.text(
        "sk-muted", text, at: Place(x: x + tick * side, y: y + side + 1.4 * Self.font),
        size: Self.font, anchor: .middle)
      canvas.text(
        "sk-muted", text, at: Place(x: x - 5, y: place(0, tick).y + 0.35 * Self.font),
        size: Self.font, anchor: .end)
    }
    let tolerance = diagram.tolerance
    canvas.polygon(
      "sk-confidence",
      [
        place(0, 0), place(0, tolerance), place(1 - tolerance, 1), place(1, 1),
        place(1, 1 - tolerance), place(tolerance, 0),
      ])
    canvas.line("sk-band", from: place(0, 0), to: place(1, 1))
    for point in panel.points {
      let (low, high) = (
        place(point.said, point.interval.lowerBound), place(point.said, point.interval.upperBound)
      )
      canvas.line("sk-interval", from: low, to: high)
      for end in [low, high] {
        canvas.line(
          "sk-interval", from: Place(x: end.x - 3, y: end.y), to: Place(x: end.x + 3, y: end.y))
      }
      canvas.circle("sk-point", at: place(point.said, point.happened), radius: 3.5)
    }
  }

  /// The whole file.
  var text: String {
    let (width, height) = (coordinate(width), coordinate(height))
    let lines =
      [
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="sk" role="img" lang="\(language.rawValue)" \
        viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
        style="max-width:100%;height:auto">
        """,
        "<title>\(markup(diagram.title[language]))</title>",
        "<desc>\(markup(diagram.alternativeText[language]))</desc>",
        "<style>\n\(ChartStyle.sheet)\n</style>",
        "<rect class=\"sk-paper\" width=\"\(width)\" height=\"\(height)\"/>",
      ] + canvas.elements + ["</svg>"]
    return lines.joined(separator: "\n") + "\n"
  }
}
