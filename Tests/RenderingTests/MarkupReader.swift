import Foundation
import FoundationXML
import Testing

/// An element of a well-formed document, as a reader of XML sees it.
struct MarkupElement {
  let name: String
  let attributes: [String: String]
  /// The names around it, outermost first.
  let path: [String]
  /// The text directly and indirectly in it.
  var text = ""
  /// How many `svg` began before it ended, to tell pictures apart.
  let picture: Int
  /// How far groups around it move it.
  let shift: (x: Double, y: Double)

  func number(_ attribute: String) throws -> Double {
    try #require(attributes[attribute].flatMap(Double.init), "\(name) \(attribute)")
  }

  func has(_ style: String) -> Bool {
    attributes["class"]?.split(separator: " ").contains { $0 == style } == true
  }
}

/// Reads XML and fails where it is not well-formed.
func elements(of bytes: [UInt8]) throws -> [MarkupElement] {
  let reader = MarkupReader()
  let parser = XMLParser(data: Data(bytes))
  parser.delegate = reader
  try #require(
    parser.parse(),
    "not well-formed: line \(parser.lineNumber) \(String(describing: parser.parserError))")
  return reader.elements
}

private final class MarkupReader: NSObject, XMLParserDelegate {
  var elements: [MarkupElement] = []
  private var open: [Int] = []
  private var pictures = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "svg" { pictures += 1 }
    let outer = open.last.map { elements[$0].shift } ?? (0, 0)
    var shift = outer
    if let match = attributes["transform"]?.wholeMatch(of: #/translate\(([\d.]+) ([\d.]+)\)/#) {
      shift = (outer.0 + (Double(match.1) ?? 0), outer.1 + (Double(match.2) ?? 0))
    }
    elements.append(
      MarkupElement(
        name: name, attributes: attributes, path: open.map { elements[$0].name },
        picture: pictures, shift: shift))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for place in open { elements[place].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}

/// A rectangle that a test has measured.
struct Frame {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  func touches(_ other: Frame) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The place of a text, as Arial and its like would take it.
  init(text element: MarkupElement) throws {
    let size = try element.number("font-size")
    let width = element.text.reduce(0) { $0 + Frame.width($1) } * size
    let (x, y) = (
      try element.number("x") + element.shift.x, try element.number("y") + element.shift.y
    )
    switch element.attributes["text-anchor"] {
    case "middle": (left, right) = (x - width / 2, x + width / 2)
    case "end": (left, right) = (x - width, x)
    default: (left, right) = (x, x + width)
    }
    (top, bottom) = (y - 0.72 * size, y)
  }

  /// The width of a character in sizes of the font, a little more than Arial's.
  private static func width(_ character: Character) -> Double {
    switch character {
    case "\u{2068}", "\u{2069}": 0  // around letters from right to left
    case "i", "j", "l", ".", ",", ":", "'", "|", "f", "t", "r", " ", "-", "(", ")": 0.34
    case "m", "w", "M", "W", "%", "@", "…": 0.95
    case "a"..."z", "0"..."9": 0.58
    default: 0.7
    }
  }

  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }
}

/// Records an issue for everything of the pictures in `bytes` that leaves its picture, and for
/// labels that touch.
func expectOrder(
  _ bytes: [UInt8], _ about: Comment, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let all = try elements(of: bytes)
  for picture in all where picture.name == "svg" {
    let box = try #require(picture.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    let own = all.filter { $0.picture == picture.picture && $0.path.contains("svg") }
    var texts: [(String, Frame)] = []
    for element in own {
      var frame: Frame?
      let shift = element.shift
      switch element.name {
      case "text":
        let found = try Frame(text: element)
        texts.append((element.text, found))
        frame = found
      case "line":
        let xs = [try element.number("x1"), try element.number("x2")]
        let ys = [try element.number("y1"), try element.number("y2")]
        frame = try frameAround(xs, ys, shift)
      case "polyline", "polygon":
        let pairs = try #require(element.attributes["points"]).split(separator: " ").map { pair in
          pair.split(separator: ",").compactMap { Double($0) }
        }
        #expect(pairs.allSatisfy { $0.count == 2 }, about, sourceLocation: sourceLocation)
        frame = try frameAround(pairs.map { $0[0] }, pairs.map { $0[1] }, shift)
      case "circle":
        let (x, y, r) = (
          try element.number("cx"), try element.number("cy"), try element.number("r")
        )
        frame = try frameAround([x - r, x + r], [y - r, y + r], shift)
      default: break
      }
      guard let frame else { continue }
      let isInside =
        frame.left >= -0.5 && frame.top >= -0.5 && frame.right <= box[2] + 0.5
        && frame.bottom <= box[3] + 0.5
      #expect(
        isInside, "\(about): \(element.name) \(element.text) \(frame)",
        sourceLocation: sourceLocation)
    }
    for (place, left) in texts.enumerated() {
      for right in texts.dropFirst(place + 1) {
        #expect(
          !left.1.touches(right.1), "\(about): “\(left.0)” touches “\(right.0)”",
          sourceLocation: sourceLocation)
      }
    }
  }
}

private func frameAround(
  _ xs: [Double], _ ys: [Double], _ shift: (x: Double, y: Double)
) throws -> Frame {
  Frame(
    left: try #require(xs.min()) + shift.x, top: try #require(ys.min()) + shift.y,
    right: try #require(xs.max()) + shift.x, bottom: try #require(ys.max()) + shift.y)
}
