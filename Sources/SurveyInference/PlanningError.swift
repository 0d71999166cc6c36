/// Why a survey cannot be planned as asked.
public enum PlanningError: Error, Hashable, Sendable {
  /// A population has somebody in it.
  case populationBelowOne(Int)
  /// A margin on a share must lie between 0 and 1.
  case shareMarginOutOfRange(Double)
  /// A margin on the index must lie above 0 and below the length of its scale.
  case indexMarginOutOfRange(Double, below: Double)
  /// Respondents who do not differ need no sample; a standard deviation must be above zero.
  case standardDeviationNotPositive(Double)
  /// No sample of an index varies more than 1/√2 of the length of its scale.
  case standardDeviationTooLarge(Double, limit: Double)
  /// More respondents than could ever be asked.
  case sampleTooLarge
  /// The sample has more respondents than the strata have people.
  case sampleAbovePopulation(sampleSize: Int, population: Int)
  /// The stratum, by name, has no standard deviation, which this allocation needs.
  case noStandardDeviation(stratum: String)
  /// No stratum varies, so that there is nothing to allocate by.
  case noVariation
  /// A standard deviation takes at least two respondents who answered everything.
  case tooFewRespondents(found: Int)
}
