import Localization
import Rates
import Rendering
import SurveyInference
import Testing
import Trend

@testable import Report

@Suite struct RateWordsTests {
  static let errors: [(RateError, code: String, facts: [String])] = [
    (.negativeCount(-3), "negativeCount", ["-3"]),
    (.moreResolvedThanReported(resolved: 7, reported: 5), "moreResolvedThanReported", ["7", "5"]),
    (.nothingReported, "nothingReported", ["0%", "100%"]),
    (.notCounted(.facilitated), "notCounted", []), (.notCounted(.resolved), "notCounted", []),
  ]

  @Test("every error has its code and says its facts", arguments: errors.indices)
  func wordsErrors(place: Int) {
    let (error, code, facts) = Self.errors[place]
    switch error {  // another case belongs in the list
    case .negativeCount, .moreResolvedThanReported, .nothingReported, .notCounted: break
    }
    #expect(error.code == code)
    expectWords(error.words, facts: facts)
    #expect(RateReason.counts(error).words == error.words)
  }

  static let reasons: [(UndefinedRateReason, facts: [String])] = [
    (.tooFewYears(found: 1, needed: 2), ["1", "2"]), (.tooFewYears(found: 0, needed: 2), ["2"]),
    (.allResolved, []), (.noneResolved, []), (.tooLargeForExact(limit: 500), ["500"]),
    (.staysAbove(share: 0.5), ["50%"]), (.notObservedSoLong(lastDay: 90), ["90"]),
    (.outOfRange, []),
  ]

  @Test("every reason says its facts, and no two are alike", arguments: reasons.indices)
  func wordsReasons(place: Int) {
    let (reason, facts) = Self.reasons[place]
    switch reason {  // another case belongs in the list
    case .tooFewYears, .allResolved, .noneResolved, .tooLargeForExact, .staysAbove,
      .notObservedSoLong, .outOfRange:
      break
    }
    expectWords(reason.words, facts: facts)
    #expect(RateReason.undefined(reason).words == reason.words)
    #expect(Self.reasons.count { $0.0.words == reason.words } == 1)
  }

  @Test("times to resolution say why there are none")
  func wordsTimes() {
    for error in [TimeToResolutionError.negativeDuration(days: -4), .noCases] {
      switch error {  // another case belongs in the list
      case .negativeDuration, .noCases: break
      }
      expectWords(error.words)
      expectWords(RateTrendWords.noTime(error))
    }
    #expect(TimeToResolutionError.negativeDuration(days: -4).words.en.contains("4 days"))
  }

  private static let years = [
    RateWarning.GroupYears(group: ["Kras"], years: [2017, 2019]),
    RateWarning.GroupYears(group: [""], years: [2018]),
  ]

  static let warnings: [(RateWarning, code: String, facts: [String])] = {
    let alone = [RateWarning.GroupYears(group: [], years: [2017])]
    let day = CalendarDay(year: 2020, month: 11, day: 30)
    let facts = ["Kras (2017, 2019)", "2018"]
    return [
      (.nothingReported(years), "nothingReported", facts),
      (.nothingReported(alone), "nothingReported", ["2017", "0%", "100%"]),
      (.notCounted(.facilitated, years), "notCounted", facts),
      (.carriedOver(years), "carriedOver", facts), (.missingYears(years), "missingYears", facts),
      (.fewReports(years), "fewReports", facts + ["5", "25"]),
      (
        .resolvedLater([
          RateWarning.LaterResolutions(group: ["Kras"], year: 2019, count: 3, atTurnOfYear: 2),
          RateWarning.LaterResolutions(group: [], year: 2018, count: 1, atTurnOfYear: 0),
        ]), "resolvedLater", ["Kras, 2019 (3, 2", "2018 (1)"]
      ),
      (
        .separation([RateWarning.Separated(group: ["Kras"], separation: .complete)]), "separation",
        ["Kras", "Firth"]
      ),
      (
        .separation([RateWarning.Separated(group: [], separation: .complete)]), "separation",
        ["Firth"]
      ),
    ]
      + (day.map { day in
        [
          (
            .yearNotOver(asOf: day, isAsOfGiven: false, open: 2), "yearNotOver",
            ["2020-11-30", "2", "--as-of 2020-12-31"]
          ),
          (.yearNotOver(asOf: day, isAsOfGiven: true, open: 0), "yearNotOver", ["2020-11-30"]),
        ]
      } ?? [])
  }()

  @Test("every warning has its code and says its facts", arguments: warnings.indices)
  func wordsWarnings(place: Int) {
    let (warning, code, facts) = Self.warnings[place]
    switch warning {  // another case belongs in the list
    case .nothingReported, .notCounted, .carriedOver, .missingYears, .fewReports, .resolvedLater,
      .yearNotOver, .separation:
      break
    }
    #expect(warning.notice.code == code)
    expectWords(warning.notice.message, facts: facts)
  }

  @Test("every method, numerator and direction has a name of its own")
  func wordsNames() {
    let methods = RateIntervalMethod.allCases.map(RateWords.method)
    #expect(Set(methods).count == methods.count)
    for numerator in RateNumerator.allCases {
      expectWords(RateWords.title(numerator))
      expectWords(RateWords.numerator(numerator))
      expectWords(RateTableWords.count(numerator).title)
    }
    let directions = MainSlope.Direction.allCases.map(RateTrendWords.direction)
    #expect(Set(directions).count == directions.count)
    for direction in directions { expectWords(direction) }
  }

  @Test("the answer says that the share is exact, and of what the interval speaks")
  func wordsCensus() throws {
    let analysis = try SampleRates().analysis(SampleRates.counts)
    let point = try #require(analysis.whole.points.first)
    let words = RateWords.census(try point.rate.get(), analysis.options)
    expectWords(words, facts: ["95%", "Wilson"])
    #expect(words.en.contains("census") && words.en.contains("propensity"))
    #expect(words.id.contains("sensus") && words.id.contains("kecenderungan"))
  }

  @Test("a share with cases of earlier years is called no census")
  func wordsCarriedOver() throws {
    let analysis = try SampleRates(carriesOver: true).analysis(
      "year,reported,resolved\n2019,2,3\n2020,4,4\n")
    let point = try #require(analysis.whole.points.first)
    let words = RateWords.census(try point.rate.get(), analysis.options)
    expectWords(words)
    #expect(!words.en.contains("census") && words.en.contains("earlier years"))
    #expect(!words.id.contains("sensus") && words.id.contains("tahun sebelumnya"))
  }

  @Test("limits beyond the scale are cut where they are shown")
  func wordsClippedLimits() {
    let interval = ConfidenceInterval(lower: -0.03, upper: 1.01, level: 0.95)
    #expect(
      RateWords.range(interval) == Bilingual(id: "0,00% sampai 100,00%", en: "0.00% to 100.00%"))
    #expect(interval.leavesScale)
  }

  @Test("the sentences on trend, outlook and time are said in both languages")
  func wordsSentences() throws {
    for text in [SampleRates.counts, SampleRates.register] {
      let series = try SampleRates().analysis(text).whole
      expectWords(RateTrendWords.trend(try series.trend.get()))
      expectWords(RateTrendWords.test(try series.test.get()))
      let outlook = try #require(try series.outlook?.get())
      expectWords(RateTrendWords.outlook(outlook))
      for dispersion in [1, 2.5] { expectWords(RateTrendWords.outlookMethod(dispersion)) }
      if let time = try series.timeToResolution?.get() { expectWords(RateTrendWords.time(time)) }
    }
    expectWords(RateTrendWords.outlookHeading(0.925), facts: ["%"])
    #expect(RateTrendWords.outlookHeading(0.925).id.contains("92,5%"))
    #expect(RateTrendWords.outlookHeading(1).en.contains("100%"))
    for reason in [RateReason.undefined(.allResolved), .counts(.nothingReported)] {
      expectWords(RateTrendWords.noTrend(reason))
      expectWords(RateTrendWords.noTest(reason))
      expectWords(RateTrendWords.noOutlook(reason))
    }
    for (shown, all) in [(3, 3), (10, 14)] {
      expectWords(RateTrendWords.openHeading(shown: shown, of: all))
    }
  }

  @Test("a file without a rate says why")
  func wordsFailure() throws {
    let none = try SampleRates().analysis("year,reported,resolved\n2020,0,0\n").whole
    expectWords(RateFailure.words(none), facts: ["0%"])
    var asked = SampleRates()
    asked.options.numerator = .facilitated
    asked.groups = ["village"]
    let unknown = try asked.analysis("village,year,reported,resolved\nKras,2020,2,1\n")
    let series = try #require(unknown.series.first)
    expectWords(RateFailure.words(series), facts: ["Kras", "--column facilitated="])
  }
}
