import Localization

/// A table of a document as a spreadsheet can compute with it: an interval is two columns, a share a
/// fraction, a year a number.
struct ComputableTable {
  /// What one cell holds.
  enum Content: Hashable {
    case text(String)
    case number(Double, format: String)
    case undefined
    /// Nothing belongs here: the second half of what has only one.
    case nothing
  }

  private(set) var titles: [String] = []
  private(set) var alignments: [Alignment] = []
  private(set) var rows: [[Content]]
  /// What a reader sees of each cell, to know how wide it is.
  private(set) var shown: [[String]]

  /// Makes a table for a reader.
  ///
  /// - Parameters:
  ///   - table: What it is made of.
  ///   - notation: The reader's.
  ///   - words: What the halves of an interval are called.
  init(_ table: Table, _ notation: Notation, _ words: XLSXRenderer.Words) {
    let language = notation.language
    rows = Array(repeating: [], count: table.rows.count)
    shown = Array(repeating: [], count: table.rows.count)
    for (place, column) in table.columns.enumerated() {
      let cells = table.rows.map { $0[place] }
      let hasIntervals = cells.contains(where: \.isInterval)
      let title = column.title[language]
      if hasIntervals {
        titles += [words.lower[language], words.upper[language]].map {
          title.isEmpty ? $0 : "\(title), \($0)"
        }
        alignments += [.trailing, .trailing]
      } else {
        titles.append(title)
        alignments.append(column.alignment)
      }
      let areYears = cells.areYears(language)
      for (row, cell) in cells.enumerated() {
        let contents = Self.contents(of: cell, hasIntervals, areYears: areYears, notation)
        rows[row] += contents.map(\.0)
        shown[row] += contents.map(\.1)
      }
    }
  }

  private static func contents(
    of cell: Cell, _ hasIntervals: Bool, areYears: Bool, _ notation: Notation
  ) -> [(Content, String)] {
    if case .interval(let lower, let upper, let decimals) = cell {
      return [lower, upper].map {
        (
          .number($0, format: NumberFormat.decimals(decimals)),
          notation.number($0, decimals: decimals)
        )
      }
    }
    let first = (content(of: cell, areYears: areYears, notation), notation.text(cell))
    guard hasIntervals else { return [first] }
    return cell == .undefined ? [first, first] : [first, (.nothing, "")]
  }

  private static func content(of cell: Cell, areYears: Bool, _ notation: Notation) -> Content {
    switch cell {
    case .text(let words):
      let text = words[notation.language]
      if areYears, let year = Double(text) { return .number(year, format: NumberFormat.year) }
      return .text(text)
    case .count(let value): return .number(Double(value), format: NumberFormat.count)
    case .number(let value, let decimals), .interval(let value, _, let decimals):
      return .number(value, format: NumberFormat.decimals(decimals))
    case .fixed(let value):
      return .number(value.value, format: NumberFormat.decimals(value.decimals))
    case .share(let value): return .number(value, format: NumberFormat.share(value))
    case .pValue(let value): return .number(value, format: NumberFormat.pValue(value, notation))
    case .undefined: return .undefined
    }
  }
}

extension Cell {
  fileprivate var isInterval: Bool { if case .interval = self { true } else { false } }
}

extension [Cell] {
  /// Every cell that says something is a year in four digits.
  fileprivate func areYears(_ language: Language) -> Bool {
    let texts = filter { $0 != .undefined }.map { cell in
      if case .text(let words) = cell { words[language] } else { "" }
    }
    return !texts.isEmpty && texts.allSatisfy(\.isYear)
  }
}

extension String {
  /// A year in four digits, 1900 to 2199.
  var isYear: Bool {
    utf8.count == 4 && ["19", "20", "21"].contains(prefix(2)) && utf8.allSatisfy { 48...57 ~= $0 }
  }
}
