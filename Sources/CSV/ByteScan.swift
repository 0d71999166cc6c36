import CScan

/// Digits with a delimiter between each two.
public struct DigitRun: Sendable {
  /// The values of the first eight and of the next eight, the first lowest; zero behind the last.
  public let low: UInt64
  public let high: UInt64
  /// Every digit is one of those allowed, and all stand as described.
  public let isRight: Bool
  /// All digits are the same.
  public let isConstant: Bool
}

/// The one door to unaligned loads: what stands in many bytes at once.
extension Span<UInt8> {
  /// The bytes that `marks` and `unusual` look at.
  static var windowSize: Int { 64 }

  /// Which of the 64 bytes from `index` are the delimiter, and which a quote or a line end: bit i
  /// for byte i.
  @inline(__always)
  func marks(at index: Int, delimiter: UInt8) -> (delimiters: UInt64, stops: UInt64) {
    precondition(index >= 0 && index <= count - Self.windowSize, "a window ends with the text")
    let marks = unsafe withUnsafeBytes { bytes in
      unsafe skm_find_marks(bytes.baseAddress.map { unsafe $0 + index }, delimiter)
    }
    return (marks.delimiters, marks.stops)
  }

  /// Which of the 64 bytes from `index` are zero or no ASCII.
  @inline(__always)
  func unusual(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - Self.windowSize, "a window ends with the text")
    return unsafe withUnsafeBytes { bytes in
      unsafe skm_find_unusual(bytes.baseAddress.map { unsafe $0 + index })
    }
  }

  /// Reads `count` digits, 1 to 16, from `bottom` to `top`, each but the last with `delimiter` behind.
  ///
  /// - Parameter index: At least 32 bytes before the end.
  public func digits(
    at index: Int, count digits: Int, delimiter: UInt8, from bottom: UInt8, to top: UInt8
  ) -> DigitRun {
    precondition(1...16 ~= digits && index >= 0 && index <= count &- 32, "32 bytes can be read")
    let run = unsafe withUnsafeBytes { bytes in
      unsafe skm_read_digits(
        bytes.baseAddress.map { unsafe $0 + index }, UInt32(digits), delimiter, bottom, top)
    }
    return DigitRun(
      low: run.low, high: run.high, isRight: run.wrong == 0, isConstant: run.different == 0)
  }

  /// Notes behind each of the delimiters that are marked at `offset` that a field begins there.
  ///
  /// - Returns: How many; `nil` where there are more than `begins` has room for from `place` on, up to
  ///   `end`.
  @inline(__always)
  static func noteBegins(
    of delimiters: UInt64, at offset: Int, in begins: inout MutableSpan<UInt32>, from place: Int,
    to end: Int
  ) -> Int? {
    precondition(0 <= place && place <= end && end <= begins.count, "there is no such room")
    let room = UInt32(truncatingIfNeeded: end &- place)
    let count = unsafe begins.withUnsafeMutableBufferPointer { begins in
      unsafe skm_note_begins(
        delimiters, UInt32(truncatingIfNeeded: offset),
        begins.baseAddress.map { unsafe $0 + place }, room)
    }
    return count > room ? nil : Int(count)
  }

  /// The eight bytes from `index` as one number, the first byte lowest.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8, "a word ends with the text")
    return unsafe withUnsafeBytes { bytes in
      unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
  }
}
