import Localization

extension PlanNode {
  /// How a number is read.
  enum NumberKind {
    /// `80.125` is eighty and an eighth.
    case value
    /// Three digits behind a mark may be thousands.
    case money
  }

  /// A number with a decimal point, or with a decimal comma.
  func number(_ kind: NumberKind = .value) -> Double? {
    guard let text = text() else { return nil }
    if text.wholeMatch(of: #/[-+]?\d{1,3}(\.\d{3}){2,}/#) != nil
      || text.wholeMatch(of: #/[-+]?\d{1,3}(,\d{3})+/#) != nil
      || text.wholeMatch(of: #/[-+]?\d{1,3}(\.\d{3})*,\d+/#) != nil && text.contains(".")
      || text.wholeMatch(of: #/[-+]?\d{1,3}(,\d{3})*\.\d+/#) != nil && text.contains(",")
      || kind == .money && text.wholeMatch(of: #/\d{1,3}\.\d{3}/#) != nil
    {
      add(.thousandsMark)
      return nil
    }
    let isNumber = text.wholeMatch(of: #/[-+]?\d+([.,]\d+)?([eE][-+]?\d{1,3})?/#) != nil
    guard isNumber, let value = Double(text.replacing(",", with: ".")), value.isFinite else {
      add(.notANumber)
      return nil
    }
    return value
  }

  /// A number between two bounds, both allowed.
  func number(in bounds: ClosedRange<Double>?) -> Double? {
    guard let value = number() else { return nil }
    if let bounds, !bounds.contains(value) {
      add(.outsideBounds(lowest: bounds.lowerBound, highest: bounds.upperBound))
      return nil
    }
    return value
  }

  /// A year of four digits.
  func year() -> Int? {
    guard let text = plainText, text.wholeMatch(of: #/[12]\d{3}/#) != nil, let year = Int(text)
    else {
      add(.notAYear)
      return nil
    }
    return year
  }

  /// `2016-2021`, or one year.
  func period() -> ClosedRange<Int>? {
    guard let text = text() else { return nil }
    guard let match = text.wholeMatch(of: #/([12]\d{3})(?:\s*[-–—]\s*([12]\d{3}))?/#),
      let first = Int(match.1), let last = match.2.map({ Int($0) }) ?? first
    else {
      add(.notAPeriod)
      return nil
    }
    guard first <= last else {
      add(.periodReversed)
      return nil
    }
    guard last - first < Self.longestPeriod else {
      add(.periodTooLong(limit: Self.longestPeriod))
      return nil
    }
    return first...last
  }

  /// The longest plans of the state are those of twenty years, some of twenty-five.
  private static let longestPeriod = 30

  /// A day as `2021-01-15` or `15/01/2021`.
  func day() -> CalendarDay? {
    guard let text = text() else { return nil }
    let parts: (year: Substring, month: Substring, day: Substring)? =
      if let match = text.wholeMatch(of: #/(\d{4})-(\d{1,2})-(\d{1,2})/#) {
        (match.1, match.2, match.3)
      } else if let match = text.wholeMatch(of: #/(\d{1,2})/(\d{1,2})/(\d{4})/#) {
        (match.3, match.2, match.1)
      } else {
        nil
      }
    guard let parts, let year = Int(parts.year), let month = Int(parts.month),
      let day = Int(parts.day), let date = CalendarDay(year: year, month: month, day: day)
    else {
      add(.notADate)
      return nil
    }
    return date
  }

  /// Values by year, each of a year of `period`.
  func byYear(in period: ClosedRange<Int>?) -> [(year: Int, value: PlanNode)] {
    guard let entries = entries() else { return [] }
    var before: PlanNode?
    return entries.compactMap { name, value in
      defer { before = value }
      // `{ 2016: 82,5, 2017: 83 }` is a 82 and a key 5 without a value.
      if value.node.isNull, let whole = before?.plainText, let decimals = name.plainText,
        whole.wholeMatch(of: #/-?\d+/#) != nil, decimals.wholeMatch(of: #/\d{1,3}/#) != nil
      {
        name.add(.splitByComma(number: "\(whole).\(decimals)"), text: "\(whole),\(decimals)")
        return nil
      }
      guard let year = name.year() else { return nil }
      if let period, !period.contains(year) {
        name.add(.outsidePeriod(first: period.lowerBound, last: period.upperBound))
        return nil
      }
      guard !value.node.isNull else {
        value.add(.blank)
        return nil
      }
      return (year, value)
    }
  }
}
