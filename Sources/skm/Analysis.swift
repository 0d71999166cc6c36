import Localization
import Report
import Responses
import Satisfaction

/// Computes the indices, or says why there is no answer at all.
func analyze(
  _ reading: SurveyReading, _ edition: RegulationEdition, _ options: SatisfactionOptions
) -> Result<SatisfactionAnalysis, Refusal> {
  do {
    let analysis = try SatisfactionAnalysis(
      reading, edition: edition, roles: reading.groupRoles, options: options)
    let undefined = analysis.warnings.filter {
      if case .undefinedIndex = $0 { true } else { false }
    }
    guard undefined.count < analysis.groups.count else {
      return .failure(Refusal(notices: undefined.prefix(10).map(\.notice)))
    }
    return .success(analysis)
  } catch {
    return .failure(Refusal(notices: [error.notice { reading.stratumNames[$0] }]))
  }
}

/// Why there is no index although the files can be read.
struct Refusal: Error {
  let notices: [Notice]
}
