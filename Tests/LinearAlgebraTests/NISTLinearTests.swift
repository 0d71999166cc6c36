import Glibc
import LinearAlgebra
import TestSupport
import Testing

/// The eleven sets for linear regression of NIST's Statistical Reference Datasets.
@Suite struct NISTLinearTests {
  static let folder = "Tests/Reference/nist/linear/"

  /// Of one set, the certified values and the exact solutions, in the order of the file.
  struct Certified: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: [[String: String]]
    var testDescription: String { name }

    static let all: [Certified] = {
      let certified = Repository.table(folder + "certified.csv")
      let exact = Repository.table(folder + "exact.csv")
      let rows = zip(certified, exact).map { $0.merging($1) { left, _ in left } }
      return Dictionary(grouping: rows) { $0["set"] ?? "" }
        .map { Certified(name: $0, rows: $1) }.sorted { $0.name < $1.name }
    }()

    var parameters: [String] {
      rows.filter { $0["quantity"] == "coefficient" }.map { $0["parameter"] ?? "" }
    }
  }

  /// The design of a set: B0 is the intercept, Bk the variable xk or the power of the only x.
  struct Design {
    var columns: [[DoubleDouble]] = []
    let response: [DoubleDouble]

    init(_ certified: Certified, reading read: @escaping (String) -> DoubleDouble?) throws {
      let rows = Repository.table(folder + certified.name + ".csv")
      func column(_ name: String) throws -> [DoubleDouble] {
        try rows.map { try #require($0[name].flatMap(read)) }
      }
      response = try column("y")
      for parameter in certified.parameters {
        let power = try #require(Int(parameter.dropFirst()))
        guard power > 0 else {
          columns.append(response.map { _ in DoubleDouble(1) })
          continue
        }
        let x = try column(rows[0]["x"] == nil ? "x\(power)" : "x")
        let factors = rows[0]["x"] == nil ? 1 : power
        columns.append(x.map { x in (1..<factors).reduce(x) { product, _ in product * x } })
      }
    }
  }

  /// The quantities that NIST certifies, in the order of `Certified`.
  private func quantities(_ fit: LeastSquares) -> [Double] {
    let degreesOfFreedom = Double(fit.residuals.count - fit.coefficients.count)
    let variance = fit.residualSumOfSquares / degreesOfFreedom
    let errors = fit.unscaledCovariance.diagonal.map { ($0 * variance).squareRoot() }
    return fit.coefficients + errors + [variance.squareRoot()]
  }

  private func correctDigits(_ found: Double, of certified: String?) throws -> Double {
    let certified = try #require(certified.flatMap { DoubleDouble($0) })
    let distance = Double((DoubleDouble(found) - certified).magnitude)
    let error = certified == .zero ? distance : distance / certified.high.magnitude
    return error == 0 ? 15 : min(15, max(0, -log10(error)))
  }

  private func check(
    _ fit: LeastSquares, _ certified: Certified, solution: String, digits: String, atLeast: Double?
  ) throws {
    let found = quantities(fit)
    #expect(found.count == certified.rows.count)
    for (found, row) in zip(found, certified.rows) {
      let expected = try #require(row[solution].flatMap(Double.init))
      // coefficients are rounded once; errors five times, of which the root halves four
      let isCoefficient = row["quantity"] == "coefficient"
      #expect(found.isClose(to: expected, .ulps(isCoefficient ? 1 : 3)), "\(row)")
      let reached = try correctDigits(found, of: row["value"])
      let ceiling = try #require(row[digits].flatMap(Double.init))
      #expect(reached >= (atLeast ?? min(ceiling, 14)) - 0.001, "\(row)")
    }
  }

  @Test("eleven sets") func areAll() {
    #expect(Certified.all.count == 11)
    #expect(Certified.all.flatMap(\.rows).count == 121)
    #expect(
      Certified.all.allSatisfy { certified in
        certified.rows.allSatisfy { !($0["digitsFromText"] ?? "").isEmpty }
      })
  }

  @Test("14 digits of everything, where decimals are read exactly", arguments: Certified.all)
  func reachesCertifiedFromText(_ certified: Certified) throws {
    let design = try Design(certified) { DoubleDouble($0) }
    let fit = try LeastSquares.fit(exact: design.columns, to: design.response)
    try check(fit, certified, solution: "fromText", digits: "digitsFromText", atLeast: 14)
  }

  @Test("all digits that doubles hold, powers in 32 digits", arguments: Certified.all)
  func reachesCeilingFromDoubles(_ certified: Certified) throws {
    let design = try Design(certified) { Double($0).map { DoubleDouble($0) } }
    let fit = try LeastSquares.fit(exact: design.columns, to: design.response)
    try check(fit, certified, solution: "fromDoubles", digits: "digitsFromDoubles", atLeast: nil)
  }

  @Test("all digits that a design of doubles holds", arguments: Certified.all)
  func reachesCeilingFromDesign(_ certified: Certified) throws {
    let design = try Design(certified) { Double($0).map { DoubleDouble($0) } }
    let rowCount = design.response.count
    // powers rounded after every multiplication
    var columns = design.columns.map { $0.map { Double($0) } }
    if Repository.table(Self.folder + certified.name + ".csv")[0]["x"] != nil {
      let first = try #require(certified.parameters.firstIndex(of: "B1"))
      for j in columns.indices where j > first {
        for i in 0..<rowCount { columns[j][i] = columns[j - 1][i] * columns[first][i] }
      }
    }
    let fit = try LeastSquares.fit(
      Matrix(columns: columns), to: design.response.map { Double($0) })
    try check(fit, certified, solution: "fromDesign", digits: "digitsFromDesign", atLeast: nil)
  }
}
