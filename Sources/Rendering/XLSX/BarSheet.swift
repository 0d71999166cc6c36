import Localization

/// The cells that a chart of rows is drawn from: a row for each, and the chart on them.
///
/// An interval is drawn as the last two parts of a bar of three: up to its lower limit, from there to
/// the value, and from the value to the upper limit. Programs that make spreadsheets know no other
/// interval in a chart whose rows have names.
struct BarSheet {
  private(set) var sheet: Sheet
  private(set) var chart: SheetBars
  private static let titleRow = 0
  private static let valueRow = 1
  private static let headerRow = 3

  /// A column of cells under its title.
  private struct Column {
    let title: String
    let cells: [Sheet.Value]
    var format: String?
  }

  /// What is drawn of a column.
  private struct Part {
    let column: Int
    let color: UInt32
    var labels: SheetBars.Labels?
    var hasLightLabels = false
  }

  private init(
    name: String, title: String, valueTitle: String, alternativeText: String, columns: [Column],
    parts: [Part], axis: (lower: Double, upper: Double, step: Double, format: String)
  ) {
    sheet = Sheet(name: name)
    sheet.headerRows = Self.headerRow + 1
    sheet.put(
      .text(printable(title)), row: Self.titleRow, column: 0,
      style: Sheet.Style(isBold: true, size: 13))
    sheet.put(.text(printable(valueTitle)), row: Self.valueRow, column: 0)
    let count = columns[0].cells.count
    for (place, column) in columns.enumerated() {
      let isNumeric = column.format != nil
      sheet.put(
        .text(column.title), row: Self.headerRow, column: place,
        style: .header(isNumeric ? .trailing : .leading, isFirst: place == 0))
      var width = SheetMetrics.column(title: column.title, texts: [])
      for (row, value) in column.cells.enumerated() {
        if case .blank = value { continue }
        if case .text(let text) = value {
          width = max(width, min(SheetMetrics.width(text) + 2, 40))
        }
        var style = Sheet.Style(alignment: isNumeric ? .trailing : .leading)
        style.numberFormat = column.format
        sheet.put(value, row: Self.headerRow + 1 + row, column: place, style: style)
      }
      sheet.widths.append(max(width, 10))
    }
    sheet.heights[Self.headerRow] = columns.map {
      SheetMetrics.height($0.title, width: 12, isBold: true)
    }.max()
    sheet.isLandscape = sheet.widths.reduce(0, +) > 100
    func place(_ row: Int, _ column: Int) -> SheetChart.Place {
      SheetChart.Place(sheet: name, row: row, column: column)
    }
    let rows = (Self.headerRow + 1)...(Self.headerRow + max(1, count))
    chart = SheetBars(
      title: place(Self.titleRow, 0), alternativeText: alternativeText,
      names: SheetChart.Range(column: 0, rows: rows),
      values: SheetChart.Axis(
        title: place(Self.valueRow, 0), lower: axis.lower, upper: axis.upper, step: axis.step,
        numberFormat: axis.format),
      series: parts.map { part in
        SheetBars.Series(
          name: place(Self.headerRow, part.column),
          values: SheetChart.Range(column: part.column, rows: rows), color: part.color,
          labels: part.labels, hasLightLabels: part.hasLightLabels)
      })
  }
}

// MARK: - Values with intervals

extension BarSheet {
  init(_ chart: RowChart, name: String, _ notation: Notation, _ words: XLSXRenderer.Words) {
    let language = notation.language
    let format = NumberFormat.decimals(chart.decimals)
    func cell(_ value: Double?) -> Sheet.Value {
      value.flatMap { $0.isDrawable ? .number($0) : nil } ?? .blank
    }
    var columns = [
      Column(title: "", cells: chart.rows.map { .text(printable($0.label[language])) }),
      Column(
        title: chart.valueName[language], cells: chart.rows.map { cell($0.value) }, format: format),
    ]
    if let interval = chart.intervalName?[language] {
      let ends = [
        (words.lower, chart.rows.map(\.interval?.lowerBound)),
        (words.upper, chart.rows.map(\.interval?.upperBound)),
      ]
      columns += ends.map { word, values in
        Column(title: "\(interval), \(word[language])", cells: values.map(cell), format: format)
      }
    }
    if let reference = chart.referenceName?[language] {
      columns.append(
        Column(title: reference, cells: chart.rows.map { cell($0.reference) }, format: format))
    }
    let notes = chart.rows.map { $0.note?[language] ?? "" }
    if notes.contains(where: { !$0.isEmpty }) {
      columns.append(Column(title: "", cells: notes.map { .text(printable($0)) }))
    }
    let labels = zip(chart.rows, notes).map { row, note in
      let value = row.value.map { notation.number($0, decimals: chart.decimals) }
      return [value, brief(printable(note), to: 12)].compactMap(\.self).joined(separator: " ")
    }
    var parts = [Part(column: 1, color: 0x2878B8, labels: .texts(labels))]
    let drawn = chart.rows.flatMap { row in
      [row.value, row.interval?.lowerBound, row.interval?.upperBound].compactMap(\.self)
    }.filter(\.isDrawable)
    // parts of a bar add up only on one side of zero
    if chart.intervalName != nil, drawn.allSatisfy({ $0 >= 0 }) {
      parts = zip([0x0B3D66, 0x2878B8, 0xB9D6EE] as [UInt32], 0...).map { color, place in
        Part(column: columns.count + place, color: color, labels: place == 2 ? .texts(labels) : nil)
      }
      columns += Self.parts(of: chart, words, language, format)
    }
    let axis = Axis(showing: drawn, bounds: chart.bounds, steps: 7)
    let steps = zip(axis.ticks.dropFirst(), axis.ticks).map { $0 - $1 }
    self.init(
      name: name, title: chart.title[language], valueTitle: chart.valueTitle[language],
      alternativeText: chart.alternativeText[language], columns: columns, parts: parts,
      axis: (
        axis.lower, axis.upper, steps.max() ?? axis.upper - axis.lower,
        NumberFormat.decimals(axis.decimals)
      ))
  }

  /// The lengths of the three parts of each bar; a value without an interval has the first alone.
  private static func parts(
    of chart: RowChart, _ words: XLSXRenderer.Words, _ language: Language, _ format: String
  ) -> [Column] {
    let ends = chart.rows.map { row -> [Double]? in
      guard let value = row.value, value.isDrawable else { return nil }
      guard let interval = row.interval, interval.lowerBound.isDrawable,
        interval.upperBound.isDrawable, interval.contains(value)
      else { return [value, 0, 0] }
      return [interval.lowerBound, value - interval.lowerBound, interval.upperBound - value]
    }
    return [words.toLower, words.toValue, words.toUpper].enumerated().map { place, word in
      Column(
        title: word[language], cells: ends.map { $0.map { .number($0[place]) } ?? .blank },
        format: format)
    }
  }
}

// MARK: - Shares of answers

extension BarSheet {
  init(
    _ chart: ShareChart, name: String, _ notation: Notation, _ words: XLSXRenderer.Words
  ) {
    let language = notation.language
    var columns = [
      Column(title: "", cells: chart.rows.map { .text(printable($0.label[language])) })
    ]
    columns += chart.levels.enumerated().map { level, word in
      Column(
        title: word[language],
        cells: chart.rows.map { $0.shares.isEmpty ? .blank : .number($0.shares[level]) },
        format: "0.0%")
    }
    columns.append(
      Column(title: "", cells: chart.rows.map { .text(printable($0.note?[language] ?? "")) }))
    let parts = chart.levels.indices.map { level in
      let shade = ChartStyle.shade(ofLevel: level, of: chart.levels.count)
      return Part(
        column: 1 + level,
        color: [0xA34700, 0xF2A65A, 0xC9CED6, 0x8FBFE8, 0x0B4F8A][shade - 1],
        // a number needs room
        labels: .numbers("[>=0.05]0%;\"\""),
        hasLightLabels: ChartStyle.isDark(level: level, of: chart.levels.count))
    }
    self.init(
      name: name, title: chart.title[language], valueTitle: words.shares[language],
      alternativeText: chart.alternativeText[language], columns: columns, parts: parts,
      axis: (0, 1, 0.2, "0%"))
  }
}
