import Localization
import Satisfaction
import Testing

@testable import Report

@Suite struct ComparisonWarningWordsTests {
  /// Warnings that only a study can make, from studies that make them.
  private func warnings() throws -> [ComparisonWarning] {
    let blank = SampleComparisons.rows(2020...2021, ["Kras", "", "Ngadiluwih"], each: 12)
    let shipped = RegulationEdition.shipped
    let studies = try [
      SampleComparisons.grouped(),
      SampleComparisons.study([SampleComparisons.part(blank, by: ["unit"])]),
      SampleComparisons.study([
        SampleTrends.part(shipped[1], 2016...2017), SampleTrends.part(shipped[0], 2018...2019),
      ]),
    ]
    return studies.flatMap(\.warnings) + [.tooManyGroups(70, most: 60)]
  }

  @Test("every warning has its code and says its facts")
  func wordsWarnings() throws {
    var codes: Set<String> = []
    for warning in try warnings() {
      codes.insert(warning.code)
      let words = warning.words(role: "unit")
      switch warning {
      case .leftOutOfComparison: expectWords(words, facts: ["24"])
      case .nothingToCompare: expectWords(words, facts: ["Papar"])
      case .editionsDiffer:
        expectWords(words, facts: ["2017", "2018", "permenpanrb-16-2014", "permenpanrb-14-2017"])
      case .fewCompared: expectWords(words)
      case .tooManyGroups: expectWords(words, facts: ["70", "60"])
      }
      #expect(warning.notice(role: "unit").code == warning.code)
    }
    #expect(codes.count == 5, "every case was said")
    expectWords(ComparisonWarning.leftOutOfComparison(respondents: 1).words(role: "year"))
  }
}
