import Rates
import SurveyInference
import TestSupport
import Testing

@Suite struct TimeToResolutionTests {
  struct Curve: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let level: Double
    let days: [Int]
    let isResolved: [Bool]
    let time: [Int]
    let atRisk: [Int]
    let resolved: [Int]
    let censored: [Int]
    let openShare: [Double]
    let errorOfLog: [Double?]
    let lower: [Double?]
    let upper: [Double?]
    /// With its limits.
    let median: [Double?]
    var testDescription: String { "\(name) \(level)" }

    func estimate() throws -> TimeToResolution {
      try TimeToResolution(
        zip(days, isResolved).map { try TimeToResolution.Case(days: $0, isResolved: $1) },
        level: level)
    }
  }

  /// Products and sums of as many terms as there are days.
  static let close = Tolerance.relativeWithAbsoluteFloor(1e-12, floor: 1e-15)

  /// The median, its lower and its upper limit; `nil` where half are open to the end.
  private func medians(_ estimate: TimeToResolution) -> [Double?] {
    func days(_ value: () throws(UndefinedRateReason) -> Double) -> Double? {
      do throws(UndefinedRateReason) { return try value() } catch {
        #expect(error == .staysAbove(share: 0.5))
        return nil
      }
    }
    return [
      days { () throws(UndefinedRateReason) in try estimate.median },
      days { () throws(UndefinedRateReason) in try estimate.medianLower },
      days { () throws(UndefinedRateReason) in try estimate.medianUpper },
    ]
  }

  @Test("agrees with R's survfit", arguments: ReferenceTable<Curve>.load("rates-peers", "curves"))
  func agreesWithR(_ expected: Curve) throws {
    let estimate = try expected.estimate()
    #expect(estimate.curve.map(\.days) == expected.time)
    #expect(estimate.curve.map(\.atRisk) == expected.atRisk)
    #expect(estimate.curve.map(\.resolved) == expected.resolved)
    #expect(estimate.curve.map(\.censored) == expected.censored)
    let resolved = expected.isResolved.count { $0 }
    #expect(estimate.resolved == resolved)
    #expect(estimate.unresolved == expected.isResolved.count - resolved)
    for (place, point) in estimate.curve.enumerated() {
      #expect(point.openShare.isClose(to: expected.openShare[place], Self.close))
      #expect((point.interval == nil) == (expected.lower[place] == nil))
      guard let error = expected.errorOfLog[place], let lower = expected.lower[place],
        let upper = expected.upper[place]
      else { continue }
      let interval = try #require(point.interval)
      // R's survfit keeps the error of ln S
      #expect(
        try #require(point.standardError).isClose(
          to: error * expected.openShare[place], Self.close))
      #expect(interval.lower.isClose(to: lower, Self.close))
      #expect(interval.upper.isClose(to: upper, Self.close))
    }
    #expect(medians(estimate) == expected.median)
  }

  @Test("the share within some days is what the curve leaves")
  func sharesWithinDays() throws {
    let cases = try [(0, true), (3, true), (3, false), (10, true), (20, false)].map {
      try TimeToResolution.Case(days: $0, isResolved: $1)
    }
    let estimate = try TimeToResolution(cases, level: 0.95)
    #expect(try estimate.resolved(within: 0).share.isClose(to: 0.2, .ulps(4)))
    #expect(try estimate.resolved(within: 2).share.isClose(to: 0.2, .ulps(4)))
    #expect(try estimate.resolved(within: 3).share.isClose(to: 0.4, .ulps(4)))
    // two were still at risk on day 10
    #expect(try estimate.resolved(within: 20).share.isClose(to: 0.7, .ulps(4)))
    let point = try #require(estimate.curve.last?.interval)
    let interval = try #require(try estimate.resolved(within: 15).interval)
    #expect(interval.lower == 1 - point.upper && interval.upper == 1 - point.lower)
    #expect(throws: UndefinedRateReason.notObservedSoLong(lastDay: 20)) {
      try estimate.resolved(within: 21)
    }
    let early = try TimeToResolution(Array(cases.dropFirst()), level: 0.95)
    #expect(try early.resolved(within: 2).share == 0)
    #expect(try early.resolved(within: 2).interval?.upper == 0)
  }

  @Test("once all are resolved, later days say nothing new")
  func staysResolved() throws {
    let cases = try [1, 4, 4].map { try TimeToResolution.Case(days: $0, isResolved: true) }
    let estimate = try TimeToResolution(cases, level: 0.95)
    #expect(try estimate.resolved(within: 400).share == 1)
    #expect(try estimate.resolved(within: 400).interval == nil)
    #expect(estimate.curve.last?.standardError == nil)
  }

  @Test("refuses time that runs backwards, and no case at all")
  func refuses() {
    #expect(throws: TimeToResolutionError.negativeDuration(days: -1)) {
      try TimeToResolution.Case(days: -1, isResolved: true)
    }
    #expect(throws: TimeToResolutionError.noCases) { try TimeToResolution([], level: 0.95) }
  }

  @Test("holds its laws on random cases", arguments: 0..<500)
  func holdsLaws(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let longest = [0, 3, 30, 1000].randomElement(using: &random) ?? 0
    let resolved = random.fraction()
    let cases = try (0..<Int.random(in: 1...60, using: &random)).map { _ in
      try TimeToResolution.Case(
        days: Int.random(in: 0...longest, using: &random),
        isResolved: random.fraction() < resolved)
    }
    let estimate = try TimeToResolution(cases, level: 0.9)
    #expect(try TimeToResolution(cases.shuffled(using: &random), level: 0.9) == estimate)
    #expect(estimate.resolved + estimate.unresolved == cases.count)
    #expect(estimate.curve.reduce(0) { $0 + $1.resolved + $1.censored } == cases.count)
    var before = 1.0
    for point in estimate.curve {
      #expect((0...before).contains(point.openShare))
      before = point.openShare
      guard let interval = point.interval else { continue }
      #expect(interval.lower <= point.openShare && point.openShare <= interval.upper)
      #expect(interval.lower > 0 && interval.upper <= 1)
    }
    let medians = medians(estimate)
    if let lower = medians[1], let median = medians[0] { #expect(lower <= median) }
    if let upper = medians[2], let median = medians[0] { #expect(median <= upper) }
    // without open cases it is the plain share
    if estimate.unresolved == 0 {
      for point in estimate.curve {
        let open = cases.count { $0.days > point.days }
        #expect(point.openShare.isClose(to: Double(open) / Double(cases.count), .relative(1e-13)))
      }
    }
  }
}
