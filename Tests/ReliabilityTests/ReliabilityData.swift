import Moments
import TestSupport
import Testing

/// Answers of `Tests/Reference/reliability`, with what `make/reliability.R` says of them.
struct ReliabilityData: Sendable, CustomTestStringConvertible {
  let name: String
  let patterns: PatternCounts
  let reference: Reference

  var testDescription: String { name }

  /// The members of `reliability.json` that more than one test reads.
  struct Reference: Decodable, Sendable {
    let items: [String]
    let n: Int
    let nComplete: Int
    let mean: [Double]
    let sd: [Double]
    let skewType3: [Double]
    let covariance: [[Double]]
    let correlation: [[Double]]
    let covariancePairwise: [[Double]]?
    let alpha: Alpha
    let mahalanobis: Mahalanobis
  }

  struct Alpha: Decodable, Sendable {
    let raw, standardized, rawPairwise, standardizedPairwiseCovariance: Double
    let feldt, feldtPairwise: [Double]
    let adfSE: Double
    let criticalR: Double
    let items: Items
    let psych: Psych
    let bootstrap2000: Bootstrap
  }

  struct Items: Decodable, Sendable {
    let itemTotal, itemRest, alphaIfDropped: [Double]
  }

  struct Psych: Decodable, Sendable {
    let itemRest: [Double]
  }

  struct Bootstrap: Decodable, Sendable {
    let se: Double
    let percentile, bca: [Double]
  }

  struct Mahalanobis: Decodable, Sendable {
    let firstTen: [Double]
    let limit: Double
    let beyond: Int
  }

  static let all: [ReliabilityData] = {
    let sets = try? ReferenceFile.load("reliability", "sets", as: [String: Reference].self)
    return (sets ?? [:]).sorted { $0.key < $1.key }.compactMap { name, reference in
      (try? patterns("reliability/\(name).csv")).map {
        ReliabilityData(name: name, patterns: $0, reference: reference)
      }
    }
  }()

  static func named(_ name: String) throws -> ReliabilityData {
    try #require(all.first { $0.name == name })
  }

  /// The rows of a CSV file of `Tests/Reference` whose columns are all answers.
  static func rows(_ file: String) throws -> [[UInt8]] {
    let text = String(decoding: try Repository.bytes("Tests/Reference/" + file), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { UInt8($0) ?? 0 }
    }
  }

  static func patterns(_ file: String) throws -> PatternCounts {
    let rows = try rows(file)
    let highest = rows.joined().max() ?? 1
    return PatternCounts(
      itemCount: rows.first?.count ?? 0, levels: 1...Int(highest),
      rows.map { PatternCounts.Row($0) })
  }
}
