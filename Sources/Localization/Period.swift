/// A year, or a part of one: a half, a quarter, a month.
///
/// Written `2024`, `2024-S1`, `2024-Q3` and `2024-07`.
public struct Period: Sendable, Hashable, Comparable {
  /// How many parts a year has.
  public enum Frequency: Int, Sendable, Hashable {
    case year = 1
    case half = 2
    case quarter = 4
    case month = 12
  }

  public let frequency: Frequency
  /// Periods since the start of year 0, so that neighbours differ by 1.
  public let ordinal: Int

  /// The calendar year that the period lies in.
  public var year: Int { ordinal / frequency.rawValue }
  /// Which part of its year it is, from 1.
  public var part: Int { ordinal % frequency.rawValue + 1 }
  /// The start of the period, in years.
  public var time: Double { Double(ordinal) / Double(frequency.rawValue) }

  private init(ordinal: Int, frequency: Frequency) {
    self.ordinal = ordinal
    self.frequency = frequency
  }

  /// A calendar year.
  public init(year: Int) {
    self.init(ordinal: year, frequency: .year)
  }

  /// Reads a period; fails where `text` is none, or its year has not four digits.
  ///
  /// Blanks and small letters do not matter, and `TW` is a quarter: `2023 s1`, `2024 TW3`.
  public init?(_ text: some StringProtocol) {
    let compact = text.uppercased().filter { !$0.isWhitespace }
    let digits = compact.prefix(4)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let year = Int(digits)
    else { return nil }
    var rest = compact.dropFirst(4)
    if rest.isEmpty {
      self.init(year: year)
      return
    }
    let hasMark = rest.first == "-" || rest.first == "/"
    if hasMark { rest.removeFirst() }
    let letters = rest.prefix { !$0.isNumber }
    let frequency: Frequency
    switch letters {
    case "S": frequency = .half
    case "Q", "TW": frequency = .quarter
    case "" where hasMark: frequency = .month
    default: return nil
    }
    guard let part = Int(rest.dropFirst(letters.count)), 1...frequency.rawValue ~= part else {
      return nil
    }
    self.init(ordinal: year * frequency.rawValue + part - 1, frequency: frequency)
  }

  /// The period so many places later.
  public func advanced(by count: Int) -> Period {
    Period(ordinal: ordinal + count, frequency: frequency)
  }

  /// As it is written, in every language.
  public var text: String {
    switch frequency {
    case .year: "\(year)"
    case .half: "\(year)-S\(part)"
    case .quarter: "\(year)-Q\(part)"
    case .month: part < 10 ? "\(year)-0\(part)" : "\(year)-\(part)"
    }
  }

  /// By the start; of periods that start together the longer comes first.
  public static func < (left: Period, right: Period) -> Bool {
    let (l, r) = (
      left.ordinal * 12 / left.frequency.rawValue,
      right.ordinal * 12 / right.frequency.rawValue
    )
    return l == r ? left.frequency.rawValue < right.frequency.rawValue : l < r
  }
}
