import Report

/// Numbers as they are written behind an option.
enum OptionNumber {
  /// A number with a point or, where no point stands in it, a comma; no hexadecimal digits, names or blanks
  /// within.
  static func number(_ text: some StringProtocol) -> Double? {
    let words = String(text).split(separator: " ")
    guard let text = words.first, words.count == 1,
      text.allSatisfy({ "0123456789.,+-eE".contains($0) })
    else { return nil }
    let point = text.contains(".") ? String(text) : String(text.map { $0 == "," ? "." : $0 })
    return Double(point).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A mark before three digits, behind one to three.
  static func mayBeThousands(_ text: some StringProtocol) -> Bool {
    String(text).wholeMatch(of: #/ *[+-]?[1-9]\d{0,2}[.,]\d{3} */#) != nil
  }

  /// Two numbers, the smaller first.
  ///
  /// - Throws: `Failure` for anything else, and for marks that may stand between thousands.
  static func bounds(_ text: String) throws -> ClosedRange<Double> {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if let doubtful = parts.first(where: mayBeThousands) {
      throw Failure(.usage, UsageWords.thousandsMark("--bounds", String(doubtful)))
    }
    guard parts.count == 2, let lower = number(parts[0]), let upper = number(parts[1]),
      lower < upper
    else { throw Failure(.usage, UsageWords.bounds(text)) }
    return lower...upper
  }

  /// Numbers with decimal points, separated by commas.
  ///
  /// - Parameters:
  ///   - text: As the user wrote it.
  ///   - option: Whose it is.
  ///   - isValid: What each must be.
  /// - Returns: One number at least.
  /// - Throws: `Failure` for anything else.
  static func list(
    _ text: String, of option: String, where isValid: (Double) -> Bool
  ) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let value = number(part), isValid(value) else {
        throw Failure(.usage, UsageWords.numberList(option, text))
      }
      return value
    }
  }
}
