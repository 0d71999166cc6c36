import CExpat

/// The names of elements and attributes that workbooks are read by.
enum XMLName: String, CaseIterable {
  case worksheet, dimension, sheetData, row, c, v, f, `is`, t, r, rPh, s
  case sst, si
  case workbook, workbookPr, date1904, sheet, name, state, id, ref
  case relationship = "Relationship", identifier = "Id", type = "Type", target = "Target"
  case targetMode = "TargetMode"
  case override = "Override", contentType = "ContentType", partName = "PartName"
  case styleSheet, numFmts, numFmt, numFmtId, formatCode, cellXfs, xf

  /// The name in the bytes of a number, the first lowest.
  fileprivate var key: UInt128 {
    rawValue.utf8.reversed().reduce(0) { $0 << 8 | UInt128($1) }
  }

  fileprivate static let byKey = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.key, $0) })
}

/// What happened in a piece of an XML document; texts are ranges of `XMLEvents.bytes`.
struct XMLEvent {
  enum Kind { case start, end, attribute, text }
  let kind: Kind
  /// The element; of an attribute its own name.
  let name: XMLName
  let start: Int
  let end: Int
}

/// Turns XML, block by block, into events of the names that are known: the one door to expat.
///
/// Texts are kept of the elements `v` and `t` only. A document type declaration, and with it every
/// entity but the five of XML, stops the reading.
@safe final class XMLEvents {
  /// How deeply elements may stand in each other.
  static let depthLimit = 64
  /// How many blocks a single tag may take.
  static let silenceLimit = 16

  private let parser: XML_Parser
  private let sink = Sink()
  private var silentBlocks = 0

  /// What happened in the last piece.
  var events: [XMLEvent] { sink.events }
  /// The texts and the values of attributes of the last piece.
  var bytes: [UInt8] { sink.bytes }

  /// A reader of a new document; `nil` where there is no memory.
  init?() {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = parser
    unsafe sink.parser = parser
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(sink).toOpaque())
    unsafe XML_SetElementHandler(
      parser, { unsafe sinkOf($0)?.start($1, $2) }, { data, _ in unsafe sinkOf(data)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { unsafe sinkOf($0)?.text($1, $2) }
    unsafe XML_SetCommentHandler(parser) { data, _ in unsafe sinkOf(data)?.activity += 1 }
    unsafe XML_SetProcessingInstructionHandler(parser) { data, _, _ in
      unsafe sinkOf(data)?.activity += 1
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      unsafe sinkOf(data)?.stop()
    }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// What a piece of a document turned out to be.
  enum Verdict { case good, broken, unsafe }

  /// Reads on, and replaces the events by those of this piece.
  ///
  /// - Parameters:
  ///   - block: The next bytes.
  ///   - isLast: Nothing comes behind them.
  /// - Returns: Whether the document may be read on.
  func read(_ block: [UInt8], isLast: Bool) -> Verdict {
    sink.removeAll()
    let before = sink.activity
    let status = unsafe block.withUnsafeBytes { bytes in
      unsafe XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
        isLast ? 1 : 0)
    }
    guard !sink.isUnsafe else { return .unsafe }
    guard status == XML_STATUS_OK else { return .broken }
    silentBlocks = sink.activity == before ? silentBlocks + 1 : 0
    return silentBlocks <= Self.silenceLimit ? .good : .unsafe
  }

  /// What expat calls.
  @safe fileprivate final class Sink {
    var events: [XMLEvent] = []
    var bytes: [UInt8] = []
    var activity = 0
    private(set) var isUnsafe = false
    var parser: XML_Parser?
    private var open: [XMLName?] = []

    func removeAll() {
      events.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
    }

    func stop() {
      isUnsafe = true
      if let parser = unsafe parser { unsafe XML_StopParser(parser, 0) }
    }

    func start(
      _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
      activity &+= 1
      let known = unsafe Self.name(name, isAttribute: false)
      open.append(known)
      guard open.count <= XMLEvents.depthLimit else { return stop() }
      guard let known else { return }
      events.append(XMLEvent(kind: .start, name: known, start: bytes.count, end: bytes.count))
      guard let attributes = unsafe attributes else { return }
      var place = 0
      while let key = unsafe attributes[place], let value = unsafe attributes[place + 1] {
        place += 2
        guard let name = unsafe Self.name(key, isAttribute: true) else { continue }
        let start = bytes.count
        var index = 0
        while case let byte = unsafe UInt8(bitPattern: value[index]), byte != 0 {
          bytes.append(byte)
          index += 1
        }
        events.append(XMLEvent(kind: .attribute, name: name, start: start, end: bytes.count))
      }
    }

    func end() {
      activity &+= 1
      guard let name = open.popLast() ?? nil else { return }
      events.append(XMLEvent(kind: .end, name: name, start: bytes.count, end: bytes.count))
    }

    func text(_ text: UnsafePointer<CChar>?, _ count: Int32) {
      activity &+= 1
      guard let text = unsafe text, let name = open.last ?? nil, name == .v || name == .t else {
        return
      }
      let start = bytes.count
      unsafe bytes.append(
        contentsOf: UnsafeRawBufferPointer(start: text, count: Int(count)))
      events.append(XMLEvent(kind: .text, name: name, start: start, end: bytes.count))
    }

    /// The name without its prefix; an attribute with one is known only as the identity of a relation.
    private static func name(_ text: UnsafePointer<CChar>?, isAttribute: Bool) -> XMLName? {
      guard let text = unsafe text else { return nil }
      var (key, length, index, hasPrefix) = (UInt128(0), 0, 0, false)
      while case let byte = unsafe UInt8(bitPattern: text[index]), byte != 0 {
        index += 1
        if byte == UInt8(ascii: ":") {
          (key, length, hasPrefix) = (0, 0, true)
        } else {
          if length < 16 { key |= UInt128(byte) << (8 * length) }
          length += 1
        }
      }
      guard length <= 16, let name = XMLName.byKey[key] else { return nil }
      return isAttribute && hasPrefix && name != .id ? nil : name
    }
  }
}

/// The receiver that was given to expat, which the reader keeps alive.
private func sinkOf(_ data: UnsafeMutableRawPointer?) -> XMLEvents.Sink? {
  guard let data = unsafe data else { return nil }
  return unsafe Unmanaged<XMLEvents.Sink>.fromOpaque(data).takeUnretainedValue()
}
