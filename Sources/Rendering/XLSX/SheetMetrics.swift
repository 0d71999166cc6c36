/// How wide and how high cells are, roughly: in digits of the default font, and in points.
enum SheetMetrics {
  /// The widest that a column becomes for its texts; longer ones are wrapped.
  static let widest = 46.0
  /// The width of a column that nothing is said of.
  static let defaultWidth = 8.43

  /// The width of `text`.
  static func width(_ text: String, size: Double = 11, isBold: Bool = false) -> Double {
    TextMetrics.width(String(text.prefix(400)), size: size / 11 / 0.64, isBold: isBold)
  }

  /// The height of a row in which `text` is wrapped to `width`.
  static func height(
    _ text: String, width: Double, size: Double = 11, isBold: Bool = false
  ) -> Double {
    let line = Sheet.rowHeight * size / 11
    // what is longer than this fills the highest row anyway
    guard text.utf8.count < 6000 else { return Sheet.highestRow }
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0
        + max(
          1,
          TextMetrics.lines(
            String($1), size: size / 11 / 0.64, width: max(width - 1, 4), atMost: 40,
            isBold: isBold
          ).count)
    }
    return min(line * Double(count), Sheet.highestRow)
  }

  /// The width of a column under `title` with these texts in it.
  ///
  /// A title may be wrapped at its spaces; so may texts, where they are long.
  static func column(title: String, texts: [String]) -> Double {
    let words = title.split(separator: " ").map { width(String($0), isBold: true) }
    // two lines of title are no more than a table bears
    let header = max(words.max() ?? 0, width(title, isBold: true) / 2 + 3)
    let body = texts.map { width($0) }.max() ?? 0
    return min(max(header, body) + 2, widest)
  }
}
