/// Why a statistic has no value for this sample.
public enum EstimationError: Error, Hashable, Sendable {
  /// The stratum, given by number, has one sampling unit and the design says to stop.
  case singletonStratum(Int)
  /// Every stratum has one sampling unit, so no other can lend its variance.
  case onlySingletonStrata
  /// The stratum has more units in the sample than in the population.
  case populationTooSmall(stratum: Int, population: Double, units: Int)
  /// A unit drawn at `stage`, from 1, has one unit of the next stage and the design says to stop.
  case singletonUnit(stage: Int, unit: Int)
  /// A unit drawn at `stage`, from 1, has more units of the next stage in the sample than in its
  /// population.
  case unitPopulationTooSmall(stage: Int, unit: Int, population: Double, units: Int)
  /// Rows of one stratum (`stage` 0) or of one unit tell different populations.
  case populationVaries(stage: Int, number: Int, smallest: Double, largest: Double)
  /// No row of the group with a positive weight knows the variable.
  case noValues
  /// The denominator of a ratio is 0.
  case zeroDenominator
  /// Values, or weights, whose squares add up to more than a number can hold.
  case valuesTooLarge
}
