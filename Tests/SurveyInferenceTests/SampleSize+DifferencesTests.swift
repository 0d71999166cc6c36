import SurveyInference
import TestSupport
import Testing

@Suite struct SampleSizeDifferencesTests {
  @Test("agrees with R: the normal quantiles and the variances of survey", arguments: JointCase.all)
  func agreesWithReference(_ reference: JointCase) throws {
    guard let needed = reference.needed else { return }
    let (design, groups) = try reference.read()
    let difference = try DifferenceOfMeans(groups[1], minus: groups[0], in: design)
      .combination(indexCoefficients)
    let sides = try groups.prefix(2).map {
      try ItemMeans.estimate(from: design, group: $0).combination(indexCoefficients)
    }
    for row in needed {
      let size = try SampleSize.perGroup(
        toShow: difference, of: sides[1], minus: sides[0], level: row.level, power: row.power)
      #expect(size == row.respondents)
    }
  }

  private func estimate(_ value: Double, _ error: Double?, _ size: Int = 100) -> Estimate {
    Estimate(value: value, standardError: error, degreesOfFreedom: size - 1, sampleSize: size)
  }

  @Test("half the difference asks for four times as many, and more power for more")
  func shrinks() throws {
    func needed(_ difference: Double, power: Double = 0.8) throws -> Int {
      let (later, earlier) = (estimate(80 + difference, 1), estimate(80, 1))
      return try SampleSize.perGroup(
        toShow: Difference(later, minus: earlier), of: later, minus: earlier, level: 0.95,
        power: power)
    }
    // (1.96 + 0.84)² · 2 · 100 / 4² = 98.1
    #expect(try needed(4) == 99)
    #expect(try (393...396).contains(needed(2)))
    #expect(try needed(4, power: 0.9) > needed(4))
    #expect(try needed(-4) == needed(4))
  }

  @Test func withoutADifferenceOrAnErrorThereIsNone() {
    let (one, other) = (estimate(80, 1), estimate(80, 1))
    #expect(throws: DetectionError.noDifference) {
      try SampleSize.perGroup(
        toShow: Difference(one, minus: other), of: one, minus: other, level: 0.95)
    }
    let near = estimate(80 + 1e-12, 1)
    #expect(throws: DetectionError.noDifference) {
      try SampleSize.perGroup(
        toShow: Difference(near, minus: other), of: near, minus: other, level: 0.95)
    }
    let unknown = estimate(85, nil)
    #expect(throws: DetectionError.noError) {
      try SampleSize.perGroup(
        toShow: Difference(unknown, minus: other), of: unknown, minus: other, level: 0.95)
    }
  }
}
