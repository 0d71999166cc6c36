import Moments
import Reliability
import TestSupport
import Testing

@Suite struct MeasurementInvarianceTests {
  typealias Level = MeasurementInvariance.Level

  struct Reference: Decodable, Sendable {
    let file: String
    let items: [String]
    let groups: [Int]
    let models: [Model]
    let differences: [Difference]

    struct Model: Decodable, Sendable {
      let model: String
      let lavaan: Fitted
      let tight: Tight
    }

    struct Fitted: Decodable, Sendable {
      let fit: [String: Double]
    }

    struct Tight: Decodable, Sendable {
      let chisq: Double
      let df: Int
      let pvalue: Double
      let baselineChisq: Double
      let baselineDf: Int
      let cfi: Double
      let tli: Double
      let rmsea: Double
      let rmseaLower90: Double
      let rmseaUpper90: Double
      let groups: [Group]
    }

    struct Group: Decodable, Sendable {
      let factorMean: Double
    }

    struct Difference: Decodable, Sendable {
      let df: Int
      let chisqTight: Double
      let pvalueTight: Double
    }

    static func load(_ name: String) throws -> Reference {
      let all = try ReferenceFile.load("reliability", "twoGroups", as: [String: Reference].self)
      return try #require(all[name])
    }

    func sample(_ group: Int) throws -> SampleCovariance {
      let rows = Repository.table("Tests/Reference/" + file).filter {
        $0["year"] == String(groups[group])
      }
      return try #require(SampleCovariance(complete: Answers.rows(rows, items: items)))
    }

    func invariance() throws -> MeasurementInvariance {
      try MeasurementInvariance.test(first: sample(0), second: sample(1))
    }
  }

  static let names = ["years_shift", "years_same"]

  /// The reference has vanishing gradients; its SRMR is lavaan's, 4e-7.
  @Test("models fit as lavaan says", arguments: names)
  func modelsAgreeWithReference(name: String) throws {
    let reference = try Reference.load(name)
    let found = try reference.invariance()
    for (model, expected) in zip([found.configural, found.metric, found.scalar], reference.models) {
      let (fit, tight) = (model.fitMeasures, expected.tight)
      #expect(model.level.rawValue == expected.model)
      #expect(!model.isImproper)
      #expect(fit.degreesOfFreedom == tight.df)
      #expect(fit.baselineDegreesOfFreedom == tight.baselineDf)
      #expect(fit.chiSquare.isClose(to: tight.chisq, .relative(1e-9)))
      #expect(fit.baselineChiSquare.isClose(to: tight.baselineChisq, .relative(1e-11)))
      #expect(try #require(fit.pValue).isClose(to: tight.pvalue, .relative(1e-8)))
      #expect(try #require(fit.cfi).isClose(to: tight.cfi, .relative(1e-10)))
      #expect(try #require(fit.tli).isClose(to: tight.tli, .relative(1e-10)))
      #expect(try #require(fit.rmsea).isClose(to: tight.rmsea, .relative(1e-8)))
      #expect(try #require(fit.rmseaLower).isClose(to: tight.rmseaLower90, .relative(1e-6)))
      #expect(try #require(fit.rmseaUpper).isClose(to: tight.rmseaUpper90, .relative(1e-6)))
      let srmr = try #require(expected.lavaan.fit["srmr"])
      #expect(fit.srmr.isClose(to: srmr, .relative(2e-6)))
    }
    for (step, expected) in zip([found.metricStep, found.scalarStep], reference.differences) {
      #expect(step.degreesOfFreedom == expected.df)
      #expect(step.chiSquare.isClose(to: expected.chisqTight, .relative(1e-8)))
      #expect(step.pValue.isClose(to: expected.pvalueTight, .relative(1e-7)))
    }
    let mean = try #require(reference.models.last?.tight.groups.last).factorMean
    #expect(found.factorMeanDifference.isClose(to: mean, .relative(1e-8)))
  }

  struct Scores: Decodable, Sendable {
    let set: String
    let factorMeanSE: Double
    let loadingScores: [Double]
    let interceptScores: [Double]
  }

  /// lavaan's scores are quotients of what vanishes, taken where its iteration stopped: 1e-4.
  @Test(
    "score tests agree with lavaan's",
    arguments: ReferenceTable<Scores>.load("one-factor", "twoGroups"))
  func scoresAgree(_ reference: Scores) throws {
    let found = try Reference.load(reference.set).invariance()
    let error = try #require(found.factorMeanStandardError)
    #expect(error.isClose(to: reference.factorMeanSE, .relative(1e-5)))
    let close = Tolerance.relativeWithAbsoluteFloor(1e-3, floor: 1e-3)
    #expect(agree(found.metricStep.items.map(\.chiSquare), reference.loadingScores, close))
    #expect(agree(found.scalarStep.items.map(\.chiSquare), reference.interceptScores, close))
  }

  @Test("names the item that changed, and by how much")
  func namesItem() throws {
    let found = try Reference.load("years_shift").invariance()
    #expect(found.metricStep.verdict == .holds)
    #expect(found.scalarStep.verdict == .fails)
    #expect(found.level == .metric)
    let largest = try #require(found.scalarStep.largestDifference)
    #expect(largest.item == 3)  // U4, which is lower in the second year
    #expect(largest.change < -0.2 && largest.pValue < 1e-10)
    let same = try Reference.load("years_same").invariance()
    #expect(same.metricStep.verdict == .holds && same.scalarStep.verdict == .holds)
    #expect(same.level == .scalar)
  }

  @Test("groups in the other order agree in every model")
  func exchanges() throws {
    let reference = try Reference.load("years_shift")
    let found = try reference.invariance()
    let other = try MeasurementInvariance.test(
      first: reference.sample(1), second: reference.sample(0))
    for (one, two) in [
      (found.configural, other.configural), (found.metric, other.metric),
      (found.scalar, other.scalar),
    ] {
      #expect(
        two.fitMeasures.chiSquare.isClose(to: one.fitMeasures.chiSquare, .relative(1e-10)))
    }
    #expect((found.factorMeanDifference > 0) == (other.factorMeanDifference < 0))
  }

  @Test("the same answers twice differ in nothing")
  func sameTwice() throws {
    let answers = OneFactorModelTests.simulated([0.8, 0.7, 0.6, 0.5], respondents: 400, seed: 1)
    let sample = try #require(SampleCovariance(complete: answers))
    let found = try MeasurementInvariance.test(first: sample, second: sample)
    #expect(
      found.scalar.fitMeasures.chiSquare.isClose(
        to: found.configural.fitMeasures.chiSquare, .relative(1e-9)))
    #expect(abs(found.factorMeanDifference) < 1e-9)
    #expect(found.level == .scalar)
  }

  @Test("does not decide for few respondents")
  func fewRespondents() throws {
    let (first, second) = (
      OneFactorModelTests.simulated([0.8, 0.7, 0.6], respondents: 120, seed: 2),
      OneFactorModelTests.simulated([0.8, 0.7, 0.6], respondents: 500, seed: 3)
    )
    let found = try MeasurementInvariance.test(
      first: try #require(SampleCovariance(complete: first)),
      second: try #require(SampleCovariance(complete: second)))
    #expect(found.scalarStep.verdict == .notDecidable(smallestGroup: 120))
    #expect(found.level == .configural)
    // three items: the configural model has no degrees of freedom
    #expect(found.configural.fitMeasures.cfi == nil)
    #expect(found.metricStep.rmseaChange == nil && found.scalarStep.rmseaChange != nil)
  }

  @Test("finds how much higher the factor is", arguments: 0..<3 as Range<UInt64>)
  func findsDifference(seed: UInt64) throws {
    let cuts = (0..<40).map { -3 + 0.15 * Double($0) }
    let loadings = [0.8, 0.7, 0.6, 0.5]
    let first = OneFactorModelTests.simulated(loadings, respondents: 2000, seed: seed, cuts: cuts)
    // The same questions to people half a standard deviation higher.
    let second = OneFactorModelTests.simulated(
      loadings, respondents: 2000, seed: seed + 100, cuts: cuts, shift: 0.5)
    let found = try MeasurementInvariance.test(
      first: try #require(SampleCovariance(complete: first)),
      second: try #require(SampleCovariance(complete: second)))
    #expect(abs(found.factorMeanDifference - 0.5) < 0.2)
    #expect(found.level == .scalar)
  }

  @Test("refuses what has no model")
  func refuses() throws {
    let good = try #require(
      SampleCovariance(
        complete: OneFactorModelTests.simulated([0.8, 0.7, 0.6], respondents: 400, seed: 1)))
    let rows: [[UInt8]] = [[1, 2, 3], [2, 2, 1], [3, 2, 2], [4, 2, 2], [1, 2, 1]]
    func sample(_ rows: [[UInt8]]) throws -> SampleCovariance {
      try #require(
        SampleCovariance(
          complete: PatternCounts(
            itemCount: 3, levels: 1...4, rows.map { PatternCounts.Row($0) })))
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try MeasurementInvariance.test(first: good, second: sample(rows))
    }
    #expect(throws: ReliabilityError.tooFewRespondents(found: 3, required: 4)) {
      try MeasurementInvariance.test(first: sample(Array(rows[..<3])), second: good)
    }
  }
}
