import CSV

/// Reads the numbers of the sampling design: weights and populations.
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

  private func number(
    _ field: Int, _ kind: ResponseProblem.Kind, _ place: inout RecordPlace,
    where isValid: (Double) -> Bool
  ) -> Double? {
    guard field < place.record.count else {
      place.report(.blankDesign, field: field)
      return nil
    }
    let bytes = place.record.bytes[place.record.range(of: field)]
    if hasThousandsMarks(bytes, isPopulation: kind == .invalidPopulation) {
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
