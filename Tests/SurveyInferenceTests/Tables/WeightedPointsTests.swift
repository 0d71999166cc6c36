import TestSupport
import Testing

@testable import SurveyInference

@Suite struct WeightedPointsTests {
  struct Case: Decodable, Sendable {
    let values: [Double]
    let weights: [Double]
    let probabilities: [Double]
    let quantiles: [Double]
  }

  @Test(
    "quantiles are R's, also where weights tie",
    arguments: ReferenceTable<Case>.load("survey-rows", "points"))
  func agreesWithReference(_ reference: Case) {
    let points = WeightedPoints(reference.values, weights: reference.weights.map { 1 / (1 / $0) })
    #expect(reference.probabilities.map { points.quantile($0) } == reference.quantiles)
  }
}
