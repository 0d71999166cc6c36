/// Why a statistic has no value for this sample.
public enum EstimationError: Error, Hashable, Sendable {
  /// The stratum, given by number, has one sampling unit and the design says to stop.
  case singletonStratum(Int)
  /// Every stratum has one sampling unit, so no other can lend its variance.
  case onlySingletonStrata
  /// The stratum has more units in the sample than in the population.
  case populationTooSmall(stratum: Int, population: Double, units: Int)
}
