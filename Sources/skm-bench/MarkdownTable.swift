/// Tables for the documentation, on standard output.
enum MarkdownTable {
  static func header(_ titles: [String]) {
    row(titles)
    print("|" + String(repeating: "---|", count: titles.count))
  }

  static func row(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
  }
}
