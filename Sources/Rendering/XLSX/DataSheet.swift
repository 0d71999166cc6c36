import Localization

/// The main table of a result for programs and pivot tables: under its keys, unrounded.
struct DataSheet {
  private(set) var sheet: Sheet

  /// Writes `table`.
  ///
  /// A column in which every value is a year in four digits holds numbers where its key says that it
  /// is one.
  init(_ table: PayloadTable, name: String, in language: Language) {
    sheet = Sheet(name: name)
    sheet.headerRows = 1
    sheet.filteredRows = max(1, table.rows.count)
    for (column, key) in table.columns.enumerated() {
      let values = table.rows.map { $0[column] }
      let isNumeric = values.contains(where: \.isNumber)
      sheet.put(
        .text(key), row: 0, column: column,
        style: .header(isNumeric ? .trailing : .leading, isFirst: column == 0))
      let areYears = ["year", "period"].contains(key) && values.areYears
      for (row, value) in values.enumerated() where value != .null {
        let content = Self.value(value, areYears: areYears, language)
        sheet.put(
          content, row: row + 1, column: column,
          style: Sheet.Style(
            alignment: content.isNumber ? .trailing : .leading,
            isIndented: column > 0 && !content.isNumber))
      }
      // room for the button of the filter, and for enough digits of a number
      let texts = values.prefix(1000).map { value in
        switch value {
        case .text(let text): text
        case .words(let words): words[language]
        default: ""
        }
      }
      let title = SheetMetrics.width(key, isBold: true) + 3
      let body = max(isNumeric ? 12 : 0, texts.map { SheetMetrics.width($0) + 1 }.max() ?? 0)
      sheet.widths.append(min(max(title, body), SheetMetrics.widest))
    }
    let width = sheet.widths.reduce(0, +)
    sheet.isLandscape = width > 100
    // on one page more columns would be too small to be read
    sheet.fitsPage = width < 200
  }

  private static func value(
    _ value: Payload, areYears: Bool, _ language: Language
  ) -> Sheet.Value {
    switch value {
    case .integer(let value): .number(Double(value))
    case .number(let value): .number(value)
    case .text(let text):
      if areYears, let year = Double(text) { .number(year) } else { .text(text) }
    case .words(let words): .text(words[language])
    // as in CSV: LibreOffice would show a truth value as 1, and Excel in its own language
    case .bool(let value): .text(value ? "true" : "false")
    case .null: .blank
    case .object, .array: preconditionFailure("a cell holds one value")
    }
  }
}

extension Sheet.Value {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}

extension Payload {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}

extension [Payload] {
  /// Every value that is there is a year in four digits.
  fileprivate var areYears: Bool {
    let there = filter { $0 != .null }
    return !there.isEmpty
      && there.allSatisfy { if case .text(let text) = $0 { text.isYear } else { false } }
  }
}
