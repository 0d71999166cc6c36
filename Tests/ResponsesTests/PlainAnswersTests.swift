import CSV
import Localization
import Moments
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct PlainAnswersTests {
  static let scales = [1...4, 1...5, 2...9, 8...11, 9...9, 1...12, 10...12]

  // MARK: - By itself

  @Test(
    "reads records up to the first that is not as described", arguments: 0..<12 as Range<UInt64>,
    scales)
  func readsPlainRecords(seed: UInt64, levels: ClosedRange<Int>) throws {
    var random = SplitMix64(seed: seed)
    let form = Form(levels: levels, seed: seed, using: &random)
    let rows = (0..<60).map { _ in form.row(oddities: 0.02, using: &random) }
    let plain = try Plain(form, rows)
    let answers = PlainAnswers(
      plain.map, levels: levels, delimiter: 0x2C, numbers: DesignNumbers(delimiter: 0x2C))
    let cells = (0..<rows.count).map { _ in
      random.fraction() < 0.02 ? -1 : Int.random(in: 0...9, using: &random)
    }

    var (first, read) = (0, 0)
    while first < rows.count {
      let room = Int.random(in: 1...40, using: &random)
      var batch = RespondentBatch(
        itemCount: form.itemCount, completeCount: form.itemCount, capacity: room + 3)
      batch.count = 3  // others are there already
      var counts = FileSummary(file: "-", itemCount: form.itemCount, levels: levels)
      let count = answers.read(
        plain.records, from: first, in: plain.text, cells: cells, into: &batch, counts: &counts)
      let isPlain = zip(rows, cells).dropFirst(first).prefix { form.isPlain($0) && $1 >= 0 }
      let expected = Array(isPlain.prefix(room))
      #expect(count == expected.count && batch.count == 3 + count && counts.rows == count)
      guard count == expected.count else { return }
      for (place, (row, cell)) in expected.enumerated() {
        let scores = form.scores(of: row)
        #expect((0..<form.itemCount).map { batch.score(of: 3 + place, item: $0) } == scores)
        #expect(Int(batch.answered[3 + place]) == scores.count { $0 > 0 })
        #expect(batch.weights[3 + place] == (form.weight.flatMap { Double(row[$0]) } ?? 1))
        #expect(Int(batch.cells[3 + place]) == cell)
      }
      #expect(counts.straightLiners == expected.count { form.isStraight($0.0) })
      #expect(
        counts.missing
          == (0..<form.itemCount).map { item in
            expected.count { row, _ in form.fields[item].map { row[$0].isEmpty } ?? false }
          })
      #expect(counts.invalid.allSatisfy { $0 == 0 })
      (first, read) = (first + count + 1, read + count)
    }
    #expect(read > 10 || levels.lowerBound > 9, "nothing is compared otherwise")
  }

  /// `1` and `0` of a `10` are no answers, with and without neighbours.
  @Test("two digits are never taken for one", arguments: [8...11, 1...12, 1...4])
  func leavesTwoDigits(levels: ClosedRange<Int>) throws {
    var random = SplitMix64(seed: 4)
    for seed in 0..<8 as Range<UInt64> {
      let form = Form(levels: levels, seed: seed, using: &random)
      for item in form.fields.indices {
        guard let field = form.fields[item] else { continue }
        for text in ["10", "11", "99", "09", "4.", " 9", "-", "é"] {
          var row = form.row(oddities: 0, using: &random)
          row[field] = text
          #expect(try Self.count(form, [row]) == 0, "\(text) for item \(item)")
        }
      }
    }
  }

  @Test(
    "each digit is an answer on its scale only", arguments: scales, [true, false])
  func keepsToTheScale(levels: ClosedRange<Int>, areNeighbours: Bool) throws {
    let form = Form(levels: levels, itemCount: 3, areNeighbours: areNeighbours)
    for byte in 0x20..<0x7F as Range<UInt8> where byte != 0x2C && byte != 0x22 {
      let text = String(decoding: [byte], as: UTF8.self)
      var row = Array(repeating: "", count: form.headers.count)
      for field in form.fields { if let field { row[field] = text } }
      let isAnswer = 0x30...0x39 ~= byte && levels.contains(Int(byte) - 0x30)
      #expect(try Self.count(form, [row]) == (isAnswer ? 1 : 0), "\(text) on \(levels)")
    }
  }

  /// The first columns are on the scale, too; in the second table they are items in another order.
  @Test(
    "digits in other columns are no answers of items apart",
    arguments: [
      ["No", "Loket", "Hari", "U1", "x", "U2", "U3"], ["U1", "U3", "U2", "x", "y", "Loket", "z"],
    ])
  func takesItemsWhereTheyStand(headers: [String]) throws {
    let form = Form(levels: 1...4, headers: headers, ["U1", "U2", "U3"])
    let row = ["1", "2", "3", "4", "y", "4", "2"]
    let plain = try Plain(form, [row])
    var batch = RespondentBatch(itemCount: 3, completeCount: 3, capacity: 1)
    var counts = FileSummary(file: "-", itemCount: 3, levels: 1...4)
    let answers = PlainAnswers(
      plain.map, levels: 1...4, delimiter: 0x2C, numbers: DesignNumbers(delimiter: 0x2C))
    let count = answers.read(
      plain.records, from: 0, in: plain.text, cells: [0], into: &batch, counts: &counts)
    #expect(count == 1)
    #expect((0..<3).map { batch.score(of: 0, item: $0) } == form.scores(of: row))
  }

  @Test("who answers nothing is left", arguments: [true, false])
  func leavesEmptyRespondents(areNeighbours: Bool) throws {
    let form = Form(levels: 1...4, itemCount: 3, areNeighbours: areNeighbours)
    var row = Array(repeating: "", count: form.headers.count)
    #expect(try Self.count(form, [row]) == 0)
    row[form.fields[2] ?? 0] = "3"
    #expect(try Self.count(form, [row]) == 1)
  }

  // MARK: - In a reading

  @Test(
    "a reading is the same with and without plain records", arguments: 0..<10 as Range<UInt64>,
    scales)
  func readsAlike(seed: UInt64, levels: ClosedRange<Int>) throws {
    var random = SplitMix64(seed: seed)
    let form = Form(levels: levels, seed: seed, using: &random)
    let rows = (0..<70).map { _ in form.row(oddities: seed < 5 ? 0.01 : 0, using: &random) }
    var request = SurveyRequest(form.questionnaire)
    request.allowsMissingItems = true
    request.weight = form.weight == nil ? nil : "w"
    request.groups = seed % 2 == 0 ? ["Jenis"] : []
    request.skipsInvalid = seed % 3 == 0
    request.usesCompleteOnly = seed % 4 == 0
    var outcomes: [Outcome] = []
    for findsPlainRecords in [true, false] {
      var execution = ReadingExecution()
      execution.findsPlainRecords = findsPlainRecords
      outcomes.append(
        Outcome(
          try ResponseReader(request, execution: execution).read(ByteSource(form.text(rows)))))
    }
    #expect(outcomes[0] == outcomes[1])
    #expect(outcomes[0].rows == 70)
  }

  // MARK: - Helpers

  /// How many of the rows are read.
  private static func count(_ form: Form, _ rows: [[String]]) throws -> Int {
    let plain = try Plain(form, rows)
    var batch = RespondentBatch(
      itemCount: form.itemCount, completeCount: form.itemCount, capacity: rows.count)
    var counts = FileSummary(file: "-", itemCount: form.itemCount, levels: form.levels)
    let answers = PlainAnswers(
      plain.map, levels: form.levels, delimiter: 0x2C, numbers: DesignNumbers(delimiter: 0x2C))
    return answers.read(
      plain.records, from: 0, in: plain.text, cells: rows.map { _ in 0 }, into: &batch,
      counts: &counts)
  }
}

/// A table with the columns of some items.
private struct Form {
  let levels: ClosedRange<Int>
  let itemCount: Int
  let headers: [String]
  /// The column of each item.
  let fields: [Int?]
  let weight: Int?

  /// Items side by side or apart, all or nearly all of them, with other columns around.
  init(levels: ClosedRange<Int>, seed: UInt64, using random: inout SplitMix64) {
    self.levels = levels
    itemCount = Arbitrary.pick([1, 2, 3, 7, 8, 9, 15, 16, 17, 20], using: &random)
    var items = (1...itemCount).map { "U\($0)" }
    if seed % 4 == 3 && itemCount > 1 {
      items.remove(at: Int.random(in: 0..<itemCount, using: &random))
    }
    var headers = ["No", "Jenis"] + items + (seed % 3 == 0 ? [] : ["w"])
    if seed % 2 == 1 { headers.shuffle(using: &random) }
    self.headers = headers
    fields = (1...itemCount).map { headers.firstIndex(of: "U\($0)") }
    weight = headers.firstIndex(of: "w")
  }

  init(levels: ClosedRange<Int>, headers: [String], _ items: [String]) {
    self.levels = levels
    itemCount = items.count
    self.headers = headers
    fields = items.map { headers.firstIndex(of: $0) }
    weight = nil
  }

  init(levels: ClosedRange<Int>, itemCount: Int, areNeighbours: Bool) {
    let items = (1...itemCount).map { "U\($0)" }
    let headers = areNeighbours ? ["No"] + items : items.flatMap { [$0, "x"] }
    self.init(levels: levels, headers: headers, items)
  }

  var questionnaire: Questionnaire {
    Questionnaire(
      items: (1...itemCount).map { .init(code: "U\($0)", name: .init("item \($0)")) },
      levels: levels)
  }

  func row(oddities: Double, using random: inout SplitMix64) -> [String] {
    var row = Array(repeating: "", count: headers.count)
    for (field, header) in headers.enumerated() {
      switch header {
      case "No": row[field] = "\(Int.random(in: 1...100_000, using: &random))"
      case "Jenis": row[field] = Arbitrary.pick(["KTP", "KK", "Akta"], using: &random)
      case "w":
        row[field] = Arbitrary.pick(["1", "2.5", "0", "12.3456", "1234567.25"], using: &random)
        if random.fraction() < oddities {
          row[field] = Arbitrary.pick(["", "x", "-1", "1e2", "1 "], using: &random)
        }
      default: row[field] = ""
      }
    }
    let isStraight = random.fraction() < 0.2
    let one = Int.random(
      in: levels.lowerBound...min(max(9, levels.lowerBound), levels.upperBound), using: &random)
    for field in fields {
      guard let field else { continue }
      let top = min(max(9, levels.lowerBound), levels.upperBound)
      row[field] = "\(isStraight ? one : Int.random(in: levels.lowerBound...top, using: &random))"
      if random.fraction() < 0.03 { row[field] = "" }
      if random.fraction() < oddities / 4 {
        row[field] = Arbitrary.pick(
          ["10", "11", "0", "-", " ", "4.0", "x", "\(levels.upperBound + 1)"], using: &random)
      }
    }
    return row
  }

  /// Every answer is one digit of the scale, or blank, and somebody says something.
  func isPlain(_ row: [String]) -> Bool {
    let answers = fields.compactMap { $0.map { row[$0] } }
    let digits = levels.compactMap { $0 < 10 ? "\($0)" : nil }
    return answers.allSatisfy { $0.isEmpty || digits.contains($0) }
      && answers.contains { !$0.isEmpty }
      && weight.map { ["1", "2.5", "0", "12.3456", "1234567.25"].contains(row[$0]) } ?? true
  }

  func scores(of row: [String]) -> [UInt8] {
    fields.map { $0.flatMap { UInt8(row[$0]) } ?? 0 }
  }

  /// All that was asked has one and the same answer.
  func isStraight(_ row: [String]) -> Bool {
    let answers = fields.compactMap { $0.map { row[$0] } }
    return !answers.contains("") && Set(answers).count == 1
  }

  func text(_ rows: [[String]]) -> [UInt8] {
    Array(([headers] + rows).map { $0.joined(separator: ",") + "\n" }.joined().utf8)
  }
}

/// Rows of a form as plain records.
private struct Plain {
  let map: ColumnMap
  let text: [UInt8]
  let records: PlainRecords

  init(_ form: Form, _ rows: [[String]]) throws {
    var request = SurveyRequest(form.questionnaire)
    request.allowsMissingItems = true
    request.weight = form.weight == nil ? nil : "w"
    let finder = ColumnFinder(form.questionnaire)
    let header = Header(
      position: 0, height: 1, line: 1, texts: form.headers,
      meanings: form.headers.map(finder.meaning))
    map = ColumnMap.map(header, request: request, input: ResponseInput(path: "-")).map
    #expect(map.items == form.fields)
    // Something stands behind the last row, and no plain record.
    let bytes = form.text(rows) + Array(repeating: UInt8(ascii: "."), count: 128)
    var reader = CSVReader(
      resuming: StoredBytes(bytes), at: CSVReader.Place(offset: 0, line: 1), isPureASCII: false,
      delimiter: 0x2C)
    var record = Record()
    #expect(try reader.read(into: &record))
    _ = try reader.nextPlace()
    var records = PlainRecords(fieldCount: form.headers.count)
    reader.find(&records, before: .max)
    #expect(records.count == rows.count)
    (text, self.records) = (reader.text, records)
  }
}

/// What plain records could change.
private struct Outcome: Equatable {
  let rows: Int
  let counts: [[Int]]
  let levels: LevelCounts
  let problems: [ResponseProblem]
  let warnings: [ResponseWarning]
  let groupNames: [[String]]
  var groups: [GroupCounts] = []
  var sums: [Int: DesignSums] = [:]

  init(_ reading: SurveyReading) {
    let file = reading.files[0]
    (rows, levels) = (file.rows, file.levels)
    counts = [file.missing, file.invalid, [file.straightLiners]]
    (problems, warnings) = (reading.problems, reading.warnings)
    groupNames = reading.groupNames
    guard problems.isEmpty, !reading.moments.strata.isEmpty else { return }
    groups = reading.moments.groups
    sums = reading.moments.sums(inStratum: 0)
  }
}
