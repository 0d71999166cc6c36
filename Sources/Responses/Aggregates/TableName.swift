/// The name of a table as somebody wrote it: `answers`, `survey.answers`, `"Jawaban 2021".u`.
public struct TableName: Sendable, Hashable {
  /// Its parts without quotation marks; none is empty.
  public let parts: [String]
  /// The whole, where it looks like the path of files, which DuckDB reads as tables.
  let path: String?

  /// Divides a name at its points; a part in quotation marks or backticks may hold points itself.
  ///
  /// Fails where a part is empty or has control characters, or a quotation mark is left open.
  public init?(_ text: String) {
    var (parts, part) = ([String](), "")
    var quote: Character?
    // The last character closed a quotation, or is the first of a doubled mark.
    var wasClosed = false
    for character in text {
      if let open = quote {
        if character == open {
          (quote, wasClosed) = (nil, true)
        } else {
          part.append(character)
        }
      } else if character == "\"" || character == "`", wasClosed || part.isEmpty {
        if wasClosed { part.append(character) }
        (quote, wasClosed) = (character, false)
      } else if character == "." {
        parts.append(part)
        (part, wasClosed) = ("", false)
      } else {
        part.append(character)
        wasClosed = false
      }
    }
    parts.append(part)
    guard quote == nil, parts.allSatisfy({ AggregateQuery.canBeQuoted($0) }) else { return nil }
    self.parts = parts
    let isPath =
      text.contains("/") || text.contains("*")
      || Self.endings.contains { text.lowercased().hasSuffix($0) }
    path = isPath && !text.contains("\"") && !text.contains("`") ? text : nil
  }

  private static let endings = [".parquet", ".csv", ".csv.gz", ".tsv", ".json", ".ndjson"]
}
