extension SVGChart {
  mutating func drawKey() {
    canvas.draw(
      layout.key, top: layout.keyTop, font: font, joins: chart.fit == nil,
      levels: chart.forecast?.levels.count ?? 0)
  }
}

extension SVGCanvas {
  /// Paints what the marks mean.
  ///
  /// - Parameters:
  ///   - key: The samples with their words.
  ///   - top: Where the first row begins.
  ///   - font: The size of the text.
  ///   - joins: Observations are joined by a line.
  ///   - levels: How many intervals a fan has.
  mutating func draw(
    _ key: ChartKey, top: Double, font: Double, joins: Bool = false, levels: Int = 0
  ) {
    for item in key.items {
      let middle = top + (Double(item.row) + 0.5) * font * 1.5
      let width = ChartKey.sampleWidth * font
      let box = Box(x: item.x, y: middle - font * 0.45, width: width, height: font * 0.9)
      draw(item.sample, in: box, font: font, joins: joins, levels: levels)
      text(
        "sk-ink", item.text,
        at: Place(x: item.x + width + font * 0.4, y: middle + font * 0.35), size: font)
    }
  }

  private mutating func draw(
    _ sample: ChartKey.Sample, in box: Box, font: Double, joins: Bool, levels: Int
  ) {
    let centre = Place(x: box.x + box.width / 2, y: box.y + box.height / 2)
    let (left, right) = (Place(x: box.x, y: centre.y), Place(x: box.maxX, y: centre.y))
    switch sample {
    case .observation:
      if joins { line("sk-series", from: left, to: right) }
      circle("sk-point", at: centre, radius: font * 0.32)
    case .interval:
      let (top, bottom) = (Place(x: centre.x, y: box.y), Place(x: centre.x, y: box.maxY))
      line("sk-interval", from: top, to: bottom)
      for end in [top, bottom] {
        line(
          "sk-interval", from: Place(x: end.x - font * 0.3, y: end.y),
          to: Place(x: end.x + font * 0.3, y: end.y))
      }
    case .fit: line("sk-fit", from: left, to: right)
    case .confidence: rectangle("sk-confidence", box)
    case .prediction: line("sk-prediction", from: left, to: right)
    case .median:
      line("sk-median", from: left, to: right)
      circle("sk-ring", at: centre, radius: font * 0.27)
    case .fan(let level):
      // the wider intervals lie below the narrower ones, as in the picture
      for below in (level..<max(levels, level + 1)).reversed() {
        rectangle("sk-fan\(SVGChart.shade(below, of: levels))", box)
      }
    case .target: line("sk-target", from: left, to: right)
    case .dot: circle("sk-point", at: centre, radius: font * 0.38)
    case .ring: circle("sk-ring", at: centre, radius: font * 0.3)
    case .across: line("sk-across", from: left, to: right)
    case .level(let level, let count):
      rectangle("sk-level\(ChartStyle.shade(ofLevel: level, of: count))", box)
    }
  }
}
