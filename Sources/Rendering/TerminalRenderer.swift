public import Localization

/// Writes a document for a terminal: aligned, within its width, in colour only if asked.
public struct TerminalRenderer: Renderer {
  private let width: Int
  private let usesColor: Bool

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - usesColor: Emphasis and colour by escape sequences.
  public init(width: Int = 80, usesColor: Bool = false) {
    self.width = max(40, width)
    self.usesColor = usesColor
  }

  public func render(_ document: Document, in language: Language) -> [UInt8] {
    let notation = Notation(language)
    var lines: [String] = []
    for (place, block) in document.words.enumerated() {
      if place > 0 { lines.append("") }
      switch block {
      case .title(let title, let subtitle):
        lines += wrapped(title[language]).map { styled($0, .bold) }
        lines += wrapped(subtitle[language]).map { styled($0, .dim) }
      case .heading(let heading): lines += wrapped(heading[language]).map { styled($0, .bold) }
      case .chapter(let title):
        let words = wrapped(title[language])
        let rule = String(repeating: "═", count: words.map(columns).max() ?? 0)
        lines += words.map { styled($0, .bold) } + [styled(rule, .dim)]
      case .paragraph(let text): lines += wrapped(text[language])
      case .figure(let label, let value, let mark, let details):
        let answer = "   \(notation.text(value))   \(mark[language])"
        let name = shortened(printable(label[language]), to: max(8, width - 8 - columns(answer)))
        lines += boxed(name + printable(answer))
        for detail in details { lines += wrapped(detail[language], indent: "  ") }
      case .cards(let cards):
        for card in cards {
          lines += wrapped(card.label[language]).map { styled($0, .bold) }
          let answer = "\(notation.text(card.value))   \(card.mark[language])"
          lines += wrapped(answer, indent: "  ").map { styled($0, .figure) }
          for detail in card.details { lines += wrapped(detail[language], indent: "  ") }
        }
      case .table(let table): lines += self.table(table, notation)
      case .chart, .rows, .shares: break
      case .notes(let title, let notes):
        lines += wrapped(title[language]).map { styled($0, .bold) }
        for note in notes { lines += wrapped(note[language], first: "• ", indent: "  ") }
      case .signature(let above, let below):
        let indent = String(repeating: " ", count: width / 2)
        lines += above.flatMap { wrapped($0[language], indent: indent) }
        lines += ["", "", ""] + below.flatMap { wrapped($0[language], indent: indent) }
      }
    }
    return Array((lines.map(isolated).joined(separator: "\n") + "\n").utf8)
  }

  /// What is longer floods a screen: a name without an end, not a sentence of ours.
  private static let longestText = 2000
  private static let longestCell = 400
}

// MARK: - Tables

extension TerminalRenderer {
  private func table(_ table: Table, _ notation: Notation) -> [String] {
    func shown(_ text: String) -> String { shortened(printable(text), to: Self.longestCell) }
    let titles = table.columns.map { shown(($0.group?.column ?? $0.title)[notation.language]) }
    let cells = table.rows.map { row in row.map { shown(notation.text($0)) } }
    var widths = table.columns.indices.map { column in
      ([titles[column]] + cells.map { $0[column] }).map(columns).max() ?? 0
    }
    widths = zip(widths, table.columns).map { min($0, $1.alignment == .leading ? width : $0) }
    if table.wraps {
      // Titles of numbers are broken too, between words.
      for column in widths.indices where table.columns[column].alignment == .trailing {
        let words = titles[column].split(separator: " ").map { columns(String($0)) }
        widths[column] = (words + cells.map { columns($0[column]) }).max() ?? 0
      }
    }
    let natural = widths
    fit(&widths, table, [titles] + cells)
    if table.wraps, table.groups.count == 1, widths.reduce(2 * widths.count, +) > width {
      // Divided all the same: broad enough to read.
      let enough = min(24, (width - 10) / 2)
      widths = zip(natural, table.columns).map { $1.alignment == .leading ? min($0, enough) : $0 }
    }
    // A table that is divided all the same needs no narrow words behind its first column.
    if widths.reduce(2 * widths.count, +) > width, !table.wraps {
      widths = [widths[0]] + natural.dropFirst().map { min($0, width - 4 - widths[0]) }
    }
    let parts = parts(widths, table, names: names(table)).map { shown in
      heading(of: shown, table, notation)
        + ([titles] + cells).enumerated().flatMap { place, line in
          self.lines(line, shown, widths, table).map { styled($0, place == 0 ? .dim : .plain) }
        }
    }
    return Array(parts.joined(separator: [""]))
  }

  /// A row, or the titles: one line, or as many as its words need.
  private func lines(
    _ row: [String], _ shown: [Int], _ widths: [Int], _ table: Table
  ) -> [String] {
    let cells = shown.map { column in
      table.wraps && columns(row[column]) > widths[column]
        ? wrapped(row[column], width: widths[column]) : [row[column]]
    }
    return (0..<(cells.map(\.count).max() ?? 0)).map { line in
      let padded = zip(shown, cells).map { column, cell in
        pad(
          line < cell.count ? cell[line] : "", to: widths[column], table.columns[column].alignment)
      }
      return trimmedEnd("  " + padded.joined(separator: "  "))
    }
  }

  /// The title of the group that a part of a table shows.
  private func heading(of shown: [Int], _ table: Table, _ notation: Notation) -> [String] {
    guard let title = shown.compactMap({ table.columns[$0].group?.title }).first else { return [] }
    return wrapped(title[notation.language], first: "  ", indent: "  ")
  }

  /// The columns that name a row in every part: the first, and the second where the first only counts.
  private func names(_ table: Table) -> Range<Int> {
    let columns = table.columns.prefix(2).map(\.alignment)
    return table.wraps && columns == [.trailing, .leading] ? 0..<2 : 0..<1
  }

  /// The columns of each part of a table: one for each of its groups, and as many as it takes of one that
  /// is too wide, each with those that name the row.
  private func parts(_ widths: [Int], _ table: Table, names: Range<Int>) -> [[Int]] {
    var parts: [[Int]] = [[]]
    var used = 0
    var group: Bilingual?
    for column in widths.indices {
      let isFull = used + 2 + widths[column] > width
      let begins = table.columns[column].group?.title != group
      if (isFull || begins) && parts[parts.count - 1].count > names.count {
        parts.append(Array(names))
        used = names.reduce(0) { $0 + 2 + widths[$1] }
      }
      if !names.contains(column) { group = table.columns[column].group?.title }
      parts[parts.count - 1].append(column)
      used += 2 + widths[column]
    }
    return parts
  }

  /// Narrows the widest column of words until the table fits, or until the widest group of its columns
  /// does beside those that name a row.
  private func fit(_ widths: inout [Int], _ table: Table, _ lines: [[String]]) {
    let groups = table.groups.map(\.columns)
    let ranges = groups.count > 1 ? groups : [widths.indices]
    let names = names(table)
    func needed(_ widths: [Int]) -> Int {
      ranges.map { range in
        Set(range).union(names).reduce(0) { $0 + 2 + widths[$1] }
      }.max() ?? 0
    }
    // Words that are broken into lines stay whole, where they are not endless.
    let least = table.columns.indices.map { column in
      guard table.wraps else { return 12 }
      let words = lines.flatMap { self.words(of: $0[column]) }
      return min(16, words.map { columns(String($0)) }.max() ?? 0)
    }
    while needed(widths) > width,
      let widest = table.columns.indices.filter({
        table.columns[$0].alignment == .leading && widths[$0] > least[$0]
      }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
  }

  private func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let text = shortened(text, to: width)
    let space = String(repeating: " ", count: width - columns(text))
    return alignment == .leading ? text + space : space + text
  }

  /// Cuts `text` in the middle: long headers and names often differ only at their ends.
  private func shortened(_ text: String, to width: Int) -> String {
    // No terminal is so wide that a longer text must be measured to its end.
    guard text.utf8.count > 4000 || columns(text) > width else { return text }
    let head = prefix(text, columns: (width - 1) * 2 / 3)
    let tail = prefix(text.reversed(), columns: width - 1 - columns(head))
    return head + "…" + String(tail.reversed())
  }

  /// The first characters of `text`, as many as fit.
  private func prefix(_ text: some Sequence<Character>, columns width: Int) -> String {
    var (result, used) = ("", 0)
    for character in text {
      used += columns(character)
      guard used <= width else { break }
      result.append(character)
    }
    return result
  }
}

// MARK: - Text

extension TerminalRenderer {
  private enum Style { case plain, bold, dim, figure }

  private func styled(_ text: String, _ style: Style) -> String {
    guard usesColor else { return text }
    switch style {
    case .plain: return text
    case .bold: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .dim: return "\u{1B}[2m\(text)\u{1B}[0m"
    case .figure: return "\u{1B}[1;36m\(text)\u{1B}[0m"
    }
  }

  /// `text` in a box, for what must not be overlooked.
  private func boxed(_ text: String) -> [String] {
    let line = String(repeating: "─", count: columns(text) + 4)
    return [
      "  ┌\(line)┐", "  │  \(styled(text, .figure))  │", "  └\(line)┘",
    ]
  }

  private func trimmedEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Breaks `text` into lines that fit.
  private func wrapped(
    _ text: String, first: String = "", indent: String = "", width limit: Int? = nil
  ) -> [String] {
    var lines: [String] = []
    var line = first.isEmpty ? indent : first
    var isEmpty = true
    let width = limit ?? self.width
    let room = max(8, width - max(columns(first), columns(indent)))
    let words = shortened(printable(text), to: Self.longestText).split(separator: " ").flatMap {
      word in
      // "a/b" may be broken behind its stroke, and nothing stands there otherwise
      (columns(String(word)) > room ? self.words(of: String(word)) : [word])
        .flatMap { pieces(of: $0, room: room) }
    }
    for word in words {
      if !isEmpty && columns(line) + 1 + columns(String(word)) > width {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// The parts of `text` that a line can end behind: at blanks, and at the strokes of long words.
  private func words(of text: String) -> [Substring] {
    text.split(separator: " ").flatMap { word -> [Substring] in
      guard let stroke = word.firstIndex(of: "/"), columns(String(word)) > 12 else { return [word] }
      let end = word.index(after: stroke)
      return end == word.endIndex ? [word] : [word[..<end], word[end...]]
    }
  }

  /// A word in pieces that fit a line; nearly always one.
  private func pieces(of word: Substring, room: Int) -> [Substring] {
    guard columns(String(word)) > room else { return [word] }
    var (pieces, piece, width) = ([Substring](), Substring(), 0)
    for character in word {
      let taken = columns(character)
      if width + taken > room {
        pieces.append(piece)
        (piece, width) = ("", 0)
      }
      piece.append(character)
      width += taken
    }
    return pieces + [piece]
  }

  /// How many columns of a terminal `text` takes.
  private func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

  /// How many columns a character takes: two for East Asian wide ones and emoji, none for marks.
  ///
  /// Source: Unicode Standard Annex 11, roughly.
  private func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return 1 }
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}
