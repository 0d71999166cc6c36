import Probability
import Rates
import TestSupport
import Testing

@Suite struct ReportOutlookTests {
  @Test("equal years are as Poisson counts are")
  func equalYears() {
    let outlook = ReportOutlook(reports: [4, 4, 4, 4])
    #expect(outlook.dispersion == 1)
    // Gamma(S + 1/2, Y) mixed over Poisson counts
    #expect(outlook.distribution.successes.isClose(to: 16.5, .relative(1e-15)))
    #expect(outlook.distribution.successProbability == 0.8)
  }

  @Test("years that differ widely spread the next one")
  func clusteredYears() {
    let calm = ReportOutlook(reports: [5, 5, 5, 5])
    let clustered = ReportOutlook(reports: [0, 17, 1, 2])
    #expect(clustered.dispersion > 10)
    #expect(clustered.distribution.mean.isClose(to: calm.distribution.mean, .relative(1e-14)))
    #expect(clustered.distribution.probability(of: 0) > 10 * calm.distribution.probability(of: 0))
    #expect(clustered.plausible.upperBound > calm.plausible.upperBound)
    #expect(clustered.plausible.lowerBound == 1)
  }

  @Test("a single year, also one without a report, has an outlook")
  func singleYear() {
    #expect(ReportOutlook(reports: [0]).dispersion == 1)
    #expect(ReportOutlook(reports: [0]).distribution.mean == 0.5)
    #expect(ReportOutlook(reports: [3]).plausible.lowerBound == 1)
    #expect(ReportOutlook(reports: [200]).plausible.contains(200))
  }
}
