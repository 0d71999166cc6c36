import CSV
import Localization
import Rendering
import Report
import Responses
import Satisfaction
import SurveyInference
import Testing

/// Surveys that between them make every section and nearly every warning.
struct SampleAnswers {
  var edition = RegulationEdition.shipped[0]
  var request: SurveyRequest
  var options = SatisfactionOptions()
  var lines: [String]

  init(_ lines: [String], edition: RegulationEdition = RegulationEdition.shipped[0]) {
    self.edition = edition
    self.lines = lines
    request = SurveyRequest(edition.questionnaire)
  }

  func reading() throws -> SurveyReading {
    try ResponseReader(request).read(
      ByteSource(Array((lines.joined(separator: "\n") + "\n").utf8), name: "survey.csv"))
  }

  func index() throws -> Answer {
    let reading = try reading()
    try #require(reading.problemCount == 0, "\(reading.problems)")
    let analysis = try SatisfactionAnalysis(
      reading, edition: edition, roles: request.groups, options: options)
    return Answer.index(analysis, reading: reading, request: request)
  }

  func check() throws -> Answer {
    var request = request
    request.isCheck = true
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let reading = try ResponseReader(request).read(ByteSource(bytes, name: "survey.csv"))
    return Answer.check(reading, request: request)
  }

  static let header = "tahun,unit,layanan,w," + (1...9).map { "U\($0)" }.joined(separator: ",")

  /// Everybody together.
  static let whole = SampleAnswers([
    header, "2021,A,KTP,1,4,3,4,3,4,4,3,4,4", "2021,A,KK,2,3,3,4,4,,4,4,3,4",
    "2020,B,KTP,1.5,4,4,4,4,4,4,4,4,4", "2020,B,KK,1,3,2,3,4,3,3,4,3,2",
  ])

  /// Three units of two services, one unit without an index, one blank, one of a single answer.
  static var grouped: SampleAnswers {
    var sample = whole
    sample.lines += [
      "2021,C,KTP,1,4,4,4,,4,4,4,4,4", "2021,C,KTP,1,4,4,4,,4,4,4,4,3",
      "2021,,KK,1,4,4,4,4,4,4,4,4,4",
      "2021,D,KK,1,3,3,3,3,3,3,3,3,3", "2021,D,KK,1,3,3,3,3,3,3,3,3,3",
      "2020,A,KTP,1,2,2,3,2,3,2,3,3,3", "2020,A,KTP,1,4,2,3,2,3,2,3,3,3",
    ]
    sample.request.groups = ["unit", "service"]
    sample.options.population = 400
    sample.options.intervalMethod = .student
    return sample
  }

  /// Few groups, a weight rule that decides, and a design.
  static var designed: SampleAnswers {
    var sample = whole
    sample.request.groups = ["year"]
    sample.request.strata = ["unit"]
    sample.request.weight = "w"
    sample.options.isWeighted = true
    sample.options.design.isStratified = true
    return sample
  }

  /// Elements missing, declared so.
  static var partial: SampleAnswers {
    var sample = SampleAnswers(["U1,U2,U3", "4,3,3", "4,4,3", "3,3,4"])
    sample.request.allowsMissingItems = true
    return sample
  }

  static let allIndices: [SampleAnswers] = [whole, grouped, designed, partial]

  /// Everything that a check can find in one file.
  static let messy = SampleAnswers([
    header + ",Saran", "2021,A,KTP,1,4,3,4,3,4,5,3,4,0,baik", "2021,A,KK,2,3,3,2.5,4,,4,4,ya,4,",
    "2021,A,KK,2,3,3", "2020,B,KTP,1,4,4,4,4,4,4,4,4,4,,,extra", "2020,B,KTP,1,4,4,4,4,4,4,4,4,4,",
  ])
}
