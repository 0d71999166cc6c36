public import LinearAlgebra
import Moments

/// How answers are distributed in several groups of one design, with the covariance of the shares.
///
/// The share of a cell, one answer in one group, is a ratio of weighted counts over all who
/// answered; its linearized value is z = w·(1 - p)/Σw inside the cell and -w·p/Σw outside. The
/// covariance of their totals over the design is that of the shares. All comes from the sums of
/// answer patterns, never from rows.
///
/// *Source:* Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.6-5.8.
/// *Checked against:* R survey 4.1-1, `svymean` of the indicators of the cells, 12 digits.
public struct AnswerTables: Sendable {
  /// The answers to one item.
  public struct Table: Sendable, Hashable {
    /// The answers that somebody gave, lowest first.
    public let answers: [Int]
    /// By group, then by answer: shares of all who answered, which sum to 1.
    public let shares: [[Double]]
    /// Of the shares, in the order of the groups and then of the answers.
    public let covariance: SymmetricMatrix
    /// By group, who answered with a weight above zero.
    public let respondents: [Int]
    /// Units in which somebody answered less their strata.
    public let degreesOfFreedom: Int

    /// The shares within each group, which sum to 1.
    public var distributions: [[Double]] {
      shares.map { row in
        let sum = row.reduce(0, +)
        return row.map { $0 / sum }
      }
    }

    /// Whether all groups answer alike.
    public var test: Result<RaoScottTest, RaoScottError> {
      Result { () throws(RaoScottError) in
        try RaoScottTest(
          shares, covariance: covariance, respondents: respondents.reduce(0, +),
          degreesOfFreedom: degreesOfFreedom)
      }
    }
  }

  /// The numbers of the groups, in the order in which they were given.
  public let groups: [Int]
  private let design: SamplingDesign
  private let strata: [Counts]

  /// Counts the answers of groups.
  ///
  /// - Parameters:
  ///   - groups: Numbers of groups, each once, at least two.
  ///   - design: Of moments that keep patterns.
  ///   - complete: Items that a respondent must have answered all of to count; none by default.
  public init(_ groups: [Int], in design: SamplingDesign, complete: [Int] = []) {
    precondition(
      groups.count >= 2 && Set(groups).count == groups.count, "groups that differ, each once")
    precondition(design.moments.keepsPatterns, "shares of answers need the patterns of answers")
    self.groups = groups
    self.design = design
    let own = design.strata(of: groups)
    var places: [Int: Int] = [:]
    for (place, stratum) in own.enumerated() { places[stratum.number] = place }
    var strata = own.map { Counts($0, groups: groups.count, design.moments) }
    for (group, number) in groups.enumerated() {
      for pattern in design.moments.patternSums(of: number)
      where pattern.weight > 0 && complete.allSatisfy({ pattern.scores[$0] != 0 }) {
        guard let place = places[pattern.stratum] else { continue }
        strata[place].add(pattern, group: group)
      }
    }
    self.strata = strata
  }

  /// The answers to one item.
  ///
  /// - Parameter item: The number of the item.
  /// - Returns: `nil` where somebody of one group must have answered it and nobody did.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  /// - Complexity: O(m²) per stratum or unit, m cells.
  public func table(item: Int) throws(EstimationError) -> Table? {
    let levels = design.moments.levels
    var totals = Array(repeating: Array(repeating: 0.0, count: levels.count), count: groups.count)
    for stratum in strata { stratum.addTotals(of: item, to: &totals) }
    let used = levels.indices.enumerated().map(\.offset).filter { level in
      totals.contains { $0[level] > 0 }
    }
    let whole = totals.reduce(0) { $0 + $1.reduce(0, +) }
    guard whole > 0, totals.allSatisfy({ $0.contains { $0 > 0 } }) else { return nil }
    let shares = totals.map { row in used.map { row[$0] / whole } }
    let cells = Cells(item: item, levels: used, shares: shares.flatMap(\.self), whole: whole)
    return Table(
      answers: used.map { $0 + levels.lowerBound }, shares: shares,
      covariance: try covariance(
        of: strata.lazy.map { $0.linearized(cells) }, order: shares.count * used.count,
        policy: design.policy),
      respondents: groups.indices.map { group in
        strata.reduce(0) { $0 + $1.answered[group][item] }
      },
      degreesOfFreedom: strata.reduce(0) { $0 + $1.degreesOfFreedom(of: item) })
  }
}

/// The cells of a table whose covariance is asked for.
private struct Cells {
  let item: Int
  /// Places of the answers on the scale.
  let levels: [Int]
  /// p, by group and then by answer.
  let shares: [Double]
  /// Σ w of all who answered.
  let whole: Double
}

/// Weighted counts of the answers in one stratum.
private struct Counts {
  /// Σ w and Σ w², by item and level, where respondents are the sampling units; Σ w in a unit.
  private struct Sums {
    var weights: [Double]
    var squares: [Double] = []
  }

  private let number: Int
  private let unitCount: Int
  private let scale: Double
  /// N/n where weights follow the population.
  private let weight: Double
  private let levels: ClosedRange<Int>
  /// By group and item, who answered with a weight above zero.
  private(set) var answered: [[Int]]
  /// By group.
  private var respondents: [Int: Sums] = [:]
  /// By unit, then by group.
  private var units: [Int: [Int: Sums]] = [:]

  init(_ stratum: SamplingDesign.Stratum, groups: Int, _ moments: SurveyMoments) {
    (number, unitCount, scale) = (stratum.number, stratum.unitCount, stratum.correction)
    weight = stratum.weight
    levels = moments.levels
    answered = Array(repeating: Array(repeating: 0, count: moments.itemCount), count: groups)
  }

  mutating func add(_ pattern: SurveyMoments.PatternSums, group: Int) {
    let size = pattern.scores.count * levels.count
    let places = pattern.scores.enumerated().filter { $0.element != 0 }.map { item, score in
      answered[group][item] += pattern.contributing
      return item * levels.count + Int(score) - levels.lowerBound
    }
    if let unit = pattern.unit {
      var sums =
        units[unit, default: [:]].removeValue(forKey: group)
        ?? Sums(weights: Array(repeating: 0, count: size))
      for place in places { sums.weights[place] += weight * pattern.weight }
      units[unit, default: [:]][group] = sums
    } else {
      var sums =
        respondents.removeValue(forKey: group)
        ?? Sums(
          weights: Array(repeating: 0, count: size), squares: Array(repeating: 0, count: size))
      for place in places {
        sums.weights[place] += weight * pattern.weight
        sums.squares[place] += weight * weight * pattern.squaredWeight
      }
      respondents[group] = sums
    }
  }

  /// In the order of their numbers, since sums of fractions depend on their order.
  private var orderedUnits: [[Int: Sums]] { units.sorted { $0.key < $1.key }.map(\.value) }

  func addTotals(of item: Int, to totals: inout [[Double]]) {
    for groups in [respondents] + orderedUnits {
      for (group, sums) in groups {
        for level in 0..<levels.count {
          totals[group][level] += sums.weights[item * levels.count + level]
        }
      }
    }
  }

  func degreesOfFreedom(of item: Int) -> Int {
    guard !units.isEmpty else { return max(0, answered.reduce(0) { $0 + $1[item] } - 1) }
    let range = (item * levels.count)..<((item + 1) * levels.count)
    return max(
      0,
      units.values.count { groups in
        groups.values.contains { $0.weights[range].contains { $0 > 0 } }
      } - 1)
  }

  func linearized(_ cells: Cells) -> LinearizedStratum {
    let order = cells.shares.count
    var sum = [Double](repeating: 0, count: order)
    var products = SymmetricMatrix(order: order)
    func values(_ groups: [Int: Sums], _ part: KeyPath<Sums, [Double]>) -> [Double] {
      answered.indices.flatMap { group in
        cells.levels.map { level in
          groups[group].map { $0[keyPath: part][cells.item * levels.count + level] } ?? 0
        }
      }
    }
    func deviations(_ totals: [Double]) -> [Double] {
      let sum = totals.reduce(0, +)
      return zip(totals, cells.shares).map { ($0 - $1 * sum) / cells.whole }
    }
    if !respondents.isEmpty {
      sum = deviations(values(respondents, \.weights))
      let squares = values(respondents, \.squares)
      let (all, unit) = (squares.reduce(0, +), cells.whole * cells.whole)
      for i in 0..<order {
        for j in 0...i {
          let (p, q) = (cells.shares[i], cells.shares[j])
          let own = i == j ? squares[i] : 0
          products[i, j] = (own - squares[i] * q - p * squares[j] + all * p * q) / unit
        }
      }
    }
    for groups in orderedUnits {
      let values = deviations(values(groups, \.weights))
      for cell in 0..<order { sum[cell] += values[cell] }
      products.addOuterProduct(of: values)
    }
    return LinearizedStratum(
      number: number, unitCount: unitCount, scale: scale, sum: sum, products: products)
  }
}
