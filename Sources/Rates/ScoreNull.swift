/// The distribution of Σ sᵢxᵢ, given Σ xᵢ, if every case has the same probability.
///
/// Year by year: how many of the remaining cases of the outcome fall into this one is
/// hypergeometric, and depends on their number alone. So the state is that number and the sum so
/// far; all terms are probabilities, which cannot overflow.
struct ScoreNull {
  private let scores: [Int]
  private let reported: [Int]
  private let rarer: [Int]

  /// `nil` where the distribution takes more than `limit` additions.
  init?(_ counts: YearCounts, rarer: [Double], limit: Int) {
    guard let last = counts.times.last, last < 0x1p53, counts.reported.reduce(0, +) < 0x1p53
    else { return nil }
    let scores = counts.times.map { Int($0) }
    let divisor = scores.reduce(0, Self.greatestCommonDivisor)
    self.scores = scores.map { $0 / divisor }
    (reported, self.rarer) = (counts.reported.map { Int($0) }, rarer.map { Int($0) })
    guard additions <= Double(limit) else { return nil }
  }

  /// The probability of a sum at least as far from its mean as this one.
  func twoSided() -> Double {
    let total = rarer.reduce(0, +)
    var remaining = reported.reduce(0, +)
    // n·|Σ sx - mean| in whole numbers, so that equally far sums are equal
    let (scale, product) = (Int128(remaining), Int128(total) * weighted(reported))
    let observed = (scale * weighted(rarer) - product).magnitude
    // by the number of cases still to come, then by the sum so far
    var states = [[Double]](repeating: [], count: total + 1)
    states[total] = [1]
    for (score, count) in zip(scores, reported) {
      remaining -= count
      var next = [[Double]](repeating: [], count: total + 1)
      for (open, sums) in states.enumerated() where !sums.isEmpty {
        let (first, masses) = Self.hypergeometric(open, into: count, or: remaining)
        for (offset, mass) in masses.enumerated() {
          let taken = first + offset
          Self.add(sums, times: mass, shiftedBy: taken * score, to: &next[open - taken])
        }
      }
      states = next
    }
    let tail = states[0].enumerated().reduce(0) { tail, sum in
      let distance = (scale * Int128(sum.offset) - product).magnitude
      return distance >= observed ? tail + sum.element : tail
    }
    return min(1, tail)
  }

  private static func add(
    _ sums: [Double], times mass: Double, shiftedBy shift: Int, to target: inout [Double]
  ) {
    let missing = sums.count + shift - target.count
    if missing > 0 { target.append(contentsOf: repeatElement(0, count: missing)) }
    for (place, value) in sums.enumerated() { target[place + shift] += mass * value }
  }

  /// The probabilities that so many of `open` cases fall into `here` places and not `elsewhere`,
  /// from the fewest that must on.
  ///
  /// From the most probable number outwards, by the ratio of neighbours.
  static func hypergeometric(
    _ open: Int, into here: Int, or elsewhere: Int
  ) -> (first: Int, masses: [Double]) {
    let (first, last) = (max(0, open - elsewhere), min(here, open))
    func ratio(_ k: Int) -> Double {
      Double(here - k) / Double(k + 1) * (Double(open - k) / Double(elsewhere - open + k + 1))
    }
    let share = Double(here + 1) / Double(here + elsewhere + 2)
    let mode = min(max(Int(share * Double(open + 1)), first), last)
    var masses = [Double](repeating: 1, count: last - first + 1)
    for k in mode..<last { masses[k + 1 - first] = masses[k - first] * ratio(k) }
    for k in (first..<mode).reversed() { masses[k - first] = masses[k + 1 - first] / ratio(k) }
    let sum = masses.reduce(0, +)
    return (first, masses.map { $0 / sum })
  }

  private func weighted(_ counts: [Int]) -> Int128 {
    zip(scores, counts).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }

  /// About how many additions the distribution takes, at most.
  private var additions: Double {
    let total = Double(rarer.reduce(0, +))
    var (before, largest, additions) = (0.0, 0.0, 0.0)
    for (score, count) in zip(scores, reported) {
      let placed = min(before, total)
      additions += (placed + 1) * (placed * largest + 1) * (min(Double(count), total) + 1)
      (before, largest) = (before + Double(count), Double(score))
    }
    return additions
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
