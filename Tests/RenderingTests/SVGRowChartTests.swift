import Localization
import Rendering
import TestSupport
import Testing

@Suite struct SVGRowChartTests {
  private func bytes(_ block: Document.Block, in language: Language) -> [UInt8] {
    SVGRenderer().render(Document([block]), in: language)
  }

  @Test("elements with intervals, in both languages", arguments: Language.allCases)
  func draws(language: Language) throws {
    let bytes = bytes(.rows(SampleRows.elements), in: language)
    try expectGolden(bytes, "elements.\(language.rawValue).svg")
    try expectOrder(bytes, "elements")
    let texts = try elements(of: bytes).filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains(language == .id ? "69,23 C" : "69.23 C"))
  }

  /// The middle of a dot lies between the ends of its bar as the value does between those of the
  /// interval: 4 to 3.
  @Test func aDotStandsWhereItsValueIs() throws {
    let all = try elements(of: bytes(.rows(SampleRows.elements), in: .en))
    let dots = all.filter { $0.name == "circle" && $0.has("sk-point") }.dropFirst()
    let bars = all.filter { $0.name == "line" && $0.has("sk-across") }.dropFirst()
    #expect(dots.count == 9 && bars.count == 9)
    for (dot, bar) in zip(dots, bars) {
      let (left, right) = (try bar.number("x1"), try bar.number("x2"))
      let share = (try dot.number("cx") - left) / (right - left)
      // places are written to a tenth
      #expect((share - 4.0 / 7).magnitude < 0.01)
      #expect(try dot.number("cy") == (try bar.number("y1")))
    }
  }

  @Test("a baseline is drawn, named and on the axis, however far the values are from it")
  func baseline() throws {
    for values in [[-3.0, 2], [40, 60], [-60, -40]] {
      var chart = RowChart(
        title: Bilingual("t"), alternativeText: Bilingual("a"), valueTitle: Bilingual("v"),
        valueName: Bilingual("d"), decimals: 2,
        rows: values.map { RowChart.Row(label: Bilingual("r"), value: $0) })
      let without = try elements(of: bytes(.rows(chart), in: .en))
      #expect(!without.contains { $0.has("sk-base") })
      chart.baseline = RowChart.Baseline(value: 0, name: Bilingual("no difference"))
      #expect(chart.texts.contains(Bilingual("no difference")))
      let all = try elements(of: bytes(.rows(chart), in: .en))
      let line = try #require(all.first { $0.name == "line" && $0.has("sk-base") })
      #expect(all.contains { $0.name == "text" && $0.text == "no difference" })
      let x = try line.number("x1")
      #expect(try line.number("x2") == x)
      for (value, dot) in zip(
        values, all.filter { $0.name == "circle" && $0.has("sk-point") }.suffix(2))
      {
        #expect((try dot.number("cx") > x) == (value > 0))
      }
    }
  }

  @Test(
    "what is drawn stays in the picture, and no label touches another",
    arguments: 0..<80 as Range<UInt64>)
  func keepsOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let chart = SampleRows.randomRows(&random)
    try expectOrder(bytes(.rows(chart), in: .id), "seed \(seed)")
    try expectOrder(
      HTMLRenderer().render(Document([.rows(chart)]), in: .en), "page of seed \(seed)")
  }
}
