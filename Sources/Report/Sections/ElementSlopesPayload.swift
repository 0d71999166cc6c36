import Localization
import Rendering
import Trend

/// What programs read of the slopes of elements that were drawn together.
///
/// Without errors of what is common: the elements share respondents and bad years, so that an error
/// from their scatter is far too small.
struct ElementSlopesPayload {
  let slopes: Result<ShrunkenSlopes, UndefinedReason>

  init(_ slopes: Result<ShrunkenSlopes, UndefinedReason>) {
    self.slopes = slopes
  }

  /// The slopes, or null with one more reason.
  func payload(_ reasons: inout [Bilingual]) -> Payload {
    switch slopes {
    case .failure(let reason):
      reasons.append(TrendTableWords.undefined(TrendTableWords.elements(of: []), reason))
      return .null
    case .success(let slopes):
      return .object([
        "commonSlope": .number(slopes.commonSlope.estimate), "tau2": .number(slopes.tau2),
        "converged": .bool(slopes.converged),
        "elements": .array(slopes.ranking.enumerated().map { element($1, rank: $0 + 1) }),
      ])
    }
  }

  private func element(_ slope: ShrunkenSlope, rank: Int) -> Payload {
    .object([
      "element": .text(slope.element.element), "rank": .integer(rank),
      "ownSlope": .number(slope.element.estimate),
      "ownStandardError": .number(slope.element.standardError),
      "ownShare": .number(slope.ownShare),
      "estimate": .number(slope.estimate), "weight": .number(slope.element.weight),
      "contribution": .number(slope.contribution),
    ])
  }
}
