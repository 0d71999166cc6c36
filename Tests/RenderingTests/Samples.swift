import Localization
import Rendering

extension Document {
  /// One of every block and every cell.
  static let example = Document([
    .title(
      Bilingual(id: "Indeks Kepuasan", en: "Satisfaction Index"),
      subtitle: Bilingual(id: "Peraturan 14 · bobot 1/9", en: "Regulation 14 · weight 1/9")),
    .figure(
      label: Bilingual("IKM"), value: .fixed(FixedDecimal(units: 8839, decimals: 2)),
      mark: Bilingual(id: "Mutu A · Sangat baik", en: "Grade A · Very good"),
      details: [Bilingual(id: "28 responden", en: "28 respondents")]),
    .heading(Bilingual(id: "Unsur dari yang terlemah", en: "Elements, weakest first")),
    .table(
      Table(
        columns: [
          Column(Bilingual(id: "Unsur", en: "Element"), .leading),
          Column(Bilingual(id: "Jumlah", en: "Count")),
          Column(Bilingual(id: "NRR", en: "Mean")),
          Column(Bilingual(id: "Selang", en: "Interval")),
          Column(Bilingual(id: "Keyakinan", en: "Certainty")),
          Column(Bilingual(id: "Mutu", en: "Grade"), .leading),
        ],
        rows: [
          [
            .text(Bilingual(id: "Biaya/tarif", en: "Cost or tariff")), .count(12345),
            .number(3.5267, decimals: 3), .interval(lower: 81.2, upper: 92.44, decimals: 1),
            .share(0.731), .text(Bilingual("A")),
          ],
          [
            .text(Bilingual(id: "Persyaratan", en: "Requirements")), .count(9), .undefined,
            .undefined, .undefined, .undefined,
          ],
        ])),
    .paragraph(
      Bilingual(
        id: "Alinea ini cukup panjang sehingga harus dipenggal menjadi beberapa baris supaya muat "
          + "pada terminal yang lebarnya delapan puluh kolom.",
        en: "This paragraph is long enough to be broken into several lines so that it fits into a "
          + "terminal that is eighty columns wide.")),
    .notes(
      title: Bilingual(id: "Catatan", en: "Notes"),
      [Bilingual(id: "Jawaban kosong tidak dihitung.", en: "Blank answers do not count.")]),
  ])

  /// One table of text cells under one leading and one trailing column.
  static func table(_ rows: [(String, String)]) -> Document {
    Document([
      .table(
        Table(
          columns: [Column(Bilingual("A"), .leading), Column(Bilingual("B"))],
          rows: rows.map { [.text(Bilingual($0.0)), .text(Bilingual($0.1))] }))
    ])
  }
}

/// The lines of rendered bytes, without the last line end.
func lines(_ bytes: [UInt8]) -> [String] {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
}
