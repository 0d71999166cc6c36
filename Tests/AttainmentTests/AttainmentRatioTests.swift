import Attainment
import Localization
import Probability
import Testing

@Suite struct AttainmentRatioTests {
  private func published(
    _ realisation: Double, _ target: Target, _ polarity: Polarity, cap: Double? = nil
  ) throws -> String {
    try AttainmentRatio(of: realisation, against: target, polarity, cap: cap).published.text
  }

  private func reason(
    _ realisation: Double, _ target: Target, _ polarity: Polarity
  ) -> UndefinedAttainment? {
    do throws(UndefinedAttainment) {
      _ = try AttainmentRatio(of: realisation, against: target, polarity)
      return nil
    } catch { return error }
  }

  // MARK: - Official figures

  @Test(
    "the attainments that Jakarta Barat printed, LKIP 2021",
    arguments: [
      (85.35, 80.0, "106.69"), (84.06, 83, "101.28"), (88.01, 86, "102.34"), (90.62, 88, "102.98"),
      (90.62, 88.50, "102.40"),
    ])
  func jakartaBarat(realisation: Double, target: Double, printed: String) throws {
    #expect(try published(realisation, .value(target), .higherIsBetter) == printed)
  }

  @Test("the attainment that Polda NTB printed, target over realisation")
  func poldaNTB() throws {
    #expect(try published(129.03, .value(60), .lowerIsBetterInverse) == "46.50")
  }

  @Test(
    "the examples of PermenPAN-RB 8/2021 for ranges, in both expectations",
    arguments: [
      (92.0, 80.0...90.0, Polarity.range, "102.22"), (70, 80...90, .range, "87.50"),
      (92, 80...90, .higherIsBetter, "102.22"), (70, 80...90, .higherIsBetter, "87.50"),
      (6.5, 7...8, .lowerIsBetter, "107.14"), (9, 7...8, .lowerIsBetter, "87.50"),
    ])
  func ranges(
    realisation: Double, range: ClosedRange<Double>, polarity: Polarity, printed: String
  ) throws {
    #expect(try published(realisation, .range(range), polarity) == printed)
  }

  @Test("whatever lies in a range is attained", arguments: Polarity.allCases)
  func withinRange(polarity: Polarity) throws {
    for realisation in [80, 83.7, 90.0] {
      let ratio = try AttainmentRatio(of: realisation, against: .range(80...90), polarity)
      #expect(ratio.computed == 100 && ratio.isMet)
    }
    // no quotient is needed within, so the ends may have any sign
    #expect(try AttainmentRatio(of: 0, against: .range(-1...1), polarity).computed == 100)
  }

  @Test("the formula of Maluku Tengah is that of PermenPAN-RB 8/2021", arguments: 0..<20)
  func lowerFormulasAgree(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    for _ in 0..<100 {
      let target = random.uniform() * 1000 + 0.001
      let realisation = random.uniform() * 3 * target
      let ratio = try AttainmentRatio(of: realisation, against: .value(target), .lowerIsBetter)
      let first = (target - (realisation - target)) / target * 100
      let second = (1 + (1 - realisation / target)) * 100
      // three roundings of numbers up to 300
      #expect(abs(ratio.computed - first) <= 4 * 300 * Double.ulpOfOne)
      #expect(abs(ratio.computed - second) <= 4 * 300 * Double.ulpOfOne)
    }
  }

  // MARK: - Properties

  @Test("a target that is just met is attained in full, exactly", arguments: 0..<20)
  func metIsHundred(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    for _ in 0..<100 {
      let target = 100 * random.uniform() + 1e-9
      for polarity in Polarity.allCases {
        let ratio = try AttainmentRatio(of: target, against: .value(target), polarity)
        #expect(ratio.computed == 100 && ratio.isMet && !ratio.isCapped)
      }
    }
  }

  @Test("attainment rises with the realisation, or falls where less is better", arguments: 0..<20)
  func isMonotone(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    for _ in 0..<100 {
      let low = 50 * random.uniform() + 1
      let targets: [Target] = [.value(low), .range(low...low + 10 * random.uniform())]
      let pair = [200 * random.uniform() + 0.01, 200 * random.uniform() + 0.01].sorted()
      for (target, polarity) in targets.flatMap({ target in Polarity.allCases.map { (target, $0) } }
      ) {
        let (less, more) = (
          try AttainmentRatio(of: pair[0], against: target, polarity).computed,
          try AttainmentRatio(of: pair[1], against: target, polarity).computed
        )
        switch polarity {
        case .higherIsBetter, .range: #expect(less <= more)
        case .lowerIsBetter, .lowerIsBetterInverse: #expect(less >= more)
        }
      }
    }
  }

  @Test("attainment does not depend on the unit", arguments: 0..<20)
  func isScaleInvariant(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    for polarity in Polarity.allCases {
      let (realisation, target) = (200 * random.uniform() + 0.1, 100 * random.uniform() + 0.1)
      // powers of two change no digit
      for unit in [0.125, 4, 1024] {
        let one = try AttainmentRatio(of: realisation, against: .value(target), polarity)
        let other = try AttainmentRatio(
          of: unit * realisation, against: .value(unit * target), polarity)
        #expect(one == other)
      }
    }
  }

  // MARK: - The cap

  @Test("a cap takes away what lies above it, once")
  func caps() throws {
    let ratio = try AttainmentRatio(of: 120, against: .value(80), .higherIsBetter, cap: 110)
    #expect(ratio.computed == 150 && ratio.counted == 110 && ratio.isCapped)
    #expect(ratio.published.text == "110.00")
    let again = try AttainmentRatio(
      of: ratio.counted, against: .value(100), .higherIsBetter, cap: 110)
    #expect(again.counted == ratio.counted && !again.isCapped)
    let below = try AttainmentRatio(of: 60, against: .value(80), .higherIsBetter, cap: 110)
    #expect(below.counted == 75 && !below.isCapped)
    #expect(try AttainmentRatio(of: 120, against: .value(80), .higherIsBetter).counted == 150)
  }

  // MARK: - Where the formula has no answer

  @Test("less than nothing is said as the formula gives it")
  func negative() throws {
    let ratio = try AttainmentRatio(of: 25, against: .value(10), .lowerIsBetter)
    #expect(ratio.computed == -50 && ratio.published.text == "-50.00" && !ratio.isMet)
    #expect(
      try AttainmentRatio(of: -2, against: .value(4), .higherIsBetter).computed == -50)
  }

  @Test("a target of zero or less has no attainment", arguments: Polarity.allCases)
  func targetNotPositive(polarity: Polarity) {
    #expect(reason(3, .value(0), polarity) == .targetNotPositive(0))
    #expect(reason(0, .value(0), polarity) == .targetNotPositive(0))
    #expect(reason(3, .value(-2), polarity) == .targetNotPositive(-2))
    #expect(reason(-1, .range(0...5), polarity) == .targetNotPositive(0))
  }

  @Test("the quotient of target and realisation needs a realisation above zero")
  func realisationNotPositive() {
    #expect(
      reason(0, .value(5), .lowerIsBetterInverse) == .realisationNotPositive(0))
    #expect(
      reason(-1, .value(5), .lowerIsBetterInverse) == .realisationNotPositive(-1))
    #expect(reason(0, .value(5), .lowerIsBetter) == nil)
    #expect(reason(0, .value(5), .higherIsBetter) == nil)
  }

  @Test("numbers of different units are refused")
  func outOfRange() {
    #expect(reason(1e300, .value(1e-300), .higherIsBetter) == .outOfRange)
    #expect(reason(.nan, .value(1), .higherIsBetter) == .outOfRange)
    #expect(reason(.infinity, .value(1), .lowerIsBetter) == .outOfRange)
    #expect(reason(1e-13, .value(1e3), .lowerIsBetterInverse) == .outOfRange)
  }
}
