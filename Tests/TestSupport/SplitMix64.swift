/// A small seeded generator for tests, apart from the one that is tested.
///
/// Source: Steele, Lea and Flood (2014), OOPSLA, 453-472.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in [0, 1).
  public mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A positive number whose logarithm is uniform between those of the ends of `range`.
  public mutating func positive(in range: ClosedRange<Double>) -> Double {
    // x = low · (high/low)^u, by halving: no logarithm needed
    var low = range.lowerBound
    var high = range.upperBound
    for _ in 0..<50 {
      let middle = low.squareRoot() * high.squareRoot()
      if next() & 1 == 0 { high = middle } else { low = middle }
    }
    return low
  }
}
