import CSV
import Localization
import Reliability
import Rendering
import Report
import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// Questionnaires that between them make every part of a reliability answer, and nearly every warning.
struct SampleReliability {
  var edition: RegulationEdition? = RegulationEdition.shipped[0]
  var request: SurveyRequest
  var options = ReliabilityOptions()
  /// The places of two groups to compare.
  var compared: (first: Int, second: Int)?
  var lines: [String]

  init(_ lines: [String], questionnaire: Questionnaire? = nil) {
    self.lines = lines
    edition = questionnaire == nil ? RegulationEdition.shipped[0] : nil
    request = SurveyRequest(questionnaire ?? RegulationEdition.shipped[0].questionnaire)
    request.keepsPatterns = true
    options.replicates = 100
  }

  func answer() throws -> Answer {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let reading = try ResponseReader(request).read(ByteSource(bytes, name: "survey.csv"))
    try #require(reading.problemCount == 0, "\(reading.problems)")
    let analysis = try ReliabilityAnalysis(
      reading.moments, asked: reading.presentItems, roles: reading.groupRoles,
      groups: reading.groupOrder.map { ($0, reading.groupNames[$0]) }, compared: compared,
      options: options)
    return Answer.reliability(analysis, reading: reading, request: request, edition: edition)
  }

  /// Answers that go together: `count` respondents of nine elements, always the same.
  static func rows(_ count: Int, prefix: String = "") -> [String] {
    var random = SplitMix64(seed: 7)
    return (0..<count).map { _ in
      let common = Int.random(in: 0...6, using: &random)
      let answers = (0..<9).map { _ in
        String(min(4, max(1, (common + Int.random(in: 0...6, using: &random)) / 3 + 1)))
      }
      return prefix + answers.joined(separator: ",")
    }
  }

  static let header = (1...9).map { "U\($0)" }.joined(separator: ",")

  /// Everybody together.
  static var whole: SampleReliability { SampleReliability([header] + rows(80)) }

  /// Years: one with a constant and a blank item, one with missing answers, one too small.
  static var years: SampleReliability {
    var sample = SampleReliability(["tahun," + header] + rows(40, prefix: "2020,"))
    sample.lines += rows(30, prefix: "2021,").map { line in
      var fields = line.split(separator: ",").map(String.init)
      (fields[4], fields[9]) = ("4", "")
      return fields.joined(separator: ",")
    }
    sample.lines += ["2022,4,4,4,4,4,4,4,4,4", "2023,1,4,1,4,1,4,1,4,1", "2023,4,1,4,1,4,1,4,1,4"]
    sample.lines += ["2023,1,4,2,4,1,3,1,4,1", "2023,4,2,4,1,4,2,4,1,3", "2020,4,,3,4,4,4,3,3,4"]
    sample.request.groups = ["year"]
    return sample
  }

  /// A design, with weights.
  static var designed: SampleReliability {
    var sample = SampleReliability(["unit,w," + header])
    for (place, row) in rows(60).enumerated() {
      sample.lines.append("\(["A", "B"][place % 2]),\(1 + place % 3),\(row)")
    }
    (sample.request.strata, sample.request.weight) = (["unit"], "w")
    (sample.options.hasDesign, sample.options.isWeighted) = (true, true)
    sample.options.design.isStratified = true
    return sample
  }

  /// Items of one's own, answered from 0.
  static var own: SampleReliability {
    SampleReliability(
      ["A1,A2,A3,Ket"] + (0..<30).map { "\($0 % 4),\($0 * $0 % 5),\(($0 * 3 + 1) % 4),x" },
      questionnaire: Questionnaire(headers: ["A1", "A2", "A3"], scale: 0...4))
  }

  /// Two years compared: of enough respondents, of too few, and of one that is too small for a model.
  static var compared: [SampleReliability] {
    [(320, 320), (60, 320), (3, 320)].map { first, second in
      var sample = SampleReliability(["tahun," + header] + rows(first, prefix: "2020,"))
      sample.lines += rows(second + 3, prefix: "2021,").suffix(second)
      sample.request.groups = ["year"]
      sample.compared = (0, 1)
      sample.options.replicates = 0
      return sample
    }
  }

  static let all: [SampleReliability] = [whole, years, designed, own] + compared
}
