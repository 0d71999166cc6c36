import CSV
import Foundation
import Moments
import TestSupport
import Testing

@testable import Responses

@Suite struct AggregateReaderTests {
  // MARK: - The same as the responses

  @Test(
    "sums of a survey are its responses, whatever the order of either",
    arguments: 0..<40 as Range<UInt64>)
  func readsTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let survey = Table(using: &random)
    let sums = survey.sums(using: &random)
    for isComplete in [false, true] {
      let raw = try read(survey.text) {
        survey.ask(&$0)
        ($0.usesCompleteOnly, $0.keepsPatterns) = (isComplete, true)
      }
      var request = SurveyRequest(current)
      (request.usesCompleteOnly, request.keepsPatterns) = (isComplete, true)
      let reading = try AggregateReader.read(Array(sums.utf8), request)
      #expect(reading.problems == [] && raw.problems == [])
      #expect(reading.groupRoles == raw.groupRoles && reading.groupNames == raw.groupNames)
      #expect(reading.stratumNames == raw.stratumNames && reading.warnings == raw.warnings)
      #expect(reading.presentItems == raw.presentItems)
      #expect(reading.codesInDoubt == raw.codesInDoubt)
      expectSame(reading.moments, raw.moments)
    }
  }

  @Test("groups can be fewer than those of the query, in any order")
  func regroups() throws {
    var random = SplitMix64(seed: 7)
    let survey = Table(using: &random)
    let sums = survey.sums(using: &random)
    for groups in [["unit"], ["Kantor", "year"]] {
      let raw = try read(survey.text) {
        survey.ask(&$0)
        $0.groups = groups
      }
      var request = SurveyRequest(current)
      request.groups = groups
      let reading = try AggregateReader.read(Array(sums.utf8), request)
      #expect(reading.groupNames == raw.groupNames && reading.groupRoles == raw.groupRoles)
      expectSame(reading.moments, raw.moments)
    }
  }

  @Test("the same with one thread and many, in stretches of any size")
  func readsInStretches() throws {
    var random = SplitMix64(seed: 3)
    let survey = Table(using: &random)
    let bytes = Array(survey.sums(using: &random).utf8)
    let whole = try AggregateReader.read(bytes, SurveyRequest(current))
    let here = try Workdir()
    try here.write(bytes, to: "sums.csv")
    let path = here.path + "/sums.csv"
    let input = ResponseInput(path: path)
    let request = try AggregateReader.request(SurveyRequest(current), for: input)
    for size in [200, 5000] {
      var execution = ReadingExecution()
      (execution.threads, execution.stretch) = (3, size)
      let reading = try ResponseReader(request, execution: execution).read([input])
      #expect(reading.problems == [])
      expectSame(reading.moments, whole.moments)
    }
  }

  // MARK: - What is refused

  private static let answers = "4,3,4,4,4,4,4,4,4"
  private static let plain = "skm:respondents,\(codes)"
  private static let weighed =
    "skm:respondents,skm:positiveWeights,skm:sumOfWeights:w,skm:sumOfSquaredWeights,"
    + "skm:unusableWeights,\(codes)"

  @Test(
    "numbers that cannot be",
    arguments: [
      (plain, "-1", "invalidCount"), (plain, "0", "invalidCount"), (plain, "1.5", "invalidCount"),
      (plain, "", "invalidCount"), (plain, "x", "invalidCount"), (plain, "1e3", "invalidCount"),
      (plain, "1000000001", "invalidCount"), (plain, "99999999999999999999", "invalidCount"),
      (plain, "1.000", "invalidCount"), (plain, "3.0", ""), (plain, "1000000000", ""),
      (weighed, "3,3,6,14,0", ""), (weighed, "3,0,0,0,0", ""), (weighed, "3,2,6.0,2.0E1,0", ""),
      (weighed, "3,4,6,14,0", "contradictorySums"), (weighed, "3,0,6,14,0", "contradictorySums"),
      (weighed, "3,3,6,11.9,0", "contradictorySums"), (weighed, "3,3,6,37,0", "contradictorySums"),
      (weighed, "3,3,0,0,0", "contradictorySums"), (weighed, "3,3,-6,14,0", "invalidSum"),
      (weighed, "3,3,NaN,14,0", "invalidSum"), (weighed, "3,3,6,Infinity,0", "invalidSum"),
      (weighed, "3,2,6,20,1", "unusableWeights"), (weighed, "3,2,6,20,", "invalidCount"),
      (weighed, "3,-2,6,20,0", "invalidCount"), (weighed, "3,3,,14,0", "blankDesign"),
    ])
  func refusesNumbers(header: String, numbers: String, code: String) throws {
    let text = "\(header)\n\(numbers),\(Self.answers)\n"
    let reading = try AggregateReader.read(Array(text.utf8), SurveyRequest(current))
    // Nobody with a weight is another problem, and the file's.
    let codes = reading.problemCodes.filter { $0 != "noPositiveWeight" }
    #expect(codes == (code.isEmpty ? [] : [code]), "\(reading.problems)")
    if !code.isEmpty {
      #expect(
        reading.problems[0].line == 2 && reading.problems[0].column?.hasPrefix("skm:") == true)
      #expect(reading.problems[0].record == nil)
    }
  }

  @Test("an answer off the scale is refused where it stands, or counted with all who gave it")
  func refusesAnswers() throws {
    let text = "\(Self.plain)\n5,\(Self.answers)\n7,5,3,4,4,4,4,4,4,4\n"
    let refused = try AggregateReader.read(Array(text.utf8), SurveyRequest(current))
    let problem = try #require(refused.problems.first)
    #expect(refused.problemCount == 1 && problem.kind.code == "invalidAnswer")
    #expect(problem.line == 3 && problem.column == "U1" && problem.text == "5")
    var request = SurveyRequest(current)
    request.skipsInvalid = true
    let skipped = try AggregateReader.read(Array(text.utf8), request)
    #expect(skipped.warnings == [.invalidSkipped(count: 7)])
    #expect(skipped.moments.groups[0].levels.answered(item: 0) == 5)
    #expect(skipped.moments.groups[0].respondents == 12)
  }

  @Test("labels are answers too")
  func readsLabels() throws {
    let text = "\(Self.plain)\n2,Sangat sesuai,3. Mudah,4,4,4,4,4,4,4\n"
    let reading = try AggregateReader.read(Array(text.utf8), SurveyRequest(current))
    #expect(reading.problems == [])
    #expect(reading.moments.groups[0].levels.count(of: 4, item: 0) == 2)
  }

  @Test("responses are no sums, and sums no responses")
  func tellsThemApart() throws {
    #expect(throws: AggregateError.self) {
      try AggregateReader.read(Array("\(codes)\n\(good)\n".utf8), SurveyRequest(current))
    }
    #expect(throws: AggregateError.self) { try AggregateReader.read([], SurveyRequest(current)) }
    let reading = try read("\(Self.plain)\n5,\(Self.answers)\n")
    #expect(reading.problemCodes == ["sumsOfResponses"])
  }

  @Test("files of one design are one data set, of two they are refused")
  func readsSeveral() throws {
    let here = try Workdir()
    try here.write("skm:stratum:kec,\(Self.plain)\na,5,\(Self.answers)\n", to: "a.csv")
    try here.write("skm:stratum:kec,\(Self.plain)\nb,6,\(Self.answers)\n", to: "b.csv")
    try here.write("skm:stratum:desa,\(Self.plain)\nb,6,\(Self.answers)\n", to: "c.csv")
    let path = here.path
    let inputs = ["a", "b", "c"].map { ResponseInput(path: "\(path)/\($0).csv") }
    let request = try AggregateReader.request(SurveyRequest(current), for: inputs[0])
    let both = try ResponseReader(request).read(Array(inputs[0...1]))
    #expect(both.problems == [] && both.moments.groups[0].respondents == 11)
    #expect(both.stratumNames == [["a"], ["b"]])
    let other = try ResponseReader(request).read([inputs[0], inputs[2]])
    #expect(other.problemCodes == ["otherDesign"])
  }

  // MARK: - Helpers

  private func expectSame(
    _ left: SurveyMoments, _ right: SurveyMoments, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(left.groups == right.groups, sourceLocation: sourceLocation)
    #expect(left.strata.count == right.strata.count, sourceLocation: sourceLocation)
    for (stratum, (mine, other)) in zip(left.strata, right.strata).enumerated() {
      #expect(
        mine.respondents == other.respondents && mine.population == other.population,
        sourceLocation: sourceLocation)
      #expect(
        left.sums(inStratum: stratum) == right.sums(inStratum: stratum),
        sourceLocation: sourceLocation)
      #expect(
        left.unitTotals(inStratum: stratum) == right.unitTotals(inStratum: stratum),
        sourceLocation: sourceLocation)
    }
    for group in left.groups.indices where left.keepsPatterns {
      #expect(
        left.patterns(of: group) == right.patterns(of: group), sourceLocation: sourceLocation)
    }
  }
}

/// A made-up table of responses, and its rows summed by the answers as they are written.
private struct Table {
  private static let header = "Tahun,Kantor,kec,desa,w,N,\(codes)"
  private var rows: [[String]] = []
  private let hasWeights: Bool
  private let hasUnits: Bool
  private let hasPopulation: Bool

  init(using random: inout SplitMix64) {
    hasWeights = Bool.random(using: &random)
    hasUnits = Bool.random(using: &random)
    hasPopulation = Bool.random(using: &random)
    for _ in 0..<Int.random(in: 20...120, using: &random) {
      let stratum = Int.random(in: 0...4, using: &random)
      let base = Int.random(in: 1...4, using: &random)
      let answers = (0..<9).map { _ in
        Arbitrary.pick(["\(base)", "\(base)", "\(base).0", "4", "", "-"], using: &random)
      }
      rows.append(
        [
          Arbitrary.pick(["2020", "2021", "2021.0", ""], using: &random),
          Arbitrary.pick(["Kras", " Kras", "B", ""], using: &random), "s\(9 - stratum)",
          "d\(Int.random(in: 0...5, using: &random))", "\(Int.random(in: 0...5, using: &random))",
          "\(1000 * (stratum + 1))",
        ] + answers)
    }
  }

  var text: String {
    Self.header + "\n" + rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  func ask(_ request: inout SurveyRequest) {
    (request.groups, request.strata) = (["Tahun", "Kantor"], ["kec"])
    if hasUnits { request.units = ["desa"] }
    if hasWeights { request.weight = "w" }
    if hasPopulation { request.population = "N" }
  }

  /// What a database would give, its rows in any order.
  func sums(using random: inout SplitMix64) -> String {
    let design = [2] + (hasUnits ? [3] : []) + (hasPopulation ? [5] : [])
    let alike = Dictionary(grouping: rows) { row in
      ([0, 1] + design + Array(6..<15)).map { row[$0] }
    }
    let header =
      ["Tahun", "Kantor", "skm:stratum:kec"] + (hasUnits ? ["skm:psu:desa"] : [])
      + (hasPopulation ? ["skm:population:N"] : []) + ["skm:respondents"]
      + (hasWeights
        ? [
          "skm:positiveWeights", "skm:sumOfWeights:w", "skm:sumOfSquaredWeights",
          "skm:unusableWeights",
        ] : []) + [codes]
    let lines = alike.shuffled(using: &random).map { key, members -> String in
      let weights = members.map { Int($0[4]) ?? 0 }
      let sums =
        ["\(members.count)"]
        + (hasWeights
          ? [
            "\(weights.count { $0 > 0 })", "\(weights.reduce(0, +))",
            "\(weights.reduce(0) { $0 + $1 * $1 })", "0",
          ] : [])
      return (key.prefix(2 + design.count) + sums + key.suffix(9)).joined(separator: ",")
    }
    return ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }
}
