import Localization
import Reliability
import Responses
import Testing

@testable import Report
@testable import Trend

@Suite struct CountsOfOneTests {
  static let ones: [(Bilingual, String)] = [
    (ResponseWarning.invalidSkipped(count: 1).words, "1 invalid answer was"),
    (ResponseWarning.blankGroup(role: "unit", count: 1).words, "1 respondent without"),
    (
      ResponseWarning.yearOverridden(file: "a.csv", year: "2021", count: 1).words,
      "1 respondent of another year counts"
    ),
    (ReliabilityError.tooFewItems(found: 1, required: 2).words(items: []), "1 item varies"),
    (UndefinedReason.tooFewElements(found: 1, needed: 2).words, "1 element has"),
    (TrendError.tooFewObservations(found: 1, needed: 3).words, "one observation"),
  ]

  @Test("one of something is not said in the plural", arguments: ones.indices)
  func saysOne(place: Int) {
    let (words, singular) = Self.ones[place]
    expectWords(words, facts: [])
    #expect(words.en.contains(singular), "\(words.en)")
  }

  @Test("a respondent alone, in every table")
  func saysOneRespondent() throws {
    let sample = SampleAnswers([SampleAnswers.header, "2021,A,KTP,1,4,3,4,3,4,4,3,4,4"])
    var texts = try sample.index().document.texts + sample.check().document.texts
    texts += try sample.index().notices.map(\.message)
    #expect(texts.contains { $0.en.contains("1 respondent") })
    for text in texts { #expect(pluralOfOne(in: text.en) == nil, "\(text.en)") }
  }
}
