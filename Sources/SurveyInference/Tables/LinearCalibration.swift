import LinearAlgebra
import Moments

/// The auxiliary variables of a linear calibration, x of each row, and their known totals.
struct LinearCalibration: Sendable {
  let margins: [CalibrationMargin]
  /// x, a number per row for each margin.
  let columns: [[Double]]
  let bounds: ClosedRange<Double>?

  init(
    _ rows: TableRows, weights: [Double], margins: [CalibrationMargin],
    bounds: ClosedRange<Double>?
  ) throws(CalibrationError) {
    var seen: Set<[CalibrationMargin.Term]> = []
    for margin in margins {
      guard margin.total.isFinite else {
        throw .totalOutOfRange(margin.terms, total: margin.total)
      }
      guard seen.insert(margin.terms.sorted { $0.variable < $1.variable }).inserted else {
        throw .repeatedMargin(margin.terms)
      }
      for term in margin.terms {
        try requireKnown(term.variable, in: rows, weights: weights)
        guard term.value != nil || !rows.isCategorical(term.variable) else {
          throw .notANumber(variable: term.variable)
        }
      }
    }
    self.margins = margins
    self.bounds = bounds
    columns = margins.map { margin in
      (0..<rows.count).map { row in
        margin.terms.reduce(1) { $0 * amount(of: $1, in: rows, row: row) }
      }
    }
  }

  /// The factors g = F(x·λ) of weights that reproduce the totals, where F(u) is 1 + u within the
  /// bounds.
  ///
  /// - Parameter weights: The weight of each row, zero or more.
  /// - Returns: g of each row.
  /// - Throws: What the totals contradict, or which of them is out of reach.
  func factors(_ weights: [Double]) throws(CalibrationError) -> [Double] {
    let solver = GramSolver(columns, weights: weights)
    for place in margins.indices where solver.isDependent[place] {
      try requireImplied(place, by: solver)
    }
    let wanted = margins.indices.map { !solver.isDependent[$0] }
    var multipliers = [Double](repeating: 0, count: margins.count)
    var state = State(self, weights, multipliers)
    for round in 0..<100 {
      // The first step leaves what rounding left of the totals; one more takes most of that away.
      if state.isReached(wanted) || (round > 1 && state.isReached(wanted, within: 1e-14)) {
        return state.factors
      }
      let step = direction(from: state, weights, full: solver)
      guard let next = improved(state, multipliers, step, weights) else { break }
      (multipliers, state) = next
    }
    // Rounding keeps the last digits from being met where totals are far from those of the sample.
    if state.isReached(wanted, within: 1e-12) { return state.factors }
    throw notReached(state, wanted)
  }

  /// Refuses a total of a column that follows from others and is another.
  private func requireImplied(_ place: Int, by solver: GramSolver) throws(CalibrationError) {
    let margin = margins[place]
    let terms = zip(solver.coefficients(of: place), margins).map { $0 * $1.total }
    let implied = terms.reduce(0, +)
    let size = terms.reduce(margin.total.magnitude) { max($0, $1.magnitude) }
    guard (implied - margin.total).magnitude > 1e-9 * size else { return }
    if columns[place].allSatisfy({ $0 == 0 }) {
      throw .emptyCell(margin.terms, total: margin.total)
    }
    throw .contradictoryTotal(margin.terms, total: margin.total, implied: implied)
  }

  /// Newton's step: over the rows whose factor lies within the bounds, or where these do not tell
  /// all columns apart, with a small part of all rows added.
  private func direction(
    from state: State, _ weights: [Double], full: GramSolver
  ) -> [Double] {
    guard let bounds else { return full.solve(state.misfit) }
    let inside = weights.indices.map {
      state.factors[$0] > bounds.lowerBound && state.factors[$0] < bounds.upperBound
        ? weights[$0] : 0
    }
    let solver = GramSolver(columns, weights: inside)
    if solver.isDependent == full.isDependent { return solver.solve(state.misfit) }
    let mixed = zip(inside, weights).map { $0 + 1e-4 * $1 }
    return GramSolver(columns, weights: mixed).solve(state.misfit)
  }

  /// The largest part of a step, in halves, that raises the dual objective; `nil` where none does.
  private func improved(
    _ state: State, _ multipliers: [Double], _ step: [Double], _ weights: [Double]
  ) -> (multipliers: [Double], state: State)? {
    var length = 1.0
    for _ in 0..<40 {
      let candidate = zip(multipliers, step).map { $0 + length * $1 }
      let next = State(self, weights, candidate)
      if next.largestMisfit < state.largestMisfit || next.objective > state.objective {
        return (candidate, next)
      }
      length /= 2
    }
    return nil
  }

  private func notReached(_ state: State, _ wanted: [Bool]) -> CalibrationError {
    let worst =
      margins.indices.filter { wanted[$0] }.max {
        state.relativeMisfit($0) < state.relativeMisfit($1)
      } ?? 0
    let total = margins[worst].total
    return .notReached(
      margins[worst].terms, total: total, reached: total - state.misfit[worst].high)
  }

  /// Where the iteration stands.
  private struct State {
    let factors: [Double]
    /// Totals less what the weights reach.
    let misfit: [DoubleDouble]
    /// Σ w·|x| + |total|, what a misfit is compared with.
    let sizes: [Double]
    /// λ·T - Σ w·Φ(x·λ), Φ the integral of F: its gradient is the misfit.
    let objective: Double

    init(_ model: LinearCalibration, _ weights: [Double], _ multipliers: [Double]) {
      var u = [Double](repeating: 0, count: weights.count)
      for (column, multiplier) in zip(model.columns, multipliers) where multiplier != 0 {
        for row in u.indices { u[row] += multiplier * column[row] }
      }
      let bounds = model.bounds
      let factors = u.map { value in
        bounds.map { min(max(1 + value, $0.lowerBound), $0.upperBound) } ?? 1 + value
      }
      var (misfit, sizes) = ([DoubleDouble](), [Double]())
      for (column, margin) in zip(model.columns, model.margins) {
        var (rest, size) = (DoubleDouble(margin.total), margin.total.magnitude)
        for row in weights.indices where weights[row] != 0 {
          let term = DoubleDouble.twoProduct(weights[row], factors[row]) * DoubleDouble(column[row])
          rest = rest - term
          size += term.high.magnitude
        }
        misfit.append(rest)
        sizes.append(size)
      }
      var objective = zip(multipliers, model.margins).reduce(0) { $0 + $1.0 * $1.1.total }
      for row in u.indices {
        // beyond a bound Φ goes on as a line of slope F
        let edge = factors[row] - 1
        objective -= weights[row] * (edge + edge * edge / 2 + factors[row] * (u[row] - edge))
      }
      self.factors = factors
      self.misfit = misfit
      self.sizes = sizes
      self.objective = objective
    }

    func relativeMisfit(_ place: Int) -> Double {
      sizes[place] > 0 ? misfit[place].high.magnitude / sizes[place] : 0
    }

    var largestMisfit: Double { misfit.indices.reduce(0) { max($0, relativeMisfit($1)) } }

    func isReached(_ wanted: [Bool], within tolerance: Double = 4e-16) -> Bool {
      misfit.indices.allSatisfy { !wanted[$0] || relativeMisfit($0) <= tolerance }
    }
  }
}

/// What a term of a margin is in a row.
private func amount(of term: CalibrationMargin.Term, in rows: TableRows, row: Int) -> Double {
  guard let value = rows.value(term.variable, row: row) else { return 0 }
  if let wanted = term.value { return value == wanted ? 1 : 0 }
  if case .number(let number) = value { return number }
  return 0
}
