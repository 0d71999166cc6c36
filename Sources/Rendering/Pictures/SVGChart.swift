import Localization

/// Draws one chart.
struct SVGChart {
  let layout: ChartLayout
  private(set) var canvas = SVGCanvas()

  private var chart: Chart { layout.chart }
  private var font: Double { layout.font }
  private var notation: Notation { layout.notation }

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
  private var letters: [(text: String, box: Box)] {
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
  private var points: [Chart.Observations.Point] {
    chart.observations.points.filter { $0.time.isDrawable && $0.value.isDrawable }
  }

  private var radius: Double { min(font * 0.32, max(2, layout.stepWidth * 0.3)) }

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

  private var neighbours: [(Chart.Observations.Point, Chart.Observations.Point)] {
    guard chart.fit == nil else { return [] }  // one line is enough
    return zip(points, points.dropFirst()).filter { left, right in
      right.time - left.time < layout.step * 1.5
        && !layout.breaks.contains { left.time < $0.time && $0.time <= right.time }
    }
  }

  /// Half the width of a target's mark.
  private var targetReach: Double { min(layout.stepWidth * 0.4, font * 1.5) }

  private var targets: [Chart.Targets.Point] {
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

// MARK: - Labels of values

extension SVGChart {
  private mutating func drawLabels() {
    var placer = LabelPlacer(
      area: Box(
        x: layout.plot.x + 1, y: layout.plot.y, width: layout.size.width - layout.plot.x - 2,
        height: layout.plot.height),
      occupied: marks, lines: lines)
    // what is to come first: it must find its place
    let last = points.last?.time ?? -.infinity
    let (ahead, past) = (targets.filter { $0.time > last }, targets.filter { $0.time <= last })
    let isMany = ahead.count > ChartLayout.labelledPoints
    for target in (isMany ? ahead.suffix(1) : ahead[...]).reversed() { label(target, &placer) }
    for point in labelled { label(point, &placer) }
    if targets.count <= ChartLayout.labelledPoints { for target in past { label(target, &placer) } }
  }

  /// The last point first, then the first, then the others.
  private var labelled: [Chart.Observations.Point] {
    let points = points
    guard points.count > ChartLayout.labelledPoints else { return points.reversed() }
    let extremes = [points.max { $0.value < $1.value }, points.min { $0.value < $1.value }]
    var chosen: [Chart.Observations.Point] = []
    for point in [points.last, points.first] + extremes {
      if let point, !chosen.contains(point) { chosen.append(point) }
    }
    return chosen
  }

  private mutating func label(_ point: Chart.Observations.Point, _ placer: inout LabelPlacer) {
    let place = layout.place(point.time, point.value)
    let upper = point.interval.map { layout.y($0.upperBound) } ?? place.y
    let lower = point.interval.map { layout.y($0.lowerBound) } ?? place.y
    let isLastOfMany = points.count > ChartLayout.labelledPoints && point == points.last
    draw(
      [notation.number(point.value, decimals: chart.decimals)], "sk-value sk-halo",
      above: Place(x: place.x, y: upper - radius - 1),
      below: Place(x: place.x, y: lower + radius + 1),
      beside: (place, radius + font * 0.3), isFirstAbove: !isValley(point),
      isFirstBeside: isLastOfMany, &placer)
  }

  /// Whether the neighbours lie higher, so that the label is better below.
  private func isValley(_ point: Chart.Observations.Point) -> Bool {
    let near = points.filter {
      ($0.time - point.time).magnitude < layout.step * 1.5 && $0.time != point.time
    }
    let values = near.map(\.value)
    return !values.isEmpty && values.reduce(0, +) / Double(values.count) > point.value
  }

  private mutating func label(_ target: Chart.Targets.Point, _ placer: inout LabelPlacer) {
    let place = layout.place(target.time, target.value)
    let value = notation.number(target.value, decimals: chart.decimals)
    let note = target.note.map {
      TextMetrics.shortened(
        printable($0[notation.language]), size: font, width: layout.plot.width * 0.4)
    }
    let observed = points.first { $0.time == target.time }?.value ?? -.infinity
    draw(
      [value, note].compactMap(\.self), "sk-goal sk-halo",
      above: Place(x: place.x, y: place.y - 3), below: Place(x: place.x, y: place.y + 3),
      beside: (place, targetReach + font * 0.3), isFirstAbove: target.value >= observed, &placer)
  }

  /// Writes `lines` where the placer finds room: above, below, beside, then farther away.
  private mutating func draw(
    _ lines: [String], _ style: String, above: Place, below: Place,
    beside: (place: Place, distance: Double), isFirstAbove: Bool,
    isFirstBeside: Bool = false, _ placer: inout LabelPlacer
  ) {
    let size = layout.smallFont
    let height = size * 1.15 * Double(lines.count)
    let width = lines.map { TextMetrics.width($0, size: size, isBold: true) }.max() ?? 0
    func up(_ distance: Double) -> Box {
      Box(x: above.x - width / 2, y: above.y - height - distance, width: width, height: height)
    }
    func down(_ distance: Double) -> Box {
      Box(x: below.x - width / 2, y: below.y + distance, width: width, height: height)
    }
    var candidates = isFirstAbove ? [up(1), down(1)] : [down(1), up(1)]
    let middle = beside.place.y - height / 2
    let right = Box(x: beside.place.x + beside.distance, y: middle, width: width, height: height)
    candidates.insert(right, at: isFirstBeside ? 0 : 2)
    candidates.append(
      Box(x: beside.place.x - beside.distance - width, y: middle, width: width, height: height))
    candidates += [up(size * 0.6), down(size * 0.6)]
    guard let box = placer.place(candidates) else { return }
    for (row, line) in lines.enumerated() {
      canvas.text(
        style, line,
        at: Place(x: box.x + width / 2, y: box.y + size * (0.92 + 1.15 * Double(row))), size: size,
        anchor: .middle)
    }
  }

  /// What labels must not cover.
  private var marks: [Box] {
    let medians = chart.forecast?.points.filter { $0.time.isDrawable && $0.median.isDrawable } ?? []
    let dots =
      points.map { layout.place($0.time, $0.value) }
      + medians.map { layout.place($0.time, $0.median) }
    let bars = points.compactMap { point -> Box? in
      guard let interval = point.interval else { return nil }
      let (top, bottom) = (layout.y(interval.upperBound), layout.y(interval.lowerBound))
      return Box(x: layout.x(point.time) - 2, y: top, width: 4, height: bottom - top)
    }
    let goals = targets.map {
      Box(middle: layout.place($0.time, $0.value), width: 2 * targetReach, height: 4)
    }
    let changes = layout.breakLabels.map { label in
      let width = TextMetrics.width(label.text, size: layout.smallFont)
      return Box(
        x: label.anchor == .start ? label.place.x : label.place.x - width,
        y: label.place.y - layout.smallFont, width: width, height: layout.smallFont * 1.3)
    }
    return dots.map { Box(middle: $0, width: 2 * radius, height: 2 * radius) } + bars + goals
      + changes + letters.map(\.box)
  }

  /// What labels should rather not cover.
  private var lines: [[Place]] {
    let medians = chart.forecast?.points.filter { $0.time.isDrawable && $0.median.isDrawable } ?? []
    let fit = chart.fit?.points.filter { $0.time.isDrawable && $0.value.isDrawable } ?? []
    let changes = layout.breaks.map { change in
      let x = layout.x(change.time)
      return [Place(x: x, y: layout.plot.y), Place(x: x, y: layout.plot.maxY)]
    }
    let ends = [chart.bounds?.lowerBound, chart.bounds?.upperBound].compactMap(\.self)
      .filter { $0 >= layout.values.lower && $0 <= layout.values.upper }
      .map {
        [Place(x: layout.plot.x, y: layout.y($0)), Place(x: layout.plot.maxX, y: layout.y($0))]
      }
    return ends
      + neighbours.map { left, right in
        [layout.place(left.time, left.value), layout.place(right.time, right.value)]
      } + [
        fit.map { layout.place($0.time, $0.value) },
        points.suffix(1).map { layout.place($0.time, $0.value) }
          + medians.map { layout.place($0.time, $0.median) },
      ] + changes
  }
}

// MARK: - Key

extension SVGChart {
  private mutating func drawKey() {
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
