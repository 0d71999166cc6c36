import CSV

/// Finds the header of a table among its first records, below any titles.
struct TableHeaderFinder {
  /// How many records are searched.
  static let depth = HeaderFinder.depth
  /// A comment is longer than any header.
  private static let longest = 1000

  /// What was asked for by name.
  private let asked: Set<String>
  private let finder: ColumnFinder

  init(_ request: TableRequest) {
    let names =
      request.variables.map(\.name) + request.groups + request.strata + request.units
      + request.populations + [request.weight].compactMap(\.self) + request.columns.map(\.header)
    asked = Set(names.map(Words.label))
    let survey = request.survey
    finder = ColumnFinder(survey.questionnaire, chosen: ReadingPass.chosen(survey))
  }

  /// How many things that were asked for, or else are known, a record names.
  func score(_ record: Record) -> Int {
    let texts = (0..<record.count).map { record.text(of: $0) }.filter {
      $0.utf8.count <= Self.longest
    }
    let named = asked.intersection(texts.map(Words.label))
    let roles = Set(texts.flatMap { finder.meaning(of: $0).roles })
    // One name that was asked for tells more than any number of words that happen to be known.
    return 1000 * named.count + roles.count
  }

  /// The record that names most of what was asked for, else the first that is not blank.
  func header(in records: [Record]) -> Header? {
    let records = records.prefix(Self.depth)
    let scores = records.map(score)
    guard let best = scores.max(),
      let place = best > 0
        ? scores.firstIndex(of: best) : records.firstIndex(where: { !$0.isBlank })
    else { return nil }
    let texts = (0..<records[place].count).map { Words.value(records[place].text(of: $0)) }
    return Header(
      position: place, height: 1, line: records[place].line, texts: texts,
      meanings: texts.map { $0.utf8.count <= Self.longest ? finder.meaning(of: $0) : .unknown })
  }
}
