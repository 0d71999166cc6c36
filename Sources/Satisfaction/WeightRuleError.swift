public import Localization

/// Why element weights cannot be used.
public enum WeightRuleError: Error, Sendable, Hashable {
  /// The edition has no such rule.
  case unknownRule(String, rules: [String])
  /// A decimal comma: the text with a point would be a rule or a weight.
  case decimalComma(suggestion: String)
  /// One weight per element is needed.
  case wrongCount(found: Int, expected: Int)
  /// Not a decimal between 0 and 1 with at most fifteen digits after the point.
  case notADecimal(String)
  /// The weights do not sum to 1 exactly.
  case sum(FixedDecimal)
  /// A list of weights belongs to the elements of one edition, and these ask other elements.
  case notAcrossEditions([String])
  /// With elements left out only 1/k of those present makes sense.
  case notWithMissingElements
  /// Elements that editions share share the weight alike, which no other rule allows.
  case notWithCommonElements
}
