import TestSupport
import Testing

@testable import CSV

@Suite struct TextDecoderTests {
  struct Outcome: Equatable {
    var text: [UInt8] = []
    var encoding = TextEncoding.utf8
    var error: CSVError?
  }

  static let letters = "Kelurahan Séra, “baik” – 😀\r\nÑ\t€ \u{10FFFF}\u{800}\u{FFFF}\n"

  // MARK: - UTF-8

  @Test("hands on valid UTF-8 whatever the blocks", arguments: [1, 2, 3, 4, 5, 7, 8, 9, 64])
  func keepsUTF8(blockSize: Int) {
    let bytes = Array(Self.letters.utf8)
    #expect(decoded(bytes, blockSize) == Outcome(text: bytes))
    #expect(decoded([0xEF, 0xBB, 0xBF] + bytes, blockSize) == Outcome(text: bytes))
  }

  @Test("agrees with the standard library on damaged UTF-8", arguments: 0..<300 as Range<UInt64>)
  func agreesOnDamagedUTF8(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let start = Array("é".utf8)  // not pure ASCII: whatever is wrong later is an error
    // Without CR, whose lines have a test of their own, and without the mark of a binary file.
    let damaged = Arbitrary.damaged(Array(Self.letters.utf8), using: &random)
    let bytes = start + damaged.filter { $0 != 0x0D && $0 != 0 }
    let expected = judged(bytes)
    for size in [1, 2, 3, 5, 8, 11, 200] {
      #expect(decoded(bytes, size) == expected, "blocks of \(size) of \(bytes)")
    }
  }

  @Test(
    "names the first invalid byte",
    arguments: [
      ([0x80], 0x80), ([0xC3], 0xC3), ([0xC3, 0x28], 0xC3), ([0xC0, 0xAF], 0xC0),
      ([0xE0, 0x80, 0x80], 0xE0), ([0xED, 0xA0, 0x80], 0xED), ([0xE2, 0x82], 0xE2),
      ([0xF0, 0x9F, 0x98], 0xF0), ([0xF4, 0x90, 0x80, 0x80], 0xF4), ([0xF5], 0xF5), ([0xFF], 0xFF),
    ] as [([UInt8], UInt8)])
  func namesInvalidByte(sequence: [UInt8], value: UInt8) {
    let before = Array("é,b\r\nc\n".utf8)
    for size in [1, 2, 3, 8, 100] {
      let outcome = decoded(before + sequence, size)
      #expect(outcome.error == .invalidUTF8(value: value, line: 3, offset: before.count))
    }
  }

  @Test("counts the offset from the start of the file, mark included")
  func countsByteOrderMark() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("éa".utf8) + [0xFF]
    #expect(decoded(bytes, 4).error == .invalidUTF8(value: 0xFF, line: 1, offset: 6))
  }

  /// A lone CR ends a line for the parser, so it does for the place of an error.
  @Test("counts the lines of a file whose lines end in CR")
  func countsCarriageReturns() {
    let bytes = Array("é\rb\r".utf8) + [0xFF]
    for size in [1, 3, 100] {
      #expect(decoded(bytes, size).error == .invalidUTF8(value: 0xFF, line: 3, offset: 5))
    }
  }

  // MARK: - Windows-1252

  @Test("takes a stray byte after pure ASCII for Windows-1252", arguments: [1, 2, 3, 8, 9, 300])
  func fallsBackToWindows1252(blockSize: Int) {
    let high =
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñò"
      + "óôõö÷øùúûüýþÿ"
    let bytes = Array("nama;U1\n".utf8) + (0x80...0xFF)
    #expect(
      decoded(bytes, blockSize)
        == Outcome(text: Array(("nama;U1\n" + high).utf8), encoding: .windows1252))
  }

  @Test func aCharacterCutOffByTheEndIsWindows1252() {
    let expected = Outcome(text: Array("abcdefghiÃ".utf8), encoding: .windows1252)
    #expect(decoded(Array("abcdefghi".utf8) + [0xC3], 3) == expected)
    #expect(
      decoded([0x61, 0xE2, 0x82], 1) == Outcome(text: Array("aâ‚".utf8), encoding: .windows1252))
  }

  // MARK: - UTF-16

  @Test("reads UTF-16 of both byte orders", arguments: [1, 2, 3, 4, 5, 7, 8, 9, 64])
  func readsUTF16(blockSize: Int) {
    for isLittle in [true, false] {
      let bytes = utf16(Array("\u{FEFF}".utf16) + Array(Self.letters.utf16), isLittle: isLittle)
      #expect(
        decoded(bytes, blockSize)
          == Outcome(
            text: Array(Self.letters.utf8),
            encoding: isLittle ? .utf16LittleEndian : .utf16BigEndian))
    }
  }

  @Test("replaces surrogates without a partner", arguments: 0..<60 as Range<UInt64>)
  func replacesLoneSurrogates(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let choices: [UInt16] = [0x61, 0xD83D, 0xDE00, 0xD800, 0xDFFF, 0x20AC]
    let units = (0..<12).map { _ in Arbitrary.pick(choices, using: &random) }
    let expected = Array(String(decoding: units, as: UTF16.self).utf8)
    for size in [1, 2, 3, 5, 40] {
      #expect(decoded(utf16([0xFEFF] + units, isLittle: true), size).text == expected)
    }
  }

  @Test func replacesAHalfUnitAtTheEnd() {
    #expect(decoded([0xFE, 0xFF, 0x00, 0x61, 0x00], 2).text == Array("a\u{FFFD}".utf8))
  }

  // MARK: - What is no text

  @Test(
    "recognizes files that are no text",
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldWorkbook),
      (Array("%PDF-1.7\n".utf8), .pdf), ([0x1F, 0x8B, 0x08, 0x00], .gzip),
      (Array("a,b\0c".utf8), .binary), ([0x61, 0x00, 0x2C, 0x00], .binary),
    ] as [([UInt8], CSVError.Container)])
  func recognizesContainers(bytes: [UInt8], container: CSVError.Container) {
    for size in [1, 3, 100] { #expect(decoded(bytes, size).error == .notText(container)) }
  }

  @Test func acceptsShortAndEmptyFiles() {
    #expect(decoded([], 3) == Outcome())
    #expect(decoded([0x61], 3) == Outcome(text: [0x61]))
    #expect(decoded([0xEF, 0xBB, 0xBF], 1) == Outcome())
    #expect(decoded([0xFF, 0xFE], 1) == Outcome(encoding: .utf16LittleEndian))
  }

  // MARK: -

  private func decoded(_ bytes: [UInt8], _ blockSize: Int) -> Outcome {
    var (decoder, outcome) = (TextDecoder(), Outcome())
    do {
      for start in stride(from: 0, to: bytes.count, by: blockSize) {
        let block = Array(bytes[start..<min(bytes.count, start + blockSize)])
        try decoder.decode(block, isLast: false, into: &outcome.text)
      }
      try decoder.decode([], isLast: true, into: &outcome.text)
    } catch {
      return Outcome(text: [], encoding: .utf8, error: error)
    }
    outcome.encoding = decoder.encoding
    return outcome
  }

  /// The same with the standard library's own parser of UTF-8.
  private func judged(_ bytes: [UInt8]) -> Outcome {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return Outcome(text: bytes)
      case .error:
        let line = bytes[..<offset].count { $0 == 0x0A } + 1
        return Outcome(error: .invalidUTF8(value: bytes[offset], line: line, offset: offset))
      }
    }
  }

  private func utf16(_ units: [UInt16], isLittle: Bool) -> [UInt8] {
    units.flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
  }
}
