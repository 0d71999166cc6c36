import Localization
import Testing

@testable import Rendering

@Suite struct DataSheetTests {
  private let sheet = DataSheet(CSVRendererTests.table, name: "Data", in: .en).sheet

  private func values(_ row: Int) -> [Int: Sheet.Value] {
    Dictionary(
      uniqueKeysWithValues: sheet.entries.filter { $0.row == row }.map { ($0.column, $0.value) })
  }

  @Test("keys, then unrounded values, and nothing where there is none")
  func holdsValues() {
    #expect(values(0)[2] == .text("estimate"))
    #expect(
      values(1) == [
        0: .text("2021"), 1: .text("Cost"), 2: .number(3.25), 3: .number(28), 4: .text("true"),
      ])
    #expect(values(2)[0] == .text("=1+1") && values(2)[2] == .number(1.0 / 3))
  }

  @Test("the header stays in sight and filters every row")
  func header() {
    #expect(sheet.headerRows == 1 && sheet.filteredRows == 2)
    #expect(sheet.widths.count == CSVRendererTests.table.columns.count)
    let empty = DataSheet(PayloadTable(columns: ["a"], rows: []), name: "Data", in: .en).sheet
    #expect(empty.filteredRows == 1)
  }

  @Test("years are numbers where the key says so and every value is one")
  func years() {
    func first(_ key: String, _ values: [Payload]) -> Sheet.Value? {
      DataSheet(PayloadTable(columns: [key], rows: values.map { [$0] }), name: "Data", in: .en)
        .sheet.entries.first { $0.row == 1 }?.value
    }
    #expect(first("year", [.text("2021"), .null]) == .number(2021))
    #expect(first("period", [.text("2021"), .text("2022")]) == .number(2021))
    #expect(first("period", [.text("2021"), .text("2022-S1")]) == .text("2021"))
    #expect(first("unit", [.text("2021")]) == .text("2021"))
  }
}
