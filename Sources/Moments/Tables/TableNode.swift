/// A stratum, or a sampling unit of some stage, in the tree of a design.
public struct TableNode: Sendable, Hashable {
  /// The place of the unit or stratum that it lies in; `nil` for a stratum.
  public let parent: Int?
  /// The number that rows give it.
  public let number: Int
  /// The stage at which it was drawn, from 1; 0 for a stratum.
  public let stage: Int
  /// Units of the next stage drawn here, in all groups: rows where rows are these units.
  public internal(set) var unitCount = 0
  /// The smallest and the largest population of units of the next stage that rows tell; all should
  /// tell one.
  public internal(set) var populations: ClosedRange<Double>?

  mutating func note(population: Double) {
    guard let known = populations else {
      populations = population...population
      return
    }
    guard !known.contains(population) else { return }
    populations =
      min(known.lowerBound, population)...max(known.upperBound, population)
  }
}
