import CSV
import Moments

/// Reads the numbers of the sampling design: weights, populations and sums.
struct DesignNumbers {
  /// The decimal mark of the file.
  private let decimalMark: UInt8

  /// - Parameter delimiter: The delimiter of the file, which tells its decimal mark.
  init(delimiter: UInt8) {
    decimalMark = delimiter == UInt8(ascii: ";") ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  /// Weights whose squares neither vanish nor overflow in a sum.
  private static let weights = 1e-9...1e12
  /// Populations that count somebody.
  private static let populations = 1...1e12

  /// The weight in a field, zero or more; `nil` and a problem where it will not do.
  func weight(_ field: Int, _ place: inout RecordPlace) -> Double? {
    number(field, .invalidWeight, &place) { Self.weights.contains($0) || $0 == 0 }
  }

  /// The weight in a field of a plain record; `nil` where it takes more to say.
  @inline(__always)
  func plainWeight(_ text: Span<UInt8>, from start: Int, to end: Int) -> Double? {
    let value =
      1...8 ~= end &- start
      ? shortDecimal(text.word(at: start), length: end &- start, mark: decimalMark)
      : plainDecimal(text, start..<end, marks: (decimalMark, decimalMark))
    return value.flatMap { Self.weights.contains($0) || $0 == 0 ? $0 : nil }
  }

  /// The population in a field, a whole positive number; `nil` and a problem where it will not do.
  func population(_ field: Int, _ place: inout RecordPlace) -> Double? {
    number(field, .invalidPopulation, &place) {
      Self.populations.contains($0) && $0 == $0.rounded()
    }
  }

  /// The sums of the respondents that a record stands for; `nil` and problems where they will not do.
  func sums(_ fields: AggregateLayout.Fields, _ place: inout RecordPlace) -> RespondentSums? {
    guard let count = count(fields.respondents, from: 1, &place) else { return nil }
    guard let weights = fields.weights else { return RespondentSums(count: count) }
    guard let positive = self.count(weights.positive, from: 0, &place),
      let unusable = self.count(weights.unusable, from: 0, &place)
    else { return nil }
    guard unusable == 0 else {
      place.report(.unusableWeights, field: weights.unusable)
      return nil
    }
    let before = place.problems.count
    let sum = number(weights.sum, .invalidSum, &place) { $0 >= 0 }
    let squares = number(weights.sumOfSquares, .invalidSum, &place) { $0 >= 0 }
    guard let sum, let squares else { return nil }
    guard place.problems.count == before else { return nil }
    // By Cauchy and Schwarz (Σ w)² ≤ n Σ w², and Σ w² ≤ (Σ w)² since no weight is below zero.
    let tolerance = 1 + 1e-9
    guard positive <= count, (positive == 0) == (sum == 0), (positive == 0) == (squares == 0),
      sum * sum <= Double(positive) * squares * tolerance, squares <= sum * sum * tolerance
    else {
      place.report(.contradictorySums, field: weights.sum)
      return nil
    }
    return RespondentSums(
      count: count, contributing: positive, weight: sum, squaredWeight: squares)
  }

  /// No country has more people.
  private static let largestCount = 1_000_000_000

  /// The whole number in a field, which some programs write with decimals of zero.
  private func count(_ field: Int, from lowest: Int, _ place: inout RecordPlace) -> Int? {
    // Nearly every count is a few digits, and there may be millions.
    if let count = plainCount(place.record, field), count >= lowest { return count }
    let text = field < place.record.count ? Words.value(place.record.text(of: field)) : ""
    let digits = text.prefix { 0x30...0x39 ~= $0.asciiValue ?? 0 }
    let rest = text.dropFirst(digits.count)
    let isWhole =
      rest.isEmpty
      || (rest.hasPrefix(".") || rest.hasPrefix(",")) && 2...3 ~= rest.count
        && rest.dropFirst().allSatisfy { $0 == "0" }
    guard isWhole, let count = Int(digits), lowest...Self.largestCount ~= count else {
      place.report(
        .invalidCount(lowest: lowest, highest: Self.largestCount), field: field)
      return nil
    }
    return count
  }

  /// Up to nine digits and nothing else.
  private func plainCount(_ record: Record, _ field: Int) -> Int? {
    guard field < record.count, case let range = record.range(of: field), 1...9 ~= range.count
    else { return nil }
    var count = 0
    for byte in record.bytes[range] {
      guard 0x30...0x39 ~= byte else { return nil }
      count = 10 * count + Int(byte - 0x30)
    }
    return count
  }

  private func number(
    _ field: Int, _ kind: ResponseProblem.Kind, _ place: inout RecordPlace,
    where isValid: (Double) -> Bool
  ) -> Double? {
    guard field < place.record.count else {
      place.report(.blankDesign, field: field)
      return nil
    }
    let isPopulation = kind == .invalidPopulation
    let bytes = place.record.bytes[place.record.range(of: field)]
    if hasThousandsMarks(bytes, isPopulation: isPopulation) {
      place.report(.thousandsMark, field: field)
      return nil
    }
    if let value = plainDecimal(place.record.bytes.span, place.record.range(of: field)),
      isValid(value)
    {
      return value
    }
    let text = Words.value(place.record.text(of: field))
    let point = String(text.map { $0 == "," ? "." : $0 })
    // `Double` would also read "nan" and "0x10".
    if point.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(point),
      value.isFinite, isValid(value)
    {
      return value
    }
    place.report(text.isEmpty ? .blankDesign : kind, field: field)
    return nil
  }

  /// Whether digits are in groups of three, as in `125.300`, so that a mark may be one of thousands:
  /// always doubtful in a population, and in a weight where the mark is not the file's decimal mark.
  private func hasThousandsMarks(_ bytes: ArraySlice<UInt8>, isPopulation: Bool) -> Bool {
    guard let mark = bytes.dropLast(3).last, isMark(mark) else { return false }
    let groups = bytes.split(omittingEmptySubsequences: false, whereSeparator: isMark)
    guard 1...3 ~= groups[0].count, groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().allSatisfy({ 0x30...0x39 ~= $0 })
    else { return false }
    return isPopulation || groups.count > 2 || mark != decimalMark
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}
