import TestSupport
import Testing

@testable import Responses

@Suite struct PlainDecimalTests {
  // MARK: - Numbers

  @Test("reads short numbers as Double does, both ways", arguments: 0..<200 as Range<UInt64>)
  func readsShortNumbers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for length in 1...8 {
      let text = Self.number(length, using: &random)
      let expected = try #require(Double(text))
      for mark in Array(".,".utf8) {
        let bytes = Self.bytes(text, mark: mark)
        #expect(Self.short(bytes, mark: mark, using: &random) == expected, "\(text)")
        #expect(Self.plain(bytes, mark: mark, using: &random) == expected, "\(text)")
      }
    }
  }

  @Test("reads numbers of up to 15 digits as Double does", arguments: 0..<100 as Range<UInt64>)
  func readsLongNumbers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for length in 1...16 {
      let text = Self.number(length, hasMark: length == 16 ? true : nil, using: &random)
      let expected = try #require(Double(text))
      #expect(Self.plain(Self.bytes(text, mark: 0x2C), mark: 0x2C, using: &random) == expected)
      #expect(plainDecimal(Array(text.utf8).span, 0..<length) == expected, "\(text)")
    }
  }

  @Test("every number of up to three digits, with a mark anywhere")
  func readsSmallNumbers() {
    var random = SplitMix64(seed: 1)
    for value in 0..<1000 {
      for width in [1, 2, 3] where value < [0, 10, 100, 1000][width] {
        let digits = String(repeating: "0", count: width - "\(value)".count) + "\(value)"
        #expect(Self.short(Array(digits.utf8), mark: 0x2E, using: &random) == Double(value))
        for place in 1..<width {
          let text = "\(digits.prefix(place)).\(digits.dropFirst(place))"
          #expect(Self.short(Array(text.utf8), mark: 0x2E, using: &random) == Double(text))
          #expect(Self.plain(Array(text.utf8), mark: 0x2E, using: &random) == Double(text))
        }
      }
    }
  }

  // MARK: - What is none

  @Test(
    "leaves what is no plain number",
    arguments: [
      "", ".", "..", "1..2", "1.2.3", "1.2,3", ",1", "a", "1a", "a1", "1 ", " 1", "1 2", "+1", "-1",
      "-",
      "1e2", "1E2", "0x1", "nan", "inf", "1/2", "1:2", "1;2", "/", ":", "\u{B2}", "1_0", "1'0",
      "1\u{A0}",
      "\0", "1\0", "\u{FF11}", "12345,67", "1-2", "1.-2", "-1.5", "1234567a", "a2345678",
      "1234.56:",
    ])
  func leavesOthers(text: String) {
    var random = SplitMix64(seed: 7)
    let bytes = Array(text.utf8)
    #expect(Self.plain(bytes, mark: 0x2E, using: &random) == nil)
    guard 1...8 ~= bytes.count else { return }
    #expect(Self.short(bytes, mark: 0x2E, using: &random) == nil)
  }

  /// Which of the two takes a mark at an end is its own business, as long as it is right.
  @Test(
    "a mark first or last is left or read as Double does",
    arguments: [".5", "5.", ".", ".05", "123456.", ".123456"])
  func judgesMarksAtTheEnds(text: String) {
    var random = SplitMix64(seed: 8)
    let bytes = Array(text.utf8)
    for value in [
      Self.short(bytes, mark: 0x2E, using: &random), Self.plain(bytes, mark: 0x2E, using: &random),
    ] where value != nil { #expect(value == Double(text)) }
  }

  /// Every byte in every place of a number.
  @Test("a byte that is no digit and no mark makes it none", arguments: 1...8)
  func seesEveryByte(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    for place in 0..<length {
      for byte in UInt8.min ... .max where !(0x30...0x39 ~= byte) && byte != 0x2E {
        var bytes = Array(Self.number(length, using: &random).utf8)
        bytes[place] = byte
        let (short, plain) = (
          Self.short(bytes, mark: 0x2E, using: &random),
          Self.plain(bytes, mark: 0x2E, using: &random)
        )
        if short != nil || plain != nil {
          Issue.record("\(bytes) is \(short as Any) or \(plain as Any)")
        }
      }
    }
  }

  @Test("random texts are left or read as Double does", arguments: 0..<100 as Range<UInt64>)
  func agreesOnAnyText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<30 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Arbitrary.pick(["0", "1", "5", "9", "7", ".", ".", ",", "-", "e", " "], using: &random)
      }.joined()
      let bytes = Array(text.utf8)
      let isInner = bytes.first != 0x2E && bytes.last != 0x2E
      let isNumber =
        bytes.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E } && bytes.count { $0 == 0x2E } < 2
      let expected = isNumber ? Double(text) : nil
      for value in [
        Self.short(bytes, mark: 0x2E, using: &random),
        Self.plain(bytes, mark: 0x2E, using: &random),
      ] where isInner || value != nil { #expect(value == expected, "\(text)") }
    }
  }

  @Test("the other mark is none")
  func takesOneMark() {
    var random = SplitMix64(seed: 9)
    #expect(Self.short(Array("1,5".utf8), mark: 0x2E, using: &random) == nil)
    #expect(Self.short(Array("1.5".utf8), mark: 0x2C, using: &random) == nil)
    #expect(Self.plain(Array("1,5".utf8), mark: 0x2E, using: &random) == nil)
    #expect(plainDecimal(Array("1,5".utf8).span, 0..<3) == 1.5)
    #expect(plainDecimal(Array("1.5".utf8).span, 0..<3) == 1.5)
  }

  /// 2⁵³ has 16 digits: more of them would be rounded twice.
  @Test("too many digits are left")
  func leavesManyDigits() {
    #expect(plainDecimal(Array("999999999999999".utf8).span, 0..<15) == 999_999_999_999_999)
    #expect(plainDecimal(Array("0999999999999999".utf8).span, 0..<16) == 999_999_999_999_999)
    #expect(plainDecimal(Array("1000000000000000".utf8).span, 0..<16) == nil)
    #expect(plainDecimal(Array("99999999999.99999".utf8).span, 0..<17) == nil)
    #expect(plainDecimal(Array("0.99999999999999".utf8).span, 0..<16) == 0.99999999999999)
  }

  // MARK: - Helpers

  /// What `shortDecimal` says with anything behind the bytes.
  private static func short(
    _ bytes: [UInt8], mark: UInt8, using random: inout SplitMix64
  ) -> Double? {
    let behind = (bytes.count..<8).map { _ in
      Arbitrary.pick([mark, mark, 0x2C, 0x30, 0x39, 0, 0xFF, 0x0A], using: &random)
    }
    let word = (bytes + behind).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return shortDecimal(word, length: bytes.count, mark: mark)
  }

  /// What `plainDecimal` says with anything around the bytes.
  private static func plain(
    _ bytes: [UInt8], mark: UInt8, using random: inout SplitMix64
  ) -> Double? {
    let around = (0..<2).map { _ in Arbitrary.pick([mark, 0x2C, 0x30, 0x39, 0xFF], using: &random) }
    let text = [around[0]] + bytes + [around[1]]
    return plainDecimal(text.span, 1..<bytes.count + 1, marks: (mark, mark))
  }

  /// Digits, and in half of all numbers of three bytes or more a point between two of them.
  private static func number(
    _ length: Int, hasMark: Bool? = nil, using random: inout SplitMix64
  ) -> String {
    var digits = (0..<length).map { _ in "\(Int.random(in: 0...9, using: &random))" }
    if length >= 3, hasMark ?? Bool.random(using: &random) {
      digits[Int.random(in: 1..<length - 1, using: &random)] = "."
    }
    return digits.joined()
  }

  private static func bytes(_ number: String, mark: UInt8) -> [UInt8] {
    number.utf8.map { $0 == 0x2E ? mark : $0 }
  }
}
