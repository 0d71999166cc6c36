import Moments

extension SamplingDesign {
  /// Units that contribute to one of the groups, in anything and by item, less their strata.
  func degreesOfFreedom(of groups: [Int]) -> (all: Int, byItem: [Int]) {
    let count = moments.itemCount
    var (all, byItem) = (0, [Int](repeating: 0, count: count))
    for stratum in strata(of: groups) {
      var (units, unitsByItem) = (0, [Int](repeating: 0, count: count))
      if stratum.units.isEmpty {
        for group in groups {
          guard let totals = stratum.sums[group]?.totals else { continue }
          units += totals.contributing
          for item in 0..<count { unitsByItem[item] += totals.answered[item] }
        }
      } else {
        for unit in stratum.units {
          let totals = groups.compactMap { unit[$0] }
          units += totals.contains { $0.contributing > 0 } ? 1 : 0
          for item in 0..<count where totals.contains(where: { $0.answered[item] > 0 }) {
            unitsByItem[item] += 1
          }
        }
      }
      all += max(0, units - 1)
      for item in 0..<count { byItem[item] += max(0, unitsByItem[item] - 1) }
    }
    return (all, byItem)
  }
}
