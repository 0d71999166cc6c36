import Localization

/// Where everything of a chart stands.
struct ChartLayout {
  let chart: Chart
  let notation: Notation
  let size: ChartSize
  let title: [String]
  let key: ChartKey
  let values: Axis
  /// The part where values are drawn, with room for labels above and below the axis.
  private(set) var plot: Box
  /// The distance between two periods, in years.
  let step: Double
  private(set) var breakLabels: [BreakLabel]
  let positions: [Chart.Position]

  /// The word beside a break.
  struct BreakLabel {
    let text: String
    let place: Place
    let anchor: SVGCanvas.Anchor
  }

  /// With more points than this only the first, the last and the extreme ones bear their value,
  /// and with more targets only the last of those to come.
  static let labelledPoints = 9

  private let firstTime: Double
  private let lastTime: Double
  private let inset: (left: Double, right: Double)
  private var headRoom: Double
  private let footRoom: Double

  var font: Double { size.font }
  /// Text of less weight: labels of breaks, titles of axes.
  var smallFont: Double { size.font * 0.9 }
  var titleFont: Double { size.font * 1.15 }
  var lineHeight: Double { size.font * TextMetrics.lineHeight }
  /// Where the key's rows begin.
  var keyTop: Double { Double(title.count) * titleFont * TextMetrics.lineHeight + font * 0.2 }
  /// The baseline of the names of periods.
  var periodBaseline: Double { plot.maxY + font * 1.35 }
  var height: Double { periodBaseline + font * 1.75 }

  init(_ chart: Chart, _ notation: Notation, _ size: ChartSize) {
    let language = notation.language
    let font = size.font
    (self.chart, self.notation, self.size) = (chart, notation, size)
    title =
      size.showsTitle
      ? TextMetrics.lines(
        chart.title[language], size: font * 1.15, width: size.width - 4, atMost: 3, isBold: true)
      : []
    key = ChartKey(chart, notation, font: font, width: size.width - 4)
    let axis = Axis(
      showing: chart.drawnValues, bounds: chart.bounds, steps: Int(size.plotHeight / font / 3.4))
    let positions = chart.positions.filter(\.time.isDrawable).sorted { $0.time < $1.time }
    let times = chart.drawnTimes + chart.fittedTimes
    let lastTime = times.max() ?? 0
    (firstTime, self.lastTime) = (times.min() ?? 0, lastTime)
    let periods = chart.drawnTimes
    step = zip(periods, periods.dropFirst()).map { $1 - $0 }.filter { $0 > 1e-9 }.min() ?? 1

    let keyTop = Double(title.count) * font * 1.15 * TextMetrics.lineHeight + font * 0.2
    let top = keyTop + (Double(key.rows) + 1) * font * 1.5 + font * 0.3
    let tickWidth = axis.ticks.map {
      TextMetrics.width(notation.number($0, decimals: axis.decimals), size: font)
    }.max()
    let left = (tickWidth ?? 0) + font * 0.7
    let bandWidth = chart.bands.map {
      TextMetrics.width(
        ChartLayout.letter(printable($0.label[language]), font), size: font, isBold: true)
    }.max()
    let right = size.width - (bandWidth.map { $0 + font * 0.8 } ?? font * 0.3)
    func halfWidth(_ position: Chart.Position?) -> Double {
      let text = position.map { printable($0.label[language]) } ?? ""
      return TextMetrics.width(ChartLayout.period(text, font), size: font) / 2 + 2
    }
    // Among many points the last value stands beside its point and not on the line before it.
    let points = chart.observations.points
    let last =
      points.count > Self.labelledPoints && points.last?.time == lastTime
      ? points.last.map { notation.number($0.value, decimals: chart.decimals) } : nil
    let lastWidth = TextMetrics.width(last ?? "", size: font * 0.9, isBold: true) + font
    // Nor may the last target's label be moved from its mark.
    let goal = chart.targets?.points.last { $0.time == lastTime }
    let goalWidth = [
      goal.map { notation.number($0.value, decimals: chart.decimals) },
      goal?.note.map { printable($0[language]) },
    ].map { min(TextMetrics.width($0 ?? "", size: font * 0.9, isBold: true), font * 7) / 2 + 2 }
    let margin = size.width - right
    inset = (
      max(font * 1.8, halfWidth(positions.first) - left),
      max(
        font * 1.8, halfWidth(positions.last) - margin, lastWidth - margin,
        (goalWidth.max() ?? 0) - margin)
    )
    (values, self.positions) = (axis, positions)
    footRoom = axis.lower == 0 ? 0 : font * 1.6
    plot = Box(x: left, y: top, width: right - left, height: 0)
    // a first layout without breaks tells where their lines stand
    (headRoom, breakLabels) = (0, [])
    let labels = arrangeBreaks()
    breakLabels = labels
    let notes = chart.targets?.points.contains { $0.note != nil } == true
    headRoom = font * (notes ? 2.5 : 1.5) + (labels.map { $0.place.y - top + font / 2 }.max() ?? 0)
    plot.height = headRoom + size.plotHeight + footRoom
  }

  /// A label of a period, cut where it is longer than any period is.
  static func period(_ text: String, _ font: Double) -> String {
    TextMetrics.shortened(text, size: font, width: font * 6)
  }

  /// A label of a band, cut where it is no letter.
  static func letter(_ text: String, _ font: Double) -> String {
    TextMetrics.shortened(text, size: font, width: font * 3, isBold: true)
  }

  func x(_ time: Double) -> Double {
    let width = plot.width - inset.left - inset.right
    guard lastTime > firstTime else { return plot.x + inset.left + width / 2 }
    return plot.x + inset.left + width * (time - firstTime) / (lastTime - firstTime)
  }

  /// The height of a value; one beyond the axis stands at its end.
  func y(_ value: Double) -> Double {
    let value = min(max(value, values.lower), values.upper)
    let span = values.upper - values.lower
    let share = span > 0 ? (value - values.lower) / span : 0.5
    return plot.maxY - footRoom - share * (plot.height - headRoom - footRoom)
  }

  func place(_ time: Double, _ value: Double) -> Place { Place(x: x(time), y: y(value)) }

  /// The width of a period in the picture.
  var stepWidth: Double {
    lastTime > firstTime ? x(firstTime + step) - x(firstTime) : plot.width / 2
  }

  /// The breaks that lie between drawn times.
  var breaks: [Chart.Break] {
    chart.breaks.filter { $0.time > firstTime && $0.time <= lastTime }
      .sorted { $0.time < $1.time }
  }

  /// Labels beside their lines, in rows where they would touch, of two lines where one is too long.
  private func arrangeBreaks() -> [BreakLabel] {
    var taken: [[ClosedRange<Double>]] = []
    return breaks.flatMap { change -> [BreakLabel] in
      let line = x(change.time)
      let gap = font * 0.4
      let room = (left: line - gap - plot.x, right: plot.maxX - line - gap)
      let words = printable(change.label[notation.language])
      let wanted = TextMetrics.width(words, size: smallFont)
      let isRight = wanted <= room.right || room.right >= room.left
      let lines = TextMetrics.lines(
        words, size: smallFont, width: isRight ? room.right : room.left, atMost: 2)
      let width = lines.map { TextMetrics.width($0, size: smallFont) }.max() ?? 0
      let range = isRight ? line...line + 2 * gap + width : line - 2 * gap - width...line
      var row = 0
      while taken.dropFirst(row).prefix(lines.count).joined().contains(where: range.overlaps) {
        row += 1
      }
      while taken.count < row + lines.count { taken.append([]) }
      for offset in lines.indices { taken[row + offset].append(range) }
      return lines.enumerated().map { offset, text in
        BreakLabel(
          text: text,
          place: Place(
            x: isRight ? line + gap : line - gap,
            y: plot.y + font * 0.85 + Double(row + offset) * smallFont * TextMetrics.lineHeight),
          anchor: isRight ? .start : .end)
      }
    }
  }
}

extension Chart {
  /// What the axis of values must show.
  var drawnValues: [Double] {
    var values = targets?.points.map(\.value) ?? []
    func add(_ value: Double, _ ranges: [ClosedRange<Double>?]) {
      values.append(value)
      for range in ranges.compactMap(\.self) { values += [range.lowerBound, range.upperBound] }
    }
    for point in observations.points { add(point.value, [point.interval]) }
    for point in fit?.points ?? [] { add(point.value, [point.confidence, point.prediction]) }
    for point in forecast?.points ?? [] { add(point.median, point.intervals) }
    return values
  }

  /// The times of the fitted line, which are closer than periods.
  var fittedTimes: [Double] {
    fit?.points.map(\.time).filter(\.isDrawable) ?? []
  }

  /// Every period in which something is drawn, ascending.
  var drawnTimes: [Double] {
    var times = positions.map(\.time) + observations.points.map(\.time)
    times += forecast?.points.map(\.time) ?? []
    times += targets?.points.map(\.time) ?? []
    return Set(times.filter(\.isDrawable)).sorted()
  }
}

extension Double {
  /// Whether it is a number that has a place in a picture: no share, count or score is larger.
  var isDrawable: Bool { isFinite && magnitude <= 1e15 }
}
