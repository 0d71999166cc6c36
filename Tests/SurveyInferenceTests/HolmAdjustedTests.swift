import SurveyInference
import TestSupport
import Testing

@Suite struct HolmAdjustedTests {
  struct Case: Decodable, Sendable {
    let pValues: [Double]
    let adjusted: [Double]
  }

  @Test("agrees with R", arguments: ReferenceTable<Case>.load("comparisons", "holm"))
  func agreesWithReference(_ reference: Case) {
    let adjusted = holmAdjusted(reference.pValues)
    for (value, expected) in zip(adjusted, reference.adjusted) {
      // one product of a whole number and a decimal
      #expect(value.isClose(to: expected, .relative(1e-15)))
    }
  }

  @Test func nothingIsAdjustedAlone() {
    #expect(holmAdjusted([0.03]) == [0.03])
    #expect(holmAdjusted([]) == [])
  }
}
