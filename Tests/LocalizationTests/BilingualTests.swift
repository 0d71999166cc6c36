import Localization
import Testing

@Suite struct BilingualTests {
  @Test func givesTheTextOfTheLanguage() {
    let text = Bilingual(id: "unsur", en: "element")
    #expect(text[.id] == "unsur")
    #expect(text[.en] == "element")
    #expect(Bilingual("U1") == Bilingual(id: "U1", en: "U1"))
  }

  @Test func changesBothTexts() {
    let text = Bilingual(id: "unsur", en: "element").map { "\($0) (\($1.rawValue))" }
    #expect(text == Bilingual(id: "unsur (id)", en: "element (en)"))
  }
}
