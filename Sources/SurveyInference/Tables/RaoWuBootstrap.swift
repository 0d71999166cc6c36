import Probability

/// The bootstrap of Rao and Wu: in every stratum n_h - 1 of the n_h units are drawn with replacement.
///
/// A unit drawn m times has the factor 1 - λ + λ·m·n_h/(n_h - 1), with λ² = 1 - n_h/N_h. Every
/// replicate has its own stream of random numbers and draws from the strata in their order, so that
/// nothing but the seed, the strata and the units decides. Draws are made anew whenever they are
/// asked for: kept, they would take replicates × units of memory.
///
/// Source: Rao and Wu (1988), Journal of the American Statistical Association 83, 231-241, (4.1)
/// with n_h - 1 draws.
struct RaoWuBootstrap: Sendable {
  /// The units of each stratum that is drawn from, and λ.
  private let strata: [(units: Range<Int>, shrink: Double)]
  private let unitCount: Int
  private let seed: UInt64

  /// - Parameters:
  ///   - design: The units and strata.
  ///   - strata: The numbers of the strata that have units.
  ///   - seed: Any number.
  /// - Throws: What the policy says of a stratum of one unit.
  init(_ design: RowDesign, _ strata: [Int], seed: UInt64) throws(ReplicateError) {
    var drawn: [(units: Range<Int>, shrink: Double)] = []
    for stratum in strata {
      let (units, correction) = (design.unitsOfStratum[stratum], design.correction(of: stratum))
      guard correction > 0 else { continue }  // counted in full
      if units.count > 1 {
        drawn.append((units, correction.squareRoot()))
        continue
      }
      switch design.policy {
      case .fail: throw .design(.singletonStratum(stratum))
      case .certainty: break
      case .adjust, .average: throw .singletonPolicy(design.policy, stratum: stratum)
      }
    }
    self.strata = drawn
    unitCount = design.stratumOfUnit.count
    self.seed = seed
  }

  /// The factor of each unit in a replicate.
  func factors(of replicate: Int) -> [Double] {
    var random = Xoshiro256(seed: seed, stream: UInt64(replicate))
    var factors = [Double](repeating: 1, count: unitCount)
    for (units, shrink) in strata {
      for unit in units { factors[unit] = 1 - shrink }
      let step = shrink * Double(units.count) / Double(units.count - 1)
      for _ in 1..<units.count {
        factors[units.lowerBound + random.integer(below: units.count)] += step
      }
    }
    return factors
  }
}
