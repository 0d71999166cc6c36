import Rendering
import SurveyInference

extension Payload {
  /// A difference with its test, as programs read it.
  ///
  /// - Parameters:
  ///   - element: The code of an element, or `index`.
  ///   - from: What is compared with.
  ///   - to: What is compared.
  ///   - difference: `nil` where there is none.
  ///   - adjusted: Holm's p-value.
  ///   - level: The confidence level of the interval.
  /// - Returns: The promised keys, in their order.
  static func difference(
    _ element: String, from: String, to: String, _ difference: Difference?, adjusted: Double?,
    level: Double
  ) -> [Member] {
    let interval = difference?.interval(level: level)
    return [
      Member("element", .text(element)), Member("from", .text(from)), Member("to", .text(to)),
      Member("estimate", .optional(difference?.estimate.value)),
      Member("standardError", .optional(difference?.estimate.standardError)),
      Member("statistic", .optional(difference?.statistic)),
      Member("degreesOfFreedom", .optional(difference?.estimate.degreesOfFreedom)),
      Member("pValue", .optional(difference?.pValue)),
      Member("adjustedPValue", .optional(adjusted)),
      Member("lower", .optional(interval?.lower)), Member("upper", .optional(interval?.upper)),
      Member("level", .number(level)),
    ]
  }
}
