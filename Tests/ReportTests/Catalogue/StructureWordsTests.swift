import Localization
import Reliability
import Testing

@testable import Report

@Suite struct StructureWordsTests {
  @Test("KMO is called by Kaiser's words, from the border on")
  func wordsAdequacy() {
    let borders = [0.9, 0.8, 0.7, 0.6, 0.5, 0.1]
    let words = borders.map(StructureWords.adequacy)
    #expect(Set(words.map(\.en)).count == borders.count)
    for (border, word) in zip(borders.dropLast(), words.dropFirst()) {
      expectWords(word)
      #expect(StructureWords.adequacy(border.nextDown) == word)
    }
  }

  @Test("none, one and several factors mean different things")
  func wordsFactors() {
    let words = (0...3).map(StructureWords.factors)
    for word in words { expectWords(word) }
    #expect(Set(words).count == 4)
    #expect(words[3].id.contains("3 faktor") && words[3].en.contains("3 factors"))
  }

  @Test("every coefficient and model has its words")
  func wordsCoefficients() {
    for coefficient in StructureWords.Coefficient.allCases {
      expectLanguages(coefficient.name)
      expectWords(
        coefficient.meaning == Bilingual("Spearman-Brown") ? coefficient.name : coefficient.meaning)
    }
    for test in FitMeasures.Test.allCases { expectLanguages(StructureWords.model(test)) }
    for text in [StructureWords.latentNote, StructureWords.fitNote] { expectWords(text) }
  }

  @Test("a p-value never reads zero")
  func wordsPValues() {
    #expect(Catalogue.pValue(0.0004) == Bilingual(id: "p < 0,001", en: "p < 0.001"))
    #expect(Catalogue.pValue(0.0204) == Bilingual(id: "p = 0,020", en: "p = 0.020"))
    #expect(Catalogue.pValue(0.001).en == "p = 0.001")
  }
}
