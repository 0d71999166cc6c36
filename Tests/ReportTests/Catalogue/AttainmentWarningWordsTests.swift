import Attainment
import Localization
import Rates
import Report
import Responses
import Satisfaction
import Testing
import Trend

@Suite struct AttainmentWarningWordsTests {
  private static let warnings: [(PlanStudyWarning.Kind, code: String, facts: [String])] = [
    (.reading(.windows1252(file: "a.csv")), "windows1252", ["a.csv"]),
    (.analysis(.codesInDoubt(elements: ["U8", "U9"])), "codesInDoubt", ["U8"]),
    (
      .series(.unfinishedSeries(group: [], periods: [Period(year: 2018)])), "unfinishedSeries",
      ["2018"]
    ),
    (.rate(.separation([])), "separation", []),
    (.forecast(.fewObservations(4)), "fewObservations", ["4"]),
    (.editionChange(year: 2018, from: "x-1", to: "y-2"), "editionChange", ["2018", "x-1", "y-2"]),
    (
      .averagedPeriods([Period("2018-S1"), Period("2018-S2")].compactMap(\.self)),
      "averagedPeriods", ["2018-S1, 2018-S2"]
    ),
    (.noEventYears([2018, 2020], .met), "noEventYears", ["2018, 2020", "100%"]),
    (.noEventYears([2018], .omit), "noEventYears", ["2018"]),
    (.capApplied([2018, 2021], cap: 110), "capApplied", ["2018, 2021", "110%"]),
    (.capApplied([2018], cap: 102.5), "capApplied", ["102.5"]),
    (.negativeAttainment([2018]), "negativeAttainment", ["2018"]),
    (.dataOutsidePeriod([2015]), "dataOutsidePeriod", ["2015"]),
    (.realisationWithoutTarget([2019]), "realisationWithoutTarget", ["2019"]),
  ]

  @Test("every warning names its indicator and its facts", arguments: warnings.indices)
  func words(place: Int) {
    let (kind, code, facts) = Self.warnings[place]
    switch kind {  // another case belongs in the list
    case .reading, .analysis, .series, .rate, .forecast, .editionChange, .averagedPeriods,
      .noEventYears, .capApplied, .negativeAttainment, .dataOutsidePeriod,
      .realisationWithoutTarget:
      break
    }
    let notice = PlanStudyWarning(indicator: "ikm", kind).notice
    #expect(notice.code == code)
    expectWords(
      notice.message.map { text, _ in text.replacing(#/(\d),(\d)/#) { "\($0.1).\($0.2)" } },
      facts: facts + ["ikm"])
  }
}
