import Responses
import Satisfaction
import SurveyInference
import TestSupport
import Testing

/// Tests of several groups at once, as R survey computed them.
struct JointCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Wald: Decodable, Sendable {
    let chiSquare: Double
    let numeratorDegreesOfFreedom: Int
    let designDegreesOfFreedom: Int
    let statistic: Double
    let pValue: Double
  }

  struct Distribution: Decodable, Sendable {
    let statistic: Double
    let numeratorDegreesOfFreedom: Double
    let denominatorDegreesOfFreedom: Double
    let pValue: Double
    let chiSquare: Double
    let tableDegreesOfFreedom: Int
    let firstOrderPValue: Double
    let respondents: Int
  }

  struct Element: Decodable, Sendable {
    let element: String
    let mean: Wald
    /// The p-value of W/q without the factor of Korn and Graubard.
    let unadjusted: Double
    let distribution: Distribution
  }

  struct Needed: Decodable, Sendable {
    let level: Double
    let power: Double
    let respondents: Int
  }

  let name: String
  let file: String
  let design: DesignReference
  let group: String
  let values: [String]
  let index: Wald?
  let needed: [Needed]?
  let elements: [Element]

  var testDescription: String { name }

  static let all = ReferenceTable<JointCase>.load("joint-tests")

  /// Reads the file with its patterns.
  func read() throws -> (design: SamplingDesign, groups: [Int]) {
    var request = design.request(groups: [group], missing: "available")
    request.keepsPatterns = true
    request.allowsMissingItems = true
    let reading = try ResponseReader(request).read([
      ResponseInput(path: Repository.root + "Tests/Reference/" + file)
    ])
    try #require(reading.problemCount == 0, "\(reading.problems)")
    let groups = try values.map { try #require(reading.groupNames.firstIndex(of: [$0])) }
    return (try SamplingDesign(reading.moments, options: try design.options), groups)
  }
}

extension WaldTest {
  /// R's sums and ours round in another order; tails magnify that by the logarithm of p.
  func expect(_ reference: JointCase.Wald, sourceLocation: SourceLocation = #_sourceLocation) {
    let tolerance = Tolerance.relative(1e-10)
    #expect(
      chiSquare.isClose(to: reference.chiSquare, tolerance), sourceLocation: sourceLocation)
    #expect(numeratorDegreesOfFreedom == reference.numeratorDegreesOfFreedom)
    #expect(designDegreesOfFreedom == reference.designDegreesOfFreedom)
    #expect(
      statistic.isClose(to: reference.statistic, tolerance), sourceLocation: sourceLocation)
    #expect(pValue.isClose(to: reference.pValue, tolerance), sourceLocation: sourceLocation)
  }
}
