import LinearAlgebra
import Moments

/// What is estimated from rows: a pair of totals, or one.
enum RowStatistic {
  case table(TableStatistic)
  /// The share of those whose number is at most a limit.
  case share(variable: Int, atMost: Double)

  /// A total, which is not divided by another.
  var isTotal: Bool {
    if case .table(.total) = self { true } else { false }
  }

  /// The numerator and the denominator that a row adds to; `nil` where it says nothing.
  func pair(_ rows: TableRows, row: Int) -> (y: Double, x: Double)? {
    switch self {
    case .table(.mean(let variable, let category)), .table(.total(let variable, let category)):
      return rows.value(variable, row: row).map { (amount($0, category), 1) }
    case .table(.ratio(let numerator, let denominator)):
      guard let y = rows.value(numerator, row: row), let x = rows.value(denominator, row: row)
      else { return nil }
      return (amount(y, nil), amount(x, nil))
    case .share(let variable, let limit):
      return rows.value(variable, row: row).map { (amount($0, nil) <= limit ? 1 : 0, 1) }
    }
  }
}

/// The number of a value, or whether it is the category; a category has no number of its own.
private func amount(_ value: TableValue, _ category: Int?) -> Double {
  switch (value, category) {
  case (.number(let number), _): number
  case (.category(let found), let category): found == category ? 1 : 0
  }
}

/// The rows of one group that say something, with their point estimate.
struct RowSample {
  let statistic: RowStatistic
  /// The numbers of the rows with a weight.
  let members: [Int]
  private let y: [Double]
  private let x: [Double]
  /// Σ w·x.
  let denominator: Double
  /// Σ w·y over Σ w·x, or Σ w·y for a total.
  let value: Double
  /// Σ w.
  let population: Double

  /// The rows of a group that know what is estimated.
  ///
  /// - Parameters:
  ///   - rows: The table.
  ///   - group: The numbers of the rows of the group.
  ///   - statistic: What is estimated.
  ///   - weights: The weight of each row of the table.
  /// - Throws: `EstimationError.noValues`, `EstimationError.zeroDenominator`.
  init(
    _ rows: TableRows, group: [Int], _ statistic: RowStatistic, weights: [Double]
  ) throws(EstimationError) {
    self.statistic = statistic
    var (members, y, x) = ([Int](), [Double](), [Double]())
    var (numerator, denominator) = (DoubleDouble.zero, DoubleDouble.zero)
    var (population, size) = (DoubleDouble.zero, 0.0)
    for row in group where weights[row] != 0 {
      guard let pair = statistic.pair(rows, row: row) else { continue }
      members.append(row)
      y.append(pair.y)
      x.append(pair.x)
      numerator = numerator + DoubleDouble.twoProduct(weights[row], pair.y)
      denominator = denominator + DoubleDouble.twoProduct(weights[row], pair.x)
      population = population + DoubleDouble(weights[row])
      size += (weights[row] * pair.x).magnitude
    }
    guard !members.isEmpty else { throw .noValues }
    // What rounding can make of numbers that cancel is no denominator.
    guard statistic.isTotal || denominator.high.magnitude > 1e-25 * size else {
      throw .zeroDenominator
    }
    self.members = members
    self.y = y
    self.x = x
    self.denominator = Double(denominator)
    self.population = Double(population)
    value = Double(statistic.isTotal ? numerator : numerator / denominator)
  }

  /// y - R·x of each member, or y itself for a total.
  func residual(_ place: Int) -> Double {
    statistic.isTotal ? y[place] : y[place] - value * x[place]
  }

  /// What each member adds to the denominator.
  func share(_ place: Int) -> Double { x[place] }

  /// The linearised variable of each member: (y - R·x)/X, or y for a total.
  func linearized(_ place: Int) -> Double {
    statistic.isTotal ? y[place] : residual(place) / denominator
  }

  /// The variance over that of as many rows drawn with equal chances, as R survey's `deff`; `nil`
  /// where such a sample would have none.
  ///
  /// S² = n/(n - 1)·Σ w·(u - ū)²/Σ w of u, y or for a ratio the linearised variable, and N = Σ w:
  /// the variance of a mean is S²·(N - n)/(N·n) without replacement and S²/n with it, and N² times
  /// as much for a total.
  func designEffect(
    _ variance: Double, weights: [Double], withReplacement: Bool = false
  ) -> Double? {
    let (n, size) = (Double(members.count), population)
    guard n > 1, size > n || withReplacement else { return nil }
    var isRatio = false
    if case .table(.ratio) = statistic { isRatio = true }
    let values = members.indices.map { isRatio ? linearized($0) : y[$0] }
    let mean = members.indices.reduce(0) { $0 + weights[members[$1]] * values[$1] } / size
    let squares = members.indices.reduce(0) {
      $0 + weights[members[$1]] * (values[$1] - mean) * (values[$1] - mean)
    }
    let ofMean = squares / ((n - 1) * size) * (withReplacement ? 1 : (size - n) / size)
    let simple = isRatio || statistic.isTotal ? ofMean * size * size : ofMean
    return simple > 0 ? variance / simple : nil
  }
}
