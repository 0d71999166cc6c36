public import Localization

/// Writes an answer as an Excel workbook, which LibreOffice and others open too.
///
/// The first sheet is the document for people, with numbers as numbers in their number formats; the
/// second the main table under its keys, unrounded, to be filtered and computed with; and one for
/// each chart holds the cells that it is drawn from. Excel writes the decimal mark of the country that
/// it is set to, whatever the reader's language is here: the file holds numbers and not their look.
/// Text is always text, also where it begins with `=`. The same answer gives the same bytes.
/// libxlsxwriter writes 16 significant digits, so that a number may come back with another last bit.
///
/// Source: ISO/IEC 29500-1:2016, SpreadsheetML.
public struct XLSXRenderer: Sendable {
  /// The words of a workbook that no document has.
  public struct Words: Sendable {
    /// The name of the sheet for people.
    public let summary: Bilingual
    /// The name of the sheet with the main table.
    public let data: Bilingual
    /// The name of a chart's sheet, before its number.
    public let chart: Bilingual
    /// The ends of an interval.
    public let lower: Bilingual
    public let upper: Bilingual
    /// The title of a column of times as decimal years.
    public let time: Bilingual
    /// The parts of a bar that draws an interval: up to its lower end, from there to the value, and
    /// from the value to its upper end.
    public let toLower: Bilingual
    public let toValue: Bilingual
    public let toUpper: Bilingual
    /// The axis of shares of answers.
    public let shares: Bilingual

    public init(
      summary: Bilingual, data: Bilingual, chart: Bilingual, lower: Bilingual, upper: Bilingual,
      time: Bilingual, toLower: Bilingual, toValue: Bilingual, toUpper: Bilingual,
      shares: Bilingual
    ) {
      self.summary = summary
      self.data = data
      self.chart = chart
      self.lower = lower
      self.upper = upper
      self.time = time
      self.toLower = toLower
      self.toValue = toValue
      self.toUpper = toUpper
      self.shares = shares
    }
  }

  private let words: Words
  private let language: Language

  public init(_ words: Words, in language: Language) {
    self.words = words
    self.language = language
  }

  /// The workbook of an answer.
  ///
  /// - Parameters:
  ///   - document: What people read.
  ///   - table: The main table.
  /// - Returns: The bytes of an XLSX file.
  /// - Throws: `XLSXError` where a table has more rows or columns than a sheet, or the system has no
  ///   room.
  public func render(_ document: Document, _ table: PayloadTable) throws(XLSXError) -> [UInt8] {
    // before millions of cells are made in vain
    guard table.rows.count < Workbook.mostRows else {
      throw .tooLarge(rows: table.rows.count + 1, columns: table.columns.count)
    }
    return try Workbook.bytes(
      sheets(of: document, table), title: SheetText.property(document.title?[language] ?? ""))
  }

  /// The sheets in their order.
  func sheets(of document: Document, _ table: PayloadTable) -> [Sheet] {
    let notation = Notation(language)
    var names: [String] = []
    func name(_ wanted: String) -> String {
      let name = SheetText.sheetName(wanted, beside: names)
      names.append(name)
      return name
    }
    let (summary, data) = (name(words.summary[language]), name(words.data[language]))
    var (shown, charts) = ([Document.Block](), [(sheet: Sheet, picture: SheetPicture)]())
    var known: [Picture] = []
    for block in document.blocks {
      if let picture = block.picture {
        // a page shows a chart again where it is spoken of; a workbook has it once
        guard !known.contains(picture) else { continue }
        known.append(picture)
        charts.append(draw(picture, name("\(words.chart[language]) \(known.count)"), notation))
      }
      shown.append(block)
    }
    let summarySheet = SummarySheet(
      Document(shown), charts: charts.map(\.picture), name: summary, notation, words)
    return [summarySheet.sheet, DataSheet(table, name: data, in: language).sheet]
      + charts.map(\.sheet)
  }

  private func draw(
    _ picture: Picture, _ name: String, _ notation: Notation
  ) -> (sheet: Sheet, picture: SheetPicture) {
    switch picture {
    case .time(let chart):
      let made = ChartSheet(chart, name: name, notation, words)
      return (made.sheet, .points(made.placeable))
    case .rows(let chart):
      let made = BarSheet(chart, name: name, notation, words)
      return (made.sheet, .bars(made.chart))
    case .shares(let chart):
      let made = BarSheet(chart, name: name, notation, words)
      return (made.sheet, .bars(made.chart))
    }
  }
}
