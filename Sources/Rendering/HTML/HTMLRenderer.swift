import FoundationEssentials
public import Localization

/// Writes a document as one HTML file that needs nothing else: no script, no font, no network.
///
/// It reads on a desk and on a phone, light or dark, and prints on A4. Headings stand in order,
/// tables have captions and scopes, pictures are inline SVG with their words. It is also well-formed
/// XML. Office programs, which read no inline SVG, find each picture once more as an image.
///
/// Source: WHATWG, HTML Living Standard.
public struct HTMLRenderer: Renderer {
  public init() {}

  public func render(_ document: Document, in language: Language) -> [UInt8] {
    let notation = Notation(language)
    let title = document.title ?? document.pictures.first?.title
    var page = HTMLPage(notation: notation)
    for block in document.blocks { page.add(block) }
    let style = PageStyle.sheet + (document.pictures.isEmpty ? "" : "\n" + ChartStyle.sheet)
    let lines =
      [
        "<!DOCTYPE html>",
        "<html lang=\"\(language.rawValue)\">",
        "<head>",
        "<meta charset=\"utf-8\"/>",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
        // a browser is told too that nothing here may run or be fetched
        """
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
        """,
        "<title>\(markup(title?[language] ?? "skm"))</title>",
        "<style>\n\(style)\n</style>",
        "</head>",
        "<body>",
        "<main>",
      ] + page.lines + ["</main>", "</body>", "</html>"]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// The body of a page, block by block.
private struct HTMLPage {
  let notation: Notation
  private(set) var lines: [String] = []
  /// What the blocks below are about: the caption of a table.
  private var topic: Bilingual?
  /// The first title is the heading of the page, and there is only one.
  private var hasTitle = false
  /// Headings stand below the chapters of a long document.
  private var isInChapter = false

  private var language: Language { notation.language }

  init(notation: Notation) { self.notation = notation }

  mutating func add(_ block: Document.Block) {
    switch block {
    case .title(let title, let subtitle):
      let tag = hasTitle ? "h2" : "h1"
      lines.append("<\(tag)>\(words(title))</\(tag)>")
      if !subtitle[language].isEmpty {
        lines.append("<p class=\"subtitle\">\(words(subtitle))</p>")
      }
      (hasTitle, topic) = (true, title)
    case .chapter(let chapter):
      lines.append("<h2 class=\"chapter\">\(words(chapter))</h2>")
      (isInChapter, topic) = (true, chapter)
    case .heading(let heading):
      let tag = isInChapter ? "h3" : "h2"
      lines.append("<\(tag)>\(words(heading))</\(tag)>")
      topic = heading
    case .paragraph(let text): lines.append("<p>\(words(text))</p>")
    case .figure(let label, let value, let mark, let details):
      lines += ["<div class=\"answer\">"]
      lines.append(
        """
        <p>\(words(label)) <strong>\(markup(notation.text(value)))</strong> \(words(mark))</p>
        """)
      addList(details)
      lines.append("</div>")
    case .cards(let cards): add(cards)
    case .table(let table): add(table)
    case .chart(let chart): addPicture(.time(chart))
    case .rows(let chart): addPicture(.rows(chart))
    case .shares(let chart): addPicture(.shares(chart))
    case .notes(let title, let notes):
      let tag = isInChapter ? "h3" : "h2"
      lines += ["<section class=\"notes\">", "<\(tag)>\(words(title))</\(tag)>"]
      addList(notes)
      lines.append("</section>")
    case .signature(let above, let below):
      lines.append("<div class=\"signature\">")
      lines.append("<p>\(above.map(words).joined(separator: "<br/>"))</p>")
      lines.append("<p class=\"hand\">\(below.map(words).joined(separator: "<br/>"))</p>")
      lines.append("</div>")
    }
  }

  private mutating func add(_ cards: [Document.Card]) {
    lines.append("<div class=\"cards\">")
    for card in cards {
      lines += [
        "<div class=\"answer\">", "<p class=\"label\">\(words(card.label))</p>",
        """
        <p><strong>\(markup(notation.text(card.value)))</strong> \(words(card.mark))</p>
        """,
      ]
      addList(card.details)
      lines.append("</div>")
    }
    lines.append("</div>")
  }

  private mutating func addPicture(_ picture: Picture) {
    lines += [
      "<figure>",
      "<figcaption>\(words(picture.title))</figcaption>",
      // LibreOffice takes the words of inline pictures for text: it gets one white dot high
      "<div style=\"font-size:1px;color:#fff\">",
      SVGRenderer.inline(picture, language, .page, style: "page"),
      SVGRenderer.inline(picture, language, .phone, style: "phone"),
      "</div>",
    ]
    let file = SVGRenderer.file([picture], language, .page, title: picture.title[language])
    let scale = Self.paperWidth / file.width
    lines += [
      """
      <img class="office" alt="\(words(picture.alternativeText))" \
      width="\(coordinate(Self.paperWidth))" height="\(coordinate(file.height * scale))" \
      src="data:image/svg+xml;base64,\(Data(file.text.utf8).base64EncodedString())"/>
      """,
      "</figure>",
    ]
  }

  /// 170 mm at 96 dots an inch, rounded down.
  private static let paperWidth = 640.0

  private mutating func addList(_ items: [Bilingual]) {
    guard !items.isEmpty else { return }
    lines.append("<ul>")
    lines += items.map { "<li>\(words($0))</li>" }
    lines.append("</ul>")
  }

  private mutating func add(_ table: Table) {
    // The column that names a row: its first one of words.
    let name = table.columns.firstIndex { $0.alignment == .leading } ?? 0
    func style(_ column: Int) -> String {
      table.columns[column].alignment == .trailing ? " class=\"n\"" : ""
    }
    let caption = topic.map(words) ?? ""
    lines.append(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\">")
    lines.append("<table>")
    if !caption.isEmpty { lines.append("<caption class=\"same\">\(caption)</caption>") }
    lines.append("<thead>")
    lines.append(
      "<tr>"
        + table.columns.indices.map { column in
          "<th scope=\"col\"\(style(column))>\(words(table.columns[column].title))</th>"
        }.joined() + "</tr>")
    lines += ["</thead>", "<tbody>"]
    lines += table.rows.map { row in
      let cells = row.indices.map { column in
        let text = markup(notation.text(row[column]))
        return column == name
          ? "<th scope=\"row\"\(style(column))>\(text)</th>" : "<td\(style(column))>\(text)</td>"
      }
      return "<tr>" + cells.joined() + "</tr>"
    }
    lines += ["</tbody>", "</table>", "</div>"]
  }

  private func words(_ text: Bilingual) -> String { markup(text[language]) }
}
