import TestSupport
import Testing

@testable import CSV

@Suite struct CellNumberTests {
  @Test(
    "the shortest decimal of what the file holds",
    arguments: [
      ("4", "4"), ("0", "0"), ("3.4500000000000002", "3.45"), ("0.84999999999999998", "0.85"),
      ("1E-3", "0.001"), ("1.5E16", "15000000000000000"), ("-2.5E-7", "-0.00000025"),
      ("123456789012345678", "123456789012345680"), ("007", "7"), ("-0.5", "-0.5"), ("+3", "3"),
      ("1e20", "100000000000000000000"), ("1e21", "1e+21"), (" 12", "12"), (".5", "0.5"),
    ])
  func writesDecimals(text: String, decimal: String) {
    var bytes: [UInt8] = []
    #expect(CellNumber.append(Array(text.utf8)[...], to: &bytes))
    #expect(String(decoding: bytes, as: UTF8.self) == decimal)
  }

  @Test(
    "what is no finite number", arguments: ["", " ", "x", "nan", "inf", "1e999", "0x10", "1,5"])
  func refuses(text: String) {
    var bytes: [UInt8] = []
    #expect(!CellNumber.append(Array(text.utf8)[...], to: &bytes))
    #expect(bytes.isEmpty)
  }

  @Test("every decimal is the number that it came from", arguments: [1, 2] as [UInt64])
  func keepsNumbers(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(CellNumber.decimal(value)) == value)
      let usual = Double.random(in: -1e18...1e18, using: &generator) * 1e-9
      #expect(Double(CellNumber.decimal(usual)) == usual)
      #expect(!CellNumber.decimal(usual).contains("e"))
    }
  }
}
