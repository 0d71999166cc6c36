import CScan

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

  /// The eight bytes from `index` as one number, the first byte lowest.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8, "a word ends with the text")
    return unsafe withUnsafeBytes { bytes in
      unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
  }
}
