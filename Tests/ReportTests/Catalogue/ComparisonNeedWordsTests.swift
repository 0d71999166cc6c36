import Localization
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct ComparisonNeedWordsTests {
  @Test("a number of respondents that nobody asks is called more than the most")
  func shortens() {
    #expect(ComparisonWords.shortly(420) == Bilingual("420"))
    #expect(ComparisonWords.shortly(100_000).en == "100,000")
    #expect(ComparisonWords.shortly(100_001) == Bilingual(id: "> 100.000", en: "> 100,000"))
  }

  @Test("a difference that is real although its joint interval holds 0 is explained")
  func widerIntervals() throws {
    let rows = SampleComparisons.rows(2019...2021, ["Kras"])
    let study = try SampleComparisons.study([SampleComparisons.part(rows, by: ["year"])])
    // Holm's later steps are sharper than Bonferroni's inequality: some level lies between the two
    var said = 0
    for level in (1..<200).map({ 1 - Double($0) / 400 }) {
      for pair in study.pairs {
        guard let words = ComparisonWords.widerIntervals(pair, level: level) else { continue }
        said += 1
        let codes = pair.elements.filter { quantity in
          guard let interval = quantity.simultaneousInterval(level: level) else { return false }
          return quantity.isReal(level: level) && interval.lower <= 0 && interval.upper >= 0
        }.compactMap(\.element)
        #expect(!codes.isEmpty)
        expectWords(words, facts: codes)
      }
    }
    #expect(said > 0)
  }
}
