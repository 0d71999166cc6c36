import Probability
import Rates
import TestSupport
import Testing

@Suite struct RateOutlookTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Year: Decodable, Sendable {
      let reports: Int, probability: Double, resolvedNeeded: Int, attainment: Double
    }
    let resolved: [Int], reported: [Int]
    let targetPercent: Double
    let dispersion: Double, mean: Double, variance: Double, noReport: Double, attainment: Double
    let years: [Year]
    var testDescription: String { "\(resolved) of \(reported) against \(targetPercent)" }

    var counts: [RateCounts] {
      get throws { try zip(resolved, reported).map { try RateCounts($0, of: $1) } }
    }
  }

  static let references = ReferenceTable<Reference>.load("rates", "outlooks")

  /// The predictive's parameters are quotients of the counts; each costs a rounding or two.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) throws {
    let outlook = try RateOutlook(
      years: reference.counts, target: reference.targetPercent / 100)
    let (close, distribution) = (Tolerance.relative(1e-12), outlook.reports.distribution)
    #expect(outlook.reports.dispersion.isClose(to: reference.dispersion, close))
    #expect(distribution.mean.isClose(to: reference.mean, close))
    let deviation = distribution.standardDeviation
    #expect((deviation * deviation).isClose(to: reference.variance, close))
    #expect(outlook.probabilityOfNoReport.isClose(to: reference.noReport, close))
    // both sums end where 1e-16 is left
    #expect(outlook.probabilityOfAttainment.isClose(to: reference.attainment, close))
    for expected in reference.years {
      let year = outlook.year(reports: expected.reports)
      #expect(year.reports == expected.reports)
      #expect(year.probability.isClose(to: expected.probability, close))
      #expect(year.resolvedNeeded == expected.resolvedNeeded)
      #expect(year.probabilityOfAttainment.isClose(to: expected.attainment, close))
      if let row = outlook.years.first(where: { $0.reports == expected.reports }) {
        #expect(row == year)
      }
    }
  }

  @Test("needs as many as decimals ask for", arguments: [1, 3, 7, 10, 40, 100, 200, 1000])
  func neededIsExact(reports: Int) throws {
    let past = [try RateCounts(3, of: 4)]
    for tenths in 0...1000 {
      let outlook = try RateOutlook(years: past, target: Double(tenths) / 10 / 100)
      let needed = (tenths * reports + 999) / 1000
      #expect(outlook.year(reports: reports).resolvedNeeded == needed, "\(tenths) tenths")
    }
  }

  @Test("a higher target is no easier, and every number of reports counts once")
  func isMonotone() throws {
    let past = try [(3, 4), (2, 2), (8, 9)].map { try RateCounts($0, of: $1) }
    let outlooks = try [0, 0.5, 0.9, 1, 1.01].map { try RateOutlook(years: past, target: $0) }
    let probabilities = outlooks.map(\.probabilityOfAttainment)
    #expect(probabilities == probabilities.sorted(by: >))
    #expect(probabilities.first?.isClose(to: 1, .relative(1e-14)) == true)
    #expect(probabilities.last == 0)
    #expect(outlooks.last?.years.allSatisfy { $0.resolvedNeeded == nil } == true)
    let one = try #require(outlooks.first)
    #expect(one.years.map(\.reports) == Array(one.reports.plausible))
    let seen = one.years.reduce(one.probabilityOfNoReport) { $0 + $1.probability }
    #expect(seen >= 0.99 && seen <= 1)
  }

  @Test("says nothing where nothing was ever reported")
  func needsReports() {
    #expect(throws: RateError.nothingReported) { try RateOutlook(years: [], target: 0.9) }
    #expect(throws: RateError.nothingReported) {
      try RateOutlook(years: [.none, .none], target: 0.9)
    }
  }

  @Test("many reports are no burden")
  func manyReports() throws {
    let past = try [(41_000, 50_000), (40_500, 50_200)].map { try RateCounts($0, of: $1) }
    let outlook = try RateOutlook(years: past, target: 0.81)
    // the normal distribution of the next share about the pooled one, to two digits
    let share = 81_500 / 100_200.0
    let deviation = (share * (1 - share) * (1 / 50_100.0 + 1 / 100_200.0)).squareRoot()
    let expected = Normal.standard.cumulative((share - 0.81) / deviation)
    #expect(outlook.probabilityOfAttainment.isClose(to: expected, .relative(0.01)))
  }
}
