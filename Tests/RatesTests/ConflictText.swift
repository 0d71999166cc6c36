import CSV
import Localization
import Rates
import Responses
import TestSupport

/// Analyses files of conflicts that together are one data set.
func rates(
  _ texts: String..., by groups: [String] = [], asOf: CalendarDay? = nil, carriesOver: Bool = false,
  options: RateOptions = RateOptions()
) throws -> RateAnalysis {
  try rates(texts, by: groups, asOf: asOf, carriesOver: carriesOver, options: options)
}

/// Analyses files of conflicts that together are one data set.
func rates(
  _ texts: [String], by groups: [String] = [], asOf: CalendarDay? = nil, carriesOver: Bool = false,
  options: RateOptions = RateOptions()
) throws -> RateAnalysis {
  let reader = ConflictReader(groups: groups, asOf: asOf, carriesOver: carriesOver)
  var reading: ConflictReading?
  for text in texts {
    reading = try reader.read(ByteSource(Array(text.utf8), name: "konflik.csv"), after: reading)
  }
  guard let reading else { preconditionFailure("no file") }
  return RateAnalysis(reading, options: options)
}

/// A register that was made up.
struct RandomRegister {
  struct Row {
    let reported: CalendarDay
    let resolved: CalendarDay?
    let facilitated: CalendarDay?
    let village: String

    var text: String {
      "\(reported.text),\(resolved?.text ?? ""),\(facilitated?.text ?? ""),\(village)"
    }
  }

  static let header = "reported,resolved,facilitated,desa"
  /// At least one.
  let rows: [Row]
  static let asOf = CalendarDay(year: 2023, month: 12, day: 31)

  /// Cases of 2018 to 2023, few or many, some years without any.
  init(using random: inout SplitMix64) {
    let days = (2018...2023).flatMap { year in
      (1...12).flatMap { month in
        (1...31).compactMap { CalendarDay(year: year, month: month, day: $0) }
      }
    }
    let left = Int.random(in: 2018...2023, using: &random)
    let all = (0..<Int.random(in: 2...40, using: &random)).map { _ in
      let first = Int.random(in: 0..<days.count, using: &random)
      func later() -> CalendarDay? {
        guard Int.random(in: 0...3, using: &random) > 0 else { return nil }
        let place = first + Int.random(in: 0...300, using: &random)
        return place < days.count ? days[place] : nil
      }
      return Row(
        reported: days[first], resolved: later(), facilitated: later(),
        village: ["Kras", "Jambean", ""].randomElement(using: &random) ?? "")
    }
    let kept = all.filter { $0.reported.year != left }
    rows = kept.isEmpty ? all : kept
  }

  func text(_ rows: [Row]) -> String { ([Self.header] + rows.map(\.text)).joined(separator: "\n") }

  /// Yearly counts by village, as a clerk would take them from the register.
  var counts: String {
    let first = rows.map(\.reported.year).min() ?? 2018
    let lines = Set(rows.map(\.village)).sorted().flatMap { village in
      (first...2023).map { year in
        let cases = rows.filter { $0.village == village && $0.reported.year == year }
        let resolved = cases.count { $0.resolved?.year == year }
        let facilitated = cases.count { $0.facilitated?.year == year }
        return "\(year),\(cases.count),\(resolved),\(facilitated),\(village)"
      }
    }
    return (["year,reported,resolved,facilitated,desa"] + lines).joined(separator: "\n")
  }
}
