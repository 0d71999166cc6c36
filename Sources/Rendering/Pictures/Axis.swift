/// An axis of values with round ticks: 1, 2 or 5 times a power of ten apart.
struct Axis {
  let lower: Double
  let upper: Double
  /// Ascending; both ends of the axis are among them.
  let ticks: [Double]
  /// Decimals that tell the ticks apart.
  let decimals: Int

  /// An axis that shows `values` and begins and ends at a tick.
  ///
  /// - Parameters:
  ///   - values: What is to be seen; not finite ones do not count.
  ///   - bounds: What the axis never passes.
  ///   - count: About how many steps between ticks.
  init(showing values: [Double], bounds: ClosedRange<Double>?, steps count: Int) {
    let low = max(bounds?.lowerBound ?? -1e15, -1e15)
    let high = min(bounds?.upperBound ?? 1e15, 1e15)
    let seen = values.filter { !$0.isNaN }.map { min(max($0, low), high) }
    var least = seen.min() ?? (bounds == nil ? 0 : low)
    var most = seen.max() ?? (bounds == nil ? 1 : high)
    // Values that are all alike get some air, less than would look like a difference.
    let smallest = max(least.magnitude, most.magnitude, 1e-3) * 0.01
    if most - least < smallest {
      let middle = (least + most) / 2
      least = max(middle - smallest, low)
      most = min(middle + smallest, high)
    }
    let step = Step(atLeast: (most - least) / Double(max(1, count)))
    let first = (least / step.value + 1e-9).rounded(.down)
    let last = (most / step.value - 1e-9).rounded(.up)
    lower = max(step.times(first), low)
    upper = min(step.times(last), high)
    var ticks: [Double] = []
    // counted by an integer: adding 1 to a large double may not change it
    for offset in 0...Int(min(max(last - first, 1), 100)) {
      let tick = step.times(first + Double(offset))
      if tick > lower && tick < upper { ticks.append(tick) }
    }
    // A bound that is no round number is written in place of the ticks that it would touch.
    let near = step.value * 0.6
    let (start, end) = (lower, upper)
    ticks.removeAll { $0 - start < near && start != step.times(first) }
    ticks.removeAll { end - $0 < near && end != step.times(last) }
    self.ticks = [lower] + ticks + (upper > lower ? [upper] : [])
    let ends = [lower, upper].contains { ($0 / step.value).rounded() * step.value != $0 }
    decimals = ends ? max(step.decimals, Axis.decimals(of: [lower, upper])) : step.decimals
  }

  /// The fewest decimals, 6 at most, that write `values` as they are.
  private static func decimals(of values: [Double]) -> Int {
    var (scale, decimals) = (1.0, 0)
    while decimals < 6, values.contains(where: { ($0 * scale).rounded() != $0 * scale }) {
      (scale, decimals) = (scale * 10, decimals + 1)
    }
    return decimals
  }

  /// 1, 2 or 5 times a power of ten.
  private struct Step {
    private var digit = 1.0
    private var power = 1.0
    private(set) var decimals = 0

    var value: Double { decimals > 0 ? digit / power : digit * power }

    /// The smallest such step that is not below `smallest`.
    init(atLeast smallest: Double) {
      while value > smallest && decimals < 12 { lengthen() }
      while value < smallest * (1 - 1e-9) { widen() }
    }

    /// A multiple, as near to its decimal text as a `Double` can be.
    func times(_ factor: Double) -> Double {
      decimals > 0 ? factor * digit / power : factor * digit * power
    }

    private mutating func lengthen() {
      decimals += 1
      power *= 10
    }

    private mutating func widen() {
      switch digit {
      case 1: digit = 2
      case 2: digit = 5
      default:
        digit = 1
        if decimals > 0 {
          decimals -= 1
          power /= 10
        } else {
          power *= 10
        }
      }
    }
  }
}
