import Localization
import Testing

@testable import Rendering

extension XLSXRenderer.Words {
  /// Words of a workbook.
  static let example = XLSXRenderer.Words(
    summary: Bilingual(id: "Ringkasan", en: "Summary"), data: Bilingual("Data"),
    chart: Bilingual(id: "Grafik", en: "Chart"),
    lower: Bilingual(id: "batas bawah", en: "lower"),
    upper: Bilingual(id: "batas atas", en: "upper"), time: Bilingual(id: "waktu", en: "time"),
    toLower: Bilingual(id: "sampai batas bawah", en: "up to the lower limit"),
    toValue: Bilingual(id: "batas bawah sampai nilai", en: "lower limit to value"),
    toUpper: Bilingual(id: "nilai sampai batas atas", en: "value to upper limit"),
    shares: Bilingual(id: "bagian jawaban", en: "share of answers"))
}

@Suite struct ComputableTableTests {
  private func table(_ columns: [(String, Alignment)], _ rows: [[Cell]]) -> ComputableTable {
    ComputableTable(
      Table(columns: columns.map { Column(Bilingual($0.0), $0.1) }, rows: rows), Notation(.en),
      .example)
  }

  @Test("every kind of cell is a number with its format, or text")
  func kinds() {
    let found = table(
      Array(repeating: ("", .trailing), count: 6),
      [
        [
          .text(Bilingual("=1+1")), .count(12345), .number(3.5267, decimals: 3),
          .fixed(FixedDecimal(units: 8839, decimals: 2)), .share(0.731), .pValue(0.02),
        ]
      ])
    #expect(
      found.rows == [
        [
          .text("=1+1"), .number(12345, format: "#,##0"), .number(3.5267, format: "#,##0.000"),
          .number(88.39, format: "#,##0.00"), .number(0.731, format: "0%"),
          .number(0.02, format: "0.000"),
        ]
      ])
    #expect(found.shown[0] == ["=1+1", "12,345", "3.527", "88.39", "73%", "0.020"])
  }

  @Test("an interval is two columns of numbers, also beside what is undefined")
  func intervals() {
    let found = table(
      [("Unit", .leading), ("95%", .trailing), ("Grade", .leading)],
      [
        [.text(Bilingual("A")), .interval(lower: 81.25, upper: 92.5, decimals: 1), .undefined],
        [.text(Bilingual("B")), .undefined, .text(Bilingual("C"))],
        [.text(Bilingual("C")), .count(3), .text(Bilingual("C"))],
      ])
    #expect(found.titles == ["Unit", "95%, lower", "95%, upper", "Grade"])
    #expect(found.alignments == [.leading, .trailing, .trailing, .leading])
    #expect(
      found.rows == [
        [
          .text("A"), .number(81.25, format: "#,##0.0"), .number(92.5, format: "#,##0.0"),
          .undefined,
        ],
        [.text("B"), .undefined, .undefined, .text("C")],
        [.text("C"), .number(3, format: "#,##0"), .nothing, .text("C")],
      ])
  }

  @Test("a column of years holds numbers, and only such a column")
  func years() {
    func column(_ texts: [String?]) -> [ComputableTable.Content] {
      table(
        [("Year", .leading)], texts.map { [$0.map { .text(Bilingual($0)) } ?? .undefined] }
      ).rows.map { $0[0] }
    }
    #expect(column(["2020", nil]) == [.number(2020, format: "0"), .undefined])
    #expect(column(["2020", "(blank)"]) == [.text("2020"), .text("(blank)")])
    #expect(column(["2020-S1"]) == [.text("2020-S1")])
    #expect(column(["0371"]) == [.text("0371")])
    #expect(column([nil]) == [.undefined])
  }
}
