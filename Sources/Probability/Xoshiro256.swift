import Glibc

/// The seeded generator xoshiro256++, the only source of randomness in this package.
///
/// Equal seeds and streams give equal values on every machine and in every version. The draws
/// ``uniform()``, ``integer(below:)``, ``normal()`` and ``gamma(shape:)`` are defined here and not
/// left to the standard library, whose algorithms may change. A simulation gives each replicate its
/// own stream, so its result does not depend on the number of threads.
///
/// Not for secrets: its output can be predicted.
///
/// Source: Blackman and Vigna (2021), ACM Transactions on Mathematical Software 47, article 36;
/// seeded by SplitMix64, after Steele, Lea and Flood (2014), OOPSLA, 453-472.
///
/// Checked against: both algorithms in Python integers, every bit.
public struct Xoshiro256: RandomNumberGenerator, Sendable, Hashable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Makes the generator of `seed`; every seed is as good as another.
  public init(seed: UInt64) {
    var state = seed
    s0 = splitMix64(&state)
    s1 = splitMix64(&state)
    s2 = splitMix64(&state)
    s3 = splitMix64(&state)
  }

  /// Makes stream number `stream` of `seed`; stream 0 is the generator of the seed alone.
  ///
  /// Two streams of one seed never start alike: the stream number is scrambled one to one, and
  /// joined to the seed by exclusive or.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - stream: Any number, such as the index of a bootstrap replicate.
  public init(seed: UInt64, stream: UInt64) {
    self.init(seed: seed ^ scrambled(stream))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(s0 &+ s3, by: 23) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotated(s3, by: 45)
    return result
  }

  /// A uniform number in the open interval (0, 1).
  ///
  /// It is one of the 2⁵² midpoints `(i + ½) · 2⁻⁵²`: never 0 or 1, and symmetric about ½.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A uniform integer in `0..<bound`, without bias.
  ///
  /// - Parameter bound: At least 1.
  /// - Returns: An integer from 0 to `bound - 1`; every one is equally likely.
  ///
  /// Source: Lemire (2019), ACM Transactions on Modeling and Computer Simulation 29, article 3.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "bound must be positive; got \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound  // 2⁶⁴ mod bound: the values too many
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A standard normal number: the quantile of ``uniform()``, within ±8.3.
  ///
  /// One number of the stream gives one normal number, so streams stay aligned. Its last digit
  /// may differ where the C library or processor differs.
  public mutating func normal() -> Double {
    Normal.standard.quantile(uniform())
  }

  /// A number from the gamma distribution of a shape `k` and scale 1.
  ///
  /// How many numbers of the stream it takes differs from draw to draw: about one normal and one
  /// uniform number.
  ///
  /// - Parameter shape: `k`, positive and finite.
  /// - Returns: A number above 0, or 0 where a shape near 0 makes it too small for a `Double`.
  ///
  /// Source: Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363-372; for
  /// shapes below 1 the power of a uniform number in its section 6.
  ///
  /// Checked against: the same algorithm in Python, 12 digits.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "shape must be positive and finite; got \(shape)")
    guard shape >= 1 else {
      let larger = gamma(shape: shape + 1)
      return larger * pow(uniform(), 1 / shape)
    }
    let d = shape - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      let v = root * root * root
      guard v > 0 else { continue }
      if log(uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A number from the chi-squared distribution: the sum of the squares of so many normal numbers.
  ///
  /// - Parameter degreesOfFreedom: Positive and finite; need not be whole.
  /// - Returns: As ``gamma(shape:)``.
  public mutating func chiSquared(degreesOfFreedom: Double) -> Double {
    2 * gamma(shape: degreesOfFreedom / 2)
  }
}

private func rotated(_ bits: UInt64, by count: UInt64) -> UInt64 {
  bits << count | bits >> (64 - count)
}

/// The next value of SplitMix64.
private func splitMix64(_ state: inout UInt64) -> UInt64 {
  state &+= 0x9E37_79B9_7F4A_7C15
  return scrambled(state)
}

/// The output function of SplitMix64: one to one, and 0 at 0.
private func scrambled(_ bits: UInt64) -> UInt64 {
  var z = bits
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
