import Testing

@testable import Responses

@Suite struct WordsTests {
  @Test("splits into words, without conjunctions")
  func splitsWords() {
    #expect(Words.words(of: "8. Sarana & Prasarana") == ["8", "sarana", "prasarana"])
    #expect(Words.words(of: "sarana dan\u{A0}PRASARANA") == ["sarana", "prasarana"])
    #expect(Words.words(of: "Biaya/tarif (Rp)") == ["biaya", "tarif", "rp"])
    #expect(Words.words(of: "U8_Pengaduan") == ["u8", "pengaduan"])
    #expect(Words.words(of: "  -- !") == [])
    #expect(Words.words(of: "مقياس 4") == ["مقياس", "4"])
  }

  @Test("finds phrases as whole words in a row")
  func findsPhrases() {
    let words = ["jangka", "waktu", "pelayanan"]
    #expect(Words.contains(words, ["waktu", "pelayanan"]))
    #expect(Words.contains(words, words))
    #expect(!Words.contains(words, ["jangka", "pelayanan"]))
    #expect(!Words.contains(words, ["wak"]))
    #expect(!Words.contains(words, words + ["x"]))
    #expect(!Words.contains(words, []))
    #expect(!Words.contains([], ["waktu"]))
  }

  @Test("folds case, spaces and a final full stop of labels")
  func foldsLabels() {
    #expect(Words.label("  Sangat\u{A0} \n BAIK. ") == "sangat baik")
    #expect(Words.label("Sangat baik .") == "sangat baik")
    #expect(Words.label("") == "")
    #expect(Words.label("\t ") == "")
  }

  @Test func keepsTheCaseOfValues() {
    #expect(Words.value("  Kelurahan \t Kras\u{A0}1 ") == "Kelurahan Kras 1")
  }
}
