import Localization
import Rendering
import Satisfaction
import Testing

@testable import Report

@Suite struct ReviewWordsTests {
  @Test("place and date as a letter writes them, in every month", arguments: 1...12)
  func dates(month: Int) throws {
    let day = try #require(CalendarDay(year: 2021, month: month, day: 7))
    let words = try #require(ReviewWords.placeAndDate("Kras", day))
    for language in Language.allCases {
      let pattern = #/Kras, 7 [A-Z][a-z]+ 2021/#
      #expect(words[language].wholeMatch(of: pattern) != nil, "\(words[language])")
    }
    // three months, and no more, are written the same in both
    #expect((words.id == words.en) == [4, 9, 11].contains(month))
  }

  @Test("a place or a date alone")
  func parts() throws {
    let day = try #require(CalendarDay(year: 2021, month: 8, day: 17))
    #expect(ReviewWords.placeAndDate(nil, nil) == nil)
    #expect(ReviewWords.placeAndDate("Kras", nil) == Bilingual("Kras"))
    #expect(
      ReviewWords.placeAndDate(nil, day) == Bilingual(id: "17 Agustus 2021", en: "17 August 2021"))
  }

  @Test("chapters, rows and notes are said in both languages")
  func words() {
    for words in [
      ReviewWords.title, ReviewWords.conflicts, ReviewWords.targets, ReviewWords.reliability,
      ReviewWords.method, ReviewWords.weights, ReviewWords.design, ReviewWords.missing,
      ReviewWords.available, ReviewWords.interval, ReviewWords.scheme, ReviewWords.forecast,
      ReviewWords.rateInterval, ReviewWords.command, ReviewWords.files, ReviewWords.filesNote,
      ReviewWords.edition([2018, 2019]), ReviewWords.edition([2018]), ReviewWords.number("12"),
    ] { expectWords(words) }
    expectWords(ReviewWords.edition([2016, 2017]), facts: ["2016–2017"])
    #expect(ReviewWords.edition([2018]).en == "Edition 2018")
    for columns in [ReviewWords.methodColumns, ReviewWords.fileColumns] {
      for column in columns { #expect(!column.title.id.isEmpty && !column.title.en.isEmpty) }
    }
    expectWords(ReviewWords.trend(Bilingual(id: "Naik.", en: "It rises.")), facts: [": "])
    #expect(ReviewWords.trend(Bilingual(id: "Naik.", en: "It rises.")).id == "Tren: naik.")
  }
}
