import Rendering
import Responses
import SurveyInference

extension Payload {
  /// The sampling design that was used, as programs read it.
  static func design(_ request: SurveyRequest, options: EstimationOptions) -> Payload {
    .object([
      "stratum": .array(request.strata.map { .text($0) }),
      "psu": .array(request.units.map { .text($0) }),
      "weight": .optional(request.weight),
      "weightsFollowPopulation": .bool(options.weightsFollowPopulation),
      "population": request.population.map { .text($0) } ?? .optional(options.population),
      "singleton": .text(options.singletonStratum.rawValue),
      "missing": .text(request.usesCompleteOnly ? "complete" : "available"),
    ])
  }
}
