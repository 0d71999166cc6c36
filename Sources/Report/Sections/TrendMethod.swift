import Satisfaction
import SurveyInference
import Trend

/// The ways in which the slope of a series is found, as they stand in tables.
enum TrendMethod: String, CaseIterable {
  case leastSquares, weighted, randomEffects, withinEditions, theilSen, mannKendall

  /// The straight lines, with their terms.
  func terms(of analysis: TrendAnalysis) -> Result<[TrendTerm], UndefinedReason>? {
    switch self {
    case .leastSquares: analysis.leastSquares.map(\.terms)
    case .weighted: analysis.weighted.map(\.terms)
    case .randomEffects: analysis.randomEffects.map(\.terms)
    case .withinEditions: analysis.breaks.withinEditionSlope.map { $0.map { [$0] } }
    case .theilSen, .mannKendall: nil
    }
  }

  /// The slope of a straight line; `nil` for the others.
  func slope(of analysis: TrendAnalysis) -> Result<TrendTerm, UndefinedReason>? {
    terms(of: analysis).map { $0.map { terms in terms[terms.count - 1] } }
  }
}
