import Testing

@testable import Responses

@Suite struct SignedDecimalTests {
  private func value(_ text: String) -> Double? {
    guard case .number(let value, _, _) = SignedDecimal(text) else { return nil }
    return value
  }

  @Test("reads both notations to the last bit")
  func readsNumbers() {
    #expect(value("85.35") == 85.35 && value("85,35") == 85.35)
    #expect(value("2723648551.75208") == 2723648551.75208)
    #expect(value("2723648551,75208") == 2723648551.75208)
    #expect(value("-0.4") == -0.4 && value("\u{2212}0,4") == -0.4 && value("+3") == 3)
    #expect(value("1.2e-5") == 1.2e-5 && value("1,2E+05") == 1.2e5 && value("7e3") == 7000)
    #expect(value("91,01%") == 91.01 && value(".5") == 0.5 && value("0") == 0)
    // more digits than a Double holds are rounded once
    #expect(value("0.1000000000000000055511151231257827") == 0.1)
  }

  @Test(
    "refuses all other text",
    arguments: [
      "", "-", "+", "%", ".", "5.", "1e", "e5", "1e+-5", "1e5.5", "--1", "1-", "nan", "NaN", "inf",
      "-Infinity", "0x1p3", "1e999", "1 000", "Rp1000", "٣", "1_000", "3,5 %%",
    ])
  func refuses(text: String) {
    #expect(SignedDecimal(text) == nil)
  }

  @Test(
    "several marks are marks of thousands", arguments: ["1.234.567", "1,234,567.8", "1.234,56"])
  func knowsThousands(text: String) {
    #expect(SignedDecimal(text) == .thousands)
  }
}
