public import Localization

/// One value with its meaning, so that each renderer chooses the notation.
public enum Cell: Sendable, Hashable {
  case text(Bilingual)
  case count(Int)
  /// A number shown with so many decimals.
  case number(Double, decimals: Int)
  /// An exact decimal: a published index, which must look the same everywhere.
  case fixed(FixedDecimal)
  /// A share or probability between 0 and 1, shown in whole per cent.
  case share(Double)
  /// The probability of a statistic at least as large by chance, shown with three decimals.
  case pValue(Double)
  case interval(lower: Double, upper: Double, decimals: Int)
  case undefined
}
