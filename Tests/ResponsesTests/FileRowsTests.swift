import CSV
import LinearAlgebra
import Moments
import TestSupport
import Testing

@testable import Responses

@Suite struct FileRowsTests {
  /// Whatever finds the records and whoever reads them, result and errors are the same.
  @Test(
    "plain records, stretches and threads change nothing", arguments: 0..<60 as Range<UInt64>)
  func readsAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = SurveyText(
      rows: Int.random(in: 0...90, using: &random), isClean: seed % 3 != 0,
      hasFractions: seed % 2 == 0, using: &random)
    for stretch in [seed % 10 == 0 ? 1 : 170, 1000, 1 << 24] {
      let expected = try Outcome(text, stretch: stretch, threads: 1, findsPlainRecords: false)
      for threads in [1, 3] {
        let found = try Outcome(
          text, stretch: stretch, threads: threads, findsPlainRecords: true)
        #expect(found == expected, "stretches of \(stretch), \(threads) threads")
      }
    }
  }

  /// Sums of whole numbers are exact, however they are divided.
  @Test("whole weights give the same sums in any stretches", arguments: 0..<20 as Range<UInt64>)
  func dividesAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = SurveyText(rows: 100, isClean: true, hasFractions: false, using: &random)
    let expected = try Outcome(text, stretch: 1 << 24, threads: 1, findsPlainRecords: false)
    for stretch in [300, 2000] {
      #expect(
        try Outcome(text, stretch: stretch, threads: 2, findsPlainRecords: true) == expected)
    }
  }

  @Test(
    "rows of answers, and who repeats whom, are the same in any stretches",
    arguments: 0..<30 as Range<UInt64>)
  func keepsPatternsAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = SurveyText(rows: 120, isClean: true, hasFractions: false, using: &random)
    let expected = try Outcome(text, stretch: 1 << 24, threads: 1, keepsPatterns: true)
    for (stretch, threads) in [(200, 1), (900, 3), (5000, 2)] {
      let found = try Outcome(text, stretch: stretch, threads: threads, keepsPatterns: true)
      #expect(found == expected, "stretches of \(stretch)")
    }
    let respondents = expected.counts.map(\.respondents)
    #expect(expected.patterns.map(\.respondents) == respondents)
    // Keeping patterns changes nothing else, and a check counts the same repetitions.
    var plain = try Outcome(text, stretch: 1 << 24, threads: 1, findsPlainRecords: true)
    (plain.patterns, plain.repeats) = (expected.patterns, expected.repeats)
    #expect(plain == expected)
    var request = text.request
    request.isCheck = true
    let check = try ResponseReader(request).read(ByteSource(text.bytes), year: text.year)
    let duplicates = check.files.reduce(0) { $0 + $1.duplicates }
    #expect(expected.repeats.reduce(0) { $0 + $1.respondents } == duplicates)
  }

  @Test("a repeated row is found however far away, with its weight")
  func findsRepeats() throws {
    let rows = (1...500).map { "\($0),\($0 % 7 + 1),\(good)" }
    let text = "No,w,\(codes)\n" + (rows + rows.suffix(3)).joined(separator: "\n") + "\n"
    var request = SurveyRequest(current)
    (request.weight, request.keepsPatterns) = ("w", true)
    // The number tells respondents apart and is no answer, so rows of equal weight are equal.
    for stretch in [100, 1 << 20] {
      var execution = ReadingExecution()
      (execution.stretch, execution.threads) = (stretch, 2)
      let reading = try ResponseReader(request, execution: execution)
        .read(ByteSource(Array(text.utf8)))
      let repeats = reading.moments.repeats(of: 0)
      #expect(repeats.respondents == 503 - 7)
      let weight = (rows + rows.suffix(3)).reduce(0) { sum, row in
        sum + (Double(row.split(separator: ",")[1]) ?? 0)
      }
      #expect(repeats.weights.reduce(0, +) == weight - 28)
    }
  }

  /// A quoted field that holds whole rows: every border inside it is a wrong guess.
  @Test("a border inside a quoted field is found out", arguments: 1..<20)
  func mendsWrongGuesses(stretch: Int) throws {
    let rows = (1...30).map { "\($0),\"catatan\n\($0),4,4,4,4,4,4,4,4,4\n\",\(good)" }
    let text = "No,Catatan,\(codes)\n" + rows.joined(separator: "\n") + "\n"
    var execution = ReadingExecution()
    (execution.stretch, execution.threads) = (13 * stretch, 3)
    let reading = try ResponseReader(SurveyRequest(current), execution: execution)
      .read(ByteSource(Array(text.utf8)))
    #expect(reading.problems == [])
    #expect(reading.files[0].rows == 30)
  }

  @Test("problems behind many stretches keep their lines and numbers")
  func placesProblems() throws {
    let rows = (1...2000).map { $0 == 1500 || $0 == 1990 ? "4,9,4,4,4,4,4,4,4" : good }
    let text = "\(codes)\n" + rows.joined(separator: "\n") + "\n"
    for threads in [1, 2, 4] {
      var execution = ReadingExecution()
      (execution.stretch, execution.threads) = (1000, threads)
      let reading = try ResponseReader(SurveyRequest(current), execution: execution)
        .read(ByteSource(Array(text.utf8)))
      #expect(reading.problems.map(\.line) == [1501, 1991])
      #expect(reading.problems.map(\.record) == [1500, 1990])
    }
  }

  @Test("tells how far it is, stretch by stretch")
  func reportsProgress() throws {
    let text = "\(codes)\n" + String(repeating: good + "\n", count: 2000)
    let log = ProgressLog()
    var execution = ReadingExecution()
    (execution.stretch, execution.threads) = (10_000, 2)
    execution.report = { log.note($0) }
    _ = try ResponseReader(SurveyRequest(current), execution: execution)
      .read(ByteSource(Array(text.utf8), name: "survey.csv"))
    let last = try #require(log.all.last)
    #expect(log.all.count > 3)
    #expect(log.all.map(\.rows) == log.all.map(\.rows).sorted())
    #expect(last.rows == 2000 && last.bytes == text.utf8.count && last.size == text.utf8.count)
    #expect(last.file == "survey.csv")
  }
}

/// Everything that a reading gives, or the error that ended it.
private struct Outcome: Equatable {
  var groups: [[String]] = []
  var strata: [[String]] = []
  var roles: [String] = []
  var problems: [ResponseProblem] = []
  var problemCount = 0
  var warnings: [ResponseWarning] = []
  var items: [Int] = []
  var rows: [Int] = []
  var levels: [LevelCounts] = []
  var missing: [[Int]] = []
  var invalid: [[Int]] = []
  var others: [[Int]] = []
  var years: [[String: Int]] = []
  var encoding: [TextEncoding] = []
  var counts: [GroupCounts] = []
  var sizes: [[Double?]] = []
  var sums: [[Int: [Double]]] = []
  var totals: [[Int: [Int: UnitTotals]]] = []
  var patterns: [PatternCounts] = []
  var repeats: [PatternCounts] = []

  init(
    _ text: SurveyText, stretch: Int, threads: Int, findsPlainRecords: Bool = true,
    keepsPatterns: Bool = false
  ) throws {
    var execution = ReadingExecution()
    (execution.stretch, execution.threads) = (stretch, threads)
    execution.findsPlainRecords = findsPlainRecords
    var request = text.request
    request.keepsPatterns = keepsPatterns
    let reading = try ResponseReader(request, execution: execution)
      .read(ByteSource(text.bytes), year: text.year)
    (groups, strata, roles) = (reading.groupNames, reading.stratumNames, reading.groupRoles)
    (problems, problemCount) = (reading.problems, reading.problemCount)
    (warnings, items) = (reading.warnings, reading.presentItems)
    for file in reading.files {
      rows.append(file.rows)
      levels.append(file.levels)
      missing.append(file.missing)
      invalid.append(file.invalid)
      others.append([file.straightLiners, file.duplicates])
      years.append(file.years)
      encoding.append(file.encoding)
    }
    guard problemCount == 0 else { return }  // the moments mean nothing
    counts = reading.moments.groups
    if keepsPatterns {
      patterns = counts.indices.map { reading.moments.patterns(of: $0) }
      repeats = counts.indices.map { reading.moments.repeats(of: $0) }
    }
    for (number, stratum) in reading.moments.strata.enumerated() {
      sizes.append([Double(stratum.respondents), stratum.population])
      sums.append(
        reading.moments.sums(inStratum: number).mapValues {
          $0.totals.totals + $0.products.lowerTriangle
        })
      totals.append(reading.moments.unitTotals(inStratum: number))
    }
  }
}
