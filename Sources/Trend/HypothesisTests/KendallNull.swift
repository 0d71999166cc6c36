import Glibc

/// Kendall's S of values in random order: its distribution over all orders of the same values.
///
/// The number of pairs that fall, D, of a random order of values with ties t₁, t₂, ... has the
/// generating function [n]q!/([t₁]q! [t₂]q! ...): values are put in group by group, from the
/// largest, and a group of t among m that are there adds the number of pairs that Mann and Whitney
/// count. All terms are positive, so that every probability keeps its digits.
///
/// Source: MacMahon (1913), American Journal of Mathematics 35, 281-322; Mann and Whitney (1947),
/// Annals of Mathematical Statistics 18, 50-60.
struct KendallNull: Sendable {
  /// P(D = d) for d from 0 to the number of untied pairs.
  let probabilities: [Double]

  /// - Parameter ties: How often each different value occurs.
  /// - Complexity: O(n⁴).
  init(ties: [Int]) {
    var (probabilities, placed) = ([1.0], 0)
    for tie in ties.sorted(by: >) {  // the same sums for values and their negatives
      let added = Self.fallingPairs(tie, among: placed)
      var next = Array(repeating: 0.0, count: probabilities.count + added.count - 1)
      for (d, probability) in probabilities.enumerated() {
        for (e, other) in added.enumerated() { next[d + e] += probability * other }
      }
      (probabilities, placed) = (next, placed + tie)
    }
    self.probabilities = probabilities
  }

  /// P(|S| ≥ |s|), S = M - 2D with M untied pairs.
  func twoSided(_ statistic: Int) -> Double {
    guard statistic != 0 else { return 1 }
    let last = (probabilities.count - 1 - abs(statistic)) / 2
    return min(1, 2 * probabilities.prefix(last + 1).reduce(0, +))
  }

  /// The distribution of the falling pairs between `count` equal values and `others` larger ones.
  ///
  /// f(i, j) = q^j f(i - 1, j) + f(i, j - 1): the last is one of i larger values, which falls
  /// behind none, or one of j equal ones.
  private static func fallingPairs(_ count: Int, among others: Int) -> [Double] {
    var row = Array(repeating: [1.0], count: others + 1)  // j = 0
    for j in stride(from: 1, through: count, by: 1) {
      var next = [[1.0]]
      for i in stride(from: 1, through: others, by: 1) {
        var sum = Array(repeating: 0.0, count: i * j + 1)
        for (place, value) in next[i - 1].enumerated() { sum[place + j] += value }
        for (place, value) in row[i].enumerated() { sum[place] += value }
        next.append(sum)
      }
      row = next
    }
    let total = row[others].reduce(0, +)
    return row[others].map { $0 / total }
  }

  /// The p-value of values in perfect order, 2·Πtⱼ!/n!, the smallest that there is.
  static func smallestPValue(ties: [Int]) -> Double {
    guard ties.count > 1 else { return 1 }
    let count = ties.reduce(0, +)
    guard count > 20 else {
      func factorial(_ n: Int) -> Double { (1...n).reduce(1) { $0 * Double($1) } }
      return min(1, 2 * ties.reduce(1) { $0 * factorial($1) } / factorial(count))
    }
    let logarithm = ties.reduce(0) { $0 + lgamma(Double($1 + 1)) } - lgamma(Double(count + 1))
    return min(1, 2 * exp(logarithm))
  }
}
