/// Why an edition file cannot be used; `key` is where in it, such as `grades[2].from`.
public enum EditionError: Error, Sendable, Hashable {
  /// Not JSON.
  case notJSON
  case missingKey(String)
  /// A key that editions do not have, with the nearest that they do have.
  case unknownKey(String, nearest: String?)
  /// The value is of another kind, such as a text where a number belongs.
  case wrongType(String)
  case invalid(key: String, reason: Reason)

  /// What is wrong with a value of the right kind.
  public enum Reason: Sendable, Hashable {
    case empty
    /// More than this.
    case tooMany(limit: Int)
    /// The same as an earlier one.
    case repeated(String)
    /// A grade must begin at a number of at most two decimals within the scale.
    case gradeOutsideScale(upTo: String)
    /// The code names a role, the index itself, or nothing that a header can be.
    case reservedCode(String)
    /// Two different elements are exchanged with each other.
    case notAPair
    /// Grades must be listed from the best down.
    case gradesDoNotDescend
    /// The last grade must begin where the scale does.
    case gradesDoNotReachScale(from: String)
    /// The scale must rise, between 1 and 9.
    case scale
    /// Must be more than zero, with at most three decimals.
    case multiplier
    /// Must be `exact` or a decimal between 0 and 1.
    case weightRule(String)
    /// Must be one of these.
    case unknownRule(String, allowed: [String])
    /// There must be a list of labels for each level.
    case labels(expected: Int, found: Int)
    /// Not the code of an element.
    case unknownElement(String)
  }
}
