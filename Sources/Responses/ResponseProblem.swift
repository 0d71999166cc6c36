public import CSV

/// Something wrong in a response file, with its place: what `skm check` lists and what keeps an
/// index from being computed.
public struct ResponseProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The bytes are no table of text.
    case unreadable(CSVError)
    /// Nothing stands in the file.
    case emptyFile
    /// None of the first records names a known column.
    case noHeader
    /// The header stands, and nothing below it.
    case noRespondents
    /// The column's header fits several items, given by code.
    case columnFitsSeveral(items: [String])
    /// Several columns fit one item or role.
    case severalColumnsFit(role: String, columns: [String])
    /// These items, given by code, have no column.
    case missingItems([String])
    /// Nobody answered this item, given by code.
    case unansweredItem(String)
    /// A column that was asked for is not there.
    case unknownColumn(name: String, nearest: String?, available: [String])
    /// The record ends before the last column in use.
    case shortRecord(expected: Int, found: Int)
    /// The record goes on after the last column: often a delimiter inside an answer.
    case longRecord(expected: Int, found: Int)
    /// Not a level of the scale and not a known label.
    case invalidAnswer(levels: ClosedRange<Int>, labels: [String])
    /// A row of totals or means below the data, which is no respondent.
    case rowOfTotals
    /// The number before a label is not the label's.
    case contradictoryAnswer(levels: ClosedRange<Int>, labels: [String])
    /// Not a number of zero or more.
    case invalidWeight
    /// Digits in groups of three: `125.300` may be 125300 or 125.3.
    case thousandsMark
    /// No respondent has a weight above zero.
    case noPositiveWeight
    /// Not a whole positive number.
    case invalidPopulation
    /// The population differs from the one that the stratum had before.
    case changedPopulation(before: Double)
    /// A column of the sampling design is blank.
    case blankDesign
    /// The file holds sums of a database and no responses.
    case sumsOfResponses
    /// The file holds no sums, though it was given as such.
    case noSums
    /// These columns of sums, given by header, are not there.
    case missingSums([String])
    /// The sums of another file are those of another sampling design.
    case otherDesign
    /// Not a whole number of respondents from `lowest` to `highest`.
    case invalidCount(lowest: Int, highest: Int)
    /// Not a sum of weights.
    case invalidSum
    /// So many respondents cannot have such sums of weights.
    case contradictorySums
    /// Respondents whose weight is blank, below zero or too large.
    case unusableWeights
    /// A text where numbers are needed.
    case notANumber
    /// Numbers and texts in one column: the first known value, on this line, is the other of the two.
    case mixedColumn(firstLine: Int, beginsWithNumbers: Bool)
    /// More different texts than the values of one variable can be.
    case tooManyValues(limit: Int)
    /// No header begins with what those of replicate weights begin with.
    case noReplicateWeights(prefix: String)

    /// The fixed name of the problem.
    public var code: String {
      switch self {
      case .unreadable: "unreadable"
      case .emptyFile: "emptyFile"
      case .noHeader: "noHeader"
      case .noRespondents: "noRespondents"
      case .columnFitsSeveral: "columnFitsSeveral"
      case .severalColumnsFit: "severalColumnsFit"
      case .missingItems: "missingItems"
      case .unansweredItem: "unansweredItem"
      case .unknownColumn: "unknownColumn"
      case .shortRecord: "shortRecord"
      case .longRecord: "longRecord"
      case .invalidAnswer: "invalidAnswer"
      case .rowOfTotals: "rowOfTotals"
      case .contradictoryAnswer: "contradictoryAnswer"
      case .invalidWeight: "invalidWeight"
      case .thousandsMark: "thousandsMark"
      case .noPositiveWeight: "noPositiveWeight"
      case .invalidPopulation: "invalidPopulation"
      case .changedPopulation: "changedPopulation"
      case .blankDesign: "blankDesign"
      case .sumsOfResponses: "sumsOfResponses"
      case .noSums: "noSums"
      case .missingSums: "missingSums"
      case .otherDesign: "otherDesign"
      case .invalidCount: "invalidCount"
      case .invalidSum: "invalidSum"
      case .contradictorySums: "contradictorySums"
      case .unusableWeights: "unusableWeights"
      case .notANumber: "notANumber"
      case .mixedColumn: "mixedColumn"
      case .tooManyValues: "tooManyValues"
      case .noReplicateWeights: "noReplicateWeights"
      }
    }
  }

  public let kind: Kind
  /// The path as the user wrote it.
  public let file: String
  /// The line, from 1, where there is one.
  public let line: Int?
  /// The respondent's record, counted from 1 below the header, where there is one.
  public let record: Int?
  /// The header of the column, where there is one.
  public let column: String?
  /// What stands there, cut to a readable length.
  public let text: String?

  init(
    _ kind: Kind, file: String, line: Int? = nil, record: Int? = nil, column: String? = nil,
    text: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.record = record
    self.column = column
    self.text = text.map { Self.shortened($0) }
  }

  /// A misplaced column may hold anything, so no more of it is shown than a label is long.
  private static func shortened(_ text: String) -> String {
    text.count <= 60 ? text : text.prefix(59) + "…"
  }
}
