import Localization
import Probability
import Rendering
import Testing

@testable import Report
@testable import Trend

@Suite struct ForecastWordsTests {
  static let warnings: [(ForecastWarning, code: String, facts: [String])] = {
    let (year, next) = (Period(year: 2018), Period(year: 2020))
    return [
      (.longHorizon(13, observations: 6), "longHorizon", ["13", "6"]),
      (.fewObservations(4), "fewObservations", ["4"]),
      (.missingPeriods([year, next]), "missingPeriods", ["2018, 2020"]),
      (
        .editionChange(year, from: "x-2014", to: "y-2017"), "editionChange",
        ["2018", "x-2014", "y-2017"]
      ),
      (.intervalAtBound(100, from: next), "intervalAtBound", ["2020", "100"]),
      (.notYearly, "notYearly", ["skm"]), (.notConverged, "notConverged", []),
    ]
  }()

  @Test("every warning has its code and says its facts", arguments: warnings.indices)
  func wordsWarnings(place: Int) {
    let (warning, code, facts) = Self.warnings[place]
    switch warning {  // another case belongs in the list
    case .longHorizon, .fewObservations, .missingPeriods, .editionChange, .notYearly, .notConverged,
      .intervalAtBound:
      break
    }
    #expect(warning.code == code)
    expectWords(warning.words, facts: facts)
  }

  @Test("every method has a name of its own")
  func wordsMethods() {
    let names = ForecastMethod.allCases.map(ForecastWords.method)
    #expect(Set(names).count == names.count)
    for (method, name) in zip(ForecastMethod.allCases, names) {
      expectLanguages(name)
      // these are called by their inventors
      #expect((name.id == name.en) == [.holt, .theta].contains(method), "\(name.en)")
    }
  }

  @Test("a probability is called by its word, from the border on")
  func wordsVerdicts() {
    let borders = [0.9, 0.66, 0.33, 0.1, 0]
    let words = borders.map(ForecastWords.verdict)
    #expect(Set(words).count == 5)
    for (border, lower) in zip(borders, words.dropFirst()) {
      #expect(ForecastWords.verdict(border.nextDown) == lower)
    }
    for word in words { expectWords(word) }
    #expect(ForecastWords.verdict(1) == words[0])
  }

  private static let distribution = PredictiveDistribution(
    Normal.standard, centre: 90, scale: 2, within: 25...100)

  @Test("the sentences of one target say their numbers")
  func wordsTargets() throws {
    let series = try EstimateSeries(SampleForecast.years([80, 82, 81, 84, 83]))
    let period = Period(year: 2022)
    for (target, size, seen) in [(87.0, "2", "2"), (80.0, "1.5", "4")] {
      let change = try RequiredChange(target, in: period, of: series)
      let outlook = TargetOutlook(
        period: period, target: target, probability: 0.25, required: change)
      expectWords(
        ForecastWords.attainment(outlook, decimals: 0), facts: ["2022", "\(Int(target))", "25%"])
      let step = Forecast.Step(period: period, distribution: Self.distribution)
      let ahead = ForecastWords.expectation(step, decimals: 0)
      // 90 and 1.28 or 1.96 times 2 about it
      expectWords(ahead, facts: ["2022", "90", "80%", "87", "93", "95%", "86", "94"])
      let words = ForecastWords.required(change, decimals: 1)
      for text in [words.id.replacing(",", with: "."), words.en] {
        for fact in ["2022", size, seen, "4"] { #expect(text.contains(fact), "\(text)") }
      }
      expectWords(words)
    }
    let rising = ForecastWords.required(
      try RequiredChange(87, in: period, of: series), decimals: 1)
    let met = ForecastWords.required(try RequiredChange(80, in: period, of: series), decimals: 1)
    #expect(rising.id.contains("kenaikan") && !met.id.contains("kenaikan"))
    #expect(rising.en.contains("rise") && met.en.contains("already"))
  }

  @Test("where no two values are a year apart, that is said")
  func wordsNothingToCompare() throws {
    let observations = [2010, 2012, 2015].map {
      Observation(period: Period(year: $0), value: Double($0 % 7) + 80)
    }
    let change = try RequiredChange(
      90, in: Period(year: 2018), of: EstimateSeries(observations))
    expectWords(ForecastWords.required(change, decimals: 2))
    #expect(!ForecastWords.required(change, decimals: 2).en.contains("0 of 0"))
  }

  @Test("a test on the past, and why there is none")
  func wordsBacktests() throws {
    let long = try EstimateSeries(SampleForecast.years(SampleForecast.index))
    let backtest = try Backtest(.naive, long, horizon: 2)
    expectWords(
      ForecastWords.backtest(backtest), facts: ["\(backtest.origins)", "80%", "95%"])
    let reasons: [Backtest.Reason] = [.tooFewOrigins(0), .noChange]
    for reason in reasons {
      switch reason {  // another case belongs in the list
      case .tooFewOrigins, .noChange: break
      }
      expectWords(ForecastWords.unproven(reason))
    }
    #expect(Set(reasons.map(ForecastWords.unproven)).count == 2)
    let short = try EstimateSeries(SampleForecast.years([80, 82, 81]))
    #expect(
      ForecastWords.backtest(try Backtest(.naive, short, horizon: 1))
        == ForecastWords.unproven(.tooFewOrigins(0)))
  }

  @Test("titles, reasons and the method's own remark are in both languages")
  func wordsTheRest() {
    let period = Period(year: 2026)
    for words in [
      ForecastWords.title(true), ForecastWords.title(false), ForecastWords.method,
      ForecastWords.noTarget(period), ForecastWords.notStated, ForecastWords.noTargets,
      ForecastWords.infinite, ForecastWords.noBounds,
    ] { expectWords(words) }
    expectWords(ForecastWords.noTarget(period), facts: ["2026"])
    #expect(ForecastWords.title(true) != ForecastWords.title(false))
    for sample in SampleForecast.all {
      expectWords(ForecastWords.subtitle(sample.groups, sample.method))
    }
  }

  @Test("columns of tables are named, and as many as their cells")
  func wordsColumns() {
    #expect(ForecastWords.steps(hasTargets: true).count == 6)
    #expect(ForecastWords.steps(hasTargets: false).count == 5)
    #expect(ForecastWords.overview(["service"], hasTargets: true).count == 7)
    for column in ForecastWords.overview(["service"], hasTargets: true) {
      #expect(!column.title.id.isEmpty && !column.title.en.isEmpty)
    }
  }

  @Test("a warning that holds for some groups names them, and one for all names none")
  func namesGroups() {
    let notices = ForecastNotice.notices(of: SampleForecast.few.groups)
    func words(_ code: String) -> Bilingual {
      notices.first { $0.code == code }?.message ?? Bilingual("")
    }
    expectWords(words("missingPeriods"), facts: ["Izin", "2020"])
    expectWords(words("fewObservations"), facts: ["KK", "4"])
    #expect(!words("fewObservations").id.contains("KTP"))
    let undefined = notices.filter { $0.code == "undefinedForecast" }
    #expect(undefined.count == 2)
    for (notice, name) in zip(undefined, ["Pindah", "Waris"]) {
      expectWords(notice.message, facts: [name])
    }
    let far = ForecastNotice.notices(of: SampleForecast.many.groups)
    #expect(far.map(\.code) == ["longHorizon", "boundsNotStated"])
    for notice in far {
      expectWords(notice.message)
      #expect(!notice.message.id.contains("L1"))
    }
  }
}
