import Attainment
import Localization
import Rendering
import Satisfaction
import Testing

@testable import Report

@Suite struct SurveyWordsTests {
  @Test("headings and notes are said in both languages")
  func words() {
    for words in [
      SurveyWords.chapter(2020), SurveyWords.respondents, SurveyWords.noProfile,
      SurveyWords.elements, SurveyWords.index(25...100), SurveyWords.interval(0.95),
      SurveyWords.shares,
      SurveyWords.extremes, SurveyWords.change(since: 2019), SurveyWords.wholeIndex,
      SurveyWords.noTest, SurveyWords.trend, SurveyWords.comments, SurveyWords.commentsNote,
    ] { expectWords(words) }
    expectWords(SurveyWords.chapter(2020), facts: ["2020"])
    expectWords(SurveyWords.change(since: 2019), facts: ["2019"])
    expectWords(SurveyWords.interval(0.9), facts: ["90%"])
    expectWords(SurveyWords.index(20...100), facts: ["20–100"])
  }

  @Test("a change is better, worse, or not shown")
  func verdicts() {
    let verdicts = [(1.0, true), (-1, true), (1, false)].map {
      SurveyWords.verdict($0.0, isReal: $0.1)
    }
    for words in verdicts { expectWords(words) }
    #expect(verdicts.map(\.en) == ["better", "worse", "not shown"])
    #expect(SurveyWords.verdict(-1, isReal: false) == verdicts[2])
  }

  @Test("what changed, that nothing is shown to have changed, that two editions differ")
  func changes() throws {
    let office = try #require(try SampleReviews.office.get().surveys.first)
    let earlier = try #require(office.earlier)
    let real = SurveyWords.changes(earlier, level: 0.95)
    expectWords(real, facts: ["2019", "95%", "U3"])
    #expect(real.en.contains("(better)") && real.id.contains("(naik)"))
    let none = SurveyWords.changes(earlier, level: 1 - 1e-12)
    expectWords(none, facts: ["2019"])
    #expect(none.en.hasPrefix("No element"))
    let small = try #require(try SampleReviews.small.get().surveys.first)
    let older = try #require(small.earlier)
    expectWords(
      SurveyWords.otherEdition(older, small),
      facts: ["2017", "2018", "permenpanrb-16-2014", "permenpanrb-14-2017"])
  }

  @Test("pictures are told in words: every element with its number")
  func pictures() throws {
    let survey = try #require(try SampleReviews.office.get().surveys.first)
    expectWords(SurveyWords.elementPicture(survey), facts: ["2020"])
    expectWords(SurveyWords.answerPicture(survey), facts: ["2020"])
    let (elements, answers) = (
      SurveyWords.elementsInWords(survey), SurveyWords.answersInWords(survey)
    )
    for language in Language.allCases {
      for element in survey.satisfaction.elements {
        let index = try #require(element.index)
        let number = Notation(language).number(index, decimals: 2)
        #expect(elements[language].contains("\(element.name[language]) \(number)"))
      }
      for own in survey.answers {
        let share = Double(own.counts[0] + own.counts[1]) / Double(own.counts.reduce(0, +))
        let text = Notation(language).share(share)
        #expect(answers[language].contains("\(own.name[language]) \(text)"))
      }
    }
  }
}
