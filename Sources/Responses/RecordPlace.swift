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
}
