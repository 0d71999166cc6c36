import Localization

/// Number formats of a spreadsheet, in Excel's codes: a point and a comma stand for the decimal and
/// the grouping mark of the country that the program is set to.
enum NumberFormat {
  static let count = "#,##0"
  /// Not grouped: 2026 and not 2,026.
  static let year = "0"

  /// A number with so many decimals.
  static func decimals(_ decimals: Int) -> String {
    decimals > 0 ? "#,##0." + String(repeating: "0", count: decimals) : count
  }

  /// A fraction as whole per cent; what is not certain never reads 0% or 100%.
  ///
  /// The words of a condition are shown for every number that meets it, so they stand only where the
  /// number is no whole per cent anyway.
  static func share(_ value: Double) -> String {
    switch value {
    case 0, 1: "0%"
    case ..<0.005: #"[<0.005]"< 1%";0%"#
    case 0.995...: #"[>=0.995]"> 99%";0%"#
    default: "0%"
    }
  }

  /// A p-value with three decimals; what is not zero never reads 0.000.
  static func pValue(_ value: Double, _ notation: Notation) -> String {
    value < 0.001 ? "[<0.001]\"\(notation.pValue(value))\";0.000" : "0.000"
  }
}
