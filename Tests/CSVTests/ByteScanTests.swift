import TestSupport
import Testing

@testable import CSV

@Suite struct ByteScanTests {
  // MARK: - Windows of 64 bytes

  /// A record of known fields at every place, with room for exactly its beginnings.
  @Test("finds the fields of a record as a loop would", arguments: 0..<40 as Range<UInt64>)
  func findsRecords(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiter = Arbitrary.pick(Array(",;\t|".utf8), using: &random)
    let before = Self.text(
      Int.random(in: 0...70, using: &random), special: "\"\n,;", using: &random)
    let fields = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Self.text(Int.random(in: 0...40, using: &random), special: "_", using: &random)
    }
    for lineEnd in ["\n", "\r\n", "\r", "\"\n"] {
      let record = Array(fields.joined(separator: [delimiter])) + Array(lineEnd.utf8)
      let text = before + record + Array(repeating: UInt8(ascii: "x"), count: 96)
      let isPlain = lineEnd == "\n" || lineEnd == "\r\n"
      for asked in [fields.count, fields.count + 1, fields.count - 1] where asked > 0 {
        var begins = [UInt32](repeating: .max, count: asked + 3)
        let next = Self.find(text, before.count, delimiter, asked, &begins)
        #expect(next == (isPlain && asked == fields.count ? before.count + record.count : nil))
        #expect(begins[0] == .max && begins[asked + 2] == .max, "nothing outside the room")
        guard next != nil else { continue }
        let lengths = fields.map(\.count)
        for field in 0...asked {
          let begin = before.count + lengths[..<field].reduce(0, +) + field
          #expect(Int(begins[field + 1]) == begin)
        }
      }
    }
  }

  /// Each of the 256 values, so that none is taken for another.
  @Test("every byte is judged by itself", arguments: 0...255 as ClosedRange<UInt8>)
  func judgesEveryByte(byte: UInt8) {
    let bytes = Array(repeating: byte, count: 64)
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

  // MARK: - Refusals

  @Test("refuses to look past the text")
  func refusesWindows() async {
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
      var begins = [UInt32](repeating: 0, count: 4)
      _ = ByteScanTests.find(Array(repeating: 0, count: 200), 0, 0, 3, &begins)
    }
    await #expect(processExitsWith: .failure) {
      var begins = [UInt32](repeating: 0, count: 9)
      _ = ByteScanTests.find(Array(repeating: 0, count: 200), 0, 0, 0, &begins)
    }
    await #expect(processExitsWith: .failure) {
      var begins = [UInt32](repeating: 0, count: 9)
      _ = ByteScanTests.find(Array(repeating: 0, count: 200), -1, 0, 1, &begins)
    }
  }

  // MARK: - Helpers

  /// Finds a record; what begins is noted from place 1 on.
  private static func find(
    _ text: [UInt8], _ start: Int, _ delimiter: UInt8, _ fields: Int, _ begins: inout [UInt32]
  ) -> Int? {
    var span = begins.mutableSpan
    return text.span.findRecord(
      at: start, delimiter: delimiter, fields: fields, begins: &span, from: 1)
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
