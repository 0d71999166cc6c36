public import Localization

/// Writes a poster as an SVG file, or as an HTML page of one sheet of A4.
///
/// Both stand alone: no script, no font and nothing from elsewhere.
public struct PosterRenderer: Sendable {
  public init() {}

  /// The sheet as a picture.
  ///
  /// - Parameters:
  ///   - poster: What stands on it.
  ///   - language: The reader's.
  /// - Returns: The bytes of an SVG file.
  public func svg(_ poster: Poster, in language: Language) -> [UInt8] {
    Array(picture(poster, language).utf8)
  }

  /// The sheet as a page; its words can also be read without seeing it.
  ///
  /// - Parameters:
  ///   - poster: What stands on it.
  ///   - language: The reader's.
  /// - Returns: The bytes of an HTML file.
  public func html(_ poster: Poster, in language: Language) -> [UInt8] {
    let title = "\(poster.title[language]) – \(poster.unit[language])"
    let lines = [
      "<!DOCTYPE html>",
      "<html lang=\"\(language.rawValue)\">",
      "<head>",
      "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
      """
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'"/>
      """,
      "<title>\(markup(brief(title, to: 200)))</title>",
      "<style>\n\(Self.pageStyle)\n</style>",
      "</head>",
      "<body>",
      "<main>",
      picture(poster, language).trimmedEnd,
      "</main>",
      "</body>",
      "</html>",
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static let pageStyle = """
    body{margin:0;background:#dfe4ea}
    main{max-width:820px;margin:0 auto}
    svg{display:block;width:100%;height:auto}
    @page{size:A4;margin:0}
    @media print{body{background:#fff}main{max-width:none}svg{width:210mm;height:297mm}}
    """

  private func picture(_ poster: Poster, _ language: Language) -> String {
    var sheet = PosterSheet(poster, Notation(language))
    sheet.draw()
    let lines =
      [
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="sk" role="img" lang="\(language.rawValue)" \
        xml:lang="\(language.rawValue)" viewBox="0 0 840 1188" width="210mm" height="297mm">
        """,
        "<title>\(markup(poster.title[language]))</title>",
        "<desc>\(markup(brief(poster.alternativeText[language], to: 4000)))</desc>",
        "<style>\n\(PosterSheet.style)\n</style>",
      ] + sheet.canvas.elements + ["</svg>"]
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
