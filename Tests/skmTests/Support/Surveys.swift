import TestSupport
import Testing

/// The codes of the nine elements of the 2014 and 2017 editions.
let codes = (1...9).map { "U\($0)" }

/// A survey file with a column for each of the nine elements, after the columns of `before`.
///
/// - Parameters:
///   - before: Headers of further columns.
///   - rows: The cells of each respondent.
/// - Returns: The text of the file.
func survey(_ before: [String] = [], _ rows: [[String]]) -> String {
  ([before + codes] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
}

/// A survey file of answers alone.
func survey(_ rows: [[Int]]) -> String {
  survey([], rows.map { $0.map(String.init) })
}

/// The answers of `count` respondents to nine elements that add up to `sum`.
func answers(_ count: Int, sum: Int) -> [[Int]] {
  let base = sum / (9 * count)
  var rest = sum - base * 9 * count
  var rows = Array(repeating: Array(repeating: base, count: 9), count: count)
  for element in 0..<9 {
    for row in 0..<count where rest > 0 {
      rows[row][element] += 1
      rest -= 1
    }
  }
  return rows
}

/// A small survey with some variation, for what does not depend on its figures.
let ordinary = survey([
  [4, 3, 2, 4, 3, 3, 4, 4, 3], [3, 3, 3, 3, 3, 3, 3, 3, 3], [4, 4, 2, 3, 4, 2, 4, 3, 4],
  [2, 3, 3, 4, 4, 3, 3, 4, 4], [4, 4, 4, 4, 3, 4, 4, 4, 3], [3, 4, 1, 3, 3, 3, 4, 3, 3],
])

/// The real survey, whose columns U8 and U9 are facilities and complaints.
let metroPusat = "datasets/metro-pusat/responses.csv"
let metroColumns = ["--column", "U8=U9", "--column", "U9=U8"]

/// Runs `skm` with `--format json` and reads what it says.
func document(
  _ here: borrowing Workdir, _ arguments: String..., input: [UInt8] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> JSON {
  try document(here, arguments, input: input, sourceLocation: sourceLocation)
}

/// Runs `skm` with `--format json` and reads what it says.
func document(
  _ here: borrowing Workdir, _ arguments: [String], input: [UInt8] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> JSON {
  let outcome = try here.skm(arguments + ["--format", "json"], input: input)
  #expect(
    outcome.status == 0 || arguments.first == "check", "\(outcome.errors)",
    sourceLocation: sourceLocation)
  return try JSON(outcome.output, sourceLocation: sourceLocation)
}

/// The index of the real survey by year.
func metroByYear(_ more: String...) throws -> JSON {
  let here = try Workdir()
  try here.copy(metroPusat, to: "responses.csv")
  return try document(
    here, ["index", "responses.csv"] + metroColumns + ["--by", "year"] + more)
}
