import CSV
import Moments
import Responses
import SurveyInference
import Testing

@testable import Satisfaction

/// A survey in memory, and what is said of it.
struct SampleSurvey {
  var edition = RegulationEdition.shipped[0]
  var request: SurveyRequest
  var options = SatisfactionOptions()
  /// The lines of a CSV file.
  var lines: [String]

  /// Respondents of the edition of 2017, whose answers are digits in a row.
  ///
  /// - Parameters:
  ///   - header: Headers before the nine codes, joined by commas.
  ///   - rows: Values before the answers, and nine answers such as `443434444`; `-` is a blank.
  init(_ header: String = "", _ rows: [(String, String)]) {
    request = SurveyRequest(edition.questionnaire)
    let codes = edition.elements.map(\.code).joined(separator: ",")
    lines = [header.isEmpty ? codes : header + "," + codes]
    for (values, answers) in rows {
      let fields = answers.map { $0 == "-" ? "" : String($0) }.joined(separator: ",")
      lines.append(header.isEmpty ? fields : values + "," + fields)
    }
  }

  /// Nine answers per respondent, and no other columns.
  init(_ rows: [String]) { self.init("", rows.map { ("", $0) }) }

  func reading() throws -> SurveyReading {
    let text = lines.joined(separator: "\n") + "\n"
    return try ResponseReader(request).read(ByteSource(Array(text.utf8)))
  }

  func analysis() throws -> SatisfactionAnalysis {
    let reading = try reading()
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return try SatisfactionAnalysis(
      reading, edition: edition, roles: request.groups, options: options)
  }

  /// The index of the only group.
  func index() throws -> SatisfactionIndex {
    try #require(try analysis().groups.first).index.get()
  }
}

/// Moments of respondents whose answers have given counts and sums by element, all as near the mean
/// as can be.
func moments(_ sums: [(count: Int, sum: Int)], levels: ClosedRange<Int> = 1...4) -> SurveyMoments {
  var moments = SurveyMoments(itemCount: sums.count, levels: levels)
  for respondent in 0..<(sums.map(\.count).max() ?? 0) {
    let scores = sums.map { count, sum -> UInt8 in
      guard respondent < count else { return 0 }
      return UInt8(sum / count + (respondent < sum % count ? 1 : 0))
    }
    moments.add(scores, isComplete: !scores.contains(0))
  }
  return moments
}

/// What is said of everybody in `moments`.
func satisfaction(
  _ moments: SurveyMoments, edition: RegulationEdition = RegulationEdition.shipped[0],
  weights: ElementWeights = .exact
) throws -> GroupSatisfaction {
  var options = SatisfactionOptions()
  options.weights = weights
  let estimator = IndexEstimator(
    edition: edition, options: options, elements: Array(edition.elements.indices),
    moments: moments)
  let design = try SamplingDesign(moments, options: options.design)
  return try estimator.satisfaction(design, group: 0, values: [])
}

extension ElementWeights {
  /// The weights of `count` elements as numbers.
  func values(count: Int) -> [Double] {
    let (numerators, denominator) = fractions(count: count)
    return numerators.map { Double($0) / Double(denominator) }
  }
}
