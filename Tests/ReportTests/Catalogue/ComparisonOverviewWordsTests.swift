import Localization
import Rendering
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct ComparisonOverviewWordsTests {
  @Test("how many pairs differ, and which")
  func pairs() throws {
    let study = try SampleComparisons.grouped()
    #expect(study.pairs.count == 4)
    let words = ComparisonOverviewWords.pairs(study, isTime: true)
    let real = study.pairs.filter { $0.index.isReal(level: 0.95) }
    expectWords(words, facts: ["4", "95%"] + real.prefix(5).map { $0.group[0] })
    let strict = try SampleComparisons.study(
      [SampleComparisons.part(SampleComparisons.rows(2019...2021, ["A"], each: 5), by: ["year"])],
      level: 0.999999)
    let none = ComparisonOverviewWords.pairs(strict, isTime: true)
    expectWords(none, facts: ["2"])
    #expect(none.en.contains("none"))
    expectWords(ComparisonOverviewWords.moreInFiles(61), facts: ["61"])
  }

  @Test("all groups at once: the index, and how answers are distributed")
  func together() throws {
    let study = try SampleComparisons.grouped()
    let joint = try #require(study.joint.first)
    expectWords(ComparisonOverviewWords.together(joint), facts: ["Kras", "2019", "2021"])
    let index = try #require(joint.means.last)
    #expect(index.element == nil)
    expectWords(ComparisonOverviewWords.index(index, groups: 3, level: 0.95), facts: ["3", "F(2"])
    expectWords(ComparisonOverviewWords.index(index, groups: 3, level: 0.999999))
    expectWords(
      ComparisonOverviewWords.distributions(joint.distributions, level: 0.95), facts: ["95%"])
    let strict = ComparisonOverviewWords.distributions(joint.distributions, level: 0.999999)
    expectWords(strict)
    #expect(strict.en.contains("not shown"))
    let untested = ComparisonOverviewWords.distributions([], level: 0.95)
    expectWords(untested)
  }

  @Test("how to read it says the level, and warns of many pairs only where there are several")
  func rules() throws {
    let several = ComparisonOverviewWords.rules(try SampleComparisons.grouped())
    let one = ComparisonOverviewWords.rules(
      try SampleComparisons.study(
        [SampleComparisons.part(SampleComparisons.rows(2020...2021, ["A"]), by: ["year"])],
        level: 0.9))
    #expect(several.count == one.count + 1)
    for words in several + one { expectWords(words) }
    #expect(one[0].en.contains("0.10") && one[0].id.contains("0,10"))
    expectWords(ComparisonOverviewWords.howToRead)
  }

  @Test("pictures are told in words")
  func pictures() throws {
    let study = try SampleComparisons.grouped()
    let chart = RowChart(study)
    #expect(chart.rows.count == 4 && chart.baseline?.value == 0)
    expectWords(chart.alternativeText, facts: ["Kras: 2019 → 2020"])
    for pair in study.pairs {
      let chart = RowChart(pair, in: study)
      #expect(chart.rows.count == 10)
      for words in [chart.title, chart.alternativeText, chart.valueTitle] { expectWords(words) }
    }
    for words in [
      ComparisonOverviewWords.overview, ComparisonOverviewWords.overviewTitle,
      ComparisonOverviewWords.noDifference, ComparisonOverviewWords.simultaneous(0.95),
    ] { expectWords(words) }
  }
}
