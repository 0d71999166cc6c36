import Localization

/// Draws shares of ordered answers, left and right of the middle of their scale.
struct SVGShareChart {
  let chart: ShareChart
  let layout: RowLayout
  /// The shares that are seen left and right of the line.
  private let reach: (left: Double, right: Double)
  private(set) var canvas = SVGCanvas()

  init(_ chart: ShareChart, _ notation: Notation, _ size: ChartSize) {
    self.chart = chart
    let count = chart.levels.count
    layout = RowLayout(
      title: chart.title, labels: chart.rows.map(\.label),
      notes: chart.rows.map { row in
        TextMetrics.shortened(
          printable(row.note?[notation.language] ?? ""), size: size.font, width: size.width * 0.25,
          isBold: true)
      },
      key: chart.levels.enumerated().map { (.level($0.offset, of: count), $0.element) },
      headRoom: 0, notation, size)
    let left = chart.rows.map { chart.lower($0) }.max() ?? 0
    let right = chart.rows.map { $0.shares.isEmpty ? 0 : 1 - chart.lower($0) }.max() ?? 1
    // to the next tenth, so that the axis ends at a tick
    reach = (Self.tenth(left), max(Self.tenth(right), 0.1))
    drawAxis()
    layout.draw(on: &canvas)
    for row in chart.rows.indices { draw(row) }
    canvas.line(
      "sk-base", from: Place(x: x(0), y: layout.plot.y), to: Place(x: x(0), y: layout.plot.maxY))
  }

  private static func tenth(_ share: Double) -> Double {
    min(1, (share * 10 - 1e-9).rounded(.up) / 10)
  }

  /// The place of a share right of the line, or left of it where negative.
  private func x(_ share: Double) -> Double {
    layout.x((share + reach.left) / (reach.left + reach.right))
  }

  private mutating func drawAxis() {
    let step = (reach.left + reach.right) * layout.font * 4 > layout.plot.width * 0.25 ? 0.25 : 0.1
    var last = -Double.infinity
    for tick in -Int(reach.left / step + 1e-9)...Int(reach.right / step + 1e-9) {
      let share = Double(tick) * step
      layout.drawTick(
        "sk-grid", at: x(share), layout.notation.share(share.magnitude), after: &last, on: &canvas)
    }
    layout.drawAxisTitle(chart.valueTitle, on: &canvas)
  }

  private mutating func draw(_ number: Int) {
    let row = chart.rows[number]
    var start = -chart.lower(row)
    for (level, share) in row.shares.enumerated() where share > 0 {
      let (left, right) = (x(start), x(start + share))
      start += share
      canvas.rectangle(
        "sk-level\(ChartStyle.shade(ofLevel: level, of: chart.levels.count))",
        Box(
          x: left, y: layout.middle(number) - layout.reach, width: right - left,
          height: 2 * layout.reach))
      let text = layout.notation.share(share)
      guard TextMetrics.width(text, size: layout.smallFont) + 4 < right - left else { continue }
      canvas.text(
        ChartStyle.isDark(level: level, of: chart.levels.count) ? "sk-onDark" : "sk-onLight", text,
        at: Place(x: (left + right) / 2, y: layout.middle(number) + layout.font * 0.33),
        size: layout.smallFont, anchor: .middle)
    }
  }
}

extension ShareChart {
  /// The share that lies left of the middle of the scale.
  fileprivate func lower(_ row: Row) -> Double {
    guard !row.shares.isEmpty else { return 0 }
    let half = middle.map { row.shares[$0] / 2 } ?? 0
    return row.shares.prefix(lowerCount).reduce(0, +) + half
  }
}
