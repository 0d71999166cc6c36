import Localization
import Rendering
import TestSupport
import Testing

@Suite struct SVGShareChartTests {
  private func bytes(_ block: Document.Block, in language: Language) -> [UInt8] {
    SVGRenderer().render(Document([block]), in: language)
  }

  @Test("answers in both languages", arguments: Language.allCases)
  func draws(language: Language) throws {
    let bytes = bytes(.shares(SampleRows.answers), in: language)
    try expectGolden(bytes, "answers.\(language.rawValue).svg")
    try expectOrder(bytes, "answers")
  }

  /// Bars of a row follow each other, their widths are as the shares, and the scale's middle is the
  /// same place in every row.
  @Test func barsAreAsLongAsTheirShares() throws {
    let all = try elements(of: bytes(.shares(SampleRows.answers), in: .en))
    let bars = all.filter {
      $0.name == "rect" && ($0.attributes["class"] ?? "").hasPrefix("sk-level")
    }
    .dropFirst(4)
    #expect(bars.count == 36)
    let line = try #require(all.last { $0.name == "line" && $0.has("sk-base") })
    let middle = try line.number("x1")
    for (number, row) in SampleRows.answers.rows.enumerated() {
      let own = Array(bars)[4 * number..<4 * number + 4]
      let widths = try own.map { try $0.number("width") }
      let whole = widths.reduce(0, +)
      for (width, share) in zip(widths, row.shares) {
        // places are written to a tenth
        #expect((width / whole - share).magnitude < 0.002)
      }
      #expect((try own[own.startIndex + 2].number("x") - middle).magnitude < 0.15)
    }
  }

  @Test(
    "what is drawn stays in the picture, and no label touches another",
    arguments: 0..<80 as Range<UInt64>)
  func keepsOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let chart = SampleRows.randomShares(&random)
    try expectOrder(bytes(.shares(chart), in: .id), "seed \(seed)")
    try expectOrder(
      HTMLRenderer().render(Document([.shares(chart)]), in: .en), "page of seed \(seed)")
  }
}
