import Localization

/// Draws values in rows.
struct SVGRowChart {
  let chart: RowChart
  let layout: RowLayout
  private let axis: Axis
  private(set) var canvas = SVGCanvas()

  init(_ chart: RowChart, _ notation: Notation, _ size: ChartSize) {
    self.chart = chart
    let rows = chart.rows
    let notes = rows.map { row -> String in
      let value = row.value.flatMap {
        $0.isDrawable ? notation.number($0, decimals: chart.decimals) : nil
      }
      let note = row.note.map { printable($0[notation.language]) }
      return TextMetrics.shortened(
        [value, note].compactMap(\.self).joined(separator: " "), size: size.font,
        width: size.width * 0.25, isBold: true)
    }
    layout = RowLayout(
      title: chart.title, labels: rows.map(\.label), notes: notes,
      key: [
        (.dot, rows.contains { $0.value != nil } ? chart.valueName : nil),
        (.across, rows.contains { $0.interval != nil } ? chart.intervalName : nil),
        (.ring, rows.contains { $0.reference != nil } ? chart.referenceName : nil),
      ], headRoom: chart.bands.isEmpty && chart.baseline == nil ? 0 : 0.7, notation, size)
    let values =
      rows.flatMap { row in
        [row.value, row.reference, row.interval?.lowerBound, row.interval?.upperBound]
          .compactMap(\.self)
      } + [chart.baseline?.value].compactMap(\.self)
    axis = Axis(
      showing: values.filter(\.isDrawable), bounds: chart.bounds,
      steps: max(2, Int(layout.plot.width / size.font / 4)))
    drawAxis()
    layout.draw(on: &canvas)
    for row in rows.indices { draw(row) }
  }

  private func x(_ value: Double) -> Double {
    let span = axis.upper - axis.lower
    return layout.x(span > 0 ? (value - axis.lower) / span : 0.5)
  }

  private mutating func drawAxis() {
    let (notation, font) = (layout.notation, layout.font)
    var last = -Double.infinity
    for tick in axis.ticks {
      layout.drawTick(
        "sk-grid", at: x(tick), notation.number(tick, decimals: axis.decimals), after: &last,
        on: &canvas)
    }
    layout.drawAxisTitle(chart.valueTitle, on: &canvas)
    drawBaseline()
    for band in chart.bands {
      let (lower, upper) = (band.range.lowerBound, band.range.upperBound)
      guard lower < axis.upper && upper > axis.lower else { continue }
      if lower > axis.lower {
        canvas.line(
          "sk-band", from: Place(x: x(lower), y: layout.plot.y),
          to: Place(x: x(lower), y: layout.plot.maxY))
      }
      let text = ChartLayout.letter(printable(band.label[notation.language]), font)
      let (start, end) = (x(max(lower, axis.lower)), x(min(upper, axis.upper)))
      guard end - start > TextMetrics.width(text, size: font, isBold: true) + 4 else { continue }
      canvas.text(
        "sk-letter", text, at: Place(x: (start + end) / 2, y: layout.plot.y - font * 0.3),
        size: font, anchor: .middle)
    }
  }

  /// The line that all rows are held against, with its name above it.
  private mutating func drawBaseline() {
    guard let baseline = chart.baseline, baseline.value.isDrawable else { return }
    let place = x(baseline.value)
    canvas.line(
      "sk-base", from: Place(x: place, y: layout.plot.y), to: Place(x: place, y: layout.plot.maxY))
    guard chart.bands.isEmpty else { return }  // their letters stand where its name would
    let font = layout.smallFont
    let text = TextMetrics.shortened(
      printable(baseline.name[layout.notation.language]), size: font, width: layout.size.width - 4)
    let half = TextMetrics.width(text, size: font) / 2
    canvas.text(
      "sk-muted", text,
      at: Place(
        x: min(max(place, half), layout.size.width - half), y: layout.plot.y - font * 0.35),
      size: font, anchor: .middle)
  }

  private mutating func draw(_ number: Int) {
    let (row, y) = (chart.rows[number], layout.middle(number))
    if let interval = row.interval, interval.lowerBound.isDrawable, interval.upperBound.isDrawable {
      let ends = [interval.lowerBound, interval.upperBound].map { Place(x: x($0), y: y) }
      canvas.line("sk-across", from: ends[0], to: ends[1])
    }
    if let reference = row.reference, reference.isDrawable {
      canvas.circle("sk-ring", at: Place(x: x(reference), y: y), radius: layout.font * 0.3)
    }
    if let value = row.value, value.isDrawable {
      canvas.circle("sk-point", at: Place(x: x(value), y: y), radius: layout.font * 0.38)
    }
  }
}
