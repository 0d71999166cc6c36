import Probability
import Rates
import SurveyInference
import TestSupport
import Testing

@Suite struct RateIntervalTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let limits: [RateIntervalMethod: [Double]]
    let counts: (resolved: Int, reported: Int)
    let level: Double
    var testDescription: String { "\(counts.resolved) of \(counts.reported) at \(level)" }

    private enum Key: String, CodingKey { case resolved, reported, level }

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      counts = (
        try container.decode(Int.self, forKey: .resolved),
        try container.decode(Int.self, forKey: .reported)
      )
      level = try container.decode(Double.self, forKey: .level)
      let named = try decoder.container(keyedBy: Name.self)
      limits = try Dictionary(
        uniqueKeysWithValues: RateIntervalMethod.allCases.map {
          ($0, try named.decode([Double].self, forKey: Name(stringValue: $0.rawValue)))
        })
    }
  }

  static let references = ReferenceTable<Reference>.load("rates", "intervals")

  /// The lower limit of Agresti and Coull passes through 0 between counts, where two of its terms
  /// cancel; Boost's binomial of a million trials has 12 digits.
  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) throws {
    let counts = try RateCounts(reference.counts.resolved, of: reference.counts.reported)
    for (method, limits) in reference.limits {
      let found = try counts.interval(method, level: reference.level)
      #expect(
        found.lower.isClose(to: limits[0], .relative(1e-12)),
        "\(method): \(found.lower) is not \(limits[0])")
      #expect(
        found.upper.isClose(to: limits[1], .relative(1e-12)),
        "\(method): \(found.upper) is not \(limits[1])")
      #expect(found.level == reference.level)
    }
  }

  @Test("failures have the mirrored interval", arguments: 0..<40 as Range<UInt64>)
  func mirrors(seed: UInt64) throws {
    let (counts, level) = try arbitrary(seed)
    let failures = try RateCounts(counts.reported - counts.resolved, of: counts.reported)
    for method in RateIntervalMethod.allCases {
      let interval = try counts.interval(method, level: level)
      let mirrored = try failures.interval(method, level: level)
      // a limit near 1 has the rounding of numbers about 1
      #expect(interval.lower.isClose(to: 1 - mirrored.upper, near: 1e-14), "\(method)")
      #expect(interval.upper.isClose(to: 1 - mirrored.lower, near: 1e-14), "\(method)")
    }
  }

  /// Within [0, 1]: past its ends Agresti and Coull's limits come back where the level rises.
  @Test(
    "a higher level holds a lower one, and all hold the share", arguments: 0..<40 as Range<UInt64>)
  func nests(seed: UInt64) throws {
    let (counts, _) = try arbitrary(seed)
    let share = try #require(counts.share)
    for method in RateIntervalMethod.allCases {
      var inner = ConfidenceInterval(lower: share, upper: share, level: 0)
      for level in [0.5, 0.8, 0.95, 0.99, 0.9999] {
        let outer = try counts.interval(method, level: level).clipped
        #expect(outer.lower <= inner.lower, "\(method) at \(level)")
        #expect(outer.upper >= inner.upper, "\(method) at \(level)")
        inner = outer
      }
    }
  }

  @Test("Clopper and Pearson's holds mid-P", arguments: 0..<40 as Range<UInt64>)
  func clopperPearsonHoldsMidP(seed: UInt64) throws {
    let (counts, level) = try arbitrary(seed)
    let exact = try counts.interval(.clopperPearson, level: level)
    let midP = try counts.interval(.midP, level: level)
    #expect(exact.lower <= midP.lower && midP.upper <= exact.upper)
  }

  @Test("all resolved or none ends at the end of the scale", arguments: [1, 2, 30, 2_000_000])
  func endsAtTheEnds(reported: Int) throws {
    for method in RateIntervalMethod.allCases where method != .agrestiCoull {
      for level in [0.001, 0.5, 0.95, 1 - 1e-12] {
        let none = try RateCounts(0, of: reported).interval(method, level: level)
        let all = try RateCounts(reported, of: reported).interval(method, level: level)
        #expect(none.lower == 0 && all.upper == 1, "\(method)")
        #expect(0 < none.upper && none.upper < 1, "\(method) at \(level)")
        #expect(0 < all.lower && all.lower < 1, "\(method) at \(level)")
      }
    }
    #expect(try RateCounts(0, of: reported).interval(.agrestiCoull, level: 0.95).lower < 0)
  }

  @Test("Clopper and Pearson cover at least at the level", arguments: [0.8, 0.95], 1...10)
  func clopperPearsonCovers(level: Double, reported: Int) throws {
    let coverage = try RateCoverage(.clopperPearson, reported: reported, level: level)
    #expect(coverage.minimum >= level)
    #expect(coverage.mean > level)
  }

  @Test("the documentation says how often intervals cover")
  func documentsCoverage() throws {
    let page = try Repository.text("Sources/Rates/Rates.docc/RateIntervals.md")
    for method in RateIntervalMethod.allCases {
      let cells = try [1...10, 11...30].flatMap { sizes in
        let coverage = try sizes.map { try RateCoverage(method, reported: $0, level: 0.95) }
        let mean = coverage.map(\.mean).reduce(0, +) / Double(coverage.count)
        return [coverage.map(\.minimum).min() ?? 0, mean]
      }
      let row = cells.map { " \(($0 * 1000).rounded() / 10) |" }.joined()
      #expect(page.contains("| `\(method.rawValue)` |\(row)"), "\(method.rawValue) |\(row)")
    }
  }

  @Test("nothing reported has no interval", arguments: RateIntervalMethod.allCases)
  func nothingReported(method: RateIntervalMethod) {
    #expect(throws: RateError.nothingReported) {
      try RateCounts.none.interval(method, level: 0.95)
    }
  }

  private func arbitrary(_ seed: UInt64) throws -> (RateCounts, Double) {
    var random = SplitMix64(seed: seed)
    let reported = Int(random.positive(in: 1...1e6))
    let resolved = Int.random(in: 0...reported, using: &random)
    return (try RateCounts(resolved, of: reported), 0.3 + 0.699 * random.fraction())
  }
}

extension ConfidenceInterval {
  fileprivate var clipped: ConfidenceInterval {
    ConfidenceInterval(lower: max(0, lower), upper: min(1, upper), level: level)
  }
}

extension Double {
  fileprivate func isClose(to expected: Double, near floor: Double) -> Bool {
    isClose(to: expected, .relativeWithAbsoluteFloor(1e-12, floor: floor))
  }
}
