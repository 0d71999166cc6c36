import Testing

@testable import Rendering

@Suite struct SheetMetricsTests {
  @Test("a column is as wide as its widest text, and a title may take two lines")
  func columns() {
    let digits = SheetMetrics.column(title: "n", texts: ["12,345", "9"])
    #expect((6...12).contains(digits), "\(digits)")
    let title = SheetMetrics.column(title: "95% interval, lower", texts: ["1.0"])
    #expect(title >= 19.0 / 2 && title < 19, "\(title)")
    let long = SheetMetrics.column(title: "", texts: [String(repeating: "word ", count: 90)])
    #expect(long == SheetMetrics.widest)
  }

  @Test("a row is as high as the lines of its text, and never higher than a row can be")
  func heights() {
    #expect(SheetMetrics.height("short", width: 20) == Sheet.rowHeight)
    #expect(SheetMetrics.height("one\ntwo", width: 20) == 2 * Sheet.rowHeight)
    let text = String(repeating: "twelve chars ", count: 10)
    let (narrow, wide) = (
      SheetMetrics.height(text, width: 20), SheetMetrics.height(text, width: 60)
    )
    #expect(narrow > wide && wide > Sheet.rowHeight)
    #expect(
      SheetMetrics.height(String(repeating: "x", count: 10_000), width: 20) == Sheet.highestRow)
  }
}
