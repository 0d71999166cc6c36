import Localization

/// A table of a page.
///
/// The attributes of its look are for office programs, which take the width of a table and its lines
/// from nothing else, and read one class of a cell at most; a browser goes by the style sheet.
struct HTMLTable {
  let table: Table
  /// As it may stand in HTML.
  let caption: String
  let notation: Notation

  private static let look =
    "width=\"100%\" border=\"1\" rules=\"rows\" frame=\"hsides\" cellpadding=\"2\" cellspacing=\"0\""

  var lines: [String] {
    let kinds = [table.wraps ? "sentences" : "", table.isWide ? "wide" : ""].filter { !$0.isEmpty }
    let kind = kinds.isEmpty ? "" : " class=\"\(kinds.joined(separator: " "))\""
    var lines = [
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\">",
      "<table\(kind) \(Self.look)>",
    ]
    if !caption.isEmpty {
      lines.append("<caption class=\"same\"><p class=\"said\">\(caption)</p></caption>")
    }
    return lines + ["<thead>"] + titles + ["</thead>", "<tbody>"] + rows
      + ["</tbody>", "</table>", "</div>"]
  }

  private var rows: [String] {
    // The column that names a row: its first one of words.
    let name = table.columns.firstIndex { $0.alignment == .leading } ?? 0
    return table.rows.map { row in
      let cells = row.indices.map { column in
        let text = divided(notation.text(row[column]))
        return column == name
          ? "<th scope=\"row\"\(style(column, "n", "r"))>\(text)</th>"
          : "<td\(style(column, "n", ""))>\(text)</td>"
      }
      return "<tr>" + cells.joined() + "</tr>"
    }
  }

  /// The titles of the columns, in two rows where some stand in groups.
  private var titles: [String] {
    let groups = table.groups
    guard groups.contains(where: { $0.title != nil }) else {
      let cells = table.columns.indices.map { column in
        "<th scope=\"col\"\(style(column, "b", "h"))>\(words(table.columns[column].title))</th>"
      }
      return ["<tr>" + cells.joined() + "</tr>"]
    }
    let above = groups.map { title, columns in
      guard let title else {
        return columns.map { column in
          let text = words(table.columns[column].title)
          return "<th scope=\"col\" rowspan=\"2\"\(style(column, "b", "h"))>\(text)</th>"
        }.joined()
      }
      let kind = table.isWide ? " class=\"gw\"" : ""
      return
        "<th scope=\"colgroup\" colspan=\"\(columns.count)\"\(kind)>\(words(title))</th>"
    }
    let below = table.columns.indices.compactMap { column in
      table.columns[column].group.map {
        "<th scope=\"col\"\(style(column, "b", "h"))>\(words($0.column))</th>"
      }
    }
    return ["<tr>" + above.joined() + "</tr>", "<tr>" + below.joined() + "</tr>"]
  }

  /// One class for all that a cell is: what stands for numbers or for words, in a wide table or not.
  private func style(_ column: Int, _ numbers: String, _ words: String) -> String {
    let kind =
      (table.columns[column].alignment == .trailing ? numbers : words) + (table.isWide ? "w" : "")
    return kind.isEmpty ? "" : " class=\"\(kind)\""
  }

  private func words(_ text: Bilingual) -> String { divided(text[notation.language]) }

  /// Words of more characters than this are no words of a language: digests, names without blanks.
  private static let longestWord = 24
  private static let piece = 16

  /// `text` with places inside endless words where a line may end: office programs break none otherwise,
  /// and the table leaves the paper.
  private func divided(_ text: String) -> String {
    guard text.utf8.count > Self.longestWord else { return markup(text) }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    // whole where that is possible: the words of a language may go from right to left
    guard words.contains(where: { $0.count > Self.longestWord }) else { return markup(text) }
    return words.map { word in
      guard word.count > Self.longestWord else { return markup(String(word)) }
      var (pieces, rest) = ([String](), word)
      while !rest.isEmpty {
        pieces.append(markup(String(rest.prefix(Self.piece))))
        rest = rest.dropFirst(Self.piece)
      }
      return pieces.joined(separator: "<wbr/>")
    }.joined(separator: " ")
  }
}
