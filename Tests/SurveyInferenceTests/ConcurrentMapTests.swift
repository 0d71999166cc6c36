import SurveyInference
import Testing

@Suite struct ConcurrentMapTests {
  @Test("keeps the order, and leaves nothing out", arguments: [0, 1, 31, 32, 33, 47, 200, 1001])
  func keepsOrder(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { $0 * $0 } == numbers.map { $0 * $0 })
  }
}
