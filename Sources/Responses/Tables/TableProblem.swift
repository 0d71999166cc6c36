public import CSV
public import Localization

/// Something wrong in a table of printed figures, of strata, of a series, of margins or of conflicts,
/// with its place.
public struct TableProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The bytes are no table of text.
    case unreadable(CSVError)
    /// Nothing stands in the file.
    case emptyFile
    /// None of the first records has two of the headers that are looked for.
    case noHeader(expected: [String])
    /// The header stands, and nothing below it.
    case noRows
    /// Columns that the table needs and that are not there.
    case missingColumns([String])
    /// Several columns bear the same header.
    case severalColumnsFit(header: String)
    /// Columns of elements that the edition does not have.
    case unknownElements([String])
    /// Nothing stands where a number is needed.
    case blankCell
    /// Not a number; of zero or more, but in a series.
    case notANumber
    /// Not a whole number from `from` to `limit`.
    case notACount(from: Int = 1, limit: Int)
    /// Digits in groups of three: `2.920` may be 2920 or 2.92.
    case thousandsMark
    /// A mean that the scale does not reach.
    case outsideScale(lowest: FixedDecimal, highest: FixedDecimal)
    /// A sum that so many respondents cannot give.
    case sumOutsideScale(lowest: Int, highest: Int)
    /// Some values of the row stand on the scale of answers and some on that of the index.
    case mixedScale
    /// Not a scale that is known.
    case unknownScale(known: [String])
    /// Neither means nor sums.
    case unknownValueKind(known: [String])
    /// Sums without the number of respondents.
    case sumsWithoutRespondents
    /// The same stratum stands in the table twice.
    case repeatedStratum
    /// A column that was asked for is not there.
    case unknownColumn(name: String, nearest: String?, available: [String])
    /// Several columns could be the one; `option` chooses.
    case columnsInDoubt(option: String, columns: [String])
    /// No header means the values of a series; these columns hold nothing but numbers.
    case noValueColumn(numeric: [String])
    /// Not a year, nor a half, quarter or month of one.
    case notAPeriod
    /// The group has the period already.
    case repeatedPeriod(period: String, group: [String], firstLine: Int)
    /// A standard error of zero or less.
    case notPositive
    /// Something that only tables of margins have.
    case margin(MarginProblem)
    /// Something that only tables of conflicts have.
    case conflict(ConflictProblem)

    /// The fixed name of the problem.
    public var code: String {
      switch self {
      case .unreadable: "unreadable"
      case .emptyFile: "emptyFile"
      case .noHeader: "noHeader"
      case .noRows: "noRows"
      case .missingColumns: "missingColumns"
      case .severalColumnsFit: "severalColumnsFit"
      case .unknownElements: "unknownElements"
      case .blankCell: "blankCell"
      case .notANumber: "notANumber"
      case .notACount: "notACount"
      case .thousandsMark: "thousandsMark"
      case .outsideScale: "outsideScale"
      case .sumOutsideScale: "sumOutsideScale"
      case .mixedScale: "mixedScale"
      case .unknownScale: "unknownScale"
      case .unknownValueKind: "unknownValueKind"
      case .sumsWithoutRespondents: "sumsWithoutRespondents"
      case .repeatedStratum: "repeatedStratum"
      case .unknownColumn: "unknownColumn"
      case .columnsInDoubt: "columnsInDoubt"
      case .noValueColumn: "noValueColumn"
      case .notAPeriod: "notAPeriod"
      case .repeatedPeriod: "repeatedPeriod"
      case .notPositive: "notPositive"
      case .margin(let problem): problem.code
      case .conflict(let problem): problem.code
      }
    }
  }

  public let kind: Kind
  /// The path as the user wrote it.
  public let file: String
  /// The line, from 1, where there is one.
  public let line: Int?
  /// The header of the column, where there is one.
  public let column: String?
  /// What stands there, cut to a readable length.
  public let text: String?

  init(
    _ kind: Kind, file: String, line: Int? = nil, column: String? = nil, text: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.text = text.map { $0.count <= 60 ? $0 : $0.prefix(59) + "…" }
  }
}
