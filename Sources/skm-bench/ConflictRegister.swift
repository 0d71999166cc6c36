import Localization
import Probability

/// A made-up register of conflicts, 2016 to 2020, as a district office keeps it.
///
/// How each case goes is laid down, so that every seed has a year without a case, cases that pass
/// from December into January, a case resolved in a later year, and open ones; days, kinds and
/// villages are drawn.
struct ConflictRegister {
  /// How a case goes.
  private enum Course {
    /// Resolved in the year in which it was reported.
    case resolved
    /// Reported in December, resolved in January.
    case overNewYear
    /// Resolved in spring of the next year.
    case nextYear
    /// Brought before a mediator, and still open.
    case facilitated
    /// Reported in December, and nothing more yet.
    case reported
  }

  private struct Entry {
    let reported: CalendarDay
    let facilitated: CalendarDay?
    let resolved: CalendarDay?
    let kind: String
    let village: String
  }

  private static let years: [(year: Int, courses: [Course])] = [
    (2016, Array(repeating: .resolved, count: 5) + [.nextYear, .overNewYear]),
    (2017, Array(repeating: .resolved, count: 5)),
    (2018, []),
    (2019, Array(repeating: .resolved, count: 7) + [.facilitated, .overNewYear]),
    (2020, Array(repeating: .resolved, count: 5) + [.facilitated, .reported]),
  ]
  private static let kinds = [
    "batas tanah", "batas tanah", "keluarga", "keluarga", "tetangga", "tetangga", "warisan",
    "pembagian air irigasi", "antarpemuda", "kebisingan",
  ]
  private static let villages = ["A", "B", "C", "D", "E", "F", "G", "H"].map { "Desa \($0)" }

  private let entries: [(year: Int, entries: [Entry])]

  /// Draws the cases.
  init(_ random: inout SyntheticSurvey) {
    var entries: [(year: Int, entries: [Entry])] = []
    for (year, courses) in Self.years {
      var own: [Entry] = []
      for course in courses {
        if let entry = Self.entry(course, in: year, &random) { own.append(entry) }
      }
      entries.append((year, own.sorted { $0.reported < $1.reported }))
    }
    self.entries = entries
  }

  private static func entry(
    _ course: Course, in year: Int, _ random: inout SyntheticSurvey
  ) -> Entry? {
    /// A working day some days, within a range, after another day.
    func workday(_ days: ClosedRange<Int>, after day: CalendarDay) -> CalendarDay {
      day.advanced(by: days.lowerBound + random.random.integer(below: days.count)).workday
    }
    guard let newYear = CalendarDay(year: year, month: 1, day: 1),
      let december = CalendarDay(year: year, month: 12, day: 1),
      let january = CalendarDay(year: year + 1, month: 1, day: 1)
    else { return nil }
    let reported =
      switch course {
      case .resolved: workday(3...285, after: newYear)  // to the middle of October
      case .nextYear, .facilitated: workday(200...285, after: newYear)
      case .overNewYear, .reported: workday(3...13, after: december)
      }
    let facilitated = course == .reported ? nil : workday(3...12, after: reported)
    let resolved: CalendarDay? =
      switch course {
      case .resolved: facilitated.map { workday(0...45, after: $0) }
      case .overNewYear: workday(3...24, after: january)
      case .nextYear: workday(40...110, after: january)
      case .facilitated, .reported: nil
      }
    return Entry(
      reported: reported, facilitated: facilitated, resolved: resolved, kind: random.pick(kinds),
      village: random.pick(villages))
  }

  /// A row per case.
  var cases: String {
    var lines = [
      "nomor register,tanggal lapor,tanggal fasilitasi,tanggal selesai,jenis konflik,desa"
    ]
    for (year, entries) in entries {
      for (number, entry) in entries.enumerated() {
        let days = [entry.reported, entry.facilitated, entry.resolved]
        lines.append(
          (["\(number + 1)/KT/\(year)"] + days.map { $0.map(Self.text) ?? "" }
            + [entry.kind, entry.village]).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row per year: what was reported, and what of it was facilitated and resolved in that year.
  var yearlyCounts: String {
    var lines = ["tahun,dilaporkan,difasilitasi,diselesaikan"]
    for (year, entries) in entries {
      let facilitated = entries.count { $0.facilitated?.year == year }
      let resolved = entries.count { $0.resolved?.year == year }
      lines.append("\(year),\(entries.count),\(facilitated),\(resolved)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `05/12/2016`.
  private static func text(_ day: CalendarDay) -> String {
    day.text.split(separator: "-").reversed().joined(separator: "/")
  }
}

extension CalendarDay {
  /// Monday to Friday.
  ///
  /// 1 March of year 0, day number 0, was a Wednesday.
  var isWorkday: Bool { (number + 2) % 7 < 5 }

  /// This day, or the Monday after it.
  var workday: CalendarDay { isWorkday ? self : advanced(by: 1).workday }

  /// The day so many days later, 0 or more.
  func advanced(by days: Int) -> CalendarDay {
    guard days > 0 else { return self }
    let next =
      CalendarDay(year: year, month: month, day: day + 1)
      ?? CalendarDay(year: year, month: month + 1, day: 1)
      ?? CalendarDay(year: year + 1, month: 1, day: 1)
    return next?.advanced(by: days - 1) ?? self
  }
}
