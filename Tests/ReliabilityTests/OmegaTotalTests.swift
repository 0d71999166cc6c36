import Moments
import SurveyInference
import TestSupport
import Testing

@testable import Reliability

@Suite struct OmegaTotalTests {
  static func omega(_ answers: PatternCounts) throws -> OmegaTotal {
    OmegaTotal(try OneFactorModelTests.model(answers), answers: answers)
  }

  @Test("agrees with lavaan under normal answers", arguments: FactorReference.names)
  func agreesWithReference(name: String) throws {
    let reference = try FactorReference.load(name)
    let omega = OmegaTotal(try OneFactorModelTests.model(reference.answers))
    #expect(omega.sampling == .normalTheory)
    #expect(omega.value.isClose(to: reference.cfaMLTight.omega, .relative(1e-10)))
    #expect(
      try #require(omega.standardError).isClose(to: reference.cfaMLTight.omegaSE, .relative(1e-8)))
  }

  struct Robust: Decodable, Sendable {
    let set: String
    let omega: Double
    let omegaSE: Double
  }

  /// lavaan's MLR takes its second derivatives where its iteration stopped, 1e-6 from the maximum.
  @Test(
    "agrees with lavaan's MLR without a distribution",
    arguments: ReferenceTable<Robust>.load("one-factor", "robust"))
  func agreesWithRobustReference(_ reference: Robust) throws {
    let omega = try Self.omega(try FactorReference.load(reference.set).answers)
    #expect(omega.sampling == .distributionFree)
    #expect(omega.value.isClose(to: reference.omega, .relative(1e-6)))
    #expect(try #require(omega.standardError).isClose(to: reference.omegaSE, .relative(1e-5)))
  }

  @Test("its error is the influence of respondents, found by weighing them anew")
  func errorIsInfluence() throws {
    // ω where one pattern's weight is a little larger, less ω: n times the influence.
    let answers = OneFactorModelTests.simulated([0.8, 0.6, 0.7, 0.5], respondents: 60, seed: 5)
    let (rows, step) = (answers.rows, 1e-5)
    func value(_ pattern: Int, _ change: Double) throws -> Double {
      var changed = rows
      changed[pattern].weight += change
      return try Self.omega(PatternCounts(itemCount: 4, levels: 1...4, changed)).value
    }
    var sum = 0.0
    for pattern in rows.indices {
      let slope = (try value(pattern, step) - value(pattern, -step)) / (2 * step)
      sum += Double(rows[pattern].count) * slope * slope
    }
    let error = try #require(try Self.omega(answers).standardError)
    #expect(error.isClose(to: sum.squareRoot(), .relative(1e-5)))
  }

  @Test("its interval lies within (0, 1) and holds it", arguments: 0..<50 as Range<UInt64>)
  func intervalHoldsValue(seed: UInt64) throws {
    let answers = OneFactorModelTests.simulated([0.9, 0.9, 0.9, 0.9], respondents: 25, seed: seed)
    guard let omega = try? Self.omega(answers), let interval = omega.interval(level: 0.99) else {
      return
    }
    #expect(0 < interval.lower && interval.upper < 1)
    #expect(interval.lower < omega.value && omega.value < interval.upper)
  }

  @Test("doubling every respondent divides the variance by two")
  func doubling() throws {
    let answers = OneFactorModelTests.simulated([0.8, 0.6, 0.7, 0.5], respondents: 200, seed: 6)
    let doubled = PatternCounts(itemCount: 4, levels: 1...4, answers.rows + answers.rows)
    let (one, two) = (try Self.omega(answers), try Self.omega(doubled))
    #expect(two.value.isClose(to: one.value, .relative(1e-9)))
    #expect(
      try #require(two.standardError)
        .isClose(to: try #require(one.standardError) / 2.0.squareRoot(), .relative(1e-8)))
  }

  @Test("an improper model has no error for what is at its bound")
  func improper() throws {
    // Items 0 and 1 go together far more than the third lets one factor explain.
    let rows: [(UInt8, UInt8, UInt8)] = [
      (1, 1, 1), (1, 1, 2), (2, 2, 3), (2, 2, 1), (3, 3, 2), (3, 3, 3), (4, 4, 3), (4, 3, 4),
      (1, 2, 1), (4, 4, 2), (3, 4, 4), (2, 1, 4),
    ]
    let model = try OneFactorModelTests.model(
      PatternCounts(itemCount: 3, levels: 1...4, rows.map { .init([$0.0, $0.1, $0.2]) }))
    #expect(OmegaTotal(model).isImproper == model.isImproper)
    if let errors = model.uniqueVarianceStandardErrors {
      for item in model.improperItems { #expect(errors[item] == nil) }
    }
  }
}
