import TestSupport
import Testing

/// The simulation that chose the default interval.
@Suite struct CoverageTests {
  /// One row of a table of coverages.
  struct Row: Sendable {
    let cell: String
    let method: String
    let coverage: Double
    let meanWidth: Double
  }

  private func rows(_ text: String) throws -> [Row] {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let fields = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(fields.first).map(String.init)
    let place = Dictionary(uniqueKeysWithValues: zip(header, header.indices))
    func value(_ row: [Substring], _ key: String) -> String? { place[key].map { String(row[$0]) } }
    return try fields.dropFirst().filter {
      ["", "0.01"].contains(value($0, "weight") ?? "")
        && (value($0, "correlation") ?? "0.56") == "0.56"
    }.map { row in
      let cell = ["design", "index", "sampleSize"].compactMap { value(row, $0) }
      return Row(
        cell: cell.joined(separator: " "), method: try #require(value(row, "method")),
        coverage: try #require(value(row, "coverage").flatMap(Double.init)),
        meanWidth: try #require(value(row, "meanWidth").flatMap(Double.init)))
    }
  }

  /// Four standard errors of the difference of two shares; one in ten thousand is farther out.
  private func margin(_ share: Double, _ sizes: [Double]) -> Double {
    let variance = max(share * (1 - share), 0.001)
    return 4 * (variance * sizes.reduce(0) { $0 + 1 / $1 }).squareRoot()
  }

  private func expect(_ found: [Row], agreeWith expected: [Row], sizes: [Double]) throws {
    for row in found {
      guard let other = expected.first(where: { $0.cell == row.cell && $0.method == row.method })
      else { continue }
      #expect(
        abs(row.coverage - other.coverage) <= margin(other.coverage, sizes),
        "\(row) against \(other)")
      // the width of one interval varies by half of itself or so, near the ceiling by more
      let error = sizes.reduce(0) { $0 + 1 / $1 }.squareRoot()
      #expect(
        abs(row.meanWidth / other.meanWidth - 1) <= 4 * 1.5 * error, "\(row) against \(other)")
    }
  }

  @Test("the committed table agrees with numpy's, both of 4000 samples")
  func agreesWithNumpy() throws {
    let ours = try rows(Repository.text("Tests/Reference/coverage.csv"))
    let numpys = try rows(Repository.text("Tests/Reference/coverage-check.csv"))
    #expect(ours.count == 400 && numpys.count == 96)
    #expect(numpys.allSatisfy { row in ours.contains { $0.cell == row.cell } })
    try expect(ours, agreeWith: numpys, sizes: [4000, 4000])
  }

  @Test("the command still finds what is committed", arguments: [("simple", 1), ("equal", 2)])
  func findsTheSame(design: String, seed: Int) throws {
    let here = try Workdir()
    let arguments = [
      "coverage", "--design", design, "--index", "99.4", "--sample-size", "20", "--replicates",
      "200", "--seed", String(seed),
    ]
    let outcome = try here.run(Workdir.binaries + "/skm-bench", arguments)
    #expect(outcome.status == 0)
    let found = try rows(outcome.output)
    #expect(found.count == 4)
    try expect(
      found, agreeWith: rows(Repository.text("Tests/Reference/coverage.csv")), sizes: [200, 4000])
    let again = try here.run(Workdir.binaries + "/skm-bench", arguments)
    #expect(again.output == outcome.output)
  }

  @Test("the default holds 93 % wherever no stratum is badly undersampled, and no other narrow one")
  func defaultHolds() throws {
    let rows = try rows(Repository.text("Tests/Reference/coverage.csv")).filter {
      !$0.cell.hasPrefix("undersampledStratum")
    }
    func lowest(_ method: String) -> Double {
      rows.filter { $0.method == method }.map(\.coverage).min() ?? 0
    }
    #expect(lowest("moderated") >= 0.93)
    #expect(lowest("logit") < 0.93 && lowest("student") < 0.93)
  }
}
