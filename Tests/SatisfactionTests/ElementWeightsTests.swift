import Localization
import Satisfaction
import TestSupport
import Testing

@Suite struct ElementWeightsTests {
  static let edition = RegulationEdition.shipped[0]

  @Test("every rule of an edition is read by its name", arguments: RegulationEdition.shipped)
  func readsRules(_ edition: RegulationEdition) throws {
    for rule in edition.weightRules {
      #expect(try ElementWeights(rule.name, edition: edition) == rule)
    }
    #expect(try ElementWeights("exact", edition: edition) == .exact)
  }

  @Test("weights are exact fractions")
  func areFractions() throws {
    let eleven = try ElementWeights("0.11", edition: Self.edition)
    #expect(ElementWeights.exact.fractions(count: 9) == (Array(repeating: 1, count: 9), 9))
    #expect(eleven.fractions(count: 9) == (Array(repeating: 11, count: 9), 100))
    #expect(ElementWeights.exact.values(count: 9) == Array(repeating: 1.0 / 9, count: 9))
    #expect(eleven.values(count: 9) == Array(repeating: 0.11, count: 9))
    let own = try ElementWeights("0.2,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1", edition: Self.edition)
    #expect(own.fractions(count: 9) == ([2] + Array(repeating: 1, count: 8), 10))
    #expect(own.values(count: 9) == [0.2] + Array(repeating: 0.1, count: 8))
    #expect(own.name == "0.2,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1")
  }

  @Test("own weights sum to 1 exactly, as decimals", arguments: 0..<20 as Range<UInt64>)
  func readsOwnWeights(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var left = 1_000_000
    var units: [Int] = []
    for _ in 0..<8 {
      units.append(Int.random(in: 0...left, using: &random))
      left -= units[units.count - 1]
    }
    units.append(left)
    let text = units.map { FixedDecimal(units: $0, decimals: 6).text }.joined(separator: ",")
    let weights = try ElementWeights(text, edition: Self.edition)
    #expect(weights == .custom(units.map { FixedDecimal(units: $0, decimals: 6) }))
    // one millionth more or less is not 1
    units[8] += 1
    let more = units.map { FixedDecimal(units: $0, decimals: 6).text }.joined(separator: ",")
    #expect(throws: WeightRuleError.sum(FixedDecimal(units: 1_000_001, decimals: 6))) {
      try ElementWeights(more, edition: Self.edition)
    }
  }

  @Test("says why a rule cannot be used")
  func refuses() throws {
    func error(_ text: String) -> WeightRuleError? {
      do {
        _ = try ElementWeights(text, edition: Self.edition)
        return nil
      } catch { return error }
    }
    let rules = ["exact", "0.11", "0.111", "0.1111"]
    #expect(error("0.12") == .unknownRule("0.12", rules: rules))
    #expect(error("0.071") == .unknownRule("0.071", rules: rules))
    #expect(error("") == .unknownRule("", rules: rules))
    #expect(error("0.5,0.5") == .wrongCount(found: 2, expected: 9))
    #expect(error("0.2,0.1,0.1,0.1,0.1,0.1,0.1,0.1,x") == .notADecimal("x"))
    #expect(error("0.2,0.1,0.1,0.1,0.1,0.1,0.1,0.1,") == .notADecimal(""))
    #expect(error("1.2,-0.2,0,0,0,0,0,0,0") == .notADecimal("1.2"))
    #expect(error("0.5,-0.5,1,0,0,0,0,0,0") == .notADecimal("-0.5"))
    #expect(
      error("0.2000001,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1")
        == .sum(FixedDecimal(units: 10_000_001, decimals: 7)))
    // what spreadsheets print of 1/9
    let ninths = Array(repeating: "0.1111", count: 9).joined(separator: ",")
    #expect(error(ninths) == .sum(FixedDecimal(units: 999_900, decimals: 6)))
  }

  @Test("weights too large for a sum are refused, not a crash")
  func survivesLargeWeights() async {
    await #expect(processExitsWith: .success) {
      let edition = RegulationEdition.shipped[0]
      do {
        _ = try ElementWeights("900000000000000000,0,0,0,0,0,0,0,0", edition: edition)
      } catch { return }
      preconditionFailure("these do not sum to 1")
    }
  }
}
