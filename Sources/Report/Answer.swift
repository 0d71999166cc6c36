public import Localization
public import Rendering

/// A thing to know, under a fixed code.
public struct Notice: Sendable, Hashable {
  /// One of the codes that the documentation lists.
  public let code: String
  public let message: Bilingual

  public init(code: String, message: Bilingual) {
    self.code = code
    self.message = message
  }
}

/// The result of a command in all its forms: one value for programs, one for spreadsheets, one for
/// people, so that they cannot disagree.
public struct Answer: Sendable {
  /// What programs read.
  public let payload: Payload
  /// What a spreadsheet reads.
  public let table: PayloadTable
  /// What people read.
  public let document: Document
  public let notices: [Notice]

  init(
    schema: String, _ members: KeyValuePairs<String, Payload>, table: PayloadTable,
    document: Document, notices: [Notice] = []
  ) {
    let warnings = notices.map { notice in
      Payload.object(["code": .text(notice.code), "message": .words(notice.message)])
    }
    payload = .object(
      [Payload.Member("schema", .text(schema))] + members.map { Payload.Member($0.key, $0.value) }
        + [Payload.Member("warnings", .array(warnings))])
    self.table = table
    self.document = document.with(notices)
    self.notices = notices
  }
}

extension Document {
  /// The document with its warnings at the end.
  fileprivate func with(_ notices: [Notice]) -> Document {
    guard !notices.isEmpty else { return self }
    return Document(blocks + [.notes(title: Catalogue.notes, notices.map(\.message))])
  }
}
