import LinearAlgebra
import Moments

/// One group as a domain of a design: its means, and what linearization needs of them.
struct Domain {
  let group: Int
  /// The means Rᵢ; `nil` where nobody answered.
  let means: [Double?]
  /// Rᵢ less the origin of the scores; zero where nobody answered.
  let centredMeans: [Double]
  /// Σ w·aᵢ.
  let weights: [Double]
  let sampleSizes: [Int]
  let itemDegreesOfFreedom: [Int]
  let sampleSize: Int
  let degreesOfFreedom: Int

  init(_ design: SamplingDesign, group: Int) {
    let count = design.moments.itemCount
    var totals = [Double](repeating: 0, count: 2 * count)
    var (sampleSizes, units) = (
      [Int](repeating: 0, count: count), [Int](repeating: 0, count: count)
    )
    var (sampleSize, allUnits) = (0, 0)
    for stratum in design.strata(of: [group]) {
      var (answeredHere, contributingHere) = (Array(repeating: 0, count: count), 0)
      for (totalsOfUnit, isUnit) in stratum.totals(of: group) {
        for index in totals.indices { totals[index] += stratum.weight * totalsOfUnit.totals[index] }
        for item in 0..<count {
          sampleSizes[item] += totalsOfUnit.answered[item]
          answeredHere[item] +=
            isUnit ? min(1, totalsOfUnit.answered[item]) : totalsOfUnit.answered[item]
        }
        sampleSize += totalsOfUnit.contributing
        contributingHere += isUnit ? min(1, totalsOfUnit.contributing) : totalsOfUnit.contributing
      }
      for item in 0..<count where answeredHere[item] > 0 { units[item] += answeredHere[item] - 1 }
      if contributingHere > 0 { allUnits += contributingHere - 1 }
    }
    self.group = group
    weights = Array(totals[..<count])
    let levels = design.moments.groups[group].levels
    let centred = (0..<count).map { item -> Double in
      if let level = levels.onlyLevel(item: item) { return Double(level - design.moments.origin) }
      return totals[item] > 0 ? totals[count + item] / totals[item] : 0
    }
    centredMeans = centred
    means = (0..<count).map {
      totals[$0] > 0 ? Double(design.moments.origin) + centred[$0] : nil
    }
    self.sampleSizes = sampleSizes
    self.sampleSize = sampleSize
    itemDegreesOfFreedom = units
    degreesOfFreedom = allUnits
  }

  /// The linearized values zᵢ of a unit, or of any sum of units, from its totals.
  func linearized(_ totals: [Double]) -> [Double] {
    means.indices.map { item in
      means[item] == nil
        ? 0 : (totals[means.count + item] - centredMeans[item] * totals[item]) / weights[item]
    }
  }

  /// The products zᵢ·zⱼ, summed over units, from the products of their answers.
  func linearized(_ products: SymmetricMatrix) -> SymmetricMatrix {
    let count = means.count
    let sums = products.lowerTriangle
    var result: [Double] = []
    result.reserveCapacity(count * (count + 1) / 2)
    for i in 0..<count {
      // Rows of the lower triangle: of the answer's presence, and of its score.
      let (present, scored) = (i * (i + 1) / 2, (count + i) * (count + i + 1) / 2)
      for j in 0...i {
        guard means[i] != nil && means[j] != nil else {
          result.append(0)
          continue
        }
        let (ri, rj) = (centredMeans[i], centredMeans[j])
        let crossed = sums[(count + j) * (count + j + 1) / 2 + i]
        let product =
          sums[scored + count + j] - ri * crossed - rj * sums[scored + j]
          + ri * rj * sums[present + j]
        result.append(product / (weights[i] * weights[j]))
      }
    }
    return SymmetricMatrix(order: count, lowerTriangle: result)
  }
}
