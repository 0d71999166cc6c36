/// What is asked of a table.
public struct TableQuestion: Sendable, Hashable {
  /// What is estimated.
  public enum Statistic: String, Sendable, Hashable, CaseIterable {
    /// Σ w·y/Σ w; of a category variable the share of each category.
    case mean
    /// Σ w·y; of a category variable how many are in each category.
    case total
    /// Σ w·y/Σ w·x.
    case ratio
    /// The share of each value.
    case proportion
    /// The value below which a share of all lies.
    case quantile
  }

  public let statistic: Statistic
  /// The numbers of the variables, in the order of the answers.
  public var variables: [Int]
  /// The number of the variable below the line of a ratio.
  public var denominator: Int?
  /// The shares that quantiles are of, each in (0, 1).
  public var probabilities: [Double] = []
  /// How the interval of a share is made; of a quantile, that of the share below it.
  public var interval: ProportionIntervalMethod
  /// The confidence level, a fraction such as 0.95.
  public var level = 0.95

  /// Asks for a statistic.
  ///
  /// - Parameters:
  ///   - statistic: What is estimated.
  ///   - variables: The numbers of the variables.
  ///   - denominator: That of a ratio.
  public init(_ statistic: Statistic, of variables: [Int], per denominator: Int? = nil) {
    self.statistic = statistic
    self.variables = variables
    self.denominator = denominator
    interval = statistic == .quantile ? .wald : .logit
  }
}
