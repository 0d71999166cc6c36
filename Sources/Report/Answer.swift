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
  private let makePayload: @Sendable () -> Payload
  private let makeTable: @Sendable () -> PayloadTable
  private let makeDocument: @Sendable () -> Document
  public let notices: [Notice]

  /// What programs read.
  public var payload: Payload { makePayload() }
  /// What a spreadsheet reads.
  public var table: PayloadTable { makeTable() }
  /// What people read.
  public var document: Document { makeDocument().with(notices) }

  /// Makes an answer; each form is made when it is asked for, since usually only one is.
  init(
    schema: String, _ members: @escaping @Sendable () -> [Payload.Member],
    table: @autoclosure @escaping @Sendable () -> PayloadTable,
    document: @autoclosure @escaping @Sendable () -> Document, notices: [Notice] = []
  ) {
    makePayload = {
      let warnings = notices.map { notice in
        Payload.object(["code": .text(notice.code), "message": .words(notice.message)])
      }
      return .object(
        [Payload.Member("schema", .text(schema))] + members()
          + [Payload.Member("warnings", .array(warnings))])
    }
    makeTable = table
    makeDocument = document
    self.notices = notices
  }
}

extension Document {
  /// The document with its warnings at the end.
  fileprivate func with(_ notices: [Notice]) -> Document {
    guard !notices.isEmpty else { return self }
    // Who signs has read the notes.
    let signature = blocks.lastIndex { if case .signature = $0 { true } else { false } }
    let end = signature ?? blocks.endIndex
    return Document(
      blocks[..<end] + [.notes(title: Catalogue.notes, notices.map(\.message))] + blocks[end...])
  }
}
