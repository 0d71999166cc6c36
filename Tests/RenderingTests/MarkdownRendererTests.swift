import Localization
import Rendering
import Testing

@Suite struct MarkdownRendererTests {
  private func text(_ document: Document, _ language: Language = .id) -> String {
    String(decoding: MarkdownRenderer().render(document, in: language), as: UTF8.self)
  }

  @Test("writes headings, a pipe table and lists")
  func rendersExample() {
    #expect(
      text(.example, .en) == """
        # Satisfaction Index

        Regulation 14 · weight 1/9

        **IKM 88.39 Grade A · Very good**

        - 28 respondents

        ## Elements, weakest first

        | Element | Count | Mean | Interval | Certainty | Grade |
        | :--- | ---: | ---: | ---: | ---: | :--- |
        | Cost or tariff | 12,345 | 3.527 | 81.2 – 92.4 | 73% | A |
        | Requirements | 9 | – | – | – | – |

        This paragraph is long enough to be broken into several lines so that it fits into a \
        terminal that is eighty columns wide.

        ## Notes

        - Blank answers do not count.

        """)
    #expect(
      text(.example, .id).contains("| Biaya/tarif | 12.345 | 3,527 | 81,2 – 92,4 | 73% | A |"))
  }

  @Test(
    "a user's text is no markup",
    arguments: [
      ("a|b", "a\\|b"), ("*bold*", "\\*bold\\*"), ("_x_", "\\_x\\_"), ("`code`", "\\`code\\`"),
      ("[a](b)", "\\[a\\](b)"), ("<script>", "\\<script\\>"), ("# no", "\\# no"),
      ("C:\\x", "C:\\\\x"), ("two\nlines", "two lines"), ("tab\there", "tab here"),
    ])
  func escapes(plain: String, escaped: String) {
    let found = text(.table([(plain, "1")]))
    #expect(found.contains("| \(escaped) | 1 |"))
    #expect(text(Document([.paragraph(Bilingual(plain))])) == escaped + "\n")
    #expect(text(Document([.heading(Bilingual(plain))])) == "## " + escaped + "\n")
  }

  @Test("a share below one per cent is no tag")
  func escapesNotation() {
    let cell = Document([
      .table(Table(columns: [Column(Bilingual("A"))], rows: [[.share(0.001)], [.share(0.999)]]))
    ])
    #expect(text(cell).contains("| \\< 1% |") && text(cell).contains("| \\> 99% |"))
  }

  @Test("every row of a table has the columns of its head", arguments: Language.allCases)
  func keepsColumns(language: Language) {
    let rows = text(.example, language).split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 4)
    for row in rows { #expect(row.count { $0 == "|" } == 7) }
  }
}
