extension SVGChart {
  mutating func drawKey() {
    for item in layout.key.items {
      let middle = layout.keyTop + (Double(item.row) + 0.5) * font * 1.5
      let width = ChartKey.sampleWidth * font
      let box = Box(x: item.x, y: middle - font * 0.45, width: width, height: font * 0.9)
      let centre = Place(x: item.x + width / 2, y: middle)
      let (left, right) = (Place(x: item.x, y: middle), Place(x: item.x + width, y: middle))
      switch item.sample {
      case .observation:
        if chart.fit == nil { canvas.line("sk-series", from: left, to: right) }
        canvas.circle("sk-point", at: centre, radius: font * 0.32)
      case .interval:
        let (top, bottom) = (
          Place(x: centre.x, y: box.y), Place(x: centre.x, y: box.maxY)
        )
        canvas.line("sk-interval", from: top, to: bottom)
        for end in [top, bottom] {
          canvas.line(
            "sk-interval", from: Place(x: end.x - font * 0.3, y: end.y),
            to: Place(x: end.x + font * 0.3, y: end.y))
        }
      case .fit: canvas.line("sk-fit", from: left, to: right)
      case .confidence: canvas.rectangle("sk-confidence", box)
      case .prediction: canvas.line("sk-prediction", from: left, to: right)
      case .median:
        canvas.line("sk-median", from: left, to: right)
        canvas.circle("sk-ring", at: centre, radius: font * 0.27)
      case .fan(let level):
        // the wider intervals lie below the narrower ones, as in the picture
        let count = chart.forecast?.levels.count ?? 0
        for below in (level..<max(count, level + 1)).reversed() {
          canvas.rectangle("sk-fan\(Self.shade(below, of: count))", box)
        }
      case .target:
        canvas.line("sk-target", from: left, to: right)
      }
      canvas.text(
        "sk-ink", item.text,
        at: Place(x: item.x + width + font * 0.4, y: middle + font * 0.35), size: font)
    }
  }
}
