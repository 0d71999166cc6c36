import Localization
import Rendering
import TestSupport
import Testing

@Suite struct TerminalRendererTests {
  private func lines(_ document: Document, _ language: Language = .id, width: Int = 80) -> [String]
  {
    RenderingTests.lines(TerminalRenderer(width: width).render(document, in: language))
  }

  @Test("aligns a table and says all of it", arguments: Language.allCases)
  func rendersExample(language: Language) {
    let found = lines(.example, language)
    let expected =
      language == .id
      ? """
      Indeks Kepuasan
      Peraturan 14 · bobot 1/9

        ┌──────────────────────────────────────┐
        │  IKM   88,39   Mutu A · Sangat baik  │
        └──────────────────────────────────────┘
        28 responden

      Unsur dari yang terlemah

        Unsur        Jumlah    NRR       Selang  Keyakinan  Mutu
        Biaya/tarif  12.345  3,527  81,2 – 92,4        73%  A
        Persyaratan       9      –            –          –  –

      Alinea ini cukup panjang sehingga harus dipenggal menjadi beberapa baris supaya
      muat pada terminal yang lebarnya delapan puluh kolom.

      Catatan
      • Jawaban kosong tidak dihitung.
      """
      : """
      Satisfaction Index
      Regulation 14 · weight 1/9

        ┌─────────────────────────────────────┐
        │  IKM   88.39   Grade A · Very good  │
        └─────────────────────────────────────┘
        28 respondents

      Elements, weakest first

        Element          Count   Mean     Interval  Certainty  Grade
        Cost or tariff  12,345  3.527  81.2 – 92.4        73%  A
        Requirements         9      –            –          –  –

      This paragraph is long enough to be broken into several lines so that it fits
      into a terminal that is eighty columns wide.

      Notes
      • Blank answers do not count.
      """
    #expect(
      found == expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  @Test("ends with one line end, and no line with a blank", arguments: Language.allCases)
  func endsCleanly(language: Language) {
    for width in [40, 60, 80, 200] {
      let bytes = TerminalRenderer(width: width).render(.example, in: language)
      #expect(bytes.last == 0x0A && bytes.dropLast().last != 0x0A)
      for line in RenderingTests.lines(bytes) { #expect(line.last != " ", "\(line)") }
    }
  }

  @Test("lines stay within the width", arguments: [60, 80, 100, 200])
  func staysWithin(width: Int) {
    let long = String(repeating: "Unit Pelayanan Publik ", count: 20)
    let text = Bilingual(long)
    let documents: [Document] = [
      .example, .table([(long, "1,00"), ("x", "2,00")]), Document([.paragraph(text)]),
      Document([.title(text, subtitle: text)]), Document([.heading(text)]),
      Document([.notes(title: text, [text, text])]),
      Document([
        .figure(
          label: text, value: .count(1), mark: Bilingual("Mutu A"), details: [text])
      ]),
    ]
    for document in documents {
      let widest = lines(document, width: width).map(\.count).max() ?? 0
      #expect(widest <= width, "\(document.blocks[0])")
    }
  }

  @Test("a table narrows its words, marks what is cut, and keeps its numbers")
  func truncates() {
    let name = String(repeating: "kelurahan", count: 12)
    let found = lines(.table([(name, "81,20 – 92,44"), ("Utara", "7")]))
    #expect(found[1].hasPrefix("  kelurahankelurahan"))
    #expect(found[1].contains("…") && found[1].hasSuffix("kelurahan  81,20 – 92,44"))
    #expect(found[1].count == 80)
    #expect(found[2].hasSuffix("7") && found[2].count == 80)
  }

  @Test("nothing of a data file steers the terminal")
  func hasNoControlCharacters() {
    let evil =
      "a\u{1B}[31mb\u{07}c\rd\ne\u{9B}2Jf\u{202E}g\u{200B}h\u{7F}i\tj\u{0}k\u{2028}l\u{85}m"
    let text = Bilingual(evil)
    let document = Document([
      .title(text, subtitle: text), .heading(text), .paragraph(text),
      .figure(label: text, value: .text(text), mark: text, details: [text]),
      .table(Table(columns: [Column(text, .leading)], rows: [[.text(text)]])),
      .notes(title: text, [text]),
    ])
    let rendered = String(
      decoding: TerminalRenderer().render(document, in: .id), as: UTF8.self)
    let steering: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator, .surrogate,
    ]
    let found = rendered.unicodeScalars.filter {
      $0 != "\n" && steering.contains($0.properties.generalCategory)
    }
    #expect(Set(found.map { String($0.value, radix: 16) }) == [])
    // one line for each text, besides the blank ones between blocks
    #expect(lines(document).count(where: { !$0.isEmpty }) == 12)
  }

  @Test(
    "colour only where it is asked for, and the same text below it", arguments: Language.allCases)
  func coloursOnRequest(language: Language) {
    let plain = String(decoding: TerminalRenderer().render(.example, in: language), as: UTF8.self)
    let colored = String(
      decoding: TerminalRenderer(usesColor: true).render(.example, in: language), as: UTF8.self)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;36m"))
    #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    // what is opened is closed on its line
    for line in colored.split(separator: "\n") {
      let codes = line.matches(of: #/\u{1B}\[([0-9;]*)m/#).map { String($0.1) }
      #expect(codes.isEmpty || codes.count == 2 && codes[0] != "0" && codes[1] == "0", "\(line)")
    }
  }

  /// Columns that a terminal gives a text: Unicode Standard Annex 11, wide is two.
  @Test(
    "wide characters take two columns, combining marks none",
    arguments: [
      ("漢字", 4), ("ハングル", 8), ("한국", 4), ("ＡＢ", 4), ("。、", 4), ("😀", 2), ("e\u{301}", 1), ("é", 1),
      ("𠮷", 2), ("￥", 2), ("ab", 2), ("–", 1), ("Ω", 1),
    ])
  func measuresWidth(text: String, columns: Int) {
    let found = lines(.table([(text, "|"), ("1234567890", "|")]))
    let padding = found[1].dropFirst(2).drop { $0 != " " }.prefix { $0 == " " }.count
    #expect(padding == 10 - columns + 2, "\(found[1])")
  }

  @Test("a wide text is cut before the width, never over it")
  func truncatesWide() {
    let found = lines(.table([(String(repeating: "漢", count: 60), "7")]), width: 40)
    let wide = found[1].count { $0 == "漢" }
    #expect(2 + 2 * wide + 1 <= 40)
    #expect(found[1].hasSuffix("7"))
  }

  @Test("a word longer than a line goes on in the next", arguments: ["x", "村"])
  func breaksLongWords(_ letter: String) {
    let word = String(repeating: letter, count: 300)
    let document = Document([.notes(title: Bilingual("a"), [Bilingual("b \(word) c")])])
    let text = String(
      decoding: TerminalRenderer(width: 80).render(document, in: .id), as: UTF8.self)
    let size = letter == "x" ? 1 : 2
    for line in text.split(separator: "\n") {
      #expect(line.reduce(0) { $0 + ("\($1)" == letter ? size : 1) } <= 80)
    }
    #expect(text.count { "\($0)" == letter } == 300)
  }

  @Test("words are wrapped whole and none is lost", arguments: 0..<20 as Range<UInt64>)
  func wraps(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = (0..<60).map { _ in
      String(repeating: "x", count: Int.random(in: 1...14, using: &random))
    }
    let found = lines(Document([.paragraph(Bilingual(words.joined(separator: " ")))]), width: 50)
    #expect(found.flatMap { $0.split(separator: " ").map(String.init) } == words)
    for (line, next) in zip(found, found.dropFirst()) {
      #expect(line.count <= 50)
      // the next word would not have fitted
      #expect(line.count + 1 + next.prefix { $0 != " " }.count > 50)
    }
  }

  @Test("columns of a group stand together under its title, and sentences are broken into lines")
  func rendersGroups() {
    let columns =
      [
        Column(Bilingual("No")), Column(Bilingual("Indikator/penjelasan"), .leading),
      ]
      + ["Target", "Realisasi"].flatMap { group in
        [2020, 2021].map {
          Column(
            Bilingual("\(group) \($0)"),
            group: Column.Group(Bilingual(group), column: Bilingual("\($0)")))
        }
      }
    let name = Bilingual("Persentase konflik yang terfasilitasi")
    let table = Table(
      columns: columns,
      rows: [[.count(1), .text(name)] + (1...4).map { .number(Double($0), decimals: 2) }],
      wraps: true)
    let expected = """
        Target
        No  Indikator/penjelasan    2020  2021
         1  Persentase konflik      1,00  2,00
            yang terfasilitasi

        Realisasi
        No  Indikator/penjelasan    2020  2021
         1  Persentase konflik      3,00  4,00
            yang terfasilitasi
      """
    #expect(
      lines(Document([.table(table)]), width: 40)
        == expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }
}
