import CXLSXWriter

/// The parts of a workbook: a ZIP file of markup.
///
/// Source: PKWARE (2022), .ZIP File Format Specification 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
enum WorkbookParts {
  /// Whether every part can be unpacked and is markup to its end.
  static func areWhole(_ bytes: [UInt8]) -> Bool {
    let end = bytes.count - 22
    guard end >= 0, number(bytes, end, 4) == 0x0605_4B50 else { return false }
    let count = number(bytes, end + 10, 2)
    var place = number(bytes, end + 16, 4)
    for _ in 0..<count {
      guard place + 46 <= end, number(bytes, place, 4) == 0x0201_4B50,
        isWhole(bytes, entry: place)
      else { return false }
      place += 46 + [28, 30, 32].reduce(0) { $0 + number(bytes, place + $1, 2) }
    }
    return count > 0
  }

  /// Whether the part that the directory describes at `place` is whole.
  private static func isWhole(_ bytes: [UInt8], entry place: Int) -> Bool {
    let (packed, size) = (number(bytes, place + 20, 4), number(bytes, place + 24, 4))
    let local = number(bytes, place + 42, 4)
    guard local + 30 <= bytes.count else { return false }
    let start = local + 30 + number(bytes, local + 26, 2) + number(bytes, local + 28, 2)
    // all parts are deflated
    guard number(bytes, place + 10, 2) == 8, start + packed <= bytes.count else { return false }
    var balance = MarkupBalance()
    return inflate(bytes[start..<(start + packed)], into: &balance) == size && balance.isWhole
  }

  /// A number of `count` bytes, the lowest first.
  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// Unpacks `packed` and reads it into `balance`.
  ///
  /// - Returns: How many bytes came out; `nil` where the packed ones do not end as they should.
  private static func inflate(
    _ packed: ArraySlice<UInt8>, into balance: inout MarkupBalance
  ) -> Int? {
    var stream = unsafe z_stream()
    // raw, without a header of zlib's own
    guard
      unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { unsafe inflateEnd(&stream) }
    var input = Array(packed)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    var state = Z_OK
    return unsafe input.withUnsafeMutableBufferPointer { input -> Int? in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      while state == Z_OK {
        let count = unsafe block.withUnsafeMutableBufferPointer { output in
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(output.count)
          state = unsafe CXLSXWriter.inflate(&stream, Z_NO_FLUSH)
          return unsafe output.count - Int(stream.avail_out)
        }
        balance.read(block[..<count])
        total += count
      }
      return state == Z_STREAM_END ? total : nil
    }
  }
}
