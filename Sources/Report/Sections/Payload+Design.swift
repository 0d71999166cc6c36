import Rendering
import Responses
import SurveyInference

extension Payload {
  /// The sampling design that was used, as programs read it.
  static func design(_ request: SurveyRequest, options: EstimationOptions) -> Payload {
    design(
      strata: request.strata, units: request.units, weight: request.weight,
      population: request.population.map { .text($0) },
      usesCompleteOnly: request.usesCompleteOnly, options: options)
  }

  /// The same, part by part; a population that no column gives is that of the options.
  static func design(
    strata: [String], units: [String], weight: String?, population: Payload?,
    usesCompleteOnly: Bool, options: EstimationOptions
  ) -> Payload {
    .object([
      "stratum": .array(strata.map { .text($0) }),
      "psu": .array(units.map { .text($0) }),
      "weight": .optional(weight),
      "weightsFollowPopulation": .bool(options.weightsFollowPopulation),
      "population": population ?? .optional(options.population),
      "singleton": .text(options.singletonStratum.rawValue),
      "missing": .text(usesCompleteOnly ? "complete" : "available"),
    ])
  }
}
