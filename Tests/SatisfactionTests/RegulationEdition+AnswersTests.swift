import Moments
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct RegulationEditionAnswersTests {
  @Test("the index of answers is that of their means, with weights")
  func computesIndex() throws {
    let edition = RegulationEdition.shipped[0]
    let answers = PatternCounts(
      itemCount: 9, levels: 1...4,
      [
        PatternCounts.Row(Array(repeating: 4, count: 9), count: 2, weight: 3),
        PatternCounts.Row([2, 2, 2, 2, 2, 2, 2, 2, 0], weight: 1),
      ])
    // eight elements (3·4 + 1·2)/4 = 3.5, one 4; times 25
    let expected = 25 * (8 * 3.5 + 4) / 9
    #expect(edition.index(of: answers)?.isClose(to: expected, .relative(1e-14)) == true)
    #expect(edition.index(of: answers.filter { _ in false }) == nil)
  }
}
