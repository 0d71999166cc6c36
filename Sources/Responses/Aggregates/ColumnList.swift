/// The names in a list such as `u1-u9` or `u1,u2,mutu`.
public enum ColumnList {
  /// Why a list is none.
  public enum Problem: Error, Sendable, Hashable {
    /// The range runs backwards, or has more than 1,000 columns.
    case range(String)
  }

  /// The names in a list.
  ///
  /// - Parameter parts: Names, and ranges of names that differ in a number at their end: `u1-u9`, `u1-9`
  ///   and `q01-q12`. A hyphen between other texts belongs to a name.
  /// - Returns: The names, none twice.
  /// - Throws: `Problem` for a range that is none.
  public static func names(_ parts: [String]) throws(Problem) -> [String] {
    var names: [String] = []
    for part in parts {
      for name in try range(part) ?? [part] where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func range(_ part: String) throws(Problem) -> [String]? {
    guard let match = part.wholeMatch(of: #/(.*?)(\d{1,9})\s*[-–]\s*(.*?)(\d{1,9})/#) else {
      return nil
    }
    let (_, stem, low, otherStem, high) = match.output
    guard otherStem.isEmpty || otherStem == stem, let first = Int(low), let last = Int(high) else {
      return nil
    }
    guard first <= last && last - first < 1000 else { throw .range(part) }
    // With a leading zero all numbers have the width of the first.
    let width = low.hasPrefix("0") ? low.count : 0
    return (first...last).map { number in
      let digits = String(number)
      return stem + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
  }
}
