import CSV
import Moments

/// One pass over all files of a reading.
struct ReadingPass {
  private let request: SurveyRequest
  private let execution: ReadingExecution
  private let columns: ColumnFinder
  private let answers: AnswerReader
  private var reading: SurveyReading
  private var tally: ResponseTally
  private var itemsByCode: Set<Int> = []
  private var presentItems: Set<Int>

  init(_ request: SurveyRequest, _ execution: ReadingExecution) {
    self.request = request
    self.execution = execution
    let questionnaire = request.questionnaire
    columns = ColumnFinder(questionnaire, chosen: Self.chosen(request))
    answers = AnswerReader(questionnaire)
    tally = ResponseTally(request)
    reading = SurveyReading(moments: tally.moments)
    presentItems = Set(questionnaire.items.indices)
  }

  /// The headers that the user has assigned, with what they are for.
  static func chosen(_ request: SurveyRequest) -> [String: ColumnRole] {
    var chosen: [String: ColumnRole] = [:]
    for (name, header) in request.columns {
      let item = request.questionnaire.items.firstIndex {
        $0.code.lowercased() == name.lowercased()
      }
      chosen[header] = item.map { .item($0) } ?? Role(rawValue: name.lowercased()).map { .role($0) }
    }
    return chosen
  }

  mutating func read(_ source: consuming ByteSource, input: ResponseInput) throws(FileError) {
    var summary = FileSummary(
      file: input.path, itemCount: request.questionnaire.items.count,
      levels: request.questionnaire.levels)
    let overriddenBefore = tally.overriddenYears
    do {
      try read(source, input: input, into: &summary)
    } catch .file(let error) {
      throw error
    } catch {
      tally.report(ResponseProblem(.unreadable(error), file: input.path, line: error.line))
    }
    let overriddenYears = tally.overriddenYears - overriddenBefore
    if let year = input.year, overriddenYears > 0 {
      reading.warnings.append(
        .yearOverridden(file: input.path, year: year, count: overriddenYears))
    }
    if summary.encoding == .windows1252 {
      reading.warnings.append(.windows1252(file: input.path))
    }
    reading.files.append(summary)
  }

  private mutating func read(
    _ source: consuming ByteSource, input: ResponseInput, into summary: inout FileSummary
  ) throws(CSVError) {
    let finder = HeaderFinder(columns: columns, answers: answers, hasSums: request.aggregate != nil)
    var reader = try CSVReader(source) { finder.score($0) }
    (summary.encoding, summary.delimiter) = (reader.encoding, reader.delimiter)
    summary.sheet = reader.sheetName
    var (first, record) = ([Record](), Record())
    do {
      while first.count <= HeaderFinder.depth, try reader.read(into: &record) {
        first.append(record)
      }
    } catch {
      summary.encoding = reader.encoding
      throw error
    }
    guard let header = finder.header(in: first) else {
      let isEmpty = first.allSatisfy(\.isBlank)
      tally.report(ResponseProblem(isEmpty ? .emptyFile : .noHeader, file: input.path))
      return
    }
    summary.headerLine = header.line
    guard request.aggregate != nil || !header.texts.contains(where: Self.isOfSums) else {
      tally.report(ResponseProblem(.sumsOfResponses, file: input.path, line: header.line))
      return
    }
    let (map, problems) = ColumnMap.map(header, request: request, input: input)
    summary.columns = describe(header)
    for problem in problems { tally.report(problem) }
    if reading.groupRoles.isEmpty { reading.groupRoles = map.groupRoles }
    noteItems(header, map, file: input.path)
    // A check goes on to count answers although there will be no index.
    guard problems.isEmpty || request.isCheck else { return }
    var rows = try FileRows(
      request, map, answers: answers, execution: execution, tally: tally, summary: summary,
      &reader, first: first.dropFirst(header.position + header.height))
    defer { (tally, summary) = (rows.tally, rows.summary) }
    try rows.read(&reader)
    if rows.summary.rows == 0 { rows.reportNoRespondents() }
  }

  private static func isOfSums(_ header: String) -> Bool {
    AggregateColumn(header: header) == .respondents
  }

  private mutating func noteItems(_ header: Header, _ map: ColumnMap, file: String) {
    for (text, meaning) in zip(header.texts, header.meanings) {
      guard case .item(let item)? = meaning.roles.first else { continue }
      switch meaning.reason {
      case .code: itemsByCode.insert(item)
      case .wordsAgainstCode:
        reading.warnings.append(
          .wordsAgainstCode(
            file: file, header: text, item: request.questionnaire.items[item].code))
      default: break
      }
    }
    presentItems.formIntersection(map.items.indices.filter { map.items[$0] != nil })
  }

  private func describe(_ header: Header) -> [FileSummary.Column] {
    zip(header.texts, header.meanings).enumerated().compactMap { field, column in
      let (text, meaning) = column
      guard !text.isEmpty else { return nil }
      let names = meaning.roles.map { role in
        switch role {
        case .item(let item): request.questionnaire.items[item].code
        case .role(let role): role.rawValue
        }
      }
      if names.isEmpty, let role = designRole(of: text) {
        return FileSummary.Column(header: text, role: role.rawValue, reason: .design)
      }
      return FileSummary.Column(
        header: text, role: names.count == 1 ? names[0] : nil, reason: meaning.reason)
    }
  }

  /// What the options of the sampling design use a column for that its header does not tell.
  private func designRole(of header: String) -> Role? {
    let uses: [(Role, [String])] = [
      (.stratum, request.strata), (.psu, request.units),
      (.weight, [request.weight].compactMap(\.self)),
      (.population, [request.population].compactMap(\.self)),
    ]
    return uses.first { $0.1.contains { Words.label($0) == Words.label(header) } }?.0
  }

  consuming func finish() -> SurveyReading {
    reading.presentItems = presentItems.sorted()
    reportEmptiness()
    tally.sort()
    reading.moments = tally.moments
    reading.groupNames = tally.groups.names
    reading.stratumNames = tally.strata.names
    (reading.problems, reading.problemCount) = (tally.problems, tally.problemCount)
    let skipped = reading.files.reduce(0) { $0 + $1.invalid.reduce(0, +) }
    if request.skipsInvalid && skipped > 0 {
      reading.warnings.append(.invalidSkipped(count: skipped))
    }
    for (role, count) in zip(reading.groupRoles, tally.blankGroups) where count > 0 {
      reading.warnings.append(.blankGroup(role: role, count: count))
    }
    let doubtful = request.questionnaire.oftenSwapped.filter { code in
      itemsByCode.contains { request.questionnaire.items[$0].code == code }
    }
    if !doubtful.isEmpty { reading.codesInDoubt = request.questionnaire.oftenSwapped }
    return reading
  }

  /// Reports what leaves no index at all: no item that every file has, no weight above zero, an item
  /// that nobody answered (which an index tells by itself).
  private mutating func reportEmptiness() {
    guard reading.files.contains(where: { $0.rows > 0 }) else { return }
    let file = reading.files.first?.file ?? "-"
    if presentItems.isEmpty && tally.problemCount == 0 {
      let codes = request.questionnaire.items.map(\.code)
      tally.report(ResponseProblem(.missingItems(codes), file: file))
    }
    if let weight = request.weight, !tally.hasPositiveWeight && tally.problemCount == 0 {
      tally.report(ResponseProblem(.noPositiveWeight, file: file, column: weight))
    }
    guard request.isCheck else { return }
    for item in presentItems.sorted()
    where reading.files.allSatisfy({ $0.levels.answered(item: item) == 0 }) {
      tally.report(
        ResponseProblem(
          .unansweredItem(request.questionnaire.items[item].code), file: file))
    }
  }
}
