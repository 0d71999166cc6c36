import Attainment
import Testing

@Suite struct PolarityTests {
  /// The words of a plan, which must not change.
  @Test func aPlanNamesPolaritiesAndKinds() {
    #expect(
      Polarity.allCases.map(\.rawValue) == [
        "higherIsBetter", "lowerIsBetter", "lowerIsBetterInverse", "range",
      ])
    #expect(
      Indicator.Kind.allCases.map(\.rawValue) == ["satisfactionIndex", "resolutionRate", "series"])
  }
}
