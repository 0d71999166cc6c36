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

  /// The weight of element `index` of `count` as an exact fraction.
  public func fraction(of index: Int, count: Int) -> (numerator: Int, denominator: Int) {
    switch self {
    case .exact: (1, count)
    case .decimal(let weight): (weight.units, powerOfTen(weight.decimals))
    case .custom(let weights): (weights[index].units, powerOfTen(weights[index].decimals))
    }
  }

  /// The weights of `count` elements as numbers.
  public func values(count: Int) -> [Double] {
    (0..<count).map { index in
      let (numerator, denominator) = fraction(of: index, count: count)
      return Double(numerator) / Double(denominator)
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
    guard parts.count == edition.elements.count else {
      throw .wrongCount(found: parts.count, expected: edition.elements.count)
    }
    var weights: [FixedDecimal] = []
    for part in parts {
      guard let weight = FixedDecimal(part), weight.units >= 0, weight.decimals <= 6 else {
        throw .notADecimal(String(part))
      }
      weights.append(weight)
    }
    let sum = weights.reduce(0) { $0 + $1.units * powerOfTen(6 - $1.decimals) }
    guard sum == powerOfTen(6) else { throw .sum(FixedDecimal(units: sum, decimals: 6)) }
    self = .custom(weights)
  }
}
