import Localization
import Rendering
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct ComparisonWordsTests {
  private func pair(
    _ rows: [(year: Int, unit: String, answers: [Int])], by groups: [String] = ["year"],
    level: Double = 0.95
  ) throws -> ComparedPair {
    try #require(
      SampleComparisons.study([SampleComparisons.part(rows, by: groups)], level: level).pairs.first)
  }

  @Test("what follows in time changes, all else differs")
  func tellsTime() {
    for role in ["year", "period", "semester", "quarter", "date"] {
      #expect(ComparisonWords.isTime(role))
    }
    for role in ["unit", "service", "Desa"] { #expect(!ComparisonWords.isTime(role)) }
    #expect(ComparisonTableWords.verdict(1, isReal: true, isTime: true).en == "better")
    #expect(ComparisonTableWords.verdict(-1, isReal: true, isTime: false).en == "lower")
    for isTime in [true, false] {
      #expect(ComparisonTableWords.verdict(1, isReal: false, isTime: isTime).en == "not shown")
      for value in [1.0, -1] {
        expectWords(ComparisonTableWords.verdict(value, isReal: true, isTime: isTime))
      }
      expectWords(ComparisonTableWords.question(isTime: isTime))
    }
  }

  @Test("a difference has its sign, and none that is written as zero")
  func signs() {
    #expect(ComparisonWords.signed(1.5) == Bilingual(id: "+1,50", en: "+1.50"))
    #expect(ComparisonWords.signed(-1.5) == Bilingual(id: "−1,50", en: "−1.50"))
    #expect(ComparisonWords.signed(0.001).en == "0.00")
  }

  @Test("a real rise is called one, with its numbers")
  func realChange() throws {
    let rows = SampleComparisons.rows(2019...2021, ["Kras"]).filter { $0.year != 2020 }
    let pair = try pair(rows)
    let value = try #require(pair.index.difference?.estimate.value)
    try #require(pair.index.isReal(level: 0.95) && value > 0)
    let words = ComparisonWords.index(pair, level: 0.95, isTime: true)
    #expect(words.count == 1)
    expectWords(words[0], facts: ["2019", "2021", "95%"])
    #expect(words[0].en.contains("This rise is real") && words[0].id.contains("Kenaikan"))
    let back = try #require(
      SampleComparisons.study(
        [SampleComparisons.part(rows, by: ["year"])], chosen: ("2021", "2019")
      ).pairs.first)
    let fall = ComparisonWords.index(back, level: 0.95, isTime: true)[0]
    #expect(fall.en.contains("This fall is real") && fall.id.contains("Penurunan"))
    let units = ComparisonWords.index(pair, level: 0.95, isTime: false)[0]
    #expect(units.en.contains("This difference is real"))
    for words in [fall, units] { expectWords(words) }
  }

  @Test("what is not shown says so, and how many respondents it would have taken")
  func notShown() throws {
    let rows = SampleComparisons.rows(2020...2020, ["Kras", "Ngadiluwih"], each: 30)
    let pair = try pair(rows, by: ["unit"])
    let needed = try pair.index.respondentsNeeded(level: 0.95).get()
    try #require(!pair.index.isReal(level: 0.95) && needed <= 100_000)
    let words = ComparisonWords.index(pair, level: 0.95, isTime: false)[0]
    expectWords(words, facts: ["80%", "30"])
    #expect(words.en.contains(Catalogue.count(needed).en))
    #expect(words.id.contains(Catalogue.count(needed).id))
    let elements = ComparisonWords.elements(pair, level: 0.95, isTime: false)
    expectWords(elements, facts: ["Kras", "Ngadiluwih"])
    expectWords(try #require(ComparisonWords.needed(pair, level: 0.95)), facts: ["80%", "U9"])
  }

  @Test("what cannot be compared or tested says why")
  func undefined() throws {
    let alike = try pair(SampleComparisons.alike)
    expectWords(ComparisonWords.index(alike, level: 0.95, isTime: true)[0], facts: ["U9"])
    #expect(
      ComparisonWords.elements(alike, level: 0.95, isTime: true).en.contains("cannot be tested"))
    #expect(ComparisonWords.needed(alike, level: 0.95) == nil)
    let full = try pair(
      SampleComparisons.alike.map { ($0.year, $0.unit, Array(repeating: $0.answers[0], count: 9)) })
    let words = ComparisonWords.index(full, level: 0.95, isTime: true)[0]
    expectWords(words, facts: ["2020", "2021"])
    #expect(words.en.contains("cannot be tested"))
  }

  @Test("where everybody was asked there is nothing to test")
  func census() throws {
    let rows = SampleComparisons.rows(2020...2021, ["Kras"], each: 20)
    let (part, _) = try SampleComparisons.part(rows, by: ["year"])
    var options = ComparisonOptions()
    options.satisfaction.design.population = Double(rows.count)
    let study = try ComparisonStudy([part], options: options)
    let words = ComparisonWords.index(study.pairs[0], level: 0.95, isTime: true)[0]
    expectWords(words, facts: ["2020", "2021"])
    #expect(words.en.contains("Everybody was asked"))
  }

  @Test("titles and columns are said in both languages")
  func titles() throws {
    for role in ["year", "unit", "service"] { expectWords(ComparisonWords.title(role)) }
    for words in [
      ComparisonTableWords.element, ComparisonTableWords.from, ComparisonTableWords.to,
      ComparisonTableWords.difference, ComparisonTableWords.needed,
      ComparisonTableWords.simultaneous(0.9), ComparisonTableWords.meanStatistic,
      ComparisonTableWords.answerStatistic, ComparisonTableWords.whatDiffers,
      ComparisonTableWords.differs,
    ] { expectWords(words) }
    #expect(ComparisonTableWords.values("2020", "2021").map(\.title.en) == ["2020", "2021"])
    #expect(
      ComparisonTableWords.values("Kartu Keluarga", "KTP").map(\.title.en) == ["First", "Second"])
    let verdicts = [(true, true), (true, false), (false, true), (false, false)].map {
      ComparisonTableWords.verdict(meanDiffers: $0.0, answersDiffer: $0.1)
    }
    #expect(Set(verdicts).count == 4)
    for words in verdicts { expectWords(words) }
    #expect(ComparisonWords.pair([], "2020", "2021") == Bilingual("2020 → 2021"))
    #expect(ComparisonWords.pair(["Kras"], "2020", "2021") == Bilingual("Kras: 2020 → 2021"))
  }
}
