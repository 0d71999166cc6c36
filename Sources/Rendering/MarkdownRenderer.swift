public import Localization

/// Writes a document as Markdown with pipe tables, for a report or an issue tracker.
public struct MarkdownRenderer: Renderer {
  public init() {}

  public func render(_ document: Document, in language: Language) -> [UInt8] {
    let notation = Notation(language)
    let heading = document.hasChapters ? "###" : "##"
    let blocks = document.words.map { block in
      switch block {
      case .title(let title, let subtitle):
        "# \(escaped(title[language]))\n\n\(escaped(subtitle[language]))"
      case .chapter(let title): "## \(escaped(title[language]))"
      case .heading(let title): "\(heading) \(escaped(title[language]))"
      case .paragraph(let text): escaped(text[language])
      case .figure(let label, let value, let mark, let details):
        "**\(escaped(label[language])) \(notation.text(value)) \(escaped(mark[language]))**\n\n"
          + details.map { "- " + escaped($0[language]) }.joined(separator: "\n")
      case .cards(let cards):
        cards.map { card in
          "**\(escaped(card.label[language])) \(notation.text(card.value)) "
            + "\(escaped(card.mark[language]))**\n\n"
            + card.details.map { "- " + escaped($0[language]) }.joined(separator: "\n")
        }.joined(separator: "\n\n")
      case .table(let table): self.table(table, notation)
      case .chart, .rows, .shares: ""
      case .notes(let title, let notes):
        "\(heading) \(escaped(title[language]))\n\n"
          + notes.map { "- " + escaped($0[language]) }.joined(separator: "\n")
      case .signature(let above, let below):
        (above + below).map { escaped($0[language]) }.joined(separator: "  \n")
      }
    }
    return Array((blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  private func table(_ table: Table, _ notation: Notation) -> String {
    var lines = [table.columns.map { escaped($0.title[notation.language]) }]
    lines.append(table.columns.map { $0.alignment == .trailing ? "---:" : ":---" })
    lines += table.rows.map { row in row.map { escaped(notation.text($0)) } }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A user's text must not become markup.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in isolated(printable(text)).unicodeScalars {
      if "\\`*_[]<>|#".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
