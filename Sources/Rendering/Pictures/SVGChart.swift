import Localization

/// Draws one chart.
struct SVGChart {
  let layout: ChartLayout
  var canvas = SVGCanvas()

  var chart: Chart { layout.chart }
  var font: Double { layout.font }
  var notation: Notation { layout.notation }

  init(_ chart: Chart, _ notation: Notation, _ size: ChartSize) {
    layout = ChartLayout(chart, notation, size)
    drawTitle()
    drawKey()
    drawValueAxis()
    drawTimeAxis()
    drawBands()
    drawFan()
    drawFit()
    drawBreaks()
    drawObservations()
    drawTargets()
    drawLabels()
  }
}

// MARK: - Around the plot

extension SVGChart {
  private mutating func drawTitle() {
    let size = layout.titleFont
    for (row, line) in layout.title.enumerated() {
      let y = size * (1 + Double(row) * TextMetrics.lineHeight)
      canvas.text("sk-title", line, at: Place(x: 0, y: y), size: size)
    }
  }

  private mutating func drawValueAxis() {
    let plot = layout.plot
    let end = layout.size.width
    let bandTitle = chart.bands.isEmpty ? nil : chart.bandTitle
    let bands = TextMetrics.shortened(
      printable(bandTitle?[notation.language] ?? ""), size: layout.smallFont, width: end * 0.4)
    let title = TextMetrics.shortened(
      printable(chart.valueTitle[notation.language]), size: layout.smallFont,
      width: end - font - TextMetrics.width(bands, size: layout.smallFont))
    let y = plot.y - font * 0.5
    canvas.text("sk-muted", title, at: Place(x: 0, y: y), size: layout.smallFont)
    if !bands.isEmpty {
      canvas.text(
        "sk-muted", bands, at: Place(x: end, y: y), size: layout.smallFont, anchor: .end)
    }
    for tick in layout.values.ticks {
      let y = layout.y(tick)
      let isBound = tick == chart.bounds?.lowerBound || tick == chart.bounds?.upperBound
      canvas.line(
        isBound ? "sk-bound" : "sk-grid", from: Place(x: plot.x, y: y),
        to: Place(x: plot.maxX, y: y))
      canvas.text(
        "sk-muted", notation.number(tick, decimals: layout.values.decimals),
        at: Place(x: plot.x - font * 0.5, y: y + font * 0.35), size: font, anchor: .end)
    }
  }

  private mutating func drawTimeAxis() {
    let plot = layout.plot
    canvas.line(
      "sk-base", from: Place(x: plot.x, y: plot.maxY), to: Place(x: plot.maxX, y: plot.maxY))
    let labels = layout.positions.map {
      ChartLayout.period(printable($0.label[notation.language]), font)
    }
    let axis = TimeAxis(
      times: layout.positions.map(\.time), step: layout.step,
      places: layout.positions.map { layout.x($0.time) },
      widths: labels.map { TextMetrics.width($0, size: font) + font * 0.7 })
    for (place, position) in layout.positions.enumerated() {
      let x = layout.x(position.time)
      let isLabelled = axis.labelled.contains(place)
      if isLabelled || layout.stepWidth >= 4 {
        canvas.line(
          "sk-base", from: Place(x: x, y: plot.maxY),
          to: Place(x: x, y: plot.maxY + font * (isLabelled ? 0.35 : 0.2)))
      }
      if isLabelled {
        canvas.text(
          "sk-ink", labels[place], at: Place(x: x, y: layout.periodBaseline), size: font,
          anchor: .middle)
      }
    }
    let title = TextMetrics.shortened(
      printable(chart.timeTitle[notation.language]), size: layout.smallFont, width: plot.width)
    canvas.text(
      "sk-muted", title, at: Place(x: plot.maxX, y: layout.height - font * 0.35),
      size: layout.smallFont, anchor: .end)
  }

  /// A thin line at the lower border of each band, and its letter beside what is seen of it.
  private mutating func drawBands() {
    let (plot, values) = (layout.plot, layout.values)
    for band in chart.bands where band.range.lowerBound > values.lower {
      guard band.range.lowerBound < values.upper else { continue }
      let y = layout.y(band.range.lowerBound)
      canvas.line("sk-band", from: Place(x: plot.x, y: y), to: Place(x: plot.maxX, y: y))
    }
    for letter in letters {
      canvas.text(
        "sk-letter", letter.text,
        at: Place(x: letter.box.maxX, y: letter.box.y + font * 0.85), size: font, anchor: .end)
    }
  }

  /// The letters of the bands of which enough is seen.
  var letters: [(text: String, box: Box)] {
    let values = layout.values
    return chart.bands.compactMap { band in
      let (lower, upper) = (band.range.lowerBound, band.range.upperBound)
      guard upper > values.lower, lower < values.upper else { return nil }
      let (top, bottom) = (layout.y(upper), layout.y(lower))
      guard bottom - top > font * 1.1 else { return nil }
      let text = ChartLayout.letter(printable(band.label[notation.language]), font)
      let width = TextMetrics.width(text, size: font, isBold: true)
      let box = Box(
        x: layout.size.width - width, y: (top + bottom) / 2 - font / 2, width: width, height: font)
      return (text, box)
    }
  }

  private mutating func drawBreaks() {
    for change in layout.breaks {
      let x = layout.x(change.time)
      canvas.line(
        "sk-break", from: Place(x: x, y: layout.plot.y), to: Place(x: x, y: layout.plot.maxY))
    }
    for label in layout.breakLabels {
      canvas.text(
        "sk-muted sk-halo", label.text, at: label.place, size: layout.smallFont,
        anchor: label.anchor)
    }
  }
}

// MARK: - Data

extension SVGChart {
  var points: [Chart.Observations.Point] {
    chart.observations.points.filter { $0.time.isDrawable && $0.value.isDrawable }
  }

  var radius: Double { min(font * 0.32, max(2, layout.stepWidth * 0.3)) }

  private mutating func drawFan() {
    guard let fan = chart.forecast else { return }
    let points = fan.points.filter { $0.time.isDrawable && $0.median.isDrawable }
    guard let first = points.first else { return }
    // it opens where the last observation stands
    let start = self.points.last { $0.time < first.time }.map { layout.place($0.time, $0.value) }
    for level in fan.levels.indices.reversed() {
      let upper = points.map { layout.place($0.time, $0.intervals[level].upperBound) }
      let lower = points.map { layout.place($0.time, $0.intervals[level].lowerBound) }
      if start == nil && points.count == 1 {
        canvas.rectangle(
          "sk-fan\(Self.shade(level, of: fan.levels.count))", bar(lower[0], upper[0]))
      } else {
        canvas.polygon(
          "sk-fan\(Self.shade(level, of: fan.levels.count))",
          [start].compactMap(\.self) + upper + lower.reversed())
      }
    }
    let medians = points.map { layout.place($0.time, $0.median) }
    canvas.polyline("sk-median", [start].compactMap(\.self) + medians)
    for place in medians { canvas.circle("sk-ring", at: place, radius: radius * 0.85) }
  }

  private func bar(_ lower: Place, _ upper: Place) -> Box {
    Box(x: upper.x - font / 2, y: upper.y, width: font, height: lower.y - upper.y)
  }

  /// 1 is the darkest shade, for the narrowest interval; 3 the lightest.
  static func shade(_ level: Int, of count: Int) -> Int { max(1, min(3, 3 - (count - 1 - level))) }

  private mutating func drawFit() {
    guard let fit = chart.fit else { return }
    let points = fit.points.filter { $0.time.isDrawable && $0.value.isDrawable }
    let band = points.compactMap { point in
      point.confidence.map { (point.time, $0) }
    }
    if band.count > 1 {
      canvas.polygon(
        "sk-confidence",
        band.map { layout.place($0, $1.upperBound) }
          + band.reversed().map { layout.place($0, $1.lowerBound) })
    }
    let wide = points.compactMap { point in point.prediction.map { (point.time, $0) } }
    canvas.polyline("sk-prediction", wide.map { layout.place($0, $1.upperBound) })
    canvas.polyline("sk-prediction", wide.map { layout.place($0, $1.lowerBound) })
    canvas.polyline("sk-fit", points.map { layout.place($0.time, $0.value) })
  }

  /// Points, with lines between neighbours that no break and no missing period parts; none beside
  /// a fitted line.
  private mutating func drawObservations() {
    for (left, right) in neighbours {
      canvas.line(
        "sk-series", from: layout.place(left.time, left.value),
        to: layout.place(right.time, right.value))
    }
    let cap = min(font * 0.3, layout.stepWidth * 0.25)
    for point in points {
      guard let interval = point.interval else { continue }
      let lower = layout.place(point.time, interval.lowerBound)
      let upper = layout.place(point.time, interval.upperBound)
      canvas.line("sk-interval", from: lower, to: upper)
      for end in [lower, upper] where cap > 1.5 {
        canvas.line(
          "sk-interval", from: Place(x: end.x - cap, y: end.y), to: Place(x: end.x + cap, y: end.y))
      }
    }
    // an outline in the colour of the paper would cut a dense line to pieces
    let style = radius < font * 0.25 ? "sk-point sk-dense" : "sk-point"
    for point in points {
      canvas.circle(style, at: layout.place(point.time, point.value), radius: radius)
    }
  }

  var neighbours: [(Chart.Observations.Point, Chart.Observations.Point)] {
    guard chart.fit == nil else { return [] }  // one line is enough
    return zip(points, points.dropFirst()).filter { left, right in
      right.time - left.time < layout.step * 1.5
        && !layout.breaks.contains { left.time < $0.time && $0.time <= right.time }
    }
  }

  /// Half the width of a target's mark.
  var targetReach: Double { min(layout.stepWidth * 0.4, font * 1.5) }

  var targets: [Chart.Targets.Point] {
    chart.targets?.points.filter { $0.time.isDrawable && $0.value.isDrawable } ?? []
  }

  private mutating func drawTargets() {
    for target in targets {
      let place = layout.place(target.time, target.value)
      canvas.line(
        "sk-target", from: Place(x: place.x - targetReach, y: place.y),
        to: Place(x: place.x + targetReach, y: place.y))
    }
  }
}
