/// Turns blocks of bytes into UTF-8, block by block.
///
/// A byte order mark decides between UTF-8 and UTF-16; without one the text is UTF-8. At the first
/// byte that is not valid UTF-8, text that was pure ASCII so far goes on as Windows-1252 (`encoding`
/// tells, and a reader should warn); text that already held UTF-8 letters is damaged, an error.
struct TextDecoder: Sendable {
  /// What the bytes are taken for, so far.
  private(set) var encoding = TextEncoding.utf8
  /// No byte so far was more than ASCII.
  private(set) var isPureASCII = true

  /// Bytes not yet decided on: the start of the file, or a character cut by the end of a block.
  private var carry: [UInt8] = []
  private var isAtStart = true
  /// The size of the byte order mark.
  private(set) var markLength = 0
  private var offset = 0
  private var highSurrogate: UInt16?

  /// Decodes a file from its beginning.
  init() {}

  /// Goes on in the middle of UTF-8.
  ///
  /// - Parameters:
  ///   - offset: The number of bytes before.
  ///   - isPureASCII: No byte before was more than ASCII.
  init(offset: Int, isPureASCII: Bool) {
    self.offset = offset
    self.isPureASCII = isPureASCII
    isAtStart = false
  }

  /// Decodes `block` and appends the text to `text` as UTF-8.
  ///
  /// - Parameters:
  ///   - block: The next bytes of the input.
  ///   - isLast: No further block will follow; what was carried over must be decided now.
  ///   - text: Receives valid UTF-8 without a byte order mark.
  /// - Throws: `CSVError.notText` for workbooks and other binary files; `CSVError.invalidUTF8`, with
  ///   the line as counted from the beginning of `text`, which then ends with what is valid.
  mutating func decode(
    _ block: [UInt8], isLast: Bool, into text: inout [UInt8]
  ) throws(CSVError) {
    var bytes = block
    if !carry.isEmpty {
      bytes = carry + block
      carry = []
    }
    var start = 0
    if isAtStart {
      guard bytes.count >= 8 || isLast else {
        carry = bytes
        return
      }
      start = try recognizeStart(bytes)
      markLength = start
      isAtStart = false
    }
    switch encoding {
    case .utf8: try decodeUTF8(bytes, from: start, isLast: isLast, into: &text)
    case .windows1252: decodeWindows1252(bytes[start...], into: &text)
    case .utf16LittleEndian, .utf16BigEndian:
      decodeUTF16(bytes, from: start, isLast: isLast, into: &text)
    }
  }

  /// Reads the byte order mark or the signature of a binary format; returns where the text begins.
  private mutating func recognizeStart(_ bytes: [UInt8]) throws(CSVError) -> Int {
    let signatures: [([UInt8], CSVError.Container)] = [
      ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook),
      ([0x25, 0x50, 0x44, 0x46], .pdf), ([0x1F, 0x8B], .gzip),
    ]
    for (signature, container) in signatures where bytes.starts(with: signature) {
      throw .notText(container)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      isPureASCII = false  // the mark says that it is UTF-8
      return 3
    }
    if bytes.starts(with: [0xFF, 0xFE]) { encoding = .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { encoding = .utf16BigEndian }
    return encoding == .utf8 ? 0 : 2
  }

  private mutating func decodeUTF8(
    _ bytes: [UInt8], from start: Int, isLast: Bool, into text: inout [UInt8]
  ) throws(CSVError) {
    let span = bytes.span
    var index = start
    while index < span.count {
      index = span.endOfPlainText(from: index)
      guard index < span.count else { break }
      let byte = span[index]
      guard byte != 0 else { throw .notText(.binary) }
      switch utf8Sequence(span, at: index) {
      case .complete(let length):
        isPureASCII = false
        index += length
      case .cutOff where !isLast:
        carry = Array(bytes[index...])
        text.append(contentsOf: bytes[start..<index])
        offset += index - start
        return
      case .cutOff, .invalid:
        text.append(contentsOf: bytes[start..<index])
        offset += index - start
        guard isPureASCII else {
          throw .invalidUTF8(value: byte, line: 1 + text.lineEnds, offset: offset)
        }
        encoding = .windows1252
        decodeWindows1252(bytes[index...], into: &text)
        return
      }
    }
    text.append(contentsOf: bytes[start...])
    offset += bytes.count - start
  }

  private func decodeWindows1252(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let code = byte < 0xA0 ? Self.windows1252Controls[Int(byte) - 0x80] : UInt16(byte)
      appendUTF8(UInt32(code), to: &text)
    }
  }

  private mutating func decodeUTF16(
    _ bytes: [UInt8], from start: Int, isLast: Bool, into text: inout [UInt8]
  ) {
    var index = start
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      let unit = encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second
      index += 2
      if let high = highSurrogate {
        highSurrogate = nil
        if 0xDC00...0xDFFF ~= unit {
          appendUTF8(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &text)
          continue
        }
        appendUTF8(Self.replacement, to: &text)
      }
      switch unit {
      case 0xD800...0xDBFF: highSurrogate = unit
      case 0xDC00...0xDFFF: appendUTF8(Self.replacement, to: &text)
      default: appendUTF8(UInt32(unit), to: &text)
      }
    }
    if isLast && (highSurrogate != nil || index < bytes.count) {
      appendUTF8(Self.replacement, to: &text)
    }
    if !isLast { carry = Array(bytes[index...]) }
  }

  private static let replacement: UInt32 = 0xFFFD

  /// What Windows-1252 has at 0x80 to 0x9F; its five unassigned bytes stay the controls they are.
  ///
  /// Source: WHATWG Encoding Standard, index windows-1252.
  private static let windows1252Controls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}

extension [UInt8] {
  /// How many lines end, as the parser ends them: at LF, CRLF or a lone CR.
  fileprivate var lineEnds: Int {
    indices.count { place in
      self[place] == 0x0D || self[place] == 0x0A && (place == 0 || self[place - 1] != 0x0D)
    }
  }
}

extension Span<UInt8> {
  /// The end of the run of ASCII without zeros that begins at `start`.
  fileprivate func endOfPlainText(from start: Int) -> Int {
    var index = start
    while index <= count - Self.windowSize {
      let unusual = self.unusual(at: index)
      guard unusual == 0 else { return index + unusual.trailingZeroBitCount }
      index += Self.windowSize
    }
    while index < count && self[index] &- 1 < 0x7F { index += 1 }
    return index
  }
}

private enum UTF8Sequence {
  case complete(length: Int)
  case cutOff
  case invalid
}

/// Judges the multi-byte sequence at `index`.
///
/// Source: The Unicode Standard, table 3-7.
private func utf8Sequence(_ bytes: Span<UInt8>, at index: Int) -> UTF8Sequence {
  let lead = bytes[index]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch lead {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: length = 4
  default: return .invalid
  }
  for position in 1..<length {
    guard index + position < bytes.count else { return .cutOff }
    guard (position == 1 ? second : 0x80...0xBF).contains(bytes[index + position]) else {
      return .invalid
    }
  }
  return .complete(length: length)
}

private func appendUTF8(_ code: UInt32, to text: inout [UInt8]) {
  guard let scalar = Unicode.Scalar(code) else { return }
  text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
}
