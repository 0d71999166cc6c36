import Glibc

/// The likelihood of a logistic line η = a + b·u in standardized time, perhaps with Jeffreys'
/// prior.
///
/// ℓ(a, b) = Σ xᵢ ln pᵢ + (nᵢ - xᵢ) ln qᵢ, and with the prior + ½ ln det I, where
/// I = Σ nᵢ pᵢ qᵢ (1, uᵢ)(1, uᵢ)ᵀ. Both its scores are those of xᵢ + hᵢ/2 resolved and
/// nᵢ - xᵢ + hᵢ/2 unresolved cases, with the leverages hᵢ of the years.
struct LogisticLine: Sendable {
  struct Point: Sendable, Hashable {
    var intercept: Double
    var slope: Double
  }

  /// Around 0, and 1 from the first to the last: the likelihood does not depend on that.
  let times: [Double]
  let resolved: [Double]
  let unresolved: [Double]
  /// With Jeffreys' prior.
  let isPenalized: Bool

  func predictor(_ time: Double, at point: Point) -> Double {
    point.intercept + point.slope * time
  }

  /// The derivatives of the likelihood by intercept and slope.
  func score(at point: Point) -> (intercept: Double, slope: Double) {
    let leverages = isPenalized ? information(at: point).leverages : []
    var score = (intercept: 0.0, slope: 0.0)
    for i in times.indices {
      let (p, q) = Logit.shares(predictor(times[i], at: point))
      let half = isPenalized ? leverages[i] / 2 : 0
      // x - n·p without cancellation where the year fits well
      let residual = (resolved[i] + half) * q - (unresolved[i] + half) * p
      score.intercept += residual
      score.slope += times[i] * residual
    }
    return score
  }

  /// 2ℓ(best) - 2ℓ(other), as a sum of terms that do not cancel: for 10¹² cases too.
  func deviance(from best: Point, to other: Point) -> Double {
    var sum = 0.0
    for i in times.indices {
      let eta = predictor(times[i], at: best)
      let change = (other.intercept - best.intercept) + (other.slope - best.slope) * times[i]
      let (p, q) = Logit.shares(eta)
      let divergence = Logit.divergence(p, q, change: change)
      sum += (resolved[i] + unresolved[i]) * divergence
      sum -= (resolved[i] * q - unresolved[i] * p) * change
    }
    guard isPenalized else { return 2 * sum }
    return 2 * sum + information(at: best).logDeterminant - information(at: other).logDeterminant
  }

  /// 2ℓ of a model that fits every year exactly, less 2ℓ without the prior.
  func residualDeviance(at point: Point) -> Double {
    var sum = 0.0
    for i in times.indices {
      let (p, q) = Logit.shares(predictor(times[i], at: point))
      let residual = resolved[i] * q - unresolved[i] * p
      let count = resolved[i] + unresolved[i]
      sum += count * p * Logit.excess(residual / (count * p))
      sum += count * q * Logit.excess(-residual / (count * q))
    }
    return 2 * sum
  }

  /// The expected information, as weights of the years over a common factor.
  func information(at point: Point) -> LineInformation {
    LineInformation(
      times: times,
      logWeights: times.indices.map {
        log(resolved[$0] + unresolved[$0]) + Logit.logVariance(predictor(times[$0], at: point))
      })
  }
}

/// The information of a line from weighted times.
///
/// The weights are kept over their largest, so that none overflows; one of less than 10⁻³⁰⁰ of that
/// counts as so much, which no sum shows.
struct LineInformation: Sendable {
  private let times: [Double]
  private let weights: [Double]
  private let logFactor: Double
  private let total: Double
  private let centre: Double
  private let spread: Double

  init(times: [Double], logWeights: [Double]) {
    self.times = times
    let logFactor = logWeights.max() ?? 0
    let weights = logWeights.map { exp(max($0 - logFactor, -690)) }
    let total = weights.reduce(0, +)
    let centre = zip(weights, times).reduce(0) { $0 + $1.0 * $1.1 } / total
    spread = zip(weights, times).reduce(0) { $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre) }
    (self.logFactor, self.weights, self.total, self.centre) = (logFactor, weights, total, centre)
  }

  var logDeterminant: Double { 2 * logFactor + log(total) + log(spread) }

  /// How much each year decides on its own fit; they add up to 2.
  var leverages: [Double] {
    zip(weights, times).map { weight, time in
      weight / total + weight * (time - centre) * (time - centre) / spread
    }
  }

  var slopeVariance: Double { exp(-logFactor) / spread }

  /// The variance of the line at a time.
  func variance(at time: Double) -> Double {
    exp(-logFactor) * (1 / total + (time - centre) * (time - centre) / spread)
  }
}
