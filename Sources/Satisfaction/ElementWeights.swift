public import Localization

/// How the element means are weighted into the index.
///
/// The regulation's weight is 1 divided by the number of elements; its text and many offices round
/// it (0.11 for nine elements), which lowers the largest possible index to 99.00 and can change the
/// grade. The exact weight is the default and the others are rules of the edition, by name.
public enum ElementWeights: Sendable, Hashable {
  /// 1/k for k elements.
  case exact
  /// The same decimal for every element.
  case decimal(FixedDecimal)
  /// One decimal per element.
  case custom([FixedDecimal])

  /// The name of the rule: `exact`, `0.11`, or the weights joined by commas.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .decimal(let weight): weight.text
    case .custom(let weights): weights.map(\.text).joined(separator: ",")
    }
  }

  /// The weights of `count` elements as whole numbers over one denominator: exact fractions.
  public func fractions(count: Int) -> (numerators: [Int], denominator: Int) {
    switch self {
    case .exact: return (Array(repeating: 1, count: count), count)
    case .decimal(let weight):
      return (Array(repeating: weight.units, count: count), powerOfTen(weight.decimals))
    case .custom(let weights):
      let decimals = weights.map(\.decimals).max() ?? 0
      return (
        weights.map { $0.units * powerOfTen(decimals - $0.decimals) }, powerOfTen(decimals)
      )
    }
  }

  /// Reads a rule of `edition`, or one decimal per element that sum to 1.
  ///
  /// - Parameters:
  ///   - text: `exact`, a rule's name, or `W1,W2,...`.
  ///   - edition: Knows its rules and its elements.
  /// - Throws: `WeightRuleError`.
  public init(_ text: String, edition: RegulationEdition) throws(WeightRuleError) {
    if let rule = edition.weightRules.first(where: { $0.name == text }) {
      self = rule
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else {
      throw .unknownRule(text, rules: edition.weightRules.map(\.name))
    }
    if parts.count == 2, edition.elements.count != 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    {
      throw .decimalComma(suggestion: parts.joined(separator: "."))
    }
    guard parts.count == edition.elements.count else {
      throw .wrongCount(found: parts.count, expected: edition.elements.count)
    }
    var weights: [FixedDecimal] = []
    for part in parts {
      guard let weight = FixedDecimal(part), weight.units >= 0,
        weight.units <= powerOfTen(weight.decimals)
      else { throw .notADecimal(String(part)) }
      weights.append(weight)
    }
    let custom = ElementWeights.custom(weights)
    let (numerators, denominator) = custom.fractions(count: weights.count)
    let sum = numerators.reduce(0, +)
    guard sum == denominator else {
      let decimals = weights.map(\.decimals).max() ?? 0
      throw .sum(FixedDecimal(units: sum, decimals: decimals))
    }
    self = custom
  }
}
