import Localization
import Rendering
import TestSupport
import Testing

@Suite struct SVGRendererTests {
  private func bytes(_ charts: Chart..., in language: Language = .id) -> [UInt8] {
    SVGRenderer().render(Document(charts.map { .chart($0) }), in: language)
  }

  private func text(_ chart: Chart, in language: Language = .id) -> String {
    String(decoding: bytes(chart, in: language), as: UTF8.self)
  }

  @Test("a chart with everything, in both languages", arguments: Language.allCases)
  func draws(language: Language) throws {
    try expectGolden(bytes(.everything, in: language), "everything.\(language.rawValue).svg")
  }

  @Test(
    "what is drawn stays in the picture, and no label touches another", arguments: Language.allCases
  )
  func keepsOrder(language: Language) throws {
    for (name, chart) in Chart.samples {
      try expectOrder(bytes(chart, in: language), Comment(rawValue: name))
    }
  }

  @Test("so it is with any chart", arguments: 0..<60 as Range<UInt64>)
  func keepsOrderOfAny(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let chart = Chart.random(&random)
    try expectOrder(bytes(chart), "seed \(seed)")
    let page = HTMLRenderer().render(Document([.chart(chart)]), in: .en)
    try expectOrder(page, "page of seed \(seed)")
  }

  @Test("it stands alone: nothing runs and nothing is fetched", arguments: Language.allCases)
  func standsAlone(language: Language) throws {
    let document = Document(Chart.samples.map { .chart($0.1) })
    let found = SVGRenderer().render(document, in: language)
    let all = try elements(of: found)
    let known: Set<String> = [
      "svg", "title", "desc", "style", "g", "rect", "line", "polyline", "polygon", "circle", "text",
    ]
    #expect(Set(all.map(\.name)).isSubset(of: known))
    for element in all {
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0.contains("href") })
    }
    let rules = all.filter { $0.name == "style" }.map(\.text).joined()
    #expect(!rules.contains("url(") && !rules.contains("@import") && !rules.contains("@font-face"))
  }

  @Test("it says in words what it shows, and in which language", arguments: Language.allCases)
  func hasWords(language: Language) throws {
    let all = try elements(of: bytes(.outlook, in: language))
    #expect(all[0].name == "svg" && all[0].attributes["role"] == "img")
    #expect(all[0].attributes["lang"] == language.rawValue)
    #expect(all[0].attributes["xml:lang"] == language.rawValue)
    #expect(all[1].name == "title" && all[1].text == Chart.outlook.title[language])
    #expect(all[2].name == "desc" && all[2].text == Chart.outlook.alternativeText[language])
    let texts = all.filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains(Chart.outlook.valueTitle[language]))
    #expect(texts.contains(Chart.outlook.timeTitle[language]))
    #expect(texts.contains(language == .id ? "88,50" : "88.50"))
    #expect(texts.contains("82%") && texts.contains("2023") && texts.contains("A"))
  }

  @Test("several charts stand below each other, each under its title")
  func stacks() throws {
    let all = try elements(of: bytes(.outlook, .halves, .ceiling))
    let titles = all.filter { $0.has("sk-title") }
    #expect(titles.count >= 3)
    let heights = titles.map { $0.shift.y }
    #expect(heights == heights.sorted() && Set(heights).count == 3)
    let words = try #require(all.first { $0.name == "desc" }).text
    for chart in [Chart.outlook, .halves, .ceiling] {
      #expect(words.contains(chart.alternativeText.id))
    }
  }

  @Test("nothing is drawn beyond the bounds of the quantity")
  func keepsBounds() throws {
    var chart = Chart.ceiling
    chart.forecast = chart.forecast.map { fan in
      Chart.Fan(
        name: fan.name, levels: fan.levels,
        points: [.init(time: 2023, median: 104, intervals: [99...108, 98...120, 90...140])])
    }
    let all = try elements(of: bytes(chart))
    let bound = try #require(all.first { $0.has("sk-bound") }).number("y1")
    for element in all where element.name == "polygon" {
      let heights = try #require(element.attributes["points"]).split(separator: " ").compactMap {
        Double($0.split(separator: ",")[1])
      }
      #expect(try #require(heights.min()) >= bound)
    }
    let rings = try all.filter { $0.has("sk-ring") }.map { try $0.number("cy") }
    #expect(rings.contains(bound))
    #expect(!all.contains { $0.name == "text" && $0.text == "105" })
  }

  @Test("a change of the rules and a missing period part the line")
  func partsLine() throws {
    // 6 halves, the change, 3 halves, a gap, 3 halves; and the sample in the key
    let lines = try elements(of: bytes(.halves)).filter { $0.has("sk-series") }
    #expect(lines.count == 5 + 2 + 2 + 1)
    let breaks = try elements(of: bytes(.halves)).filter { $0.has("sk-break") }
    #expect(breaks.count == 1)
  }

  @Test("a fan has a shade for each level, the widest below")
  func shadesFan() throws {
    let fans = try elements(of: bytes(.outlook)).filter { $0.name == "polygon" }
    #expect(fans.map { $0.attributes["class"] } == ["sk-fan3", "sk-fan2", "sk-fan1"])
  }

  @Test("the key names what is drawn and nothing else")
  func namesMarks() throws {
    var chart = Chart.halves
    chart.forecast = .init(
      name: Bilingual(id: "perkiraan", en: "forecast"), levels: [0.5], points: [])
    chart.fit = .init(name: Bilingual(id: "tren", en: "trend"), points: [])
    chart.targets = .init(name: Bilingual(id: "sasaran", en: "target"), points: [])
    let texts = try elements(of: bytes(chart)).filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains("hasil survei"))
    for name in ["perkiraan", "50%", "tren", "sasaran", "selang 95%"] {
      #expect(!texts.contains(name), "\(name)")
    }
  }

  @Test("of many targets only the last of those to come bears its value")
  func thinsTargets() throws {
    var chart = Chart.months
    let times = (0..<24).map { 2023.5 + Double($0) / 12 }
    chart.targets = .init(
      name: Bilingual(id: "sasaran", en: "target"),
      points: times.map { .init(time: $0, value: 1500 + $0 - 2023) })
    let labels = try elements(of: bytes(chart)).filter { $0.has("sk-goal") }.map(\.text)
    #expect(labels == ["1.502,42"])
    #expect(try elements(of: bytes(chart)).count { $0.has("sk-target") } == 24 + 1)
  }

  @Test("of many periods some are named, at round times")
  func thinsPeriods() throws {
    let names = try elements(of: bytes(.months)).filter { $0.has("sk-ink") }.map(\.text)
    #expect(names.filter { $0.hasSuffix("-01") } == (2019...2023).map { "\($0)-01" })
    #expect(names.count == 5 + 1)  // and the key
  }

  @Test("the same chart gives the same bytes")
  func isDeterministic() {
    for (_, chart) in Chart.samples { #expect(bytes(chart) == bytes(chart)) }
  }

  @Test("a text of the data is no markup, and does not leave its place", arguments: hostile)
  func escapes(evil: String) throws {
    let text = Bilingual(evil)
    var chart = Chart.everything
    chart.title = text
    chart.alternativeText = text
    chart.valueTitle = text
    chart.timeTitle = text
    chart.bandTitle = text
    chart.positions = chart.positions.map { .init(time: $0.time, label: text) }
    chart.breaks = [.init(time: 2016.5, label: text), .init(time: 2018.5, label: text)]
    chart.bands = chart.bands.map { .init($0.range, label: text) }
    chart.observations = .init(name: text, intervalName: text, points: chart.observations.points)
    chart.forecast = chart.forecast.map { .init(name: text, levels: $0.levels, points: $0.points) }
    chart.targets = chart.targets.map { targets in
      .init(
        name: text, points: targets.points.map { .init(time: $0.time, value: $0.value, note: text) }
      )
    }
    let found = bytes(chart)
    let all = try elements(of: found)
    #expect(!all.contains { ["script", "b", "img"].contains($0.name) })
    let steering: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator]
    for element in all where ["text", "title", "desc"].contains(element.name) {
      // our own marks around letters from right to left end where they began
      let (own, scalars) = (
        ["\u{2068}", "\u{2069}"] as [Unicode.Scalar], element.text.unicodeScalars
      )
      #expect(scalars.count { $0 == own[0] } == scalars.count { $0 == own[1] })
      #expect(
        !scalars.contains {
          !own.contains($0) && steering.contains($0.properties.generalCategory)
        })
    }
    try expectOrder(found, "hostile")
  }

  @Test(
    "numbers that have no place are left out",
    arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 1e16])
  func leavesOut(value: Double) throws {
    var chart = Chart.everything
    let points = chart.observations.points
    chart.bounds = nil
    chart.observations = .init(
      name: chart.observations.name,
      points: points + [.init(time: 2021, value: value), .init(time: value, value: 80)])
    chart.targets = .init(
      name: chart.observations.name,
      points: [.init(time: 2022, value: value), .init(time: value, value: 1)])
    chart.positions.append(.init(time: value, label: Bilingual("x")))
    chart.breaks = [.init(time: value, label: Bilingual("x"))]
    let found = bytes(chart)
    #expect(try elements(of: found).count { $0.has("sk-point") } == points.count + 1)
    try expectOrder(found, "\(value)")
  }

  @Test("few or no values still make a picture")
  func drawsLittle() throws {
    let year = Chart.Position(Period(year: 2020))
    let title = Bilingual(id: "Satu", en: "One")
    for bounds in [nil, 25...100, 0...0] as [ClosedRange<Double>?] {
      let none = Chart.empty(title, positions: [], points: [], bounds: bounds)
      let one = Chart.empty(
        title, positions: [year], points: [.init(time: 2020, value: 80)], bounds: bounds)
      let same = Chart.empty(
        title, positions: [year],
        points: [.init(time: 2020, value: 100), .init(time: 2021, value: 100)], bounds: bounds)
      for chart in [none, one, same] {
        try expectOrder(bytes(chart), "\(String(describing: bounds))")
      }
    }
    try expectOrder(SVGRenderer().render(Document([]), in: .id), "no chart")
  }
}

/// Texts that a data file may hold to harm who reads a page.
let hostile = [
  "<script>alert(1)</script>", "\"'><b onclick=\"x()\">", "]]>&amp;&lt;<!-- --><img src=x>",
  "a\u{202E}b\u{200F}c\u{2066}d\u{0}e\u{1B}[2Jf\u{7}g\u{FFFF}h\u{FFFE}i\u{85}j\u{2028}k\r\nl\tm",
  String(repeating: "سجل ", count: 30), String(repeating: "x", count: 10_000),
  String(repeating: "漢字", count: 500), "</style></svg></title>", "", " ",
]

extension Chart {
  /// A chart of anything, in any order of size.
  static func random(_ random: inout SplitMix64) -> Chart {
    func flip() -> Bool { Bool.random(using: &random) }
    let count = Int.random(in: 1...60, using: &random)
    let ahead = Int.random(in: 0...6, using: &random)
    let starts = ["2015", "2018-S1", "2019-Q3", "2020-05"]
    let start = Period(starts[Int.random(in: 0..<4, using: &random)]) ?? Period(year: 2015)
    let periods = (0..<count + ahead).map { start.advanced(by: $0) }
    let scale = [0.01, 1, 25, 1e6][Int.random(in: 0..<4, using: &random)]
    let level = Double.random(in: -3...6, using: &random) * scale
    func value() -> Double { level + Double.random(in: -1...1, using: &random) * scale }
    func around(_ value: Double) -> ClosedRange<Double> {
      value - Double.random(in: 0...1, using: &random) * scale...value + Double.random(
        in: 0...1, using: &random) * scale
    }
    let points = periods.prefix(count).filter { _ in Int.random(in: 0..<8, using: &random) > 0 }
      .map { period in
        let value = value()
        return Observations.Point(
          time: period.time, value: value, interval: flip() ? around(value) : nil)
      }
    var chart = empty(
      Bilingual(id: "Judul", en: "Title"), positions: periods.map { Position($0) }, points: points,
      bounds: nil)
    if flip() {
      chart.forecast = Fan(
        name: Bilingual(id: "perkiraan", en: "forecast"), levels: [0.5, 0.8, 0.95],
        points: periods.suffix(ahead).map { period in
          let median = value()
          return .init(
            time: period.time, median: median,
            intervals: [1, 2, 3].map { median - scale * $0...median + scale * $0 })
        })
    }
    if flip() {
      chart.targets = Targets(
        name: Bilingual(id: "sasaran", en: "target"),
        points: periods.map { period in
          .init(time: period.time, value: value(), note: flip() ? Bilingual("73%") : nil)
        })
    }
    if flip() {
      chart.breaks = (0..<3).map { _ in
        Break(
          time: periods[Int.random(in: 0..<periods.count, using: &random)].time - 0.01,
          label: Bilingual(id: "peraturan lain mulai berlaku", en: "other rules from here on"))
      }
    }
    if flip() {
      chart.bands = [
        Band(level...level + scale, label: Bilingual("A")),
        Band(level - 9 * scale...level, label: Bilingual("B")),
      ]
    }
    return chart
  }
}
