import Probability

/// How well a model reproduces the covariances, or correlations, that were observed.
///
/// - RMSEA = √(G · max(χ²/(df·N) - 1/N, 0)), for G groups of N respondents together;
/// - CFI = 1 - max(χ² - df, 0) / max(χ² - df, χ²₀ - df₀, 0);
/// - TLI = (χ²₀/df₀ - χ²/df) / (χ²₀/df₀ - 1);
///
/// where the baseline model, with χ²₀ and df₀, says that no two items are related.
///
/// A model without degrees of freedom reproduces everything, whatever it says: its measures are `nil`
/// (lavaan prints 0 and 1).
///
/// Source: Steiger and Lind (1980), Psychometric Society, Iowa City; Bentler (1990), Psychological
/// Bulletin 107, 238-246; Tucker and Lewis (1973), Psychometrika 38, 1-10; Steiger (1998), Structural
/// Equation Modeling 5, 411-419, for groups.
///
/// Checked against: lavaan 0.6-14's formulas of six samples and two pairs of groups, 9 digits, the
/// limits of RMSEA 6.
public struct FitMeasures: Sendable, Hashable {
  /// What the chi-square statistic rests on.
  public enum Test: String, Sendable, Hashable, CaseIterable {
    /// The likelihood ratio of normal answers.
    case normalTheory
    /// The minimum of a least-squares discrepancy, which is not chi-squared: a description only.
    case unscaled
    /// That minimum, scaled and shifted to the mean and variance of chi-squared.
    case scaledShifted
  }

  public let test: Test
  /// χ², at least 0.
  public let chiSquare: Double
  /// Covariances and means less free parameters, at least 0.
  public let degreesOfFreedom: Int
  /// χ²₀ of the model in which no two items are related.
  public let baselineChiSquare: Double
  public let baselineDegreesOfFreedom: Int
  /// N: how often the discrepancy counts in χ², respondents of all groups together.
  public let sampleSize: Int
  /// G.
  public let groups: Int
  /// The standardized root mean square residual.
  public let srmr: Double

  /// Keeps what the measures are computed from.
  ///
  /// - Parameters:
  ///   - test: What `chiSquare` rests on.
  ///   - chiSquare: At least 0.
  ///   - degreesOfFreedom: At least 0.
  ///   - baselineChiSquare: Of the same test.
  ///   - baselineDegreesOfFreedom: At least 1.
  ///   - sampleSize: N, by which the discrepancy was multiplied: respondents of all groups together (of
  ///     ordered answers lavaan counts one less).
  ///   - groups: At least 1.
  ///   - srmr: At least 0.
  public init(
    test: Test, chiSquare: Double, degreesOfFreedom: Int, baselineChiSquare: Double,
    baselineDegreesOfFreedom: Int, sampleSize: Int, groups: Int = 1, srmr: Double
  ) {
    precondition(
      degreesOfFreedom >= 0 && baselineDegreesOfFreedom > 0 && sampleSize > 0 && groups > 0,
      "no model has \(degreesOfFreedom) and \(baselineDegreesOfFreedom) degrees of freedom, "
        + "\(sampleSize) respondents and \(groups) groups")
    self.test = test
    self.chiSquare = chiSquare
    self.degreesOfFreedom = degreesOfFreedom
    self.baselineChiSquare = baselineChiSquare
    self.baselineDegreesOfFreedom = baselineDegreesOfFreedom
    self.sampleSize = sampleSize
    self.groups = groups
    self.srmr = srmr
  }

  /// The probability of a larger χ² where the model holds; `nil` without degrees of freedom, and
  /// where χ² is not chi-squared.
  public var pValue: Double? {
    guard degreesOfFreedom > 0 && test != .unscaled else { return nil }
    return ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(chiSquare)
  }

  /// The comparative fit index, in [0, 1].
  public var cfi: Double? {
    guard degreesOfFreedom > 0 else { return nil }
    let excess = max(chiSquare - Double(degreesOfFreedom), 0)
    let worst = max(excess, baselineChiSquare - Double(baselineDegreesOfFreedom))
    return excess > 0 ? 1 - excess / worst : 1
  }

  /// The Tucker-Lewis index, which may lie outside [0, 1]; `nil` also where the items are no more
  /// related than chance would have it (χ²₀ ≤ df₀).
  public var tli: Double? {
    let (df, baseline) = (Double(degreesOfFreedom), Double(baselineDegreesOfFreedom))
    guard df > 0 && baselineChiSquare > baseline else { return nil }
    return 1 - (chiSquare - df) * baseline / ((baselineChiSquare - baseline) * df)
  }

  /// The root mean square error of approximation.
  public var rmsea: Double? {
    rmsea(noncentrality: max(chiSquare - Double(degreesOfFreedom), 0))
  }

  /// The lower end of the 90 % interval of ``rmsea``: the noncentrality at which a smaller χ² has
  /// probability 0.95; 0 where there is none.
  public var rmseaLower: Double? { rmseaLimit(0.95) }

  /// The upper end of the 90 % interval of ``rmsea``: the noncentrality at which a smaller χ² has
  /// probability 0.05; 0 where there is none.
  public var rmseaUpper: Double? { rmseaLimit(0.05) }

  private func rmseaLimit(_ probability: Double) -> Double? {
    guard degreesOfFreedom > 0 else { return nil }
    guard chiSquare > 0 else { return 0 }
    let limit = NoncentralChiSquared.noncentrality(
      degreesOfFreedom: Double(degreesOfFreedom), x: chiSquare, cumulative: probability)
    return rmsea(noncentrality: limit ?? 0)
  }

  private func rmsea(noncentrality: Double) -> Double? {
    guard degreesOfFreedom > 0 else { return nil }
    return (Double(groups) * noncentrality / Double(degreesOfFreedom * sampleSize)).squareRoot()
  }
}
