import Localization
import Testing
import Trend

@Suite struct EstimateSeriesTests {
  private func observation(_ text: String, _ value: Double, error: Double? = nil) throws
    -> Observation
  {
    Observation(period: try #require(Period(text)), value: value, standardError: error)
  }

  @Test func keepsWhatItIsGiven() throws {
    let series = try EstimateSeries([
      observation("2019-S1", 80, error: 1), observation("2019-S2", 81, error: 0.5),
      observation("2020-S2", 79, error: 2),
    ])
    #expect(series.values == [80, 81, 79])
    #expect(series.times == [0, 0.5, 1.5])
    #expect(series.standardErrors == [1, 0.5, 2])
    #expect(!series.isEvenlySpaced)
  }

  @Test func refusesTwoPoints() throws {
    #expect(throws: TrendError.tooFewObservations(found: 2, needed: 3)) {
      try EstimateSeries([observation("2019", 80), observation("2020", 81)])
    }
  }

  @Test func refusesADuplicate() throws {
    let year = Period(year: 2019)
    #expect(throws: TrendError.duplicatePeriod(year)) {
      try EstimateSeries([
        observation("2019", 80), observation("2020", 81), observation("2019", 82),
      ])
    }
  }

  @Test func refusesADisorder() throws {
    #expect(throws: TrendError.unorderedPeriods(Period(year: 2020), Period(year: 2019))) {
      try EstimateSeries([
        observation("2020", 80), observation("2019", 81), observation("2021", 82),
      ])
    }
  }

  @Test(arguments: [0, -1, Double.infinity, .nan])
  func refusesAStandardError(_ error: Double) throws {
    #expect(throws: TrendError.self) {
      try EstimateSeries([
        observation("2019", 80), observation("2020", 81, error: error), observation("2021", 82),
      ])
    }
  }

  @Test func refusesAValueBeyondTheBounds() throws {
    let year = Period(year: 2020)
    #expect(throws: TrendError.valueOutsideBounds(year, value: 101, bounds: 0...100)) {
      try EstimateSeries(
        [observation("2019", 80), observation("2020", 101), observation("2021", 82)],
        bounds: 0...100)
    }
  }

  @Test func refusesYearsBesideQuarters() throws {
    #expect(throws: TrendError.self) {
      try EstimateSeries([
        observation("2019", 80), observation("2020-Q1", 81), observation("2021", 82),
      ])
    }
  }

  /// Two as an index has, four of what never exceeds 1, one more for each tenth.
  @Test(arguments: [
    ([84.5, 86, 85], 2), ([0, 0, 1.5], 2), ([-3, 0, 0.5], 2), ([0.8, 0.9, 1], 4),
    ([-0.2, 0.1, 0], 4), ([0.05, 0.02, 0.03], 5), ([2e-6, 1e-6, 3e-6], 9), ([1e-300, 0, 0], 15),
    ([0, 0, 0], 2),
  ])
  func publishesDecimalsByItsSize(_ values: [Double], _ decimals: Int) throws {
    #expect(try yearly(values).publishedDecimals == decimals)
  }

  /// Pairs of such values differ by more than a number holds, and the slope between them more so.
  @Test(arguments: [1e308, -1e301])
  func refusesAValueTooLarge(_ value: Double) throws {
    let year = Period(year: 2020)
    #expect(throws: TrendError.valueNotFinite(year)) {
      try EstimateSeries([
        observation("2019", 80), observation("2020", value), observation("2021", 82),
      ])
    }
  }
}
