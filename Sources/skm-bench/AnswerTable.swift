import Moments

/// Made-up answers to nine items, of respondents who left nothing out.
struct AnswerTable {
  /// Each one's answers, 1 to 4.
  let rows: [[Int]]

  /// Draws 10,000 respondents.
  init(_ survey: inout SyntheticSurvey) {
    rows = survey.completeAnswers(respondents: 10_000)
  }

  /// The first of them, as an estimator is given them.
  func patternRows(_ count: Int) -> [PatternCounts.Row] {
    rows.prefix(count).map { PatternCounts.Row($0.map { UInt8($0) }) }
  }

  /// A response file of all.
  var csv: String { csv(rows.count) }

  /// A response file of the first of them.
  func csv(_ count: Int) -> String {
    let header = (1...9).map { "U\($0)" }
    let lines = [header] + rows.prefix(count).map { $0.map(String.init) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }
}
