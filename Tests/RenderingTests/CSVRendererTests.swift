import CSV
import Localization
import Rendering
import Testing

@Suite struct CSVRendererTests {
  static let table = PayloadTable(
    columns: ["year", "element", "estimate", "count", "isOfficial", "reason"],
    rows: [
      [
        .text("2021"), .words(Bilingual(id: "Biaya", en: "Cost")), .number(3.25), .integer(28),
        .bool(true), .null,
      ],
      [.text("=1+1"), .text("a;b,\"c\""), .number(1.0 / 3), .integer(-1), .bool(false), .text("")],
    ])

  private func text(_ notation: CSVWriter.Notation, _ language: Language) -> String {
    String(
      decoding: CSVRenderer(notation: notation, in: language).render(Self.table), as: UTF8.self)
  }

  @Test("English notation: commas, points, no byte order mark")
  func writesEnglish() {
    #expect(
      text(.en, .en) == """
        year,element,estimate,count,isOfficial,reason
        2021,Cost,3.25,28,true,
        '=1+1,"a;b,""c""\",0.3333333333333333,-1,false,

        """)
  }

  @Test("Indonesian notation: semicolons, decimal commas, byte order mark, CRLF")
  func writesIndonesian() {
    let found = text(.id, .id)
    #expect(Array(found.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      found.unicodeScalars.dropFirst().split(separator: "\r\n".unicodeScalars).map { String($0) }
        == [
          "year;element;estimate;count;isOfficial;reason", "2021;Biaya;3,25;28;true;",
          "'=1+1;\"a;b,\"\"c\"\"\";0,3333333333333333;-1;false;",
        ])
  }

  @Test("notation and language are two choices", arguments: Language.allCases)
  func separatesNotationFromLanguage(language: Language) {
    let name = language == .id ? "Biaya" : "Cost"
    #expect(text(.en, language).contains("2021,\(name),3.25"))
    #expect(text(.id, language).contains("2021;\(name);3,25"))
  }

  @Test("what is written is read back", arguments: [CSVWriter.Notation.id, .en])
  func readsBack(notation: CSVWriter.Notation) throws {
    let bytes = CSVRenderer(notation: notation, in: .en).render(Self.table)
    var reader = try CSVReader(ByteSource(bytes)) { $0.first?.count ?? 0 }
    var (record, rows) = (Record(), [[String]]())
    while try reader.read(into: &record) {
      rows.append((0..<record.count).map { record.text(of: $0) })
    }
    #expect(rows.map(\.count) == [6, 6, 6])
    #expect(rows[0] == Self.table.columns)
    #expect(rows[2][1] == "a;b,\"c\"")
    let number = rows[2][2].replacing(",", with: ".")
    #expect(Double(number) == 1.0 / 3)
  }
}
