import Localization
import Report
import Satisfaction
import SurveyInference
import Testing

@Suite struct SeriesWordsTests {
  @Test("every reason why files cannot be divided among editions")
  func wordsSchedules() {
    let errors: [(EditionScheduleError, [String])] = [
      (.notAnEntry("2016"), ["\u{201C}2016\u{201D}", "2018=permenpanrb-14-2017"]),
      (.repeatedYear(2016), ["2016"]), (.repeatedYear(nil), []),
      (.noEdition(file: "a.csv", year: 2015, first: 2016), ["a.csv", "2015", "2016"]),
      (
        .severalEditions(file: "a.csv", years: [2017, 2018], editions: ["x", "y"]),
        ["a.csv", "2017, 2018", "x, y", "--edition"]
      ),
      (.unknownYear(file: "a.csv"), ["a.csv@2018"]),
    ]
    for (error, facts) in errors {
      switch error {  // another case belongs in this list
      case .notAnEntry, .repeatedYear, .noEdition, .severalEditions, .unknownYear: break
      }
      expectWords(error.words, facts: facts)
    }
  }

  @Test("every reason why there is no series")
  func wordsErrors() {
    let errors: [(SatisfactionSeriesError, code: String, facts: [String])] = [
      (.noPeriod, "noPeriod", ["@2021"]),
      (
        .repeatedPeriod(Period(year: 2018), group: ["Kras"], editions: ["x", "y"]),
        "repeatedPeriod", ["Kras", "2018", "x, y"]
      ),
      (.estimation(part: 1, .singletonStratum(3)), "singletonStratum", ["Utara"]),
    ]
    for (error, code, facts) in errors {
      switch error {  // another case belongs in this list
      case .noPeriod, .repeatedPeriod, .estimation: break
      }
      let notice = error.notice { part, stratum in part == 1 && stratum == 3 ? ["Utara"] : [] }
      #expect(notice.code == code)
      expectWords(notice.message, facts: facts)
    }
  }

  @Test("every warning has a code and says its facts")
  func wordsWarnings() {
    let year = Period(year: 2018)
    let warnings: [(SatisfactionSeriesWarning, code: String, facts: [String])] = [
      (
        .editionChange(
          period: year, from: "x-2014", to: "y-2017", added: [Bilingual("Sarana")],
          dropped: [Bilingual("Maklumat")], isBridged: false),
        "editionChange", ["2018", "x-2014", "y-2017", "Sarana", "Maklumat"]
      ),
      (
        .editionChange(
          period: year, from: "x-2014", to: "y-2017", added: [], dropped: [], isBridged: true),
        "editionChange", ["2018", "x-2014", "y-2017"]
      ),
      (
        .leftOutOfSeries([.init(group: ["Kras"], period: "", respondents: 12)]), "leftOutOfSeries",
        ["Kras", "12"]
      ),
      (
        .unfinishedSeries(group: ["Kras"], periods: [year, Period(year: 2019)]), "unfinishedSeries",
        ["Kras", "2018, 2019"]
      ),
    ]
    for (warning, code, facts) in warnings {
      switch warning {  // another case belongs in this list
      case .editionChange, .leftOutOfSeries, .unfinishedSeries: break
      }
      #expect(warning.code == code && warning.notice.code == code)
      #expect(warning.notice.message == warning.words)
      expectWords(warning.words, facts: facts)
    }
    #expect(!warnings[1].0.words.en.contains("("))
  }
}
