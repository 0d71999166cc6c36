import Localization
import Responses
import Satisfaction
import Testing

@testable import Report

@Suite struct RespondentWordsTests {
  private static let categories: [(RespondentCategory, facts: [String])] =
    [
      (.male, []), (.female, []), (.age(from: nil, to: 19), ["20"]),
      (.age(from: 60, to: nil), ["60"]), (.age(from: 20, to: 29), ["20–29"]),
      (.age(from: nil, to: nil), []),
    ] + EducationLevel.allCases.map { (.education($0), []) }

  @Test("every category is said in both languages", arguments: categories.indices)
  func words(place: Int) {
    let (category, facts) = Self.categories[place]
    switch category {  // another case belongs in the list
    case .male, .female, .age, .education, .text: break
    }
    expectWords(RespondentWords.category(category), facts: facts)
  }

  @Test("no two categories are called the same")
  func differ() {
    for language in Language.allCases {
      let names = Self.categories.map { RespondentWords.category($0.0)[language] }
      #expect(Set(names).count == names.count)
    }
  }

  @Test("what a file says itself stays as it is")
  func text() {
    #expect(RespondentWords.category(.text("Petani")) == Bilingual("Petani"))
  }

  @Test("every characteristic that is shown has a name")
  func roles() {
    for role in RespondentProfile.roles {
      let words = RespondentWords.role(role)
      #expect(!words.id.isEmpty && words.id != words.en, "\(words)")
    }
  }

  @Test("merged categories, one and several, and those who said nothing")
  func merged() {
    for withUnknown in [true, false] {
      expectWords(RespondentWords.merged(3, withUnknown: withUnknown), facts: ["3"])
    }
    #expect(RespondentWords.merged(0, withUnknown: true) == RespondentWords.unknown)
    expectWords(RespondentWords.unknownMerged)
    #expect(RespondentWords.merged(1, withUnknown: false).en.contains("1 category"))
    #expect(RespondentWords.merged(2, withUnknown: true).en.contains("2 categories"))
    expectWords(RespondentWords.unknown)
    expectWords(RespondentWords.suppression(5), facts: ["5"])
  }
}
