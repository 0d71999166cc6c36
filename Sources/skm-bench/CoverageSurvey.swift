import Moments
import Probability
import SurveyInference

/// A made-up population near the ceiling of the scale, sampled again and again.
///
/// Nine normal variables of correlation 0.56 stand behind the answers of a respondent, moved by how
/// easily an element is liked, by the mood of the stratum and by one shift for all; each is cut at
/// fixed borders into the answers 1 to 4. The population has no end, so the mean of an element is
/// exactly 4 - Σ Φ(border - moves), and the shift is where the index is the one asked for.
struct CoverageSurvey {
  /// How the respondents are drawn.
  enum Design: String, CaseIterable {
    /// Simple random sampling.
    case simple
    /// Four strata, in proportion to their population but two respondents at least.
    case proportional
    /// Four strata of 40, 35, 20 and 5% of the population, the same number in each.
    case equal
    /// The same strata; five respondents in the smallest, the others in proportion.
    case smallStratum
    /// Five respondents in a stratum of 10% of the population, however many in the others.
    case undersampledStratum
  }

  /// A part of the population, and how many are drawn from it.
  private struct Stratum {
    let share: Double
    let mood: Double
    let count: Int
  }

  /// How easily an element is liked.
  private static let ease = [0, 0.1, -0.2, 0.3, 0, 0.2, -0.1, 0.15, 0.05]
  /// Where the variables are cut.
  private static let borders = [-2.1, -1, 0.9]
  private static let correlation = 0.56

  private let strata: [Stratum]
  private let shift: Double
  /// The index of the whole population.
  let trueIndex: Double

  init(_ design: Design, index: Double, sampleSize: Int) {
    let strata = Self.strata(design, sampleSize)
    func population(_ shift: Double) -> Double {
      strata.reduce(0) { $0 + $1.share * Self.index(moved: $1.mood + shift) }
    }
    var (low, high) = (-6.0, 12.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if population(middle) < index { low = middle } else { high = middle }
    }
    (self.strata, shift, trueIndex) = (strata, low, population(low))
  }

  private static func strata(_ design: Design, _ size: Int) -> [Stratum] {
    let shares = design == .undersampledStratum ? [0.4, 0.3, 0.2, 0.1] : [0.4, 0.35, 0.2, 0.05]
    let others: [Int]  // all but the first, which takes the rest
    switch design {
    case .simple: return [Stratum(share: 1, mood: 0, count: size)]
    case .proportional: others = shares.dropFirst().map { max(2, Int($0 * Double(size))) }
    case .equal: others = shares.dropFirst().map { _ in size / 4 }
    case .smallStratum, .undersampledStratum:
      let rest = Double(size - 5) / (1 - shares[3])
      others = [Int(shares[1] * rest), Int(shares[2] * rest), 5]
    }
    let counts = [size - others.reduce(0, +)] + others
    return zip(zip(shares, [0.4, 0, -0.3, -0.6]), counts).map {
      Stratum(share: $0.0, mood: $0.1, count: $1)
    }
  }

  /// The index of a population whose variables are moved by `move`.
  private static func index(moved move: Double) -> Double {
    let means = ease.map { ease in
      borders.reduce(4) { $0 - Normal.standard.cumulative($1 - ease - move) }
    }
    return 25 * means.reduce(0, +) / Double(means.count)
  }

  /// The estimated index of one sample.
  func estimate(_ random: inout Xoshiro256) throws -> Estimate {
    let count = Self.ease.count
    var moments = SurveyMoments(itemCount: count, levels: 1...4)
    let (common, own) = (Self.correlation.squareRoot(), (1 - Self.correlation).squareRoot())
    var answers = [UInt8](repeating: 0, count: count)
    for (number, stratum) in strata.enumerated() {
      let weight = stratum.share / Double(stratum.count)
      for _ in 0..<stratum.count {
        let liking = common * random.normal() + stratum.mood + shift
        for element in 0..<count {
          let value = liking + own * random.normal() + Self.ease[element]
          answers[element] = Self.borders.reduce(1) { $0 + ($1 < value ? 1 : 0) }
        }
        moments.add(
          answers, isComplete: true, weight: strata.count == 1 ? 1 : weight,
          at: SurveyMoments.Place(stratum: number))
      }
    }
    var options = EstimationOptions()
    options.isStratified = strata.count > 1
    let means = try ItemMeans.estimate(
      from: SamplingDesign(moments, options: options), group: 0)
    return means.combination(Array(repeating: 1, count: count)).scaled(
      by: 25, over: Double(count))
  }
}
