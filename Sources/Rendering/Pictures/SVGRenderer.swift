public import Localization

/// Writes the pictures of a document as one SVG file, one below the other.
///
/// The file stands alone: no script, no font and nothing from elsewhere, text in the reader's
/// notation, legible at 170 mm on A4 and at the width of a phone, light or dark as the reader's
/// screen is. What is drawn is also said in words, in `title` and `desc`.
///
/// Source: W3C (2018), Scalable Vector Graphics 2; Dahlström et al. (2011), SVG 1.1.
public struct SVGRenderer: Renderer {
  public init() {}

  /// The pictures; a document without any gives an empty one.
  public func render(_ document: Document, in language: Language) -> [UInt8] {
    let pictures = document.pictures
    let title = pictures.count == 1 ? pictures[0].title : document.title
    let file = Self.file(pictures, language, .alone, title: title?[language] ?? "")
    return Array(file.text.utf8)
  }

  /// Pictures below each other as a file, with its size.
  static func file(
    _ pictures: [Picture], _ language: Language, _ size: ChartSize, title: String
  ) -> (text: String, width: Double, height: Double) {
    let margin = size.showsTitle ? 12.0 : 0
    var (top, parts) = (margin, [String]())
    for picture in pictures {
      let drawn = picture.drawn(Notation(language), size)
      parts.append("<g transform=\"translate(\(coordinate(margin)) \(coordinate(top)))\">")
      parts += drawn.elements
      parts.append("</g>")
      top += drawn.height + 2 * margin
    }
    let (full, deep) = (size.width + 2 * margin, max(top - margin, 2 * margin))
    let (width, height) = (coordinate(full), coordinate(deep))
    let words = pictures.map { $0.description(in: language) }.joined(separator: " ")
    let lines =
      [
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="sk" role="img" lang="\(language.rawValue)" \
        xml:lang="\(language.rawValue)" viewBox="0 0 \(width) \(height)" width="\(width)" \
        height="\(height)" style="max-width:100%;height:auto">
        """,
        "<title>\(markup(brief(title, to: 200)))</title>",
        "<desc>\(markup(words))</desc>",
        "<style>\n\(ChartStyle.sheet)\n</style>",
        "<rect class=\"sk-paper\" width=\"\(width)\" height=\"\(height)\"/>",
      ] + parts + ["</svg>"]
    return (lines.joined(separator: "\n") + "\n", full, deep)
  }

  /// One picture as part of a page, whose style sheet it uses.
  static func inline(
    _ picture: Picture, _ language: Language, _ size: ChartSize, style: String
  ) -> String {
    let drawn = picture.drawn(Notation(language), size)
    let lines =
      [
        """
        <svg class="sk \(style)" role="img" \
        viewBox="0 0 \(coordinate(size.width)) \(coordinate(drawn.height))">
        """,
        "<title>\(markup(brief(picture.title[language], to: 200)))</title>",
        "<desc>\(markup(picture.description(in: language)))</desc>",
      ] + drawn.elements + ["</svg>"]
    return lines.joined(separator: "\n")
  }
}
