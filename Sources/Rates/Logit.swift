import Glibc

/// Functions of log-odds η that keep their digits where shares are next to 0 or 1.
enum Logit {
  /// p = 1/(1 + e^-η) and 1 - p.
  static func shares(_ eta: Double) -> (p: Double, q: Double) {
    // e^-η of either sign is infinite at worst, and the share then 0
    (1 / (1 + exp(-eta)), 1 / (1 + exp(eta)))
  }

  /// ln p(1 - p), at any η.
  static func logVariance(_ eta: Double) -> Double {
    -(eta.magnitude + 2 * log1p(exp(-eta.magnitude)))
  }

  /// The Kullback-Leibler divergence of the share at η + `change` from p, the share at η.
  ///
  /// p ln(p/p′) + q ln(q/q′) = ln(1 + p(e^δ - 1)) - pδ, never negative.
  static func divergence(_ p: Double, _ q: Double, change: Double) -> Double {
    // The smaller share keeps its digits; the other is 1 at worst.
    let (share, delta) = p <= q ? (max(p, 1e-300), change) : (max(q, 1e-300), -change)
    if delta.magnitude < 0.5 {
      return logExcess(share * expm1(delta)) + share * expExcess(delta)
    }
    // where e^δ would overflow
    if delta > 700 {
      return (1 - share) * delta + log(share + (1 - share) * exp(-delta))
    }
    return log1p(share * expm1(delta)) - share * delta
  }

  /// (1 + w) ln(1 + w) - w for w from -1 on, never negative.
  static func excess(_ w: Double) -> Double {
    if w <= -1 { return 1 }
    if w.magnitude < 0.5 { return (1 + w) * logExcess(w) + w * w }
    return (1 + w) * log1p(w) - w
  }

  /// ln(1 + x) - x for |x| up to ½, by the series of artanh x/(2 + x).
  private static func logExcess(_ x: Double) -> Double {
    let r = x / (2 + x)
    var (sum, power, divisor) = (0.0, 2 * r * r * r, 3.0)
    while power.magnitude > 1e-18 * (x * r).magnitude {
      sum += power / divisor
      power *= r * r
      divisor += 2
    }
    return sum - x * r
  }

  /// e^x - 1 - x for |x| up to ½, by its series.
  private static func expExcess(_ x: Double) -> Double {
    var (sum, term, divisor) = (0.0, x * x / 2, 3.0)
    while term.magnitude > 1e-18 * sum.magnitude {
      sum += term
      term *= x / divisor
      divisor += 1
    }
    return sum
  }
}
