import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference
import Testing

@testable import Report

@Suite struct IndexWordsTests {
  @Test("the words are the regulation's")
  func usesGlossary() {
    #expect(IndexWords.elementColumns(0.95).map(\.title.id).contains("NRR"))
    let titles = IndexWords.groupColumns(0.95).map(\.title.id)
    #expect(titles.contains("IKM") && titles.contains("Mutu"))
    let grade = RegulationEdition.shipped[0].grades[0]
    #expect(IndexWords.mark(grade).id == "Mutu A · Sangat baik")
    #expect(IndexWords.mark(grade).en == "Grade A · Very good")
    #expect(IndexWords.weightRule(.exact).id.contains("bobot 1/jumlah unsur"))
  }

  @Test("weights are told in both notations")
  func wordsWeights() throws {
    let eleven = FixedDecimal(units: 11, decimals: 2)
    #expect(
      IndexWords.weightRule(.decimal(eleven)) == Bilingual(id: "bobot 0,11", en: "weight 0.11"))
    expectWords(IndexWords.weightRule(.custom([eleven])))
  }

  @Test("the design that was used is told")
  func wordsDesigns() {
    var request = SurveyRequest(RegulationEdition.shipped[0].questionnaire)
    var options = EstimationOptions()
    expectWords(IndexWords.design(request, options: options))
    (request.strata, request.units) = (["kelurahan", "periode"], ["village"])
    (request.weight, request.population) = ("w", "N")
    let words = IndexWords.design(request, options: options)
    for language in Language.allCases {
      #expect(
        words[language].contains("\u{201C}kelurahan\u{201D} × \u{201C}periode\u{201D}")
          && words[language].contains("village"))
      #expect(words[language].contains("\u{201C}w\u{201D}"))
    }
    expectLanguages(words)
    (request.population, options.population) = (nil, 400)
    #expect(IndexWords.design(request, options: options) == words)
  }

  @Test("an interval is told in the notation of its language")
  func wordsIntervals() {
    let words = IndexWords.interval(ConfidenceInterval(lower: 81.2, upper: 92.449, level: 0.95))
    #expect(words.id == "Selang kepercayaan 95%: 81,20 – 92,45")
    #expect(words.en == "95% confidence interval: 81.20 – 92.45")
  }

  @Test("certainty names the grades that have some")
  func wordsCertainty() {
    let grades = RegulationEdition.shipped[0].grades
    let words = IndexWords.certainty(
      Array(zip(grades, [0.62, 0.375, 0.004, 0.001])).map { (grade: $0.0, probability: $0.1) })
    #expect(words.id.contains("A (62%), B (38%)") && !words.id.contains("C"))
    expectWords(words)
  }

  @Test("fixed texts are in both languages")
  func wordsOthers() {
    for words in [
      IndexWords.noError, IndexWords.noIndex, IndexWords.unanswered(["U4", "U5"]),
      IndexWords.elements(of: ["2021"]), IndexWords.elementIndices,
      IndexWords.group, IndexWords.aggregates(over: ["unit", "service"]),
      IndexWords.aggregates(over: ["Desa"]),
    ] { expectWords(words) }
    for column in IndexWords.aggregateColumns + IndexWords.elementColumns(0.95) {
      #expect(!column.title.id.isEmpty && !column.title.en.isEmpty)
    }
  }
}
