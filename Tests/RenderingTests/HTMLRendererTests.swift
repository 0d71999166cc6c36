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
    // without a heading there is no caption; an endless word may be broken
    func names(_ all: [MarkupElement]) -> [String] {
      all.filter { element in
        element.name != "wbr"
          && !(evil.isEmpty && (element.path + [element.name]).contains("caption"))
      }.map(\.name)
    }
    #expect(names(all) == names(harmless))
    #expect(!String(decoding: found, as: UTF8.self).contains("<script"))
    let paragraph = try #require(all.first { $0.name == "p" && $0.attributes.isEmpty })
    // what we put around letters from right to left begins and ends in their text
    let isolates: Set<Unicode.Scalar> = ["\u{2068}", "\u{2069}"]
    let own = paragraph.text.unicodeScalars.filter { !isolates.contains($0) }
    #expect(own.count == evil.unicodeScalars.count)
    let steering: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator]
    #expect(!own.contains { steering.contains($0.properties.generalCategory) })
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

  @Test("columns of a group stand under a title of their own")
  func writesGroups() {
    let groups = ["A", "A", "B"].map { Bilingual($0) }
    let table = Table(
      columns: [Column(Bilingual("Nama"), .leading)]
        + groups.enumerated().map { place, group in
          Column(
            Bilingual("\(group.id) \(place)"),
            group: Column.Group(group, column: Bilingual("\(place)")))
        }, rows: [[.text(Bilingual("x")), .count(1), .count(2), .count(3)]])
    let page = String(
      decoding: HTMLRenderer().render(Document([.table(table)]), in: .id), as: UTF8.self)
    #expect(
      page.contains(
        "<tr><th scope=\"col\" rowspan=\"2\" class=\"h\">Nama</th><th scope=\"colgroup\" colspan=\"2\">A</th>"
          + "<th scope=\"colgroup\" colspan=\"1\">B</th></tr>"))
    #expect(page.components(separatedBy: "<th scope=\"col\" class=\"b\">").count == 4)
  }

  @Test("on paper a table of sentences keeps its numbers whole; other pages know nothing of it")
  func writesSentences() {
    func page(_ table: Table) -> String {
      String(decoding: HTMLRenderer().render(Document([.table(table)]), in: .id), as: UTF8.self)
    }
    let columns = Array(repeating: Column(Bilingual("A")), count: 13)
    let plain = page(Table(columns: columns, rows: []))
    #expect(plain.contains("<table class=\"wide\" width=") && !plain.contains(".wide{"))
    let wide = page(Table(columns: columns, rows: [], wraps: true))
    #expect(wide.contains("<table class=\"sentences wide\" ") && wide.contains(".wide{"))
    let narrow = page(Table(columns: [columns[0]], rows: [], wraps: true))
    #expect(narrow.contains("<table class=\"sentences\" "))
  }

  @Test("office programs find widths, lines and one class a cell, and rules that they read")
  func servesOffices() throws {
    let all = try elements(of: bytes(Self.illustrated))
    for table in all where table.name == "table" {
      for (name, value) in [
        ("width", "100%"), ("cellspacing", "0"), ("rules", "rows"), ("frame", "hsides"),
      ] { #expect(table.attributes[name] == value) }
    }
    for cell in all where ["td", "th"].contains(cell.name) {
      #expect(cell.attributes["class"]?.contains(" ") != true)
    }
    let style = try #require(all.first { $0.name == "style" }).text
    let office = try #require(style.components(separatedBy: "@media").first)
    // a div with a frame would give each of its lines one; a card is plain there
    #expect(office.contains("@page{size:210mm 297mm") && !office.contains("border"))
    for kind in ["r{", "n{", "nw{", "rw{", "hw{", "bw{", "label{", "value{"] {
      #expect(office.contains("." + kind) || kind == "r{", "\(kind)")
    }
    // and nothing else stands outside of what Writer leaves out
    let rest = style.dropFirst(office.count)
    #expect(!rest.contains("\n.n{") || rest.hasPrefix("@media screen,print{"))
  }

  @Test("tables under one heading have captions of their own")
  func tellsTablesApart() throws {
    let table = Table(columns: [Column(Bilingual("A"))], rows: [[.count(1)]])
    let named = Table(
      columns: [Column(Bilingual("A"))], rows: [[.count(1)]], caption: Bilingual("Lain"))
    let all = try elements(
      of: bytes(
        Document([.heading(Bilingual("B")), .table(table), .table(named), .table(table)])))
    #expect(all.filter { $0.name == "caption" }.map(\.text) == ["B", "Lain", "B (2)"])
    #expect(
      all.compactMap { $0.attributes["aria-label"] } == ["B", "Lain", "B (2)"])
  }

  @Test("a name without an end is cut where it is a title, and may be broken in a cell")
  func cutsNames() throws {
    let endless = Bilingual(String(repeating: "A", count: 10_000))
    var chart = Chart.trend
    (chart.title, chart.alternativeText) = (endless, endless)
    let all = try elements(
      of: bytes(
        Document([
          .title(endless, subtitle: Bilingual("")), .heading(endless),
          .table(Table(columns: [Column(endless, .leading)], rows: [[.text(endless)]])),
          .chart(chart),
        ])))
    for element in all {
      for (name, value) in element.attributes where !["src", "d", "points"].contains(name) {
        #expect(value.count <= 4000, "\(element.name) \(name)")
      }
      if ["title", "h1", "h2", "caption", "figcaption"].contains(element.name) {
        #expect(element.text.count <= 400 && element.text.hasSuffix("…"), "\(element.name)")
      }
      if element.name == "desc" { #expect(element.text.count <= 4000) }
    }
    let cell = try #require(all.first { $0.name == "th" && $0.path.contains("tbody") })
    #expect(cell.text == endless.id)
    #expect(all.count { $0.name == "wbr" } >= 2 * (10_000 / 16 - 1))
  }

  @Test("a word of a language stays whole, a digest may be broken")
  func breaksDigests() throws {
    func breaks(_ text: String) throws -> Int {
      let table = Table(
        columns: [Column(Bilingual("A"), .leading)], rows: [[.text(Bilingual(text))]])
      return try elements(of: bytes(Document([.table(table)]))).count { $0.name == "wbr" }
    }
    #expect(try breaks("pertanggungjawabannya tidak terselesaikan") == 0)
    #expect(try breaks("plan.yaml " + String(repeating: "0a", count: 32)) == 3)
  }

  @Test("the first page of a long document has a lower picture than its chapters")
  func fitsFirstPage() throws {
    func heights(_ blocks: [Document.Block]) throws -> [Double] {
      try elements(of: bytes(Document(blocks))).filter { $0.name == "svg" && $0.has("page") }
        .map { Double(try #require($0.attributes["viewBox"]).split(separator: " ")[3]) ?? 0 }
    }
    let found = try heights([
      .chart(.outlook), .chapter(Bilingual("A")), .chart(.outlook),
    ])
    #expect(found.count == 2 && found[0] < found[1] - 80)
    #expect(try heights([.chart(.outlook)]) == [found[1]])
  }
}
