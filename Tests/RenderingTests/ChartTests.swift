import Localization
import Rendering
import Testing

@Suite struct ChartTests {
  @Test("where there is only text charts are left out", arguments: Language.allCases)
  func leavesNoTrace(language: Language) {
    let with = Document([.chart(.outlook)] + Document.example.blocks + [.chart(.halves)])
    let terminal = TerminalRenderer()
    #expect(
      terminal.render(with, in: language) == terminal.render(.example, in: language))
    let markdown = MarkdownRenderer()
    #expect(
      markdown.render(with, in: language) == markdown.render(.example, in: language))
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
