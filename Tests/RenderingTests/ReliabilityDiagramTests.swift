import Localization
import Rendering
import Testing

@Suite struct ReliabilityDiagramTests {
  private static let diagram = ReliabilityDiagram(
    title: Bilingual(id: "Peluang <dan> kenyataan", en: "Said <and> happened"),
    alternativeText: Bilingual(id: "Dua kotak.", en: "Two panels."),
    saidTitle: Bilingual(id: "dikatakan", en: "said"),
    happenedTitle: Bilingual(id: "terjadi", en: "happened"),
    rows: [
      .init(
        title: Bilingual(id: "Semua", en: "All"),
        panels: [
          .init(
            title: Bilingual("A"),
            points: [
              .init(said: 0, happened: 0.5, interval: 0.25...0.75),
              .init(said: 1, happened: 1, interval: 0.9...1),
            ]), .init(title: Bilingual("B"), points: []),
        ])
    ],
    tolerance: 0.05)

  /// The numbers of an attribute of all elements with a class.
  private func numbers(_ svg: String, _ style: String, _ attribute: String) throws -> [Double] {
    try elements(of: Array(svg.utf8)).filter { $0.has(style) }.map { try $0.number(attribute) }
  }

  @Test("points stand where they belong between the ends of the axes")
  func places() throws {
    let svg = Self.diagram.svg(in: .en)
    let (x, y) = (try numbers(svg, "sk-point", "cx"), try numbers(svg, "sk-point", "cy"))
    let (starts, ends) = (try numbers(svg, "sk-band", "x1"), try numbers(svg, "sk-band", "x2"))
    let (bottoms, tops) = (try numbers(svg, "sk-band", "y1"), try numbers(svg, "sk-band", "y2"))
    #expect(starts.count == 2 && starts[0] < ends[0] && ends[0] < starts[1])
    #expect(x == [starts[0], ends[0]])
    #expect(y == [(bottoms[0] + tops[0]) / 2, tops[0]])
    // the bar of the first point, from a quarter to three quarters, before its two caps
    let height = bottoms[0] - tops[0]
    #expect(try numbers(svg, "sk-interval", "y1").first == bottoms[0] - height / 4)
    #expect(try numbers(svg, "sk-interval", "y2").first == bottoms[0] - 3 * height / 4)
  }

  @Test(
    "it is well formed, in one language, and says itself in words", arguments: Language.allCases)
  func isWellFormed(language: Language) throws {
    let svg = Self.diagram.svg(in: language)
    let picture = try #require(try elements(of: Array(svg.utf8)).first)
    #expect(picture.attributes["lang"] == language.rawValue)
    #expect(
      svg.contains(language == .en ? "Said &lt;and&gt; happened" : "Peluang &lt;dan&gt; kenyataan"))
    #expect(svg.contains("<desc>\(Self.diagram.alternativeText[language])</desc>"))
    #expect(svg.contains(Self.diagram.rows[0].title[language]))
  }
}
