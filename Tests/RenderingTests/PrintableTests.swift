import Localization
import Testing

@testable import Rendering

@Suite struct PrintableTests {
  @Test(
    "letters from right to left keep to themselves",
    arguments: [
      ("abc 12", "abc 12"), ("Jalan Melati – 12", "Jalan Melati – 12"), ("", ""),
      ("שלום 12", "\u{2068}שלום\u{2069} 12"),
      ("a שלום, עולם! b", "a \u{2068}שלום, עולם\u{2069}! b"),
      ("مكتب: 82,59", "\u{2068}مكتب\u{2069}: 82,59"),
      ("12 مكتب 34 مكتب", "12 \u{2068}مكتب\u{2069} 34 \u{2068}مكتب\u{2069}"),
    ])
  func isolates(text: String, expected: String) {
    #expect(isolated(text) == expected)
  }

  @Test(
    "marks of direction are gone before ours are set",
    arguments: ["\u{202E}", "\u{2067}", "\u{2069}"])
  func strips(mark: String) {
    #expect(isolated(printable("a\(mark)b")) == "a b")
  }

  @Test("every renderer keeps what it writes in order")
  func renderers() {
    let name = Bilingual("\u{202E}abc\u{202C} שלום")
    let document = Document([
      .title(name, subtitle: name), .heading(name), .paragraph(name),
      .table(Table(columns: [Column(name, .leading)], rows: [[.text(name)]])),
      .notes(title: name, [name]),
    ])
    for bytes in [
      HTMLRenderer().render(document, in: .id), MarkdownRenderer().render(document, in: .id),
      TerminalRenderer().render(document, in: .id),
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("\u{202E}") && !text.contains("\u{202C}"))
      let scalars = text.unicodeScalars
      #expect(scalars.count { $0 == "\u{2068}" } >= 7)
      #expect(scalars.count { $0 == "\u{2068}" } == scalars.count { $0 == "\u{2069}" })
    }
    let json = String(
      decoding: JSONRenderer(in: .id).render(.text("\u{202E}a\u{FEFF}")), as: UTF8.self)
    #expect(json == "\"\\u202ea\\ufeff\"\n")
  }

  @Test("a name without an end does not flood a terminal")
  func floods() {
    let endless = Bilingual(String(repeating: "A", count: 10_000))
    let card = Document.Card(
      label: endless, value: .count(1), mark: endless, details: [endless])
    let document = Document([
      .title(endless, subtitle: endless), .cards([card]),
      .table(
        Table(columns: [Column(endless, .leading)], rows: [[.text(endless)]], wraps: true)),
    ])
    let lines = String(
      decoding: TerminalRenderer().render(document, in: .id), as: UTF8.self
    ).split(separator: "\n")
    #expect(lines.count < 180)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}
