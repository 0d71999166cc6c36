import CSV

/// One record with its place, and what was wrong in it.
struct RecordPlace {
  let record: Record
  let number: Int
  let map: ColumnMap
  let file: String
  var problems: [ResponseProblem] = []

  mutating func report(_ kind: ResponseProblem.Kind, field: Int? = nil) {
    let present = field.flatMap { $0 < record.count ? $0 : nil }
    problems.append(
      ResponseProblem(
        kind, file: file, line: present.map { record.line(of: $0) } ?? record.line,
        record: number, column: field.map { map.header.texts[$0] },
        text: present.map { record.text(of: $0) }))
  }

  /// A record with answers that are none is a row of totals or means below the data: its first text
  /// outside the answers says so.
  var isTotal: Bool {
    let first = (0..<record.count).first { !map.items.contains($0) && !record.isBlank($0) }
    guard let first, let word = Words.words(of: record.text(of: first)).first else { return false }
    return Self.wordsOfTotals.contains(word)
  }

  private static let wordsOfTotals: Set<String> = [
    "jumlah", "total", "rata", "rerata", "nilai", "nrr", "ikm", "indeks", "mutu", "sum", "mean",
    "average", "σ", "∑",
  ]
}
