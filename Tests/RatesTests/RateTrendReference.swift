import Rates
import TestSupport
import Testing

/// Counts of years, as the reference files hold them.
protocol YearTable: Decodable, Sendable {
  var years: [Int] { get }
  var resolved: [Int] { get }
  var reported: [Int] { get }
}

extension YearTable {
  func counts() throws -> [(year: Int, counts: RateCounts)] {
    try yearCounts(years, resolved, of: reported)
  }
}

func yearCounts(
  _ years: [Int], _ resolved: [Int], of reported: [Int]
) throws -> [(year: Int, counts: RateCounts)] {
  try years.indices.map { (years[$0], try RateCounts(resolved[$0], of: reported[$0])) }
}

/// Some years of a small office: about `years` of them, up to `largest` reports in each.
func arbitraryYears(
  _ years: ClosedRange<Int>, largest: Int, using random: inout SplitMix64
) throws -> [(year: Int, counts: RateCounts)] {
  let ceiling = random.fraction()
  var year = Int.random(in: 2000...2015, using: &random)
  return try (0..<Int.random(in: years, using: &random)).map { _ in
    year += random.fraction() < 0.8 ? 1 : Int.random(in: 1...4, using: &random)
    let reported = Int.random(in: 0...largest, using: &random)
    let resolved = (0..<reported).count { _ in random.fraction() > ceiling * ceiling }
    return (year, try RateCounts(resolved, of: reported))
  }
}

/// A trend by mpmath, which maximizes the likelihood as it stands.
struct ExactTrend: YearTable, CustomTestStringConvertible {
  struct Fit: Decodable, Sendable {
    let slope: Double
    let slopeStandardError: Double
    let intercept: Double
    let interceptStandardError: Double
    let likelihoodRatio: Double
    let deviance: Double
    let fitted: [Double]
    /// By the level.
    let limits: [String: [Double]]
  }

  let name: String
  let years: [Int]
  let resolved: [Int]
  let reported: [Int]
  let isSeparated: Bool
  let maximumLikelihood: Fit?
  let firth: Fit
  var testDescription: String { name }

  static let all = ReferenceTable<ExactTrend>.load("rate-trend")
}

/// A trend by R.
struct PeerTrend: YearTable, CustomTestStringConvertible {
  struct Glm: Decodable, Sendable {
    let coefficients: [Double]
    let errors: [Double]
    let statistic: Double
    let pValue: Double
    let deviance: Double
    let likelihoodRatio: Double
    let profile: [Double]
  }
  struct Brglm2: Decodable, Sendable {
    let coefficients: [Double]
    let errors: [Double]
  }

  let name: String
  let years: [Int]
  let resolved: [Int]
  let reported: [Int]
  let glm: Glm?
  let brglm2: Brglm2
  let chiSquared: Double?
  let pValue: Double?
  var testDescription: String { name }

  static let all = ReferenceTable<PeerTrend>.load("rates-peers", "trends")
}
