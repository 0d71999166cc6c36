import CSV
import Moments

/// Reads the rows of one file: records in, a tally out.
struct RowReader {
  private let request: SurveyRequest
  private let map: ColumnMap
  private let file: String
  private let numbers: DesignNumbers
  private var answers: AnswerReader
  private var scores: [UInt8]
  private var key: [UInt8] = []
  private var plain: PlainRecords
  private let plainAnswers: PlainAnswers
  /// The cell of the moments that a record belongs to, by what stands in the fields that decide it.
  private var places: FieldTable
  /// The cells of the plain records.
  private var placeCells: [Int] = []
  private var batch: RespondentBatch
  private let findsPlainRecords: Bool
  /// Respondents of the file before these.
  private var firstNumber: Int
  /// Populations of strata in rows before these, by name.
  private let earlierPopulations: [[UInt8]: Double]

  /// What the rows have added up to so far.
  private(set) var tally: ResponseTally
  /// Counts of these rows, but for the levels that the moments hold.
  private var counts: FileSummary

  /// Counts of these rows.
  var summary: FileSummary {
    var summary = counts
    for group in tally.moments.groups { summary.levels.merge(group.levels) }
    return summary
  }

  /// Reads rows of a file.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - map: Where it stands.
  ///   - file: The path as the user wrote it.
  ///   - delimiter: Of the file.
  ///   - answers: Reads answers.
  ///   - execution: How.
  ///   - firstNumber: How many respondents of the file come before.
  ///   - earlierPopulations: The populations of strata in rows before, by name.
  init(
    _ request: SurveyRequest, _ map: ColumnMap, file: String, delimiter: UInt8,
    answers: AnswerReader, execution: ReadingExecution, firstNumber: Int,
    earlierPopulations: [[UInt8]: Double]
  ) {
    self.request = request
    self.map = map
    self.file = file
    self.answers = answers
    // A check notes what no other reading does, and so reads every record in full; as does who asks
    // for each row of answers.
    findsPlainRecords =
      execution.findsPlainRecords && !request.isCheck && !request.keepsPatterns
      && request.questionnaire.shift == 0 && map.sums == nil
    self.firstNumber = firstNumber
    self.earlierPopulations = earlierPopulations
    numbers = DesignNumbers(delimiter: delimiter)
    let items = request.questionnaire.items.count
    scores = Array(repeating: 0, count: items)
    places = FieldTable(fields: map.placeFields)
    plain = PlainRecords(fieldCount: map.header.texts.count)
    plainAnswers = PlainAnswers(
      map, levels: request.questionnaire.levels, delimiter: delimiter, numbers: numbers)
    batch = RespondentBatch(
      itemCount: items, completeCount: map.items.count { $0 != nil },
      capacity: execution.batchSize)
    tally = ResponseTally(request)
    counts = FileSummary(
      file: file, itemCount: items, levels: request.questionnaire.levels)
  }

  /// Begins another stretch, with what has been learnt of places.
  ///
  /// - Parameter firstNumber: How many respondents of the file come before.
  mutating func restart(firstNumber: Int) {
    self.firstNumber = firstNumber
    tally.removeRows()
    counts = FileSummary(
      file: file, itemCount: scores.count, levels: request.questionnaire.levels)
  }

  /// What has been learnt is worth its memory, and the time to go through it for each stretch.
  var isWorthKeeping: Bool { tally.moments.cellCount <= 1 << 16 }

  /// Adds the records that begin before `end`.
  ///
  /// - Parameters:
  ///   - reader: Stands before the first of them.
  ///   - end: The offset of the first record that is left.
  ///   - stopsAtProblem: What comes behind a problem is not of interest.
  /// - Returns: Where the first record behind them begins; `nil` at the end of the file.
  /// - Throws: `CSVError` with its place; what was read before stays.
  mutating func read(
    _ reader: inout CSVReader, before end: Int, stopsAtProblem: Bool = false
  ) throws(CSVError) -> CSVReader.Place? {
    var record = Record()
    var next = 0  // the plain record that comes next, if one does
    plain.removeAll()
    defer { addBatch() }
    while let place = try reader.nextPlace() {
      guard place.offset < end && !(stopsAtProblem && tally.problemCount > 0) else { return place }
      if next == plain.count && findsPlainRecords {
        next = 0
        reader.find(&plain, before: end)
        places.find(plain, in: reader.text, into: &placeCells)
      }
      if next < plain.count && addPlain(&reader, &next) { continue }
      guard try reader.read(into: &record) else { return nil }
      let cell = record.isBlank ? nil : add(record)
      guard next < plain.count else { continue }
      if let cell { places.learn(next, of: plain, in: reader.text, cell) }
      next += 1
    }
    return nil
  }

  // MARK: - Plain records

  /// Adds plain records of single-digit answers whose place is known, up to the first that is not.
  ///
  /// - Returns: Whether there was any.
  private mutating func addPlain(_ reader: inout CSVReader, _ next: inout Int) -> Bool {
    if placeCells[next] < 0 {  // it may have been learnt by now
      placeCells[next] = places.number(of: next, of: plain, in: reader.text) ?? -1
    }
    let count = plainAnswers.read(
      plain, from: next, in: reader.text, cells: placeCells, into: &batch, counts: &counts)
    reader.skip(next..<next + count, of: plain)
    next += count
    if batch.isFull { addBatch() }
    return count > 0
  }

  /// Adds the respondents of the batch, whose rows are counted.
  private mutating func addBatch() {
    defer { batch.count = 0 }
    for respondent in 0..<batch.count {
      if batch.weights[respondent] > 0 { tally.hasPositiveWeight = true }
      let isComplete = Int(batch.answered[respondent]) == batch.completeCount
      let isUsed = !request.usesCompleteOnly || isComplete
      // With a problem the moments will not be used; the levels are shown all the same.
      if tally.problemCount > 0 || !isUsed {
        counts.levels.add(scores.indices.map { batch.score(of: respondent, item: $0) })
        batch.removeAnswers(of: respondent)
      }
    }
    tally.moments.add(batch)
  }

  // MARK: - Any records

  /// Adds records that have been read.
  mutating func add(_ records: some Sequence<Record>) {
    for record in records where !record.isBlank { _ = add(record) }
    addBatch()
  }

  /// Adds a record that is not blank to the batch.
  ///
  /// - Returns: Where it belongs, if every record with the same place fields belongs there.
  private mutating func add(_ record: Record) -> Int? {
    var place = RecordPlace(
      record: record, number: map.sums == nil ? firstNumber + counts.rows + 1 : nil, map: map,
      file: file)
    place.checkLength(mayBeShort: request.skipsInvalid)
    let sums = map.sums.map { numbers.sums($0, &place) ?? RespondentSums(count: 1) }
    let count = sums?.count ?? 1
    let (answered, isStraight, invalid) = readAnswers(&place, count: count)
    if invalid > 0 && sums == nil && place.isTotal {
      place.problems = []  // one cause, one problem
      place.report(.rowOfTotals)
    }
    let isComplete = answered == map.items.count { $0 != nil }
    if request.isCheck { note(record) }

    let (blanks, years) = (tally.blankGroups, tally.overriddenYears)
    key.removeAll(keepingCapacity: true)
    for (index, source) in map.groups.enumerated() {
      let start = key.count
      map.append(source, of: record, to: &key)
      if key.count == start + 1 { tally.blankGroups[index] += count }
    }
    let group = tally.groups.number(of: key)
    let stratum = Self.designNumber(map.strata, in: &tally.strata, &place)
    let unit = map.unit.map { Self.designNumber([$0], in: &tally.units, &place) }
    let weight = map.weight.flatMap { numbers.weight($0, &place) }
    let population = map.population.flatMap { numbers.population($0, &place) }
    if let population { checkPopulation(population, stratum: stratum, &place) }
    if let year = map.fileYear, case let own = map.ownYear(of: record), !own.isEmpty, own != year {
      tally.overriddenYears += count
    }
    for problem in place.problems { tally.report(problem) }
    let cell = tally.moments.cell(
      at: SurveyMoments.Place(group: group, stratum: stratum, unit: unit))
    if let population { tally.moments.setPopulation(population, ofStratum: stratum) }
    counts.rows += 1
    if isComplete && isStraight { counts.straightLiners += count }
    if let sums {
      if sums.weight > 0 { tally.hasPositiveWeight = true }
      tally.moments.add(
        scores, areUsed: isComplete || !request.usesCompleteOnly, isComplete: isComplete,
        sums: sums, cell: cell)
      return nil
    }
    if request.keepsPatterns { addPattern(record, weight: weight ?? 1, cell: cell) }
    batch.append(scores, weight: weight ?? 1, cell: cell)
    if batch.isFull { addBatch() }
    let isTypical =
      place.problems.isEmpty && blanks == tally.blankGroups && years == tally.overriddenYears
      && !map.placeFields.contains { record.isBlank($0) }
    return isTypical ? cell : nil
  }

  /// Keeps the answers, and notes whether an earlier record said the same in everything.
  private mutating func addPattern(_ record: Record, weight: Double, cell: Int) {
    let pattern = tally.moments.addPattern(scores, weight: weight, cell: cell)
    let row = ResponseTally.SeenRow(pattern: Int32(pattern), weight: weight)
    if tally.keptRows.updateValue(row, forKey: record.fingerprint(without: map.identifying)) != nil
    {
      tally.moments.addRepeat(ofPattern: pattern, weight: weight)
    }
  }

  /// Reads the answers into `scores`; returns how many there are, whether they are all alike, and how
  /// many are none.
  private mutating func readAnswers(
    _ place: inout RecordPlace, count: Int
  ) -> (answered: Int, isStraight: Bool, invalid: Int) {
    var (answered, invalid) = (0, 0)
    var (lowest, highest): (UInt8, UInt8) = (.max, 0)
    for (item, field) in map.items.enumerated() {
      scores[item] = 0
      guard let field else { continue }
      guard field < place.record.count else {
        counts.missing[item] += count
        continue
      }
      let answer = answers.answer(place.record.bytes, place.record.range(of: field), item: item)
      switch answer {
      case .missing: counts.missing[item] += count
      case .level(let level):
        scores[item] = level
        answered += 1
        (lowest, highest) = (min(lowest, level), max(highest, level))
      case .invalid, .contradictory:
        counts.invalid[item] += count
        invalid += 1
        guard !request.skipsInvalid else { continue }
        let own = request.questionnaire.items[item].labels
        let labels = own.isEmpty ? request.questionnaire.labels : own
        let (levels, names) = (
          request.questionnaire.writtenLevels, labels.compactMap(\.first)
        )
        place.report(
          answer == .invalid
            ? .invalidAnswer(levels: levels, labels: names)
            : .contradictoryAnswer(levels: levels, labels: names),
          field: field)
      }
    }
    return (answered, lowest == highest, invalid)
  }

  /// The number of the stratum or unit that `sources` name; a blank part is a problem.
  private static func designNumber(
    _ sources: [ColumnMap.Source], in table: inout KeyTable, _ place: inout RecordPlace
  ) -> Int {
    var key: [UInt8] = []
    place.append(design: sources, to: &key)
    return table.number(of: key)
  }

  private mutating func checkPopulation(
    _ population: Double, stratum: Int, _ place: inout RecordPlace
  ) {
    let before =
      tally.populations[stratum] ?? earlierPopulations[tally.strata.keys[stratum]] ?? population
    tally.populations[stratum] = before
    if before != population {
      place.report(.changedPopulation(before: before), field: map.population)
    }
  }

  /// Counts what only a check shows.
  private mutating func note(_ record: Record) {
    if [Role.year, .date, .timestamp, .period].contains(where: { map.roles[$0] != nil })
      || map.fileYear != nil
    {
      counts.years.count(map.year(of: record))
    }
    if let field = map.roles[.service] {
      let service = field < record.count ? Words.value(record.text(of: field)) : ""
      counts.services.count(service)
    }
    if !tally.seenRows.insert(record.fingerprint(without: map.identifying)).inserted {
      counts.duplicates += 1
    }
  }
}
