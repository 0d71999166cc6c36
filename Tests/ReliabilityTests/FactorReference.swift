import Moments
import TestSupport
import Testing

/// Answers of `Tests/Reference/reliability`.
enum Answers {
  /// The answers of a file; a blank is no answer.
  static func load(_ file: String, items: [String], levels: ClosedRange<Int> = 1...6)
    -> PatternCounts
  {
    rows(Repository.table("Tests/Reference/" + file), items: items, levels: levels)
  }

  /// The answers of some rows of a file.
  static func rows(_ rows: [[String: String]], items: [String], levels: ClosedRange<Int> = 1...6)
    -> PatternCounts
  {
    PatternCounts(
      itemCount: items.count, levels: levels,
      rows.map { row in .init(items.map { UInt8(row[$0] ?? "") ?? 0 }) })
  }
}

/// A one-factor model as the maximiser of `make/reliability-own.R` found it.
struct FactorReference: Decodable, Sendable, CustomTestStringConvertible {
  let file: String
  let items: [String]
  let nComplete: Int
  let cfaMLTight: Model

  struct Model: Decodable, Sendable {
    let chisq: Double
    let df: Int
    let pvalue: Double
    let baselineChisq: Double
    let baselineDf: Int
    let cfi: Double
    let tli: Double
    let rmsea: Double
    let rmseaLower90: Double
    let rmseaUpper90: Double
    let srmr: Double
    let loadings: [Double]
    let loadingsSE: [Double]
    let theta: [Double]
    let thetaSE: [Double]
    let standardized: [Double]
    let omega: Double
    let omegaSE: Double
  }

  var testDescription: String { file }

  static let names = ["skm9", "bfi_A_keyed", "bfi_N", "bfi_C_missing", "skm9_missing", "sparse60"]

  static func load(_ name: String) throws -> FactorReference {
    let sets = try ReferenceFile.load("reliability", "sets", as: Sets.self)
    return try sets.named(name)
  }

  var answers: PatternCounts { Answers.load(file, items: items) }

  /// The sets of the file, each read only where it is asked for.
  private struct Sets: Decodable {
    private let container: KeyedDecodingContainer<Name>

    init(from decoder: any Decoder) throws {
      container = try decoder.container(keyedBy: Name.self)
    }

    func named(_ name: String) throws -> FactorReference {
      try container.decode(FactorReference.self, forKey: Name(stringValue: name))
    }

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }
}

/// Whether two lists agree number by number.
func agree(_ found: [Double], _ expected: [Double], _ tolerance: Tolerance) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { $0.isClose(to: $1, tolerance) }
}
