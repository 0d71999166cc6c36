import TestSupport
import Testing

@testable import CSV

@Suite struct ByteScanTests {
  // MARK: - Windows of 64 bytes

  @Test(
    "marks delimiters and stops as a loop would, at every place", arguments: 0..<20 as Range<UInt64>
  )
  func marks(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;\t|".utf8), using: &random)
    let bytes = Self.text(seed % 2 == 0 ? 64 : 150, special: ",;\t|\"\r\n", using: &random)
    for start in 0...bytes.count - 64 {
      let (delimiters, stops) = bytes.span.marks(at: start, delimiter: delimiter)
      #expect(delimiters == Self.mask(bytes, start) { $0 == delimiter }, "at \(start)")
      #expect(stops == Self.mask(bytes, start) { Array("\"\r\n".utf8).contains($0) }, "at \(start)")
    }
  }

  /// Each of the 256 values, so that none is taken for another.
  @Test("every byte is judged by itself", arguments: 0...255 as ClosedRange<UInt8>)
  func judgesEveryByte(byte: UInt8) {
    let bytes = Array(repeating: byte, count: 64)
    let marks = bytes.span.marks(at: 0, delimiter: UInt8(ascii: ";"))
    #expect(marks.delimiters == (byte == 0x3B ? .max : 0))
    #expect(marks.stops == ([0x22, 0x0D, 0x0A].contains(byte) ? .max : 0))
    let unusual = bytes.span.unusual(at: 0)
    #expect(unusual == (byte == 0 || byte >= 0x80 ? .max : 0))
  }

  @Test("finds zeros and what is no ASCII, at every place", arguments: 0..<20 as Range<UInt64>)
  func unusual(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Self.text(150, special: "\0,", using: &random)
    for _ in 0..<5 {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0x7E...0x81, using: &random)
    }
    for start in 0...bytes.count - 64 {
      let unusual = bytes.span.unusual(at: start)
      #expect(unusual == Self.mask(bytes, start) { $0 == 0 || $0 >= 0x80 }, "at \(start)")
    }
  }

  // MARK: - Words

  @Test("a word is its eight bytes, the first lowest, at every place")
  func words() {
    var random = SplitMix64(seed: 1)
    let bytes = (0..<40).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    for start in 0...32 {
      let word = bytes.span.word(at: start)
      #expect(word == bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  // MARK: - Digits

  /// One byte in a few is another: a digit just outside, a delimiter in a digit's place or the other
  /// way round, or anything.
  @Test(
    "reads a run of digits as a loop would", arguments: 0..<20 as Range<UInt64>,
    [(0x31, 0x34), (0x30, 0x39), (0x35, 0x35), (0x38, 0x39)] as [(UInt8, UInt8)])
  func digits(seed: UInt64, scale: (bottom: UInt8, top: UInt8)) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;\t|".utf8), using: &random)
    for count in 1...16 {
      let isConstant = Bool.random(using: &random)
      let one = UInt8.random(in: scale.bottom...scale.top, using: &random)
      var bytes = (0..<64).map { place in
        if place % 2 == 1 { return delimiter }
        return isConstant ? one : UInt8.random(in: scale.bottom...scale.top, using: &random)
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<2 * count + 1, using: &random)
        bytes[place] = Arbitrary.pick(
          [scale.bottom - 1, scale.top + 1, delimiter, one, 0, 0xFF, 0x20], using: &random)
      }
      for start in [0, 2] {
        let run = bytes.span.digits(
          at: start, count: count, delimiter: delimiter, from: scale.bottom, to: scale.top)
        let digits = (0..<count).map { bytes[start + 2 * $0] }
        let isRight =
          digits.allSatisfy { scale.bottom <= $0 && $0 <= scale.top }
          && (0..<count - 1).allSatisfy { bytes[start + 2 * $0 + 1] == delimiter }
        #expect(run.isRight == isRight, "\(count) digits of \(bytes)")
        guard isRight else { continue }
        #expect(run.isConstant == (Set(digits).count == 1), "\(count) digits of \(bytes)")
        let values = digits.map { UInt64($0 - 0x30) }
        #expect(run.low == values.prefix(8).reversed().reduce(0) { $0 << 8 | $1 })
        #expect(run.high == values.dropFirst(8).reversed().reduce(0) { $0 << 8 | $1 })
      }
    }
  }

  @Test("any wrong byte in a run makes it wrong, and none behind it", arguments: 1...16)
  func seesEveryByte(count: Int) {
    let right = Array(String(repeating: "3,", count: 16).utf8)
    for place in right.indices {
      for wrong in [right[place] - 1, right[place] + 1, 0xB3] {
        var bytes = right
        bytes[place] = wrong
        let run = bytes.span.digits(
          at: 0, count: count, delimiter: 0x2C, from: 0x33, to: 0x33)
        #expect(run.isRight == (place > 2 * (count - 1)), "\(wrong) at \(place)")
        let wide = bytes.span.digits(
          at: 0, count: count, delimiter: 0x2C, from: 0x30, to: 0x39)
        guard wide.isRight else { continue }
        let isDigitInRun = place % 2 == 0 && place <= 2 * (count - 1)
        #expect(wide.isConstant == (!isDigitInRun || count == 1), "\(wrong) at \(place)")
      }
    }
  }

  @Test("a run may end with the 32 bytes that are read")
  func digitsEndWithTheText() {
    let bytes = Array((String(repeating: " ", count: 9) + "1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7 ").utf8)
    #expect(bytes.count == 41)
    let run = bytes.span.digits(at: 9, count: 16, delimiter: 0x2C, from: 0x31, to: 0x39)
    #expect(run.isRight && !run.isConstant)
    #expect(run.low == 0x0807_0605_0403_0201 && run.high == 0x0706_0504_0302_0109)
  }

  // MARK: - Beginnings of fields

  @Test(
    "notes a place behind each delimiter, where there is room", arguments: 0..<60 as Range<UInt64>)
  func noteBegins(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sparse = random.next() & random.next()
    let delimiters = [0, .max, 1, 1 << 63, random.next(), sparse, sparse & random.next()][
      Int(seed % 7)]
    let offset = Int.random(in: 0...100_000, using: &random)
    let count = delimiters.nonzeroBitCount
    let begins = (0..<64).filter { delimiters >> UInt64($0) & 1 == 1 }.map {
      UInt32(offset + $0 + 1)
    }
    for room in [0, count - 1, count, count + 1, 64] where room >= 0 {
      let place = Int.random(in: 0...5, using: &random)
      var notes = Array(repeating: UInt32.max, count: place + room + 3)
      let found = Self.note(delimiters, offset, in: &notes, from: place, to: place + room)
      #expect(found == (count <= room ? count : nil))
      #expect(notes[..<place].allSatisfy { $0 == .max }, "nothing before the room")
      #expect(notes[(place + room)...].allSatisfy { $0 == .max }, "nothing behind the room")
      guard found != nil else { continue }
      #expect(Array(notes[place..<place + count]) == begins)
      #expect(notes[(place + count)...].allSatisfy { $0 == .max }, "no more than there are")
    }
  }

  // MARK: - Refusals

  @Test("refuses to look past the text")
  func refusesWindows() async {
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 64).span.marks(at: 1, delimiter: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 80).span.marks(at: -1, delimiter: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 63).span.unusual(at: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 80).span.unusual(at: -1)
    }
  }

  @Test("refuses words past the text")
  func refusesWords() async {
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 8).span.word(at: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 20).span.word(at: -1)
    }
    await #expect(processExitsWith: .failure) { _ = [UInt8]().span.word(at: 0) }
  }

  @Test("refuses digits past the text, no digits and too many")
  func refusesDigits() async {
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 32).span
        .digits(at: 1, count: 1, delimiter: 0, from: 0, to: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 40).span
        .digits(at: -1, count: 1, delimiter: 0, from: 0, to: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 40).span
        .digits(at: 0, count: 0, delimiter: 0, from: 0, to: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Array(repeating: UInt8(0), count: 40).span
        .digits(at: 0, count: 17, delimiter: 0, from: 0, to: 0)
    }
  }

  @Test("refuses room that is not there")
  func refusesRoom() async {
    await #expect(processExitsWith: .failure) {
      var notes = [UInt32](repeating: 0, count: 4)
      _ = ByteScanTests.note(1, 0, in: &notes, from: 0, to: 5)
    }
    await #expect(processExitsWith: .failure) {
      var notes = [UInt32](repeating: 0, count: 4)
      _ = ByteScanTests.note(1, 0, in: &notes, from: 3, to: 2)
    }
    await #expect(processExitsWith: .failure) {
      var notes = [UInt32](repeating: 0, count: 4)
      _ = ByteScanTests.note(1, 0, in: &notes, from: -1, to: 2)
    }
  }

  // MARK: - Helpers

  private static func note(
    _ delimiters: UInt64, _ offset: Int, in notes: inout [UInt32], from place: Int, to end: Int
  ) -> Int? {
    var span = notes.mutableSpan
    return Span<UInt8>.noteBegins(of: delimiters, at: offset, in: &span, from: place, to: end)
  }

  /// Letters, digits and what is `special`.
  private static func text(
    _ count: Int, special: String, using random: inout SplitMix64
  ) -> [UInt8] {
    let choices = Array((special + "aZ09 ~+-!#.:").utf8)
    return (0..<count).map { _ in Arbitrary.pick(choices, using: &random) }
  }

  /// Bit i says whether `isMeant` of byte `start + i`.
  private static func mask(_ bytes: [UInt8], _ start: Int, _ isMeant: (UInt8) -> Bool) -> UInt64 {
    (0..<64).reduce(0) { $0 | (isMeant(bytes[start + $1]) ? 1 << UInt64($1) : 0) }
  }
}
