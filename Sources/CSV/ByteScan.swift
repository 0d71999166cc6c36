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
  /// The bytes that are looked at together.
  static var windowSize: Int { 64 }

  /// Finds the fields of the record at `start`: as many as asked for, with the delimiter between them,
  /// without quotes, with LF or CRLF behind, and with 32 bytes more behind that.
  ///
  /// - Parameters:
  ///   - start: Where the record begins.
  ///   - delimiter: The delimiter.
  ///   - fields: How many fields it must have.
  ///   - begins: Receives, from `place` on, where each field begins and where one behind the last would.
  ///   - place: With room for one more than the fields.
  /// - Returns: Where the next record begins; `nil` where there is no such record.
  @inline(__always)
  func findRecord(
    at start: Int, delimiter: UInt8, fields: Int, begins: inout MutableSpan<UInt32>,
    from place: Int
  ) -> Int? {
    precondition(
      start >= 0 && count <= Int(UInt32.max) && fields > 0 && place >= 0
        && place <= begins.count &- fields &- 1, "the record has its place")
    let lastWindow = count &- Self.windowSize &- 32
    guard start <= lastWindow else { return nil }
    let next = unsafe withUnsafeBufferPointer { text in
      unsafe begins.withUnsafeMutableBufferPointer { begins in
        unsafe skm_find_record(
          text.baseAddress, start, lastWindow, delimiter, UInt32(fields),
          begins.baseAddress.map { unsafe $0 + place })
      }
    }
    return next == 0 ? nil : next
  }

  /// Which of the 64 bytes from `index` are zero or no ASCII.
  @inline(__always)
  func unusual(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - Self.windowSize, "a window ends with the text")
    return unsafe withUnsafeBytes { bytes in
      unsafe skm_find_unusual(bytes.baseAddress.map { unsafe $0 + index })
    }
  }

  /// Reads digits, each but the last with a delimiter behind.
  ///
  /// - Parameters:
  ///   - index: At least 32 bytes before the end.
  ///   - digits: How many there are, 1 to 16.
  ///   - delimiter: What stands between them.
  ///   - bottom: The lowest digit that is allowed.
  ///   - top: The highest digit that is allowed.
  /// - Returns: Their values, and whether everything is as described.
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

  /// The eight bytes from `index` as one number, the first byte lowest.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8, "a word ends with the text")
    return unsafe withUnsafeBytes { bytes in
      unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
  }
}
