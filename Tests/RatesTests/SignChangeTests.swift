import Glibc
import TestSupport
import Testing

@testable import Rates

@Suite struct SignChangeTests {
  @Test("finds roots to the last bits, from either side")
  func findsRoots() {
    let half = { (x: Double) in exp(x) - 2 }
    #expect(SignChange.between(-3, 50, half).isClose(to: log(2), .ulps(4)))
    #expect(SignChange.between(50, -3, half).isClose(to: log(2), .ulps(4)))
    #expect(SignChange.between(-1, 4) { $0 * $0 * $0 }.magnitude < 1e-80)
    #expect(SignChange.between(0, 4) { $0 } == 0)
    // a jump is found as well
    #expect(SignChange.between(0, 4) { $0 < 1 ? -1 : 1 }.isClose(to: 1, .ulps(4)))
  }

  @Test("takes the better end where there is no root")
  func takesTheBetterEnd() {
    #expect(SignChange.between(1, 4) { $0 } == 1)
    #expect(SignChange.between(1, 4) { 5 - $0 } == 4)
  }
}
