public import Localization

/// An ordered JSON value: what programs read of a result.
public enum Payload: Sendable, Hashable {
  case object([Member])
  case array([Payload])
  case integer(Int)
  /// A finite number, written in full precision.
  case number(Double)
  case text(String)
  /// A text in the reader's language; keys are never translated, names and messages are.
  case words(Bilingual)
  case bool(Bool)
  case null

  /// A key with its value.
  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: Payload

    public init(_ key: String, _ value: Payload) {
      self.key = key
      self.value = value
    }
  }

  /// An object with its members in this order.
  public static func object(_ members: KeyValuePairs<String, Payload>) -> Payload {
    .object(members.map { Member($0.key, $0.value) })
  }

  /// A number, or null where there is none.
  public static func optional(_ value: Double?) -> Payload { value.map { .number($0) } ?? .null }

  /// An integer, or null where there is none.
  public static func optional(_ value: Int?) -> Payload { value.map { .integer($0) } ?? .null }

  /// A text, or null where there is none.
  public static func optional(_ value: String?) -> Payload { value.map { .text($0) } ?? .null }

  /// A text in the reader's language, or null where there is none.
  public static func optional(_ value: Bilingual?) -> Payload { value.map { .words($0) } ?? .null }
}

/// The main table of a result: what a spreadsheet reads.
public struct PayloadTable: Sendable, Hashable {
  public let columns: [String]
  /// One value per column; objects and arrays do not belong here.
  public let rows: [[Payload]]

  public init(columns: [String], rows: [[Payload]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "every row has a value for every column")
    self.columns = columns
    self.rows = rows
  }
}
