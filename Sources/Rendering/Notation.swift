public import Localization

/// How numbers are written in a language.
public struct Notation: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  private var decimalMark: String { language == .id ? "," : "." }
  private var groupMark: String { language == .id ? "." : "," }

  /// A number with `decimals` decimals, half-up.
  public func number(_ value: Double, decimals: Int) -> String {
    // Beyond what a decimal of so many digits holds: no table is made for such a number.
    guard value.magnitude < 1e12 else {
      return "\(value)".replacing(".", with: decimalMark).replacing("-", with: "−")
    }
    return fixed(FixedDecimal(rounding: value, decimals: decimals))
  }

  /// An exact decimal, with the language's marks.
  public func fixed(_ value: FixedDecimal) -> String {
    let parts = value.text.split(separator: ".")
    let isNegative = parts[0].hasPrefix("-")
    let whole = grouped(String(parts[0].drop { $0 == "-" }))
    let sign = isNegative ? "−" : ""
    return sign + whole + (parts.count > 1 ? decimalMark + parts[1] : "")
  }

  /// A count, in groups of three digits.
  public func count(_ value: Int) -> String { fixed(FixedDecimal(units: value, decimals: 0)) }

  private func grouped(_ digits: String) -> String {
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place) % 3 == 0 { result += groupMark }
      result.append(digit)
    }
    return result
  }

  /// A share as whole per cent; what is not certain never reads 0% or 100%.
  public func share(_ value: Double) -> String {
    let percent = FixedDecimal(rounding: 100 * value, decimals: 0)
    if percent.units == 0 && value > 0 { return "< 1%" }
    if percent.units == 100 && value < 1 { return "> 99%" }
    return fixed(percent) + "%"
  }

  /// A p-value with three decimals; what is not zero never reads 0.000.
  public func pValue(_ value: Double) -> String {
    value < 0.001 ? "< " + number(0.001, decimals: 3) : number(value, decimals: 3)
  }

  /// An interval.
  public func interval(_ lower: Double, _ upper: Double, decimals: Int) -> String {
    "\(number(lower, decimals: decimals)) – \(number(upper, decimals: decimals))"
  }

  /// What a reader sees of `cell` where only text can stand.
  public func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text[language]
    case .count(let value): count(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    case .fixed(let value): fixed(value)
    case .share(let value): share(value)
    case .pValue(let value): pValue(value)
    case .interval(let lower, let upper, let decimals):
      interval(lower, upper, decimals: decimals)
    case .undefined: "–"
    }
  }
}
