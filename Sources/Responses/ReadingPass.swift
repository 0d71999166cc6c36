import CSV
import Moments

/// One pass over all files of a reading.
struct ReadingPass {
  private let request: SurveyRequest
  private let columns: ColumnFinder
  private var answers: AnswerReader
  private var reading: SurveyReading
  private var groups = KeyTable()
  private var strata = KeyTable()
  private var units = KeyTable()
  private var blankGroups: [Int]
  private var itemsByCode: Set<Int> = []
  private var presentItems: Set<Int>
  private var seenRows: Set<UInt64> = []
  private var key: [UInt8] = []
  private var overriddenYears = 0
  private var numbers = DesignNumbers(delimiter: UInt8(ascii: ","))
  private var hasPositiveWeight = false
  /// The first population of each stratum.
  private var populations: [Int: Double] = [:]
  private var scores: [UInt8]

  init(_ request: SurveyRequest) {
    self.request = request
    let questionnaire = request.questionnaire
    columns = ColumnFinder(questionnaire, chosen: Self.chosen(request))
    answers = AnswerReader(questionnaire)
    reading = SurveyReading(
      moments: SurveyMoments(
        itemCount: questionnaire.items.count, levels: questionnaire.levels))
    blankGroups = Array(repeating: 0, count: request.groups.count)
    presentItems = Set(questionnaire.items.indices)
    scores = Array(repeating: 0, count: questionnaire.items.count)
  }

  /// The headers that the user has assigned, with what they are for.
  private static func chosen(_ request: SurveyRequest) -> [String: ColumnRole] {
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
      file: input.path, itemCount: scores.count, levels: request.questionnaire.levels)
    do {
      try read(source, input: input, into: &summary)
    } catch .file(let error) {
      throw error
    } catch {
      report(ResponseProblem(.unreadable(error), file: input.path, line: error.line))
    }
    if let year = input.year, overriddenYears > 0 {
      reading.warnings.append(
        .yearOverridden(file: input.path, year: year, count: overriddenYears))
    }
    overriddenYears = 0
    if summary.encoding == .windows1252 {
      reading.warnings.append(.windows1252(file: input.path))
    }
    reading.files.append(summary)
  }

  private mutating func read(
    _ source: consuming ByteSource, input: ResponseInput, into summary: inout FileSummary
  ) throws(CSVError) {
    let finder = HeaderFinder(columns: columns, answers: answers)
    var reader = try CSVReader(source) { records in
      finder.header(in: records).map { Set($0.meanings.flatMap(\.roles)).count } ?? 0
    }
    defer { (summary.encoding, summary.delimiter) = (reader.encoding, reader.delimiter) }
    summary.delimiter = reader.delimiter
    numbers = DesignNumbers(delimiter: reader.delimiter)
    var (first, record) = ([Record](), Record())
    while first.count <= HeaderFinder.depth, try reader.read(into: &record) { first.append(record) }
    guard let header = finder.header(in: first) else {
      let isEmpty = first.allSatisfy(\.isBlank)
      report(ResponseProblem(isEmpty ? .emptyFile : .noHeader, file: input.path))
      return
    }
    summary.headerLine = header.line
    let (map, problems) = ColumnMap.map(header, request: request, input: input)
    summary.columns = describe(header)
    for problem in problems { report(problem) }
    if reading.groupRoles.isEmpty { reading.groupRoles = map.groupRoles }
    noteItems(header, map, file: input.path)
    // A check goes on to count answers although there will be no index.
    guard problems.isEmpty || request.isCheck else { return }
    var number = 0
    for record in first.dropFirst(header.position + header.height) where !record.isBlank {
      number += 1
      add(record, number: number, map: map, file: input.path, summary: &summary)
    }
    while try reader.read(into: &record) {
      guard !record.isBlank else { continue }
      number += 1
      add(record, number: number, map: map, file: input.path, summary: &summary)
    }
    if number == 0 { report(ResponseProblem(.noRespondents, file: input.path, line: header.line)) }
  }

  /// Reads one respondent.
  private mutating func add(
    _ record: Record, number: Int, map: ColumnMap, file: String, summary: inout FileSummary
  ) {
    summary.rows += 1
    var place = RecordPlace(record: record, number: number, map: map, file: file)
    checkLength(&place)
    let (answered, isStraight, invalid) = readAnswers(&place, summary: &summary)
    if invalid > 0 && isTotal(record, map) {
      place.problems = []  // one cause, one problem
      place.report(.rowOfTotals)
    }
    let isComplete = answered == map.items.count { $0 != nil }
    if isComplete && isStraight { summary.straightLiners += 1 }
    if request.isCheck { note(record, map: map, summary: &summary) }

    key.removeAll(keepingCapacity: true)
    for (index, source) in map.groups.enumerated() {
      let start = key.count
      map.append(source, of: record, to: &key)
      if key.count == start + 1 { blankGroups[index] += 1 }
    }
    let group = groups.number(of: key)
    let stratum = Self.designNumber(map.strata, in: &strata, &place)
    let unit = map.unit.map { Self.designNumber([$0], in: &units, &place) }
    let weight = map.weight.flatMap { numbers.weight($0, &place) }
    let population = map.population.flatMap { numbers.population($0, &place) }
    if weight ?? 1 > 0 { hasPositiveWeight = true }
    if let population { checkPopulation(population, stratum: stratum, &place) }
    if let year = map.fileYear, case let own = map.ownYear(of: record), !own.isEmpty, own != year {
      overriddenYears += 1
    }
    for problem in place.problems { report(problem) }
    guard reading.problemCount == 0 else { return }  // the moments will not be used
    if request.usesCompleteOnly && !isComplete {
      for item in scores.indices { scores[item] = 0 }
    }
    reading.moments.add(
      scores, isComplete: isComplete, weight: weight ?? 1,
      at: SurveyMoments.Place(group: group, stratum: stratum, unit: unit), population: population)
  }

  /// Whether a record with answers that are none is a row of totals or means below the data: its
  /// first text outside the answers says so.
  private func isTotal(_ record: Record, _ map: ColumnMap) -> Bool {
    let first = (0..<record.count).first { !map.items.contains($0) && !record.isBlank($0) }
    guard let first, let word = Words.words(of: record.text(of: first)).first else { return false }
    return Self.wordsOfTotals.contains(word)
  }

  private static let wordsOfTotals: Set<String> = [
    "jumlah", "total", "rata", "rerata", "nilai", "nrr", "ikm", "indeks", "mutu", "sum", "mean",
    "average", "σ", "∑",
  ]

  /// Reads the answers into `scores`; returns how many there are, whether they are all alike, and how
  /// many are none.
  private mutating func readAnswers(
    _ place: inout RecordPlace, summary: inout FileSummary
  ) -> (answered: Int, isStraight: Bool, invalid: Int) {
    var (answered, invalid) = (0, 0)
    var (lowest, highest): (UInt8, UInt8) = (.max, 0)
    for (item, field) in place.map.items.enumerated() {
      scores[item] = 0
      guard let field else { continue }
      guard field < place.record.count else {
        summary.missing[item] += 1
        continue
      }
      let answer = answers.answer(place.record.bytes, place.record.range(of: field), item: item)
      switch answer {
      case .missing: summary.missing[item] += 1
      case .level(let level):
        scores[item] = level
        answered += 1
        (lowest, highest) = (min(lowest, level), max(highest, level))
      case .invalid, .contradictory:
        summary.invalid[item] += 1
        invalid += 1
        guard !request.skipsInvalid else { continue }
        let own = request.questionnaire.items[item].labels
        let labels = own.isEmpty ? request.questionnaire.labels : own
        let (levels, names) = (request.questionnaire.levels, labels.compactMap(\.first))
        place.report(
          answer == .invalid
            ? .invalidAnswer(levels: levels, labels: names)
            : .contradictoryAnswer(levels: levels, labels: names),
          field: field)
      }
    }
    summary.levels.add(scores)
    return (answered, lowest == highest, invalid)
  }

  /// Reports a record that is cut off before a column in use, or that goes on after the last.
  private func checkLength(_ place: inout RecordPlace) {
    let (record, columns) = (place.record, place.map.header.texts.count)
    if record.count < place.map.neededFields && !request.skipsInvalid {
      place.report(.shortRecord(expected: columns, found: record.count))
    }
    if record.count > columns && (columns..<record.count).contains(where: { !record.isBlank($0) }) {
      place.report(.longRecord(expected: columns, found: record.count))
    }
  }

  /// The number of the stratum or unit that `sources` name; a blank part is a problem.
  private static func designNumber(
    _ sources: [ColumnMap.Source], in table: inout KeyTable, _ place: inout RecordPlace
  ) -> Int {
    var key: [UInt8] = []
    for source in sources {
      let start = key.count
      place.map.append(source, of: place.record, to: &key)
      if key.count == start + 1 {
        if case .field(let field) = source {
          place.report(.blankDesign, field: field)
        } else {
          place.report(.blankDesign)
        }
      }
    }
    return table.number(of: key)
  }

  private mutating func checkPopulation(
    _ population: Double, stratum: Int, _ place: inout RecordPlace
  ) {
    let before = populations[stratum, default: population]
    populations[stratum] = before
    if before != population {
      place.report(.changedPopulation(before: before), field: place.map.population)
    }
  }

  /// Counts what only a check shows.
  private mutating func note(_ record: Record, map: ColumnMap, summary: inout FileSummary) {
    if [Role.year, .date, .timestamp, .period].contains(where: { map.roles[$0] != nil })
      || map.fileYear != nil
    {
      summary.years.count(map.year(of: record))
    }
    if let field = map.roles[.service] {
      let service = field < record.count ? Words.value(record.text(of: field)) : ""
      summary.services.count(service)
    }
    // FNV-1a over the filled fields with their numbers; 64 bits keep chance meetings below one in a
    // million for five million respondents.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for field in 0..<record.count where !map.identifying.contains(field) && !record.isBlank(field) {
      hash = (hash ^ UInt64(field + 0x100)) &* 0x100_0000_01B3
      for byte in record.bytes[record.range(of: field)] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    if !seenRows.insert(hash).inserted { summary.duplicates += 1 }
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

  private mutating func report(_ problem: ResponseProblem) {
    reading.problemCount += 1
    if reading.problems.count < ResponseReader.listedProblems { reading.problems.append(problem) }
  }

  consuming func finish() -> SurveyReading {
    reading.groupNames = groups.names
    reading.stratumNames = strata.names
    reading.presentItems = presentItems.sorted()
    reportEmptiness()
    let skipped = reading.files.reduce(0) { $0 + $1.invalid.reduce(0, +) }
    if request.skipsInvalid && skipped > 0 {
      reading.warnings.append(.invalidSkipped(count: skipped))
    }
    for (role, count) in zip(reading.groupRoles, blankGroups) where count > 0 {
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
    if presentItems.isEmpty && reading.problemCount == 0 {
      let codes = request.questionnaire.items.map(\.code)
      report(ResponseProblem(.missingItems(codes), file: file))
    }
    if let weight = request.weight, !hasPositiveWeight && reading.problemCount == 0 {
      report(ResponseProblem(.noPositiveWeight, file: file, column: weight))
    }
    guard request.isCheck else { return }
    for item in presentItems.sorted()
    where reading.files.allSatisfy({ $0.levels.answered(item: item) == 0 }) {
      report(
        ResponseProblem(
          .unansweredItem(request.questionnaire.items[item].code), file: file))
    }
  }
}

extension [String: Int] {
  /// Counts `value`, if it is one of the first ten thousand: a column of free text has no end.
  fileprivate mutating func count(_ value: String) {
    if self[value] != nil || count < 10_000 { self[value, default: 0] += 1 }
  }
}

extension CSVError {
  /// The line that the error speaks of, if any.
  fileprivate var line: Int? {
    switch self {
    case .unterminatedQuote(let line), .recordTooLong(let line, _), .tooManyFields(let line, _),
      .invalidUTF8(_, let line, _):
      line
    case .notText, .file: nil
    }
  }
}
