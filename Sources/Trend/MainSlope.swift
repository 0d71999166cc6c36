import SurveyInference

/// The slope that says which way a series goes.
///
/// Where the edition changes it is the slope beside the steps, since a change of rules is no
/// performance; else that of the random-effects line, which knows the errors of the surveys; and
/// where no standard errors are known that of least squares.
public struct MainSlope: Sendable, Hashable {
  /// What the slope was estimated by.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// ``EditionBreaks/withinEditionSlope``.
    case withinEditions
    case randomEffects
    case leastSquares
  }

  /// What can be said of the way.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The whole interval lies above 0.
    case rising
    /// The whole interval lies below 0.
    case falling
    /// The interval holds 0, or there is none.
    case uncertain
  }

  public let basis: Basis
  /// The change per year.
  public let term: TrendTerm

  /// Which way the series goes, if the interval tells.
  ///
  /// - Parameter level: The confidence level, a fraction in (0, 1).
  /// - Returns: ``Direction/uncertain`` also where nothing tells the error.
  public func direction(level: Double) -> Direction {
    guard let interval = term.interval(level: level) else { return .uncertain }
    return interval.lower > 0 ? .rising : interval.upper < 0 ? .falling : .uncertain
  }
}

extension TrendAnalysis {
  /// ``slope`` with what it was estimated by.
  public var mainSlope: Result<MainSlope, UndefinedReason> {
    let basis: MainSlope.Basis
    if breaks.withinEditionSlope != nil {
      basis = .withinEditions
    } else if case .success = randomEffects {
      basis = .randomEffects
    } else {
      basis = .leastSquares
    }
    return slope.map { MainSlope(basis: basis, term: $0) }
  }
}
