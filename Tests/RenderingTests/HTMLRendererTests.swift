import FoundationEssentials
import Localization
import Rendering
import TestSupport
import Testing

@Suite struct HTMLRendererTests {
  private func bytes(_ document: Document, _ language: Language = .id) -> [UInt8] {
    HTMLRenderer().render(document, in: language)
  }

  private func text(_ document: Document, _ language: Language = .id) -> String {
    String(decoding: bytes(document, language), as: UTF8.self)
  }

  private static let illustrated = Document(
    Document.example.blocks
      + [.heading(Chart.outlook.title), .chart(.outlook), .chart(.halves)])

  @Test("a page with every block, in both languages", arguments: Language.allCases)
  func rendersExample(language: Language) throws {
    try expectGolden(bytes(.example, language), "example.\(language.rawValue).html")
  }

  @Test("a page is well-formed, in its language, and fits a phone", arguments: Language.allCases)
  func hasHead(language: Language) throws {
    let all = try elements(of: bytes(Self.illustrated, language))
    #expect(text(Self.illustrated, language).hasPrefix("<!DOCTYPE html>\n"))
    #expect(all[0].name == "html" && all[0].attributes["lang"] == language.rawValue)
    #expect(all[2].attributes["charset"] == "utf-8")
    #expect(all.contains { $0.name == "meta" && $0.attributes["name"] == "viewport" })
    let title = all.first { $0.name == "title" && $0.path.last == "head" }
    #expect(title?.text == (language == .id ? "Indeks Kepuasan" : "Satisfaction Index"))
  }

  @Test("nothing runs and nothing is fetched")
  func standsAlone() throws {
    let all = try elements(of: bytes(Self.illustrated))
    for element in all {
      #expect(!["script", "link", "iframe", "object", "base", "form"].contains(element.name))
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on") && name != "href")
        if name == "src" { #expect(value.hasPrefix("data:image/svg+xml;base64,")) }
      }
    }
    let rules = all.filter { $0.name == "style" }.map(\.text).joined()
    #expect(!rules.contains("url(") && !rules.contains("@import"))
    let policy = all.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'") == true)
  }

  @Test("one main heading, and the others below it in order")
  func ordersHeadings() throws {
    let twice = Document(Self.illustrated.blocks + Document.example.blocks)
    let headings = try elements(of: bytes(twice)).filter {
      $0.name.wholeMatch(of: #/h[1-6]/#) != nil
    }
    #expect(headings.first?.name == "h1" && headings.count { $0.name == "h1" } == 1)
    #expect(headings.dropFirst().allSatisfy { $0.name == "h2" })
    #expect(
      headings.map(\.text).prefix(3) == ["Indeks Kepuasan", "Unsur dari yang terlemah", "Catatan"])
  }

  @Test("a table has a caption, names of columns and rows, and all its cells")
  func writesTable() throws {
    let all = try elements(of: bytes(.example, .en))
    let caption = try #require(all.first { $0.name == "caption" })
    #expect(caption.text == "Elements, weakest first")
    let columns = all.filter { $0.name == "th" && $0.path.contains("thead") }
    #expect(columns.map(\.text) == ["Element", "Count", "Mean", "Interval", "Certainty", "Grade"])
    #expect(columns.allSatisfy { $0.attributes["scope"] == "col" })
    let rows = all.filter { $0.name == "th" && $0.path.contains("tbody") }
    #expect(rows.map(\.text) == ["Cost or tariff", "Requirements"])
    #expect(rows.allSatisfy { $0.attributes["scope"] == "row" })
    let cells = all.filter { $0.name == "td" }.map(\.text)
    #expect(cells == ["12,345", "3.527", "81.2 – 92.4", "73%", "A", "9", "–", "–", "–", "–"])
    #expect(all.first { $0.name == "table" }?.path.last == "div")
  }

  @Test("the words of the document are all there", arguments: Language.allCases)
  func losesNothing(language: Language) throws {
    let page = try #require(
      elements(of: bytes(Self.illustrated, language)).first { $0.name == "body" })
    let document = Self.illustrated
    for block in document.blocks {
      switch block {
      case .title(let title, let subtitle):
        #expect(page.text.contains(title[language]) && page.text.contains(subtitle[language]))
      case .heading(let words), .chapter(let words), .paragraph(let words):
        #expect(page.text.contains(words[language]))
      case .cards(let cards):
        for card in cards {
          for words in [card.label, card.mark] + card.details {
            #expect(page.text.contains(words[language]))
          }
        }
      case .signature(let above, let below):
        for words in above + below { #expect(page.text.contains(words[language])) }
      case .figure(_, let value, let mark, let details):
        #expect(page.text.contains(Notation(language).text(value)))
        for words in [mark] + details { #expect(page.text.contains(words[language])) }
      case .notes(_, let notes): for note in notes { #expect(page.text.contains(note[language])) }
      case .chart(let chart): #expect(page.text.contains(chart.alternativeText[language]))
      case .rows(let chart): #expect(page.text.contains(chart.alternativeText[language]))
      case .shares(let chart): #expect(page.text.contains(chart.alternativeText[language]))
      case .table: break
      }
    }
  }

  @Test("a chart is there for wide screens, for phones and for office programs")
  func drawsCharts() throws {
    let all = try elements(of: bytes(Self.illustrated))
    let pictures = all.filter { $0.name == "svg" }
    #expect(pictures.map { $0.has("page") } == [true, false, true, false])
    #expect(pictures.map { $0.has("phone") } == [false, true, false, true])
    #expect(pictures.allSatisfy { $0.attributes["role"] == "img" && $0.path.last == "div" })
    let images = all.filter { $0.name == "img" }
    #expect(
      images.map { $0.attributes["alt"] }
        == [Chart.outlook, .halves].map(\.alternativeText.id))
    for image in images {
      let data = image.attributes["src"]?.split(separator: ",").last.map(String.init)
      let file = try #require(data.flatMap { Data(base64Encoded: $0) })
      try expectOrder(Array(file), "image")
    }
    // 10 points on paper of 170 mm, 12 pixels on a phone of 390
    for picture in pictures {
      let width = Double(try #require(picture.attributes["viewBox"]).split(separator: " ")[2]) ?? 0
      let sizes = try all.filter { $0.picture == picture.picture && $0.name == "text" }
        .map { try $0.number("font-size") }
      let smallest = try #require(sizes.min())
      #expect(picture.has("page") ? smallest / width * 482 >= 8 : smallest / width * 358 >= 12)
    }
    #expect(!text(.example).contains(".sk-"), "no rules for pictures without any")
  }

  @Test("pictures of a page keep their order too", arguments: Language.allCases)
  func keepsOrder(language: Language) throws {
    for (name, chart) in Chart.samples {
      try expectOrder(bytes(Document([.chart(chart)]), language), Comment(rawValue: name))
    }
  }

  @Test("a text of the data is no markup", arguments: hostile)
  func escapes(evil: String) throws {
    let text = Bilingual(evil)
    let document = Document([
      .title(text, subtitle: text), .heading(text), .paragraph(text),
      .figure(label: text, value: .text(text), mark: text, details: [text]),
      .table(Table(columns: [Column(text, .leading)], rows: [[.text(text)]])),
      .notes(title: text, [text]),
    ])
    let found = bytes(document)
    let all = try elements(of: found)
    let harmless = try elements(
      of: bytes(
        Document([
          .title(Bilingual("a"), subtitle: Bilingual(evil.isEmpty ? "" : "a")),
          .heading(Bilingual("a")), .paragraph(Bilingual("a")),
          .figure(
            label: Bilingual("a"), value: .text(Bilingual("a")), mark: Bilingual("a"),
            details: [Bilingual("a")]),
          .table(
            Table(
              columns: [Column(Bilingual("a"), .leading)], rows: [[.text(Bilingual("a"))]])),
          .notes(title: Bilingual("a"), [Bilingual("a")]),
        ])))
    let names = all.map(\.name).filter { evil.isEmpty ? $0 != "caption" : true }
    let expected = harmless.map(\.name).filter { evil.isEmpty ? $0 != "caption" : true }
    #expect(names == expected)
    #expect(!String(decoding: found, as: UTF8.self).contains("<script"))
    let paragraph = try #require(all.first { $0.name == "p" && $0.attributes.isEmpty })
    #expect(paragraph.text.unicodeScalars.count == evil.unicodeScalars.count)
    let steering: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator]
    #expect(
      !paragraph.text.unicodeScalars.contains { steering.contains($0.properties.generalCategory) })
  }

  @Test("a share below one per cent is no tag")
  func escapesNotation() {
    let cell = Document([
      .table(Table(columns: [Column(Bilingual("A"))], rows: [[.share(0.001)], [.share(0.999)]]))
    ])
    #expect(text(cell).contains(">&lt; 1%<") && text(cell).contains(">&gt; 99%<"))
  }

  @Test("the same document gives the same bytes")
  func isDeterministic() {
    #expect(bytes(Self.illustrated) == bytes(Self.illustrated))
  }
}
