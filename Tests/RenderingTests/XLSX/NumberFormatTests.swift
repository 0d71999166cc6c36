import Localization
import Testing

@testable import Rendering

@Suite struct NumberFormatTests {
  @Test("decimals as the cell says", arguments: [(0, "#,##0"), (1, "#,##0.0"), (3, "#,##0.000")])
  func decimals(count: Int, format: String) { #expect(NumberFormat.decimals(count) == format) }

  @Test(
    "what is not certain never reads 0% or 100%",
    arguments: [
      (0.0, "0%"), (1, "0%"), (0.5, "0%"), (0.005, "0%"), (0.994, "0%"),
      (0.004, "[<0.005]\"< 1%\";0%"), (0.9951, "[>=0.995]\"> 99%\";0%"),
    ])
  func shares(value: Double, format: String) {
    #expect(NumberFormat.share(value) == format)
    // beside what every other format of an answer says
    let text = Notation(.en).share(value)
    #expect(format.contains("\"") == (text.hasPrefix("<") || text.hasPrefix(">")))
  }

  @Test("a small p-value reads as in the reader's language")
  func pValues() {
    #expect(NumberFormat.pValue(0.02, Notation(.id)) == "0.000")
    #expect(NumberFormat.pValue(0.0001, Notation(.id)) == "[<0.001]\"< 0,001\";0.000")
    #expect(NumberFormat.pValue(0.0001, Notation(.en)) == "[<0.001]\"< 0.001\";0.000")
  }
}
