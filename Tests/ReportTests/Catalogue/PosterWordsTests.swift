import Localization
import Satisfaction
import Testing

@testable import Report

@Suite struct PosterWordsTests {
  @Test("the words on the sheet are said in both languages")
  func words() {
    for words in [
      PosterWords.title, PosterWords.value, PosterWords.grade, PosterWords.respondents,
      PosterWords.period(2020),
    ] + PosterWords.thanks { expectWords(words) }
    expectWords(PosterWords.period(2020), facts: ["2020"])
  }

  @Test("every edition is named by its title")
  func sources() {
    for edition in RegulationEdition.shipped {
      let words = PosterWords.source(edition)
      #expect(words.id != words.en)
      #expect(words.id.hasSuffix(edition.title) && words.en.hasSuffix(edition.title))
    }
  }
}
