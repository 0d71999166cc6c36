import Localization
import Rendering
import Testing

@Suite struct ChartTests {
  @Test("where there is only text a chart is its words", arguments: Language.allCases)
  func becomesText(language: Language) {
    let document = Document([.chart(.outlook)])
    let words = Chart.outlook.alternativeText[language]
    let terminal = lines(TerminalRenderer().render(document, in: language))
    #expect(terminal.joined(separator: " ") == words)
    let markdown = String(
      decoding: MarkdownRenderer().render(document, in: language), as: UTF8.self)
    #expect(markdown == words + "\n")
  }

  @Test("a document knows its charts, and a chart its texts")
  func lists() {
    let document = Document(
      [.chart(.outlook)] + Document.example.blocks + [.chart(.halves)])
    #expect(document.charts == [.outlook, .halves])
    #expect(Document.example.charts == [])
    let texts = Set(Chart.everything.texts.map(\.en))
    #expect(
      texts.isSuperset(of: [
        "trend", "95% band", "band of single values", "survey", "95% interval", "Index (IKM)",
        "Grade", "A", "2014", "51%", "PermenPANRB 14/2017: 9 elements", "forecast, interval",
      ]))
  }

  @Test("a period has its time and its name")
  func placesPeriods() {
    let position = Period("2021-S2").map { Chart.Position($0) }
    #expect(position == Chart.Position(time: 2021.5, label: Bilingual("2021-S2")))
  }
}
