import TestSupport
import Testing

@testable import Rendering

@Suite struct AxisTests {
  @Test(
    "ticks are 1, 2 or 5 times a power of ten apart, and show every value",
    arguments: 0..<200 as Range<UInt64>)
  func isRound(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scale = random.positive(in: 1e-6...1e9)
    let values = (0..<5).map { _ in Double.random(in: -3...3, using: &random) * scale }
    let axis = Axis(showing: values, bounds: nil, steps: 5)
    #expect(values.allSatisfy { $0 >= axis.lower && $0 <= axis.upper })
    #expect(axis.ticks.first == axis.lower && axis.ticks.last == axis.upper)
    #expect((2...8).contains(axis.ticks.count), "\(axis.ticks)")
    let step = axis.ticks[1] - axis.ticks[0]
    var digit = step
    while digit >= 9.5 { digit /= 10 }
    while digit < 0.95 { digit *= 10 }
    // differences of ticks carry the error of a subtraction
    #expect([1, 2, 5].contains { (digit - $0).magnitude < 1e-6 }, "\(axis.ticks)")
    for (left, right) in zip(axis.ticks, axis.ticks.dropFirst()) {
      #expect((right - left - step).magnitude < step * 1e-6)
    }
  }

  @Test(
    "the bounds end the axis, and stand on it",
    arguments: [
      ([96.2, 100], 0.0...100, [96.0, 97, 98, 99, 100]),
      ([26, 99], 25...100, [25, 40, 60, 80, 100]),
      ([0, 3.2], 0...100, [0, 1, 2, 3, 4]),
      ([120, 130], 0...100, [99, 99.2, 99.4, 99.6, 99.8, 100]),
    ])
  func endsAtBounds(values: [Double], bounds: ClosedRange<Double>, ticks: [Double]) {
    #expect(Axis(showing: values, bounds: bounds, steps: 5).ticks == ticks)
  }

  @Test("values all alike get a little room, and no values an axis of the bounds")
  func hasRoom() {
    let same = Axis(showing: [88, 88, 88], bounds: 25...100, steps: 5)
    #expect(same.lower < 88 && same.upper > 88 && same.upper - same.lower <= 3)
    let none = Axis(showing: [], bounds: 25...100, steps: 5)
    #expect(none.lower == 25 && none.upper == 100)
    let nothing = Axis(showing: [.nan], bounds: nil, steps: 5)
    #expect(nothing.lower == 0 && nothing.upper == 1)
  }

  @Test(
    "decimals tell the ticks apart",
    arguments: [([0.1, 0.14], 2), ([80, 90], 0), ([1.2, 3.4], 1)])
  func hasDecimals(values: [Double], decimals: Int) {
    #expect(Axis(showing: values, bounds: nil, steps: 5).decimals == decimals)
  }
}
