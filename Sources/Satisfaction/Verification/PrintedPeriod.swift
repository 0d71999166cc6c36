/// A period as offices print it: its year, and whether it is the whole of it.
struct PrintedPeriod {
  let year: Int
  let isWholeYear: Bool

  /// Words that may stand beside a year without making it a part of one.
  private static let wholes: Set<String> = [
    "tahun", "tahunan", "setahun", "rata", "rerata", "annual", "year", "yearly", "full", "mean",
    "average", "nilai", "ikm", "total",
  ]

  /// Reads `2024`, `2024 annual mean`, `Tahun 2024`, or `2024 S1`, `Semester II 2024`, `TW3-2024`.
  ///
  /// Fails where no year stands, or several.
  init?(_ text: String) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let years = words.compactMap { word in Int(word).flatMap { 1990...2100 ~= $0 ? $0 : nil } }
    guard years.count == 1, let year = years.first else { return nil }
    self.year = year
    isWholeYear = words.allSatisfy { Int($0) == year || Self.wholes.contains($0) }
  }
}
