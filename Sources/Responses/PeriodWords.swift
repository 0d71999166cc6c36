public import Localization

/// Years and periods as response files write them.
enum PeriodWords {
  /// The year in a date or a year: the one number of four digits that can be a year.
  ///
  /// `2021`, `2021.0`, `2021-06-13`, `13/06/2021 10.22.33`, `Tahun 2021`.
  static func year(in text: String) -> String? {
    let numbers = text.split { !$0.isNumber }.filter { $0.count == 4 && $0.allSatisfy(\.isASCII) }
    let years = numbers.filter { ("1990"..."2100").contains(String($0)) }
    return years.count == 1 ? String(years[0]) : nil
  }

  /// A half-year or quarter inside a year, `2021-S1` or `2021-Q3`.
  ///
  /// - Parameters:
  ///   - part: `1`, `I`, `Semester 2`, `TW IV`, or already a period such as `2021-S1`.
  ///   - letter: `S` or `Q`.
  ///   - year: The year, if known.
  /// - Returns: The period, or `nil` where the text names none.
  static func period(part: String, letter: String, year: String?) -> String? {
    let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
    let numbers = Words.words(of: part).compactMap { word in
      roman[word] ?? Int(word.drop { !$0.isNumber })
    }
    guard let number = numbers.first(where: { (1...(letter == "S" ? 2 : 4)).contains($0) }) else {
      return nil
    }
    guard let year = year ?? self.year(in: part) else { return nil }
    return "\(year)-\(letter)\(number)"
  }
}

extension Period {
  /// Reads a period in words: `2024-S1`, `Semester I Tahun 2024`, `TW 3 2024`, `Tahun 2024`.
  ///
  /// Fails where `text` is none; also for a date, which is no period, and for a span of years.
  ///
  /// - Parameters:
  ///   - text: What stands in a file.
  ///   - year: The year that stands beside it, for a text that names the half-year or quarter alone.
  public init?(words text: String, year: String = "") {
    if let period = Period(text) {
      self = period
      return
    }
    if text.wholeMatch(of: #/\d{4}[.,]0+/#) != nil {  // a year in a spreadsheet's notation
      self.init(text.prefix(4))
      return
    }
    var words = Words.words(of: text)
    let years = words.filter { PeriodWords.year(in: $0) != nil }
    words.removeAll { years.contains($0) || ["tahun", "thn", "year", "ke"].contains($0) }
    guard years.count < 2, let own = years.first ?? PeriodWords.year(in: year) else { return nil }
    guard !words.isEmpty else {
      guard !years.isEmpty, let number = Int(own) else { return nil }
      self.init(year: number)
      return
    }
    for (names, letter) in PeriodWords.parts {
      guard let name = names.first(where: { words[0] == $0 || words.last == $0 }) else { continue }
      let rest = words.filter { $0 != name }
      guard rest.count == 1,
        let period = PeriodWords.period(part: rest[0], letter: letter, year: own)
      else { return nil }
      self.init(period)
      return
    }
    // `S1` and `TW3` beside a year of their own column.
    guard years.isEmpty, words.count == 1 else { return nil }
    self.init(own + words[0])
  }
}

extension PeriodWords {
  /// The words for a part of a year.
  fileprivate static let parts: [(names: [String], letter: String)] = [
    (["semester", "sem", "half"], "S"), (["triwulan", "tw", "kuartal", "quarter"], "Q"),
  ]
}
