import ArgumentParser
import LinearAlgebra
import Moments

/// A set of data whose solution NIST certifies to 15 digits, with how many of them are reached.
struct CertifiedSet {
  /// How many digits are right, 0 to 15, of one quantity.
  struct Digits {
    /// Where the decimals are read as they are printed.
    let fromText: Double
    /// Where each is first rounded to a double.
    let fromDoubles: Double
    /// What exact arithmetic has from the same doubles.
    let ceiling: Double
    /// What other programs have, by their name and version.
    let peers: [String: String]
  }

  let name: String
  /// By name of the quantity, in the order of the file.
  let digits: [(quantity: String, digits: Digits)]

  /// The sets of `folder`, in the order of its `certified.csv`.
  static func all(in folder: String) throws -> [CertifiedSet] {
    let certified = try CertifiedTable.rows(folder + "/certified.csv").filter {
      !$0["quantity", default: ""].hasSuffix("DegreesOfFreedom")
    }
    let exact = try CertifiedTable.rows(folder + "/exact.csv")
    let peers = try CertifiedTable.rows(folder + "/peers.csv")
    var names = [String]()
    for row in certified where names.last != row["set"] { names.append(row["set", default: ""]) }
    return try names.map { name in
      let solution = try Solution(CertifiedTable.rows(folder + "/\(name).csv"))
      return CertifiedSet(
        name: name,
        digits: try certified.filter { $0["set"] == name }.map { row in
          let quantity = row["quantity", default: ""]
          func isSame(_ row: [String: String]) -> Bool {
            row["set"] == name && row["quantity"] == quantity
          }
          let others = peers.filter(isSame).map {
            ($0["program", default: ""], $0["digits", default: ""])
          }
          return (
            quantity,
            Digits(
              fromText: try CertifiedTable.correctDigits(solution.fromText[quantity], row["value"]),
              fromDoubles: try CertifiedTable.correctDigits(
                solution.fromDoubles[quantity], row["value"]),
              ceiling: exact.first(where: isSame)?["digitsFromDoubles"].flatMap(Double.init) ?? 0,
              peers: Dictionary(uniqueKeysWithValues: others))
          )
        })
    }
  }
}

/// The quantities of one set by name, both ways.
private struct Solution {
  let fromText: [String: Double]
  let fromDoubles: [String: Double]

  init(_ rows: [[String: String]]) throws {
    var (names, groups) = ([String?](), [[String]]())
    for row in rows {
      if names.last != row["treatment"] {
        names.append(row["treatment"])
        groups.append([])
      }
      groups[groups.count - 1].append(row["y", default: ""])
    }
    fromText = try Self.solve(groups) { DoubleDouble($0) }
    fromDoubles = try Self.solve(groups) { Double($0).map { DoubleDouble($0) } }
  }

  private static func solve(
    _ groups: [[String]], _ read: (String) -> DoubleDouble?
  ) throws -> [String: Double] {
    let values = try groups.map { group in
      try group.map { text in
        guard let value = read(text) else { throw ValidationError("\(text) is no number.") }
        return value
      }
    }
    guard values.count > 1 else {
      let summary = try SampleSummary(values.first ?? [])
      return [
        "mean": summary.mean,
        "standardDeviation": summary.standardDeviation,
        "lagOneAutocorrelation": summary.lagOneAutocorrelation,
      ].compactMapValues(\.self)
    }
    let analysis = try OneWayAnalysisOfVariance(groups: values)
    return [
      "betweenSumOfSquares": analysis.between.sumOfSquares,
      "withinSumOfSquares": analysis.within.sumOfSquares,
      "betweenMeanSquare": analysis.between.meanSquare,
      "withinMeanSquare": analysis.within.meanSquare,
      "statistic": analysis.statistic,
      "rSquared": analysis.rSquared,
      "residualStandardDeviation": analysis.residualStandardDeviation,
    ].compactMapValues(\.self)
  }
}
