import Localization
import Rendering
import TestSupport
import Testing

@Suite struct PosterRendererTests {
  /// Made up, but for the words of the closing lines.
  static func poster(unit: String = "Kecamatan Contoh", rows: Int = 5) -> Poster {
    func group(_ id: String, _ en: String, _ names: [String]) -> Poster.Group {
      Poster.Group(
        title: Bilingual(id: id, en: en),
        rows: names.enumerated().map {
          (label: Bilingual($0.element), count: .count(31 + $0.offset))
        })
    }
    return Poster(
      title: Bilingual(
        id: "Indeks Kepuasan Masyarakat (IKM)", en: "Public satisfaction index (IKM)"),
      unit: Bilingual("\(unit)"),
      period: Bilingual(id: "Periode survei 2020", en: "Survey of 2020"),
      valueLabel: Bilingual(id: "Nilai IKM", en: "Index"), value: .number(82.35, decimals: 2),
      interval: Bilingual(
        id: "selang kepercayaan 95%: 80,90 – 83,80", en: "95% interval: 80.90 – 83.80"),
      gradeLabel: Bilingual(id: "Mutu pelayanan", en: "Grade"), grade: Bilingual("B"),
      performance: Bilingual(id: "Baik", en: "Good"),
      respondentsLabel: Bilingual(id: "Responden", en: "Respondents"), respondents: .count(1248),
      groups: [
        group("Jenis kelamin", "Sex", ["L", "P"]),
        group("Pendidikan", "Education", (0..<rows).map { "Jenjang \($0)" }),
        group("Usia", "Age", ["< 20", "20–29", "30–39", "≥ 40"]),
      ],
      thanks: [
        Bilingual(id: "Terima kasih atas penilaian Anda.", en: "Thank you for your answers.")
      ],
      source: Bilingual(id: "Sumber: survei 2020", en: "Source: survey of 2020"),
      alternativeText: Bilingual(id: "Nilai IKM 82,35, mutu B.", en: "Index 82.35, grade B."))
  }

  @Test("the sheet in both languages", arguments: Language.allCases)
  func draws(language: Language) throws {
    let bytes = PosterRenderer().svg(Self.poster(), in: language)
    try expectGolden(bytes, "poster.\(language.rawValue).svg")
    try expectOrder(bytes, "poster")
    let texts = try elements(of: bytes).filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains(language == .id ? "82,35" : "82.35"))
    #expect(texts.contains(language == .id ? "1.248" : "1,248"))
  }

  @Test(
    "whatever its words are, they stay on the sheet and apart",
    arguments: [
      "", "Kecamatan", String(repeating: "Dinas Pelayanan ", count: 30),
      String(repeating: "x", count: 500), "<script>alert(1)</script>", "\u{202E}abc",
    ])
  func keepsOrder(unit: String) throws {
    for rows in [0, 3, 60] {
      let poster = Self.poster(unit: unit, rows: rows)
      try expectOrder(PosterRenderer().svg(poster, in: .id), "\(rows)")
      let page = PosterRenderer().html(poster, in: .en)
      try expectOrder(page, "\(rows)")
      #expect(!String(decoding: page, as: UTF8.self).contains("<script"))
    }
  }
}
