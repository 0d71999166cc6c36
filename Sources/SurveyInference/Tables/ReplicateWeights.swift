import Moments

/// The weights of replicates, and how far their estimates lie from that of the sample.
struct ReplicateWeights: Sendable {
  private enum Kind: Sendable {
    /// One unit is left out, and the others of its stratum stand for it.
    case leftOut([LeftOut])
    /// Units are drawn with replacement.
    case drawn(RaoWuBootstrap)
    /// A weight for each row, by replicate.
    case rows([[Double]])
  }

  /// A replicate of the jackknife.
  private struct LeftOut: Sendable {
    let unit: Int
    let stratum: Int
    /// The unit is alone in its stratum, and all other strata stand for it.
    let isAlone: Bool
  }

  private let kind: Kind
  private let scale: Double
  /// By replicate.
  private let scales: [Double]
  private let design: RowDesign

  var count: Int { scales.count }

  /// Makes the replicates of a design.
  init(_ design: RowDesign, method: ReplicateMethod) throws(ReplicateError) {
    self.design = design
    let strata = design.unitsOfStratum.indices.filter { !design.unitsOfStratum[$0].isEmpty }
    switch method {
    case .jk1, .jkn:
      if method == .jk1, strata.count > 1 { throw .stratified(strata: strata.count) }
      let (left, scales) = try jackknife(design, strata)
      let isAverage = design.policy == .average && !left.isEmpty
      kind = .leftOut(left.map { LeftOut(unit: $0.unit, stratum: $0.stratum, isAlone: $0.alone) })
      self.scales = scales
      scale = isAverage ? Double(design.stratumOfUnit.count) / Double(left.count) : 1
    case .raoWu(let replicates, let seed):
      guard replicates > 1 else { throw .tooFewReplicates(replicates) }
      kind = .drawn(try RaoWuBootstrap(design, strata, seed: seed))
      scales = Array(repeating: 1, count: replicates)
      scale = 1 / Double(replicates - 1)
    case .columns(let scale, let rscales):
      let count = design.rows.replicateCount
      guard count > 0 else { throw .noReplicateWeights }
      guard rscales.isEmpty || rscales.count == count else {
        throw .wrongScaleCount(scales: rscales.count, replicates: count)
      }
      for value in [scale] + rscales where !(value >= 0 && value.isFinite) {
        throw .scaleOutOfRange(value)
      }
      kind = .rows(design.rows.replicateWeights)
      scales = rscales.isEmpty ? Array(repeating: 1, count: count) : rscales
      self.scale = scale
    }
  }

  private init(_ other: ReplicateWeights, rows: [[Double]]) {
    (design, scale, scales) = (other.design, other.scale, other.scales)
    kind = .rows(rows)
  }

  /// The weights of every row in a replicate.
  func weights(of replicate: Int) -> [Double] {
    switch kind {
    case .rows(let rows): return rows[replicate]
    case .drawn(let bootstrap): return weights(bootstrap.factors(of: replicate))
    case .leftOut(let left):
      let one = left[replicate]
      let own = design.unitsOfStratum[one.stratum]
      var factors = [Double](repeating: 1, count: design.stratumOfUnit.count)
      if one.isAlone {
        let strata = Double(strataCount)
        for unit in factors.indices { factors[unit] = strata / (strata - 1) }
      } else {
        for unit in own { factors[unit] = Double(own.count) / Double(own.count - 1) }
      }
      factors[one.unit] = 0
      return weights(factors)
    }
  }

  private func weights(_ factors: [Double]) -> [Double] {
    zip(design.weights, design.units).map { $0 * factors[Int($1)] }
  }

  private var strataCount: Int { design.unitsOfStratum.count { !$0.isEmpty } }

  /// The replicates with their weights calibrated one by one.
  func calibrated(by model: CalibrationModel) throws(ReplicateError) -> ReplicateWeights {
    var rows: [[Double]] = []
    for replicate in 0..<count {
      let before = weights(of: replicate)
      do throws(CalibrationError) {
        rows.append(zip(before, try model.factors(before)).map { $0 * $1 })
      } catch {
        throw .calibration(error, replicate: replicate + 1)
      }
    }
    return ReplicateWeights(self, rows: rows)
  }

  /// The variance scale·Σ rscales_r·(θ_r - θ̄)², θ̄ the mean over the replicates whose scale is not
  /// zero.
  ///
  /// - Parameters:
  ///   - sample: What is estimated, with the weights of the whole sample.
  ///   - weights: The weight of each row in the whole sample.
  /// - Returns: The variance, and how many replicates have no estimate and were left out; no
  ///   variance where all were.
  func variance(
    of sample: RowSample, weights: [Double]
  ) -> (variance: Double?, undefined: Int) {
    let differences = differences(sample, weights)
    let defined = zip(differences, scales).compactMap { difference, scale in
      difference.map { (difference: $0, scale: scale) }
    }
    let counted = defined.filter { $0.scale > 0 }
    guard !counted.isEmpty || differences.isEmpty else { return (nil, differences.count) }
    let mean = counted.reduce(0) { $0 + $1.difference } / Double(max(1, counted.count))
    let sum = counted.reduce(0) {
      $0 + $1.scale * ($1.difference - mean) * ($1.difference - mean)
    }
    return (scale * sum, differences.count - defined.count)
  }

  /// θ_r - θ of each replicate, formed as (dY - R·dX)/(X + dX) so that nothing cancels; `nil` where
  /// a replicate has no estimate.
  private func differences(_ sample: RowSample, _ weights: [Double]) -> [Double?] {
    if case .rows(let rows) = kind {
      return rows.map { weights in
        var (residual, denominator) = (0.0, 0.0)
        for (place, row) in sample.members.enumerated() {
          residual += weights[row] * sample.residual(place)
          denominator += weights[row] * sample.share(place)
        }
        if sample.statistic.isTotal { return residual - sample.value }
        return quotient(residual, denominator, of: sample)
      }
    }
    var residuals = [Double](repeating: 0, count: design.stratumOfUnit.count)
    var denominators = residuals
    for (place, row) in sample.members.enumerated() {
      let unit = Int(design.units[row])
      residuals[unit] += weights[row] * sample.residual(place)
      denominators[unit] += weights[row] * sample.share(place)
    }
    let (ofResiduals, ofDenominators) = (changes(residuals), changes(denominators))
    return zip(ofResiduals, ofDenominators).map { residual, denominator in
      if sample.statistic.isTotal { return residual }
      return quotient(residual, sample.denominator + denominator, of: sample)
    }
  }

  private func quotient(
    _ numerator: Double, _ denominator: Double, of sample: RowSample
  ) -> Double? {
    // A replicate without any row of the group: what is left is rounding.
    guard denominator.magnitude > 1e-12 * sample.denominator.magnitude else { return nil }
    return numerator / denominator
  }

  /// Σ (f - 1)·e over the units of each replicate, f their factors.
  private func changes(_ totals: [Double]) -> [Double] {
    switch kind {
    case .rows: return []
    case .drawn(let bootstrap):
      return scales.indices.map { replicate in
        let factors = bootstrap.factors(of: replicate)
        return totals.indices.reduce(0) { $0 + (factors[$1] - 1) * totals[$1] }
      }
    case .leftOut(let left):
      let ofStrata = design.unitsOfStratum.map { totals[$0].reduce(0, +) }
      let all = ofStrata.reduce(0, +)
      let strata = Double(strataCount)
      return left.map { one in
        let own = totals[one.unit]
        if one.isAlone { return (all - strata * own) / (strata - 1) }
        let count = Double(design.unitsOfStratum[one.stratum].count)
        return (ofStrata[one.stratum] - count * own) / (count - 1)
      }
    }
  }

  /// The rank of the replicate weights of some rows.
  ///
  /// A column whose rest, after what the columns before it explain, is below 1e-5 of it depends on
  /// them, as in R's `qr` at the tolerance that its `degf` uses.
  func rank(of members: [Int]) -> Int {
    let columns = (0..<count).map { replicate in
      let weights = weights(of: replicate)
      return members.map { weights[$0] }
    }
    var basis: [[Double]] = []
    for column in columns {
      var rest = column
      for _ in 0..<2 {  // twice is enough
        for vector in basis {
          let product = zip(vector, rest).reduce(0) { $0 + $1.0 * $1.1 }
          for place in rest.indices { rest[place] -= product * vector[place] }
        }
      }
      let (size, left) = (norm(column), norm(rest))
      if left >= 1e-5 * size, left > 0 { basis.append(rest.map { $0 / left }) }
      if basis.count == members.count { break }
    }
    return basis.count
  }
}

private func norm(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

/// The units that are left out one by one, and the scale of each replicate: (1 - n_h/N_h)·(n_h -
/// 1)/n_h.
private func jackknife(
  _ design: RowDesign, _ strata: [Int]
) throws(ReplicateError) -> (
  left: [(unit: Int, stratum: Int, alone: Bool)], scales: [Double]
) {
  var (left, scales) = ([(unit: Int, stratum: Int, alone: Bool)](), [Double]())
  for stratum in strata {
    let units = design.unitsOfStratum[stratum]
    let correction = design.correction(of: stratum)
    guard correction > 0 else { continue }  // counted in full
    if units.count > 1 {
      let count = Double(units.count)
      left += units.map { ($0, stratum, false) }
      scales += units.map { _ in correction * (count - 1) / count }
      continue
    }
    switch design.policy {
    case .fail: throw .design(.singletonStratum(stratum))
    case .certainty, .average: break
    case .adjust:
      guard strata.count > 1 else { break }
      left.append((units.lowerBound, stratum, true))
      scales.append(Double(strata.count - 1) / Double(strata.count))
    }
  }
  return (left, scales)
}
