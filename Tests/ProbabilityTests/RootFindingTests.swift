import Glibc
import Probability
import TestSupport
import Testing

@Suite struct RootFindingTests {
  @Test("finds roots to the last digits", arguments: [0.1, 1, 2, 1e-6, 12345.6789])
  func findsRoots(_ root: Double) {
    let functions: [(Double) -> Double] = [
      { $0 - root }, { pow($0, 3) - pow(root, 3) }, { log($0 + 1) - log(root + 1) },
      { root / $0 - 1 }, { $0 < root ? -1 : 1 },
    ]
    for function in functions {
      let found = RootFinding.root(in: 1e-9...1e6, function)
      #expect(found.converged)
      // the logarithm of 1 + 1e-6 has ten digits of 1e-6
      #expect(found.root.isClose(to: root, .relative(1e-9)))
    }
  }

  @Test("finds roots to the last bits")
  func findsLastBits() {
    #expect(RootFinding.root(in: -3...50) { exp($0) - 2 }.root.isClose(to: log(2), .ulps(4)))
    #expect(RootFinding.root(in: -1...4) { $0 * $0 * $0 }.root.magnitude < 1e-80)
    // a jump is found as well
    #expect(RootFinding.root(in: 0...4) { $0 < 1 ? -1 : 1 }.root.isClose(to: 1, .ulps(4)))
  }

  @Test("takes the better end where there is no root, and says so")
  func takesTheBetterEnd() {
    #expect(RootFinding.root(in: 1...4) { $0 } == (1, false))
    #expect(RootFinding.root(in: 1...4) { 5 - $0 } == (4, false))
  }

  @Test("takes a root at an end, and says when it was stopped")
  func hasEnds() {
    #expect(RootFinding.root(in: 0...1) { $0 } == (0, true))
    #expect(RootFinding.root(in: 0...1) { $0 - 1 } == (1, true))
    #expect(!RootFinding.root(in: 0...1, iterations: 3) { $0 < 0.3 ? -1 : 1 }.converged)
  }
}
