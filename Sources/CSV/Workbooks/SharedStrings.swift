/// The texts that the cells of a workbook share, one after another in one buffer.
struct SharedStrings {
  /// The most bytes of all texts together.
  static let sizeLimit = 256 << 20
  /// The most texts.
  static let countLimit = 1 << 24

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// The text at `index`, from 0; `nil` where there is none.
  subscript(_ index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// No texts.
  init() {}

  /// Reads the part that holds them: plain and rich texts, without their phonetic guides.
  init(_ part: Archive.Part) throws(WorkbookError) {
    let xml = try XMLPart(part)
    var (text, isInItem, guides) = ([UInt8](), false, 0)
    while try xml.next() {
      let piece = xml.bytes
      for event in xml.events {
        switch (event.kind, event.name) {
        case (.start, .si):
          isInItem = true
          text.removeAll(keepingCapacity: true)
        case (.end, .si):
          isInItem = false
          appendUnescaped(text[...], to: &bytes)
          ends.append(UInt32(bytes.count))
          guard count <= Self.countLimit else {
            throw .partTooLarge(part: part.name, limit: Self.sizeLimit)
          }
        case (.start, .rPh): guides += 1
        case (.end, .rPh): guides -= 1
        case (.text, .t) where isInItem && guides == 0:
          text += piece[event.start..<event.end]
          guard bytes.count + text.count <= Self.sizeLimit else {
            throw .partTooLarge(part: part.name, limit: Self.sizeLimit)
          }
        default: break
        }
      }
    }
  }
}

/// Appends a text of a workbook, in which `_x000D_` stands for a character that XML cannot hold.
///
/// Source: ECMA-376 (2016), part 1, 22.9.2.19 (ST_Xstring).
func appendUnescaped(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
  guard text.contains(UInt8(ascii: "_")) else {
    bytes += text
    return
  }
  var index = text.startIndex
  var high: UInt32?
  while index < text.endIndex {
    guard let code = escape(text[index...]), code != 0 else {
      bytes.append(text[index])
      index += 1
      high = nil
      continue
    }
    index += 7
    switch code {
    case 0xD800...0xDBFF:
      high = code
      continue
    case 0xDC00...0xDFFF:
      if let high { append(0x10000 + ((high & 0x3FF) << 10 | code & 0x3FF), to: &bytes) }
    default: append(code, to: &bytes)
    }
    high = nil
  }
}

private func append(_ code: UInt32, to bytes: inout [UInt8]) {
  guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else { return }
  bytes.append(contentsOf: encoded)
}

/// The code of an escape `_xHHHH_` at the beginning of `text`.
private func escape(_ text: ArraySlice<UInt8>) -> UInt32? {
  let part = Array(text.prefix(7))
  guard part.count == 7, part[0] == UInt8(ascii: "_"), part[1] == UInt8(ascii: "x"),
    part[6] == UInt8(ascii: "_"), !part[2..<6].contains(UInt8(ascii: "+"))
  else { return nil }
  return UInt32(String(decoding: part[2..<6], as: UTF8.self), radix: 16)
}
