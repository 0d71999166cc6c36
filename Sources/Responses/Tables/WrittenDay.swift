import Localization

/// A day as offices write it: `2021-03-15`, `15/03/2021`, `15-3-2021`, `15 Maret 2021`.
///
/// The day stands before the month, as everywhere in Indonesia. A time behind it says nothing here.
enum WrittenDay: Hashable {
  case day(CalendarDay)
  /// A date in form, and no day of the calendar; `exchanged` is the day that it would be with the
  /// month before the day.
  case noSuchDay(exchanged: CalendarDay?)
  case notADate

  /// Years that a register may speak of; others are slips.
  static let years = 1900...2100

  init(_ text: String) {
    self = Self.numbers(text) ?? Self.words(text) ?? .notADate
  }

  /// Three numbers between marks, and perhaps a time.
  private static func numbers(_ text: String) -> WrittenDay? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == " " || $0 == "T"
    }
    guard let date = parts.first, parts.count == 1 || isTime(parts[1]) else { return nil }
    let marks: [Character] = ["-", "/", "."]
    guard let mark = marks.first(where: date.contains) else { return nil }
    let fields = date.split(separator: mark, omittingEmptySubsequences: false)
    guard fields.count == 3, fields[1].count <= 2 else { return nil }
    let numbers = fields.compactMap { number($0) }
    guard numbers.count == 3 else { return nil }
    if fields[0].count == 4, fields[2].count <= 2 {
      return day(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard fields[0].count <= 2, fields[2].count == 4 else { return nil }
    return day(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// A day, the name of a month, a year, and perhaps the day of the week before them.
  private static func words(_ text: String) -> WrittenDay? {
    var words = Words.words(of: text)
    if let first = words.first, weekdays.contains(first) { words.removeFirst() }
    guard words.count == 3, words[0].count <= 2, words[2].count == 4,
      let day = number(words[0]), let year = number(words[2]),
      let month = months.firstIndex(where: { $0.contains(words[1]) })
    else { return nil }
    return Self.day(year: year, month: month + 1, day: day)
  }

  private static func day(year: Int, month: Int, day: Int) -> WrittenDay? {
    guard years ~= year else { return nil }
    if let found = CalendarDay(year: year, month: month, day: day) { return .day(found) }
    return .noSuchDay(exchanged: CalendarDay(year: year, month: day, day: month))
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil
  }

  /// `10:22`, `10.22.33`, `10:22:33.123Z`, `10:22:33+07:00`, `10.22 WIB`.
  private static func isTime(_ text: Substring) -> Bool {
    let digits = text.split { !$0.isNumber }
    return 2...6 ~= digits.count && digits[0].count <= 2 && digits[1].count == 2
      && digits.allSatisfy { number($0) != nil } && text.first?.isNumber == true
  }

  private static let months: [Set<String>] = [
    ["januari", "january", "jan"], ["februari", "february", "pebruari", "feb", "peb"],
    ["maret", "march", "mar"], ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"],
    ["juli", "july", "jul"], ["agustus", "august", "agu", "agt", "ags", "aug"],
    ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"],
    ["november", "nopember", "nov", "nop"], ["desember", "december", "des", "dec"],
  ]

  private static let weekdays: Set<String> = [
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
