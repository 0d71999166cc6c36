public import Localization

/// A band of the index: *mutu pelayanan* and *kinerja unit pelayanan*.
public struct Grade: Sendable, Hashable {
  /// The letter.
  public let grade: String
  /// The smallest published index in the band.
  public let from: FixedDecimal
  /// What the regulation calls the unit's performance.
  public let performance: Bilingual

  public init(grade: String, from: FixedDecimal, performance: Bilingual) {
    self.grade = grade
    self.from = from
    self.performance = performance
  }
}
