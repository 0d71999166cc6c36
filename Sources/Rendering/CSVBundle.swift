public import CSV
public import Localization

/// Every table of an answer as a CSV file: the main one, and those that people read.
///
/// The names are the same in both languages: `data.csv` is the main table under its keys,
/// `table-01.csv` and so on are the tables of the document from top to bottom under their titles, and
/// `contents.csv` says what each file holds. Numbers are unrounded, shares fractions, and an interval is
/// two columns.
public struct CSVBundle: Sendable {
  /// A file of the bundle.
  public struct File: Sendable, Hashable {
    public let name: String
    public let bytes: [UInt8]
  }

  /// The file that says what the others are; a folder with it is a bundle.
  public static let contentsName = "contents.csv"

  /// ``contentsName`` and the others, in the order of their names' numbers.
  public let files: [File]

  /// Makes the files of an answer.
  ///
  /// - Parameters:
  ///   - document: What people read.
  ///   - table: The main table.
  ///   - words: What the ends of an interval are called.
  ///   - notation: Of numbers and delimiters.
  ///   - language: Of titles.
  public init(
    _ document: Document, _ table: PayloadTable, _ words: XLSXRenderer.Words,
    notation: CSVWriter.Notation, in language: Language
  ) {
    var files = [
      File(
        name: "data.csv", bytes: CSVRenderer(notation: notation, in: language).render(table))
    ]
    var contents = Self.header(notation)
    contents.write([.text("data.csv"), .text(words.data[language])])
    var heading = ""
    for block in document.blocks {
      switch block {
      case .title(let title, _), .chapter(let title), .heading(let title): heading = title[language]
      case .table(let table):
        let number = files.count < 10 ? "0\(files.count)" : "\(files.count)"
        let name = "table-\(number).csv"
        let computable = ComputableTable(table, Notation(language), words)
        files.append(File(name: name, bytes: Self.bytes(computable, notation)))
        contents.write([.text(name), .text(heading)])
      case .paragraph, .figure, .cards, .chart, .rows, .shares, .notes, .signature: break
      }
    }
    self.files = [File(name: Self.contentsName, bytes: contents.bytes)] + files
  }

  /// Whether a bundle may have a file of this name, so that one in its place can be replaced.
  public static func isName(_ name: String) -> Bool {
    name == contentsName || name == "data.csv"
      || name.wholeMatch(of: #/table-[0-9]{2,}\.csv/#) != nil
  }

  /// Whether a file that begins like this is the table of contents of a bundle.
  public static func isContents(_ start: [UInt8]) -> Bool {
    CSVWriter.Notation.allCases.contains { start.starts(with: header($0).bytes) }
  }

  /// The header of the table of contents.
  private static func header(_ notation: CSVWriter.Notation) -> CSVWriter {
    var contents = CSVWriter(notation: notation)
    contents.write([.text("file"), .text("title")])
    return contents
  }

  private static func bytes(_ table: ComputableTable, _ notation: CSVWriter.Notation) -> [UInt8] {
    var writer = CSVWriter(notation: notation)
    writer.write(table.titles.map { .text($0) })
    for row in table.rows {
      writer.write(
        row.map { content in
          switch content {
          case .text(let text): .text(text)
          case .number(let value, NumberFormat.count), .number(let value, NumberFormat.year):
            value.magnitude < 1e15 ? .integer(Int(value)) : .number(value)
          case .number(let value, _): .number(value)
          case .undefined, .nothing: .empty
          }
        })
    }
    return writer.bytes
  }
}
