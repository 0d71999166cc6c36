import Foundation
import FoundationXML
import Testing

/// A page of HTML that is XML too, as a reader of XML sees it.
struct Page {
  /// An element with what is around it and in it.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The places of the elements around it, the outermost first.
    let around: [Int]
    /// The text directly and indirectly in it.
    var text = ""
  }

  let elements: [Element]

  /// Reads a page and fails where it is not well-formed.
  init(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    try #require(
      parser.parse(), "not well-formed in line \(parser.lineNumber)",
      sourceLocation: sourceLocation)
    elements = reader.elements
  }

  /// The elements of a name, in the order of the page.
  subscript(name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The elements of a name in the element at `place`.
  func elements(_ name: String, in place: Int) -> [Element] {
    elements.filter { $0.name == name && $0.around.contains(place) }
  }

  /// The places of the elements of a name.
  func places(of name: String) -> [Int] { elements.indices.filter { elements[$0].name == name } }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes, around: open))
      open.append(elements.count - 1)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      for place in open { elements[place].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}

/// Records an issue for everything that keeps a page from being read by anybody, anywhere: scripts,
/// things fetched from elsewhere, headings that jump, tables and pictures without words.
func expectReadable(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
  let page = try Page(bytes, sourceLocation: sourceLocation)
  for name in ["script", "iframe", "object", "embed", "link", "form", "b", "a"] {
    #expect(page[name].isEmpty, "\(name)", sourceLocation: sourceLocation)
  }
  for element in page.elements {
    for (name, value) in element.attributes {
      #expect(!name.hasPrefix("on"), "\(name)", sourceLocation: sourceLocation)
      if ["src", "href"].contains(name) {
        #expect(
          value.hasPrefix("data:image/svg+xml;base64,"), "\(value.prefix(60))",
          sourceLocation: sourceLocation)
      }
    }
  }
  for style in page["style"] {
    #expect(!style.text.contains(#/https?:|@import/#), sourceLocation: sourceLocation)
  }
  let levels = page.elements.compactMap { element in
    element.name.wholeMatch(of: #/h([1-6])/#).flatMap { Int($0.1) }
  }
  #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, sourceLocation: sourceLocation)
  for (level, next) in zip(levels, levels.dropFirst()) {
    #expect(next <= level + 1, "\(levels)", sourceLocation: sourceLocation)
  }
  for place in page.places(of: "table") {
    let captions = page.elements("caption", in: place)
    #expect(
      captions.count == 1 && captions[0].text.isEmpty == false, "\(captions)",
      sourceLocation: sourceLocation)
    let headers = page.elements("th", in: place)
    let scopes: Set = ["col", "row", "colgroup", "rowgroup"]
    #expect(
      !headers.isEmpty && headers.allSatisfy { scopes.contains($0.attributes["scope"] ?? "") },
      "\(captions)", sourceLocation: sourceLocation)
  }
  for place in page.places(of: "svg") {
    let words = ["title", "desc"].map { page.elements($0, in: place).first?.text ?? "" }
    #expect(words.allSatisfy { !$0.isEmpty }, "\(words)", sourceLocation: sourceLocation)
  }
  for picture in page["img"] {
    #expect(picture.attributes["alt"]?.isEmpty == false, sourceLocation: sourceLocation)
  }
}
