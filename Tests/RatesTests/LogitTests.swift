import Glibc
import TestSupport
import Testing

@testable import Rates

@Suite struct LogitTests {
  @Test("shares keep their digits at either end", arguments: [-800.0, -40, -1, 0, 2, 700])
  func keepsDigits(eta: Double) {
    let (p, q) = Logit.shares(eta)
    #expect((p + q).isClose(to: 1, .ulps(1)))
    let other = Logit.shares(-eta)
    #expect(p == other.q && q == other.p)
    if eta.magnitude < 600 {
      #expect(log(p / q).isClose(to: eta, .relativeWithAbsoluteFloor(1e-14, floor: 1e-15)))
      #expect(Logit.logVariance(eta).isClose(to: log(p) + log(q), .relative(1e-13)))
    }
    #expect(Logit.logVariance(eta).isFinite)
  }

  @Test("the divergence is that of the two shares", arguments: 0..<500)
  func diverges(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let eta = 8 * random.fraction() - 4
    // from 1/20 on the definition keeps enough digits to be compared with
    let size = 0.05 + 3 * random.fraction()
    let change = random.next() & 1 == 0 ? size : -size
    let ((p, q), other) = (Logit.shares(eta), Logit.shares(eta + change))
    let expected = p * log(p / other.p) + q * log(q / other.q)
    #expect(Logit.divergence(p, q, change: change).isClose(to: expected, .relative(1e-11)))
    let w = other.p / p - 1
    let excess = (1 + w) * log(1 + w) - w
    #expect(Logit.excess(w).isClose(to: excess, .relative(1e-10)))
  }

  @Test("small changes follow the variance", arguments: [1e-3, 1e-6, -1e-9, 1e-12])
  func isQuadratic(change: Double) {
    let (p, q) = Logit.shares(1.7)
    // the next term is change·(q - p)/3 of this one
    let expected = p * q * change * change / 2 * (1 + change * (q - p) / 3)
    let close = Tolerance.relative(change * change + 1e-14)
    #expect(Logit.divergence(p, q, change: change).isClose(to: expected, close))
  }

  @Test("extreme changes are large, and no change is none")
  func isTotal() {
    let (p, q) = Logit.shares(30)
    #expect(Logit.divergence(p, q, change: 0) == 0)
    #expect(Logit.divergence(p, q, change: -5000).isClose(to: 5000 - 30, .relative(1e-3)))
    #expect(Logit.divergence(p, q, change: 5000).isClose(to: 5000 * q, .relative(1)))
    #expect(Logit.excess(-1) == 1 && Logit.excess(0) == 0)
  }
}
