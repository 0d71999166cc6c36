import CSV
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

@Suite struct PilotStudyTests {
  static let edition = RegulationEdition.shipped[0]

  private func study(_ rows: [[String]]) throws -> PilotStudy {
    let header = (1...9).map { "U\($0)" }
    let text = ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    var request = SurveyRequest(Self.edition.questionnaire)
    request.usesCompleteOnly = true
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8), name: "pilot.csv"))
    return try PilotStudy.estimate(from: reading, edition: Self.edition)
  }

  struct Case: Decodable, Sendable {
    let respondents: Int
    let deviation: Double
  }

  @Test(
    "the real survey's standard deviation is that of Python's statistics",
    arguments: ReferenceTable<Case>.load("sample-sizes", "pilot"))
  func matchesReference(_ row: Case) throws {
    var request = SurveyRequest(Self.edition.questionnaire)
    request.usesCompleteOnly = true
    let reading = try ResponseReader(request).read(
      ByteSource(path: Repository.root + "datasets/metro-pusat/responses.csv"))
    let study = try PilotStudy.estimate(from: reading, edition: Self.edition)
    #expect(study.respondents == row.respondents && study.completeRespondents == row.respondents)
    // the covariance of nine means is summed and a root is taken
    #expect(study.standardDeviation.isClose(to: row.deviation, .relative(1e-12)))
  }

  @Test("those who left a blank change nothing", arguments: 0..<30 as Range<UInt64>)
  func ignoresBlanks(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let complete = (0..<Int.random(in: 3...40, using: &random)).map { _ in
      (0..<9).map { _ in "\(Int.random(in: 1...4, using: &random))" }
    }
    let blank = (0..<Int.random(in: 1...10, using: &random)).map { _ in
      ["4"] + (0..<7).map { _ in "\(Int.random(in: 1...4, using: &random))" } + [""]
    }
    let indices = complete.map { row in 25 * row.compactMap(Double.init).reduce(0, +) / 9 }
    let mean = indices.reduce(0, +) / Double(indices.count)
    let squares = indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let expected = (squares / Double(indices.count - 1)).squareRoot()
    let study = try study(complete + blank)
    #expect(study.completeRespondents == complete.count)
    #expect(study.respondents == complete.count + blank.count)
    // two routes in binary arithmetic
    #expect(study.standardDeviation.isClose(to: expected, .relative(1e-11)))
  }

  @Test("too few respondents, and respondents who do not differ, are refused")
  func refuses() {
    let row = Array(repeating: "3", count: 9)
    let partial = Array(repeating: "3", count: 8) + [""]
    #expect(throws: PlanningError.tooFewRespondents(found: 1)) { try study([row]) }
    #expect(throws: PlanningError.tooFewRespondents(found: 1)) { try study([row, partial]) }
    #expect(throws: PlanningError.tooFewRespondents(found: 0)) { try study([partial, partial]) }
    #expect(throws: PlanningError.standardDeviationNotPositive(0)) { try study([row, row, row]) }
  }
}
