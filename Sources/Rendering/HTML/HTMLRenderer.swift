import FoundationEssentials
public import Localization

/// Writes a document as one HTML file that needs nothing else: no script, no font, no network.
///
/// It reads on a desk and on a phone, light or dark, and prints on A4. Headings stand in order,
/// tables have captions and scopes, pictures are inline SVG with their words. It is also well-formed
/// XML. Office programs, which read no inline SVG, find each picture once more as an image, and a
/// style sheet and attributes of tables that they understand.
///
/// Source: WHATWG, HTML Living Standard.
public struct HTMLRenderer: Renderer {
  public init() {}

  public func render(_ document: Document, in language: Language) -> [UInt8] {
    let notation = Notation(language)
    let title = document.title ?? document.pictures.first?.title
    var page = HTMLPage(notation: notation, hasChapters: document.hasChapters)
    for block in document.blocks { page.add(block) }
    let hasSentences = document.blocks.contains { block in
      if case .table(let table) = block { table.wraps } else { false }
    }
    let style =
      PageStyle.office + "\n" + PageStyle.sheet
      + (document.pictures.isEmpty ? "" : "\n" + ChartStyle.sheet)
      + (hasSentences ? "\n" + PageStyle.sentences : "")
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
        "<title>\(markup(brief(title?[language] ?? "skm", to: 200)))</title>",
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
  private let hasChapters: Bool
  /// How many tables have a caption.
  private var captions: [String: Int] = [:]

  private var language: Language { notation.language }

  init(notation: Notation, hasChapters: Bool) {
    (self.notation, self.hasChapters) = (notation, hasChapters)
  }

  mutating func add(_ block: Document.Block) {
    switch block {
    case .title(let title, let subtitle):
      let tag = hasTitle ? "h2" : "h1"
      lines.append("<\(tag)>\(self.title(title))</\(tag)>")
      if !subtitle[language].isEmpty {
        lines.append("<p class=\"subtitle\">\(words(subtitle))</p>")
      }
      (hasTitle, topic) = (true, title)
    case .chapter(let chapter):
      // the style is for office programs; a browser breaks pages by the style sheet
      lines.append(
        "<h2 class=\"chapter\" style=\"page-break-before:always\">\(title(chapter))</h2>")
      (isInChapter, topic) = (true, chapter)
    case .heading(let heading):
      let tag = isInChapter ? "h3" : "h2"
      lines.append("<\(tag)>\(title(heading))</\(tag)>")
      topic = heading
    case .paragraph(let text): lines.append("<p>\(words(text))</p>")
    case .figure(let label, let value, let mark, let details):
      lines += ["<div class=\"answer\">"]
      lines.append(
        """
        <p class="value">\(title(label)) <strong>\(markup(notation.text(value)))</strong> \
        \(words(mark))</p>
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
        "<div class=\"answer\">", "<p class=\"label\">\(title(card.label))</p>",
        """
        <p class="value"><strong>\(markup(notation.text(card.value)))</strong> \
        \(words(card.mark))</p>
        """,
      ]
      addList(card.details)
      lines.append("</div>")
    }
    lines.append("</div>")
  }

  private mutating func addPicture(_ picture: Picture) {
    let size: ChartSize = hasChapters && !isInChapter ? .first : .page
    let file = SVGRenderer.file([picture], language, size, title: picture.title[language])
    let scale = Self.paperWidth / file.width
    lines += [
      "<figure>",
      """
      <img class="office" alt="\(markup(picture.description(in: language)))" \
      width="\(coordinate(Self.paperWidth))" height="\(coordinate(file.height * scale))" \
      src="data:image/svg+xml;base64,\(Data(file.text.utf8).base64EncodedString())"/>
      """,
      // a browser shows it above; office programs would leave it alone at the foot of a page
      "<figcaption><strong>\(title(picture.title))</strong></figcaption>",
      // LibreOffice takes the words of inline pictures for text: it gets one white dot high
      "<div style=\"font-size:1px;color:#fff\">",
      SVGRenderer.inline(picture, language, size, style: "page"),
      SVGRenderer.inline(picture, language, .phone, style: "phone"),
      "</div>",
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
    let named = table.caption ?? topic
    let caption = named.map { unique(markup(brief($0[language], to: Self.longestLabel))) }
    lines += HTMLTable(table: table, caption: caption ?? "", notation: notation).lines
  }

  /// A caption that no table before has: tables are told apart by them.
  private mutating func unique(_ caption: String) -> String {
    let count = (captions[caption] ?? 0) + 1
    captions[caption] = count
    guard count > 1 else { return caption }
    return unique("\(caption) (\(count))")
  }

  private func words(_ text: Bilingual) -> String { markup(text[language]) }

  /// What stands above other things: a name without an end is cut.
  private func title(_ text: Bilingual) -> String {
    markup(brief(text[language], to: Self.longestTitle))
  }

  /// Characters of what is only heard or shown when pointed at.
  private static let longestLabel = 200
  private static let longestTitle = 400
}
