import Localization

/// The cells that a chart is drawn from: a block of columns for each kind of mark, side by side.
struct ChartSheet {
  private(set) var sheet: Sheet
  private(set) var series: [SheetChart.Series] = []
  let chart: Chart
  let notation: Notation
  private let words: XLSXRenderer.Words
  /// The first free column.
  private var column = 0

  private static let titleRow = 0
  private static let timeRow = 1
  private static let valueRow = 2
  private static let headerRow = 4

  init(_ chart: Chart, name: String, _ notation: Notation, _ words: XLSXRenderer.Words) {
    (self.chart, self.notation, self.words) = (chart, notation, words)
    sheet = Sheet(name: name)
    sheet.headerRows = Self.headerRow + 1
    let texts = [chart.title, chart.timeTitle, chart.valueTitle].map { $0[notation.language] }
    for (row, text) in texts.enumerated() {
      let style = Sheet.Style(isBold: row == Self.titleRow, size: row == Self.titleRow ? 13 : 11)
      sheet.put(.text(text), row: row, column: 0, style: style)
    }
    addObservations()
    addFit()
    addForecast()
    addTargets()
    addBands()
    addBreaks()
    sheet.isLandscape = sheet.widths.reduce(0, +) > 100
  }

  /// The chart on these cells.
  var placeable: SheetChart {
    SheetChart(
      title: place(Self.titleRow, 0), alternativeText: chart.alternativeText[notation.language],
      times: timeAxis(place(Self.timeRow, 0)), values: valueAxis(place(Self.valueRow, 0)),
      series: series)
  }

  private func place(_ row: Int, _ column: Int) -> SheetChart.Place {
    SheetChart.Place(sheet: sheet.name, row: row, column: column)
  }
}

// MARK: - Blocks of cells

extension ChartSheet {
  /// Columns under their titles, one of them the times.
  private struct Block {
    let first: Int
    let rows: ClosedRange<Int>

    func range(_ column: Int) -> SheetChart.Range {
      SheetChart.Range(column: first + column, rows: rows)
    }
  }

  private var language: Language { notation.language }
  private var lower: String { words.lower[language] }
  private var upper: String { words.upper[language] }
  private var time: String { words.time[language] }
  private var valueFormat: String { NumberFormat.decimals(chart.decimals) }

  /// Writes a block; an empty column parts it from the next.
  private mutating func add(_ titles: [String], _ rows: [[Sheet.Value]]) -> Block {
    let first = column
    for (offset, title) in titles.enumerated() {
      let isNumeric = rows.contains { if case .number = $0[offset] { true } else { false } }
      sheet.put(
        .text(title), row: Self.headerRow, column: first + offset,
        style: .header(isNumeric ? .trailing : .leading, isFirst: true))
      var width = SheetMetrics.column(title: title, texts: [])
      for (row, values) in rows.enumerated() {
        var style = Sheet.Style(isIndented: offset > 1)
        switch values[offset] {
        case .blank: continue
        case .text(let text): width = max(width, min(SheetMetrics.width(text) + 2, 30))
        case .number:
          (style.alignment, style.isIndented) = (.trailing, false)
          // times have as many decimals as they need
          if titles[offset] != time { style.numberFormat = valueFormat }
        }
        sheet.put(
          values[offset], row: Self.headerRow + 1 + row, column: first + offset, style: style)
      }
      sheet.widths.append(max(width, 10))
    }
    sheet.widths.append(3)
    let header = titles.map { SheetMetrics.height($0, width: 12, isBold: true) }.max() ?? 0
    sheet.heights[Self.headerRow] = max(sheet.heights[Self.headerRow] ?? 0, header)
    column += titles.count + 1
    return Block(
      first: first, rows: (Self.headerRow + 1)...(Self.headerRow + max(1, rows.count)))
  }

  private func name(_ block: Block, _ column: Int) -> SheetChart.Place {
    place(Self.headerRow, block.first + column)
  }

  private mutating func show(
    _ block: Block, _ column: Int, times: Int, line: SheetChart.Line? = nil,
    marker: SheetChart.Marker? = nil, labels: String? = nil, unlabelled: Int = 0,
    isNamed: Bool = true
  ) {
    series.append(
      SheetChart.Series(
        name: name(block, column), times: block.range(times), values: block.range(column),
        line: line, marker: marker, labels: labels, unlabelled: unlabelled, isNamed: isNamed))
  }

  private func label(_ time: Double) -> Sheet.Value {
    let position = chart.positions.first { ($0.time - time).magnitude < 1e-9 }
    return position.map { .text($0.label[language]) } ?? .blank
  }

  private func ends(_ range: ClosedRange<Double>?) -> [Sheet.Value] {
    guard let range else { return [.blank, .blank] }
    return [range.lowerBound, range.upperBound].map { $0.isDrawable ? .number($0) : .blank }
  }
}

// MARK: - What is drawn

extension ChartSheet {
  /// Points, joined where neither a break nor a missing period lies between; intervals as upright
  /// lines, since error bars of their own for each point are not to be had.
  private mutating func addObservations() {
    let observations = chart.observations
    let points = observations.points.filter { $0.time.isDrawable && $0.value.isDrawable }
    guard let first = points.first, let last = points.last else { return }
    let times = Set(points.map(\.time))
    let missing = chart.positions.map(\.time).filter {
      first.time...last.time ~= $0 && !times.contains($0)
    }
    let gaps = (missing + chart.breaks.map(\.time).filter { first.time..<last.time ~= $0 })
      .filter { !times.contains($0) }
    let intervalName = observations.intervalName?[language]
    var titles = [chart.timeTitle[language], time, observations.name[language]]
    if let intervalName { titles += ["\(intervalName), \(lower)", "\(intervalName), \(upper)"] }
    var rows: [(time: Double, cells: [Sheet.Value])] = points.map { point in
      let interval = intervalName == nil ? [] : ends(point.interval)
      return (
        point.time, [label(point.time), .number(point.time), .number(point.value)] + interval
      )
    }
    rows += gaps.map { gap in
      let blanks = Array(repeating: Sheet.Value.blank, count: titles.count - 2)
      return (gap, [label(gap), .number(gap)] + blanks)
    }
    let block = add(titles, rows.sorted { $0.time < $1.time }.map(\.cells))
    if let intervalName { addIntervals(points, intervalName) }
    let blue: UInt32 = 0x0B3D66
    // where lines go up and across no side is free for a value
    let hasRoom = intervalName == nil || chart.fit != nil
    show(
      block, 2, times: 1,
      line: chart.fit == nil ? SheetChart.Line(color: blue, width: 2) : nil,
      marker: SheetChart.Marker(shape: .circle, color: blue, size: 7),
      labels: hasRoom && points.count <= ChartLayout.labelledPoints ? valueFormat : nil)
    series[series.count - 1].hasLabelsRight = intervalName != nil
  }

  private mutating func addIntervals(_ points: [Chart.Observations.Point], _ name: String) {
    let rows = points.flatMap { point -> [[Sheet.Value]] in
      guard let interval = point.interval else { return [] }
      return ends(interval).map { [.number(point.time), $0] } + [[.number(point.time), .blank]]
    }
    guard !rows.isEmpty else { return }
    let block = add([time, name], rows)
    show(
      block, 1, times: 0, line: SheetChart.Line(color: 0x0B3D66, width: 1.25))
  }

  private mutating func addFit() {
    guard let fit = chart.fit else { return }
    let points = fit.points.filter { $0.time.isDrawable && $0.value.isDrawable }
    guard !points.isEmpty else { return }
    var titles = [time, fit.name[language]]
    for name in [fit.confidenceName, fit.predictionName].compactMap(\.self) {
      titles += ["\(name[language]), \(lower)", "\(name[language]), \(upper)"]
    }
    let rows = points.map { point -> [Sheet.Value] in
      [.number(point.time), .number(point.value)]
        + (fit.confidenceName == nil ? [] : ends(point.confidence))
        + (fit.predictionName == nil ? [] : ends(point.prediction))
    }
    let (block, green) = (add(titles, rows), UInt32(0x00755C))
    show(
      block, 1, times: 0, line: SheetChart.Line(color: green, width: 2.25, dash: .longDash))
    for column in titles.indices.dropFirst(2) {
      show(
        block, column, times: 0, line: SheetChart.Line(color: green, width: 1, dash: .dots),
        isNamed: false)
    }
  }

  /// Medians, and the widest of the intervals; the others stand in the cells.
  ///
  /// The fan opens at the last observation, as it is drawn everywhere; its value stands in the first
  /// row for that, without a period.
  private mutating func addForecast() {
    guard let fan = chart.forecast else { return }
    let points = fan.points.filter { $0.time.isDrawable && $0.median.isDrawable }
    guard !points.isEmpty else { return }
    let levels = fan.levels.map { notation.share($0) }
    let titles =
      [chart.timeTitle[language], time, fan.name[language]]
      + levels.flatMap { ["\($0), \(lower)", "\($0), \(upper)"] }
    let start = chart.observations.points.last {
      $0.time < points[0].time && $0.time.isDrawable && $0.value.isDrawable
    }
    var rows = points.map { point in
      [label(point.time), .number(point.time), .number(point.median)]
        + point.intervals.flatMap { ends($0) }
    }
    if let start {
      let values = Array(repeating: Sheet.Value.number(start.value), count: 1 + 2 * levels.count)
      rows.insert([.blank, .number(start.time)] + values, at: 0)
    }
    let (block, blue) = (add(titles, rows), UInt32(0x2878B8))
    show(
      block, 2, times: 1, line: SheetChart.Line(color: blue, width: 2, dash: .dash),
      marker: SheetChart.Marker(shape: .ring, color: blue, size: 7), labels: valueFormat,
      unlabelled: start == nil ? 0 : 1)
    for column in titles.indices.suffix(fan.levels.isEmpty ? 0 : 2) {
      show(
        block, column, times: 1, line: SheetChart.Line(color: blue, width: 1.5, dash: .dots))
    }
  }

  private mutating func addTargets() {
    guard let targets = chart.targets else { return }
    let points = targets.points.filter { $0.time.isDrawable && $0.value.isDrawable }
    guard !points.isEmpty else { return }
    let rows = points.map { point -> [Sheet.Value] in
      [
        label(point.time), .number(point.time), .number(point.value),
        point.note.map { .text($0[language]) } ?? .blank,
      ]
    }
    let block = add([chart.timeTitle[language], time, targets.name[language], ""], rows)
    show(
      block, 2, times: 1,
      marker: SheetChart.Marker(shape: .diamond, color: 0xB83A00, size: 9))
  }

  /// The lower end of each range that the axis shows, as a thin line.
  private mutating func addBands() {
    let (times, values) = axes
    for band in chart.bands where values.lower < band.range.lowerBound {
      guard band.range.lowerBound < values.upper else { continue }
      let title = [chart.bandTitle?[language], band.label[language]].compactMap(\.self)
      let from = notation.number(band.range.lowerBound, decimals: chart.decimals)
      let block = add(
        [time, title.joined(separator: " ") + " ≥ " + from],
        [times.lower, times.upper].map { [.number($0), .number(band.range.lowerBound)] })
      show(block, 1, times: 0, line: SheetChart.Line(color: 0x8C959F, width: 1, dash: .dots))
    }
  }

  private mutating func addBreaks() {
    let (times, values) = axes
    for change in chart.breaks where times.lower...times.upper ~= change.time {
      let block = add(
        [time, change.label[language]],
        [values.lower, values.upper].map { [.number(change.time), .number($0)] })
      show(block, 1, times: 0, line: SheetChart.Line(color: 0x57606A, width: 1.25, dash: .dash))
    }
  }
}
