import Testing

@testable import Reliability

@Suite struct ReliabilityVerdictTests {
  @Test(
    "a cut-off belongs to the verdict above it",
    arguments: [
      (-0.3, ReliabilityVerdict.unreliable), (0.6.nextDown, .unreliable), (0.6, .acceptable),
      (0.7.nextDown, .acceptable), (0.7, .reliable), (0.8.nextDown, .reliable),
      (0.8, .veryReliable), (1, .veryReliable),
    ])
  func hasBorders(alpha: Double, verdict: ReliabilityVerdict) {
    #expect(ReliabilityVerdict(alpha) == verdict)
  }

  @Test("an interval over a cut-off leaves the verdict open")
  func knowsDoubt() {
    #expect(ReliabilityVerdict.isSure(of: 0.81...0.86))
    #expect(!ReliabilityVerdict.isSure(of: 0.79...0.86))
  }
}
