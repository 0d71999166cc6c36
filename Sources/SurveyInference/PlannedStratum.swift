/// A stratum of a survey that is being planned.
public struct PlannedStratum: Sendable, Hashable {
  public let name: String
  /// The people in it, at least 1.
  public let population: Int
  /// The standard deviation of one respondent in it, zero or more, where known.
  public let standardDeviation: Double?

  public init(name: String, population: Int, standardDeviation: Double? = nil) {
    precondition(population >= 1, "a stratum has somebody in it; got \(population)")
    self.name = name
    self.population = population
    self.standardDeviation = standardDeviation
  }
}
