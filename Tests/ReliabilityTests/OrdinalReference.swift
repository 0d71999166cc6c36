import Moments
import Probability
import TestSupport
import Testing

/// What `Tests/Reference/reliability.json` holds of one questionnaire's ordered answers.
struct OrdinalReference: Decodable, Sendable {
  let file: String
  let items: [String]
  let nComplete: Int
  let emptyCells: Int
  let thresholds: [[Double]]
  let polychoric: [String: [[Double]]]
  /// Of items (1, 2), (1, 3), ..., (2, 3), ...
  let logLikelihoods: [String: [Double]]
  let ordinalAlphaTight: Double
  let ordinalAlphaLavaan: Double
  let ordinalMinres1Tight: Minres
  let ordinalOmegaTight: Double
  let cfaWLSMV: Lavaan
  let cfaWLSMVTight: Tight
  let greenYang: GreenYang
  let greenYangTight: GreenYangTight

  struct Minres: Decodable {
    let loadings: [Double]
    let omega: Double
  }

  struct Lavaan: Decodable {
    let fit: [String: Double?]
    let scalingFactor: Double
    let shift: Double
    let loadings: [Double]
    let loadingsSE: [Double]
  }

  struct Tight: Decodable {
    let naive: Fit
    let scaled: Fit
    let srmr: Double
    let loadings: [Double]
    let loadingsSE: [Double]
  }

  struct Fit: Decodable {
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
    let scalingFactor: Double?
    let shift: Double?
  }

  struct GreenYang: Decodable {
    let semToolsModel: Double
    let semToolsSample: Double
  }

  struct GreenYangTight: Decodable {
    let omega: Double
    let trueVariance: Double
    let totalVariance: Double
    let omegaSampleDenominator: Double
  }

  static let names = [
    "skm9", "skm9_missing", "sparse60", "bfi_A_keyed", "bfi_N", "bfi_C_missing",
  ]

  static let sets: [String: OrdinalReference] = {
    do {
      return try ReferenceFile.load("reliability", "sets", as: [String: OrdinalReference].self)
    } catch {
      preconditionFailure("cannot read the sets of reliability.json: \(error)")
    }
  }()

  /// One questionnaire with its answers.
  static func load(_ name: String) throws -> (reference: OrdinalReference, patterns: PatternCounts)
  {
    let reference = try #require(sets[name])
    let rows = Repository.table("Tests/Reference/" + reference.file).map { row in
      PatternCounts.Row(reference.items.map { UInt8(row[$0] ?? "") ?? 0 })
    }
    return (
      reference,
      PatternCounts(itemCount: reference.items.count, levels: 1...6, rows)
    )
  }
}

/// Answers of respondents who differ in one normal variable.
///
/// - Parameters:
///   - loadings: One per item, between -1 and 1.
///   - cuts: Ascending thresholds, the same for every item.
///   - count: Respondents.
///   - seed: Of the generator.
/// - Returns: Levels from 1 on.
func simulatedPatterns(
  loadings: [Double], cuts: [Double], count: Int, seed: UInt64
) -> PatternCounts {
  var random = Xoshiro256(seed: seed)
  let rows = (0..<count).map { _ in
    let factor = random.normal()
    return PatternCounts.Row(
      loadings.map { loading in
        let latent = loading * factor + (1 - loading * loading).squareRoot() * random.normal()
        return UInt8(1 + cuts.count { $0 < latent })
      })
  }
  return PatternCounts(itemCount: loadings.count, levels: 1...(cuts.count + 1), rows)
}

extension PatternCounts {
  /// The same respondents with one item's scale turned around.
  func reversing(_ item: Int) -> PatternCounts {
    PatternCounts(
      itemCount: itemCount, levels: levels,
      rows.map { row in
        var row = row
        row.scores[item] = UInt8(levels.lowerBound + levels.upperBound) - row.scores[item]
        return row
      })
  }
}
