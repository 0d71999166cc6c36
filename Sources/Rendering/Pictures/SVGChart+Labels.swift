import Localization

extension SVGChart {
  mutating func drawLabels() {
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
