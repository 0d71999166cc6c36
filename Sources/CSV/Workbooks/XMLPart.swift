/// A part of a workbook, read piece by piece.
final class XMLPart {
  /// The most bytes of a part that is held as a whole: styles, relations, the list of sheets.
  static let smallSize = 16 << 20

  private let part: Archive.Part
  private let xml: XMLEvents
  private var block: [UInt8] = []
  private var isAtEnd = false

  /// What happened in the last piece.
  var events: [XMLEvent] { xml.events }
  /// The texts of the last piece.
  var bytes: [UInt8] { xml.bytes }

  /// Begins to read a part.
  init(_ part: Archive.Part) throws(WorkbookError) {
    guard let xml = XMLEvents() else { throw .broken(part: part.name) }
    self.part = part
    self.xml = xml
  }

  /// Reads the next piece; false behind the last.
  ///
  /// - Throws: `WorkbookError` where the part is damaged, too large or unsafe.
  func next() throws(WorkbookError) -> Bool {
    guard !isAtEnd else { return false }
    try part.read(into: &block)
    isAtEnd = block.isEmpty
    switch xml.read(block, isLast: isAtEnd) {
    case .good: return true
    case .broken: throw .broken(part: part.name)
    case .unsafe: throw .unsafeMarkup(part: part.name)
    }
  }

  /// An element of a small part, where it begins or ends.
  struct Element {
    let name: XMLName
    let isEnd: Bool
    var attributes: [XMLName: String] = [:]
  }

  /// The known elements of a small part, in order.
  static func elements(of part: Archive.Part) throws(WorkbookError) -> [Element] {
    let xml = try XMLPart(part)
    var elements: [Element] = []
    while try xml.next() {
      let bytes = xml.bytes
      for event in xml.events {
        switch event.kind {
        case .start: elements.append(Element(name: event.name, isEnd: false))
        case .end: elements.append(Element(name: event.name, isEnd: true))
        case .attribute:
          elements[elements.count - 1].attributes[event.name] = String(
            decoding: bytes[event.start..<event.end], as: UTF8.self)
        case .text: break
        }
      }
    }
    return elements
  }
}
