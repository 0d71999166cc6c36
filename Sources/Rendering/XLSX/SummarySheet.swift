import Localization

/// The document for people as a sheet: its blocks from top to bottom, numbers as numbers.
struct SummarySheet {
  private(set) var sheet: Sheet
  private let notation: Notation
  private let words: XLSXRenderer.Words
  /// The next free row.
  private var row = 0
  /// Text that is no table runs over the columns up to this one.
  private let lastTextColumn: Int
  private let textWidth: Double
  /// The charts in their order, to be placed.
  private var charts: [SheetPicture]

  private static let muted: UInt32 = 0x57606A
  private static let line: UInt32 = 0xD0D7DE
  /// Wide enough for a sentence to be read, narrow enough for A4.
  private static let sentenceWidth = 92.0

  /// Writes `document`.
  ///
  /// - Parameters:
  ///   - document: What is said.
  ///   - charts: Its charts, as they are built on the cells of other sheets.
  ///   - name: The sheet's.
  ///   - notation: The reader's.
  ///   - words: The words of a workbook.
  init(
    _ document: Document, charts: [SheetPicture], name: String, _ notation: Notation,
    _ words: XLSXRenderer.Words
  ) {
    let language = notation.language
    (self.notation, self.words, self.charts) = (notation, words, charts)
    sheet = Sheet(name: name)
    let tables = document.blocks.map { block in
      if case .table(let table) = block { ComputableTable(table, notation, words) } else { nil }
        as ComputableTable?
    }
    var widths: [Double] = []
    for table in tables.compactMap(\.self) {
      for (column, title) in table.titles.enumerated() {
        let wanted = SheetMetrics.column(title: title, texts: table.shown.map { $0[column] })
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], wanted)
      }
    }
    let tableWidth = widths.reduce(0, +)
    while widths.reduce(0, +) < Self.sentenceWidth || widths.count < 4 {
      widths.append(SheetMetrics.defaultWidth)
    }
    var (last, width) = (0, widths[0])
    while width < Self.sentenceWidth && last + 1 < widths.count {
      last += 1
      width += widths[last]
    }
    (sheet.widths, lastTextColumn, textWidth) = (widths, last, width)
    sheet.isLandscape = tableWidth > 110
    for (block, table) in zip(document.blocks, tables) { write(block, table, language) }
  }

  private mutating func write(
    _ block: Document.Block, _ table: ComputableTable?, _ language: Language
  ) {
    switch block {
    case .title(let title, let subtitle):
      write(title[language], Sheet.Style(isBold: true, wraps: true, size: 16))
      write(subtitle[language], Sheet.Style(wraps: true, color: Self.muted))
    case .heading(let heading):
      write(heading[language], Sheet.Style(isBold: true, wraps: true, size: 13))
      return  // what it stands above follows at once
    case .chapter(let chapter):
      write(chapter[language], Sheet.Style(isBold: true, wraps: true, size: 15))
    case .paragraph(let text): write(text[language])
    case .figure(let label, let value, let mark, let details):
      write(
        Document.Card(label: label, value: value, mark: mark, details: details), language)
    case .cards(let cards):
      for (place, card) in cards.enumerated() {
        if place > 0 { row += 1 }
        write(card, language)
      }
    case .table: if let table { write(table) }
    case .chart, .rows, .shares: placeChart()
    case .notes(let title, let notes):
      write(title[language], Sheet.Style(isBold: true, wraps: true, size: 13))
      for note in notes { write("• " + note[language]) }
    case .signature(let above, let below):
      for line in above { write(line[language]) }
      row += 4  // room to sign
      for line in below { write(line[language]) }
    }
    row += 1
  }

  /// A text over the width of a sentence.
  private mutating func write(_ text: String, _ style: Sheet.Style = Sheet.Style(wraps: true)) {
    guard !text.isEmpty else { return }
    // a cell of words is a line: no mark in a name may turn the rest of it
    let text = isolated(printable(text))
    sheet.put(.text(text), row: row, column: 0, through: lastTextColumn, style: style)
    sheet.heights[row] = SheetMetrics.height(
      text, width: textWidth, size: style.size, isBold: style.isBold)
    row += 1
  }

  /// An answer with what it means.
  private mutating func write(_ card: Document.Card, _ language: Language) {
    write(card.label[language], Sheet.Style(isBold: true, wraps: true))
    write(card.value, mark: card.mark[language])
    for detail in card.details { write(detail[language]) }
  }

  /// The number that is the answer, large, and what it means.
  private mutating func write(_ value: Cell, mark: String) {
    let large = Sheet.Style(isBold: true, size: 20)
    var (last, width) = (0, sheet.widths[0])
    while width < 18 && last + 2 < sheet.widths.count {
      last += 1
      width += sheet.widths[last]
    }
    let content = ComputableTable(
      Table(columns: [Column(Bilingual(""))], rows: [[value]]), notation, words
    ).rows[0]
    if content.count == 1, case .number(let number, let format) = content[0] {
      var style = large
      style.numberFormat = format
      sheet.put(.number(number), row: row, column: 0, through: last, style: style)
    } else {
      sheet.put(.text(notation.text(value)), row: row, column: 0, through: last, style: large)
    }
    if last < lastTextColumn {
      sheet.put(
        .text(mark), row: row, column: last + 1, through: lastTextColumn,
        style: Sheet.Style(isBold: true, wraps: true, size: 14))
    }
    sheet.heights[row] = max(
      Sheet.rowHeight * 2, SheetMetrics.height(mark, width: textWidth - width, size: 14))
    row += 1
  }

  private mutating func write(_ table: ComputableTable) {
    for (column, title) in table.titles.enumerated() {
      sheet.put(
        .text(title), row: row, column: column,
        style: .header(table.alignments[column], isFirst: column == 0))
    }
    sheet.heights[row] = height(of: table.titles, isBold: true)
    row += 1
    for (contents, shown) in zip(table.rows, table.shown) {
      for (column, content) in contents.enumerated() {
        var style = Sheet.Style(alignment: table.alignments[column], bottom: Self.line)
        style.isIndented = column > 0 && style.alignment == .leading
        switch content {
        case .text(let text):
          style.wraps = true
          sheet.put(.text(text), row: row, column: column, style: style)
        case .number(let value, let format):
          style.numberFormat = format
          sheet.put(.number(value), row: row, column: column, style: style)
        case .undefined: sheet.put(.text("–"), row: row, column: column, style: style)
        case .nothing: sheet.put(.blank, row: row, column: column, style: style)
        }
      }
      let needed = height(of: shown)
      if needed > Sheet.rowHeight { sheet.heights[row] = needed }
      row += 1
    }
  }

  /// The height that the cells of a row need.
  private func height(of texts: [String], isBold: Bool = false) -> Double {
    zip(texts, sheet.widths).map {
      SheetMetrics.height($0, width: $1, isBold: isBold)
    }.max() ?? Sheet.rowHeight
  }

  private mutating func placeChart() {
    guard !charts.isEmpty else { return }
    let chart = charts.removeFirst()
    sheet.charts.append(Sheet.PlacedChart(row: row, column: 0, chart: chart))
    // a row has 20 pixels
    row += Int(chart.height / 20) + 1
  }
}

extension Sheet.Style {
  /// The first row of a table.
  static func header(_ alignment: Alignment, isFirst: Bool) -> Sheet.Style {
    Sheet.Style(
      alignment: alignment, isBold: true, wraps: true, fill: 0xE6EDF3, bottom: 0x57606A,
      isIndented: !isFirst && alignment == .leading, isLow: true)
  }
}
