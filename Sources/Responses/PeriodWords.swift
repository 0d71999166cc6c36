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
