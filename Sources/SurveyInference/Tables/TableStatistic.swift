/// A statistic of a table that sums alone can estimate.
public enum TableStatistic: Sendable, Hashable {
  /// The mean of a number variable, Σ w·y/Σ w over the rows that know it; with a category, the share of
  /// rows in that category among those that know the variable.
  case mean(variable: Int, category: Int? = nil)
  /// The total of a number variable, Σ w·y; with a category, how many are in it, Σ w.
  case total(variable: Int, category: Int? = nil)
  /// The ratio of two totals, Σ w·y/Σ w·x over the rows that know both.
  case ratio(numerator: Int, denominator: Int)
}
