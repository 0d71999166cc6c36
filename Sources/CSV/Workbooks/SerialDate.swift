/// Dates and times as workbooks hold them: days since an epoch, with fractions.
struct SerialDate {
  /// Days are counted from 1 January 1904 (0) and not from 1 January 1900 (1).
  let startsIn1904: Bool

  /// The serial of 9999-12-31 in the system of 1900.
  private static let last = 2_958_465.0
  private static let secondsPerDay = 86_400

  /// The date, time or duration in the notation of ISO 8601, with a blank before the time.
  ///
  /// The system of 1900 holds 1900 for a leap year, as Lotus 1-2-3 did: its day 60 is none.
  ///
  /// - Parameters:
  ///   - serial: Days.
  ///   - format: What is shown of them.
  /// - Returns: The text; `nil` where no date is so far off.
  func text(_ serial: Double, _ format: NumberFormat) -> String? {
    guard serial >= 0 && serial < Self.last + 1 else { return nil }
    let seconds = Int((serial * Double(Self.secondsPerDay)).rounded())
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: Self.secondsPerDay)
    switch format {
    case .number: return nil
    case .date: return date(days)
    case .time: return Self.time(rest)
    case .duration: return Self.time(seconds)
    case .dateAndTime:
      if days == 0 && !startsIn1904 { return Self.time(rest) }
      return date(days).map { rest == 0 ? $0 : "\($0) \(Self.time(rest))" }
    }
  }

  private static func time(_ seconds: Int) -> String {
    "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private func date(_ days: Int) -> String? {
    // Days since 1970-01-01 of the epoch's day 0.
    guard startsIn1904 || days > 0 else { return nil }
    if !startsIn1904 && days == 60 { return "1900-02-29" }
    let day = startsIn1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569)
    return Self.civil(day)
  }

  /// The date of the proleptic Gregorian calendar, years from March on.
  private static func civil(_ day: Int) -> String? {
    // Eras of 400 years have 146 097 days; 719 468 lie between 0000-03-01 and 1970-01-01.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    let civilYear = year + era * 400 + (civilMonth <= 2 ? 1 : 0)
    return civilYear > 9999
      ? nil : "\(padded(civilYear, 4))-\(padded(civilMonth, 2))-\(padded(dayOfMonth, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
