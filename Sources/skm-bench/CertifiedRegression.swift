import ArgumentParser
import LinearAlgebra

/// A set for linear regression whose solution NIST certifies, with how many digits are reached.
struct CertifiedRegression {
  /// How many digits are right of one quantity: the fewest over the parameters.
  struct Digits {
    /// Where the decimals are read as they are printed.
    let fromText: Double
    /// Where each is first rounded to a double, and powers are formed in double-doubles.
    let fromDoubles: Double
    /// Where the design, with its powers, is one of doubles.
    let fromDesign: Double
    /// What exact arithmetic has from the same design of doubles.
    let ceiling: Double
    /// What other programs have, by their name and version.
    let peers: [String: String]
  }

  let name: String
  /// By `coefficient`, `standardError` and `residualStandardDeviation`.
  let digits: [String: Digits]

  /// The sets of `folder`, in the order of its `certified.csv`, and the other programs' names.
  static func all(in folder: String) throws -> (sets: [CertifiedRegression], peers: [String]) {
    let certified = try CertifiedTable.rows(folder + "/certified.csv")
    let exact = try CertifiedTable.rows(folder + "/exact.csv")
    let peers = try CertifiedTable.rows(folder + "/peers.csv")
    var (names, programs) = ([String](), [String]())
    for row in certified where names.last != row["set"] { names.append(row["set", default: ""]) }
    for program in peers.compactMap({ $0["program"] }) where !programs.contains(program) {
      programs.append(program)
    }
    let sets = try names.map { name in
      func own(_ rows: [[String: String]]) -> [[String: String]] {
        rows.filter { $0["set"] == name }
      }
      return try CertifiedRegression(
        name, try CertifiedTable.rows(folder + "/\(name).csv"), certified: own(certified),
        exact: own(exact), peers: own(peers))
    }
    return (sets, programs)
  }

  private init(
    _ name: String, _ rows: [[String: String]], certified: [[String: String]],
    exact: [[String: String]], peers: [[String: String]]
  ) throws {
    let parameters = certified.filter { $0["quantity"] == "coefficient" }
      .compactMap { $0["parameter"] }
    let text = try RegressionDesign(rows, parameters) { DoubleDouble($0) }
    let doubles = try RegressionDesign(rows, parameters) { Double($0).map { DoubleDouble($0) } }
    let solutions = try [
      Self.quantities(LeastSquares.fit(exact: text.columns, to: text.response)),
      Self.quantities(LeastSquares.fit(exact: doubles.columns, to: doubles.response)),
      Self.quantities(
        LeastSquares.fit(doubles.rounded, to: doubles.response.map { Double($0) })),
    ]
    var digits = [String: Digits]()
    for quantity in ["coefficient", "standardError", "residualStandardDeviation"] {
      let targets = certified.filter { $0["quantity"] == quantity }.map { $0["value"] }
      let reached = try solutions.map { solution in
        let found = solution[quantity] ?? []
        return try zip(found, targets).map { try CertifiedTable.correctDigits($0, $1) }.min() ?? 0
      }
      let ceilings = exact.filter { $0["quantity"] == quantity }
        .compactMap { $0["digitsFromDesign"].flatMap(Double.init) }
      let others = peers.filter { $0["quantity"] == quantity }
        .map { ($0["program", default: ""], $0["digits", default: ""]) }
      digits[quantity] = Digits(
        fromText: reached[0], fromDoubles: reached[1], fromDesign: reached[2],
        ceiling: ceilings.min() ?? 0, peers: Dictionary(uniqueKeysWithValues: others))
    }
    self.name = name
    self.digits = digits
  }

  private static func quantities(_ fit: LeastSquares) -> [String: [Double]] {
    let degreesOfFreedom = fit.residuals.count - fit.coefficients.count
    let variance = fit.residualSumOfSquares / Double(degreesOfFreedom)
    return [
      "coefficient": fit.coefficients,
      "standardError": fit.unscaledCovariance.diagonal.map { ($0 * variance).squareRoot() },
      "residualStandardDeviation": [variance.squareRoot()],
    ]
  }
}

/// The columns of NIST's parameters: B0 is the intercept, Bk the variable xk or a power of x.
private struct RegressionDesign {
  let columns: [[DoubleDouble]]
  /// The columns in doubles, powers rounded after every multiplication.
  let rounded: Matrix
  let response: [DoubleDouble]

  init(
    _ rows: [[String: String]], _ parameters: [String], _ read: (String) -> DoubleDouble?
  ) throws {
    func column(_ name: String) throws -> [DoubleDouble] {
      try rows.map { row in
        guard let value = row[name].flatMap(read) else {
          throw ValidationError("\(row[name] ?? name) is no number.")
        }
        return value
      }
    }
    response = try column("y")
    var (columns, rounded) = ([[DoubleDouble]](), [[Double]]())
    for power in parameters.compactMap({ Int($0.dropFirst()) }) {
      let isPower = rows.first?["x"] != nil
      let x =
        try power == 0 ? rows.map { _ in DoubleDouble(1) } : column(isPower ? "x" : "x\(power)")
      let others = isPower && power > 1 ? power - 1 : 0
      columns.append(x.map { x in (0..<others).reduce(x) { product, _ in product * x } })
      rounded.append(
        x.map { x in (0..<others).reduce(Double(x)) { product, _ in product * Double(x) } })
    }
    self.columns = columns
    self.rounded = Matrix(columns: rounded)
  }
}
