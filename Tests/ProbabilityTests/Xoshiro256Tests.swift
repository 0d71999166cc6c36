import Probability
import TestSupport
import Testing

@Suite struct Xoshiro256Tests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Bounded: Decodable, Sendable {
      let bound: Int
      let value: Int
    }
    struct Shaped: Decodable, Sendable {
      let shape: Double
      let value: Double
    }
    let seed: String
    let stream: String
    let first: [String]
    let value1008: String
    let uniforms: [Double]
    let thenIntegers: [Bounded]
    let gammas: [Shaped]
    var testDescription: String { "seed \(seed), stream \(stream)" }

    func generator() throws -> Xoshiro256 {
      Xoshiro256(
        seed: try #require(UInt64(seed, radix: 16)), stream: try #require(UInt64(stream, radix: 16))
      )
    }
  }

  static let references = ReferenceTable<Reference>.load("xoshiro")

  @Test("bits are those of the published algorithm", arguments: references)
  func bitsAgree(_ reference: Reference) throws {
    var random = try reference.generator()
    for expected in reference.first {
      let found = random.next()
      #expect(found == UInt64(expected, radix: 16))
    }
    for _ in 0..<999 { _ = random.next() }
    let later = random.next()
    #expect(later == UInt64(reference.value1008, radix: 16))
  }

  @Test("uniform and bounded draws are those of the published algorithms", arguments: references)
  func drawsAgree(_ reference: Reference) throws {
    var random = try reference.generator()
    for expected in reference.uniforms {
      let found = random.uniform()
      #expect(found == expected)
    }
    for expected in reference.thenIntegers {
      let found = random.integer(below: expected.bound)
      #expect(found == expected.value)
    }
  }

  /// Quantiles and logarithms differ in the last digits, which shapes near 0 multiply by 1/k.
  @Test("gamma draws are those of the published algorithm", arguments: references)
  func gammaDrawsAgree(_ reference: Reference) throws {
    var random = try reference.generator()
    for expected in reference.gammas {
      let found = random.gamma(shape: expected.shape)
      #expect(found.isClose(to: expected.value, .relative(1e-12)))
    }
  }

  /// A chi-squared test in 50 classes of equal probability, with a tail of 1e-6, on a fixed seed.
  @Test("gamma draws follow their distribution", arguments: [0.1, 0.5, 1, 1.5, 3, 20, 1000])
  func gammaDrawsFollow(shape: Double) {
    var random = Xoshiro256(seed: 11, stream: UInt64(shape * 10))
    let distribution = Gamma(shape: shape)
    var counts = Array(repeating: 0, count: 50)
    for _ in 0..<50_000 {
      counts[min(49, Int(50 * distribution.cumulative(random.gamma(shape: shape))))] += 1
    }
    let statistic = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(ChiSquared(degreesOfFreedom: 49).upperTail(statistic) > 1e-6)
  }

  /// The mean of 100 000 draws: 5 standard errors.
  @Test("chi-squared draws have their mean", arguments: [1.0, 4, 599])
  func chiSquaredDrawsHaveMean(degreesOfFreedom: Double) {
    var random = Xoshiro256(seed: 3)
    let draws = 100_000
    let sum = (0..<draws).reduce(0.0) { sum, _ in
      sum + random.chiSquared(degreesOfFreedom: degreesOfFreedom)
    }
    let error = (2 * degreesOfFreedom / Double(draws)).squareRoot()
    #expect((sum / Double(draws) - degreesOfFreedom).magnitude < 5 * error)
  }

  @Test("refuses a shape that is not positive", arguments: [0.0, -1])
  func refusesShapes(shape: Double) async {
    await #expect(processExitsWith: .failure) { [shape] in
      var random = Xoshiro256(seed: 1)
      _ = random.gamma(shape: shape)
    }
  }

  @Test("stream 0 is the generator of the seed", arguments: 0..<5 as Range<UInt64>)
  func streamZeroIsTheSeed(seed: UInt64) {
    #expect(Xoshiro256(seed: seed) == Xoshiro256(seed: seed, stream: 0))
  }

  @Test func streamsDiffer() {
    var starts: Set<Xoshiro256> = []
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<200 as Range<UInt64> {
        starts.insert(Xoshiro256(seed: seed, stream: stream))
      }
    }
    #expect(starts.count == 4000)
  }

  /// Means of 100 000 draws: 5 standard errors.
  @Test("uniform and normal numbers have their moments", arguments: 0..<8 as Range<UInt64>)
  func haveTheirMoments(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let count = 100_000
    var uniformSum = 0.0
    var normalSum = 0.0
    var squareSum = 0.0
    for _ in 0..<count {
      let u = random.uniform()
      #expect(0 < u && u < 1)
      uniformSum += u
      let z = random.normal()
      normalSum += z
      squareSum += z * z
    }
    let n = Double(count)
    #expect((uniformSum / n - 0.5).magnitude < 5 / (12 * n).squareRoot())
    #expect((normalSum / n).magnitude < 5 / n.squareRoot())
    #expect((squareSum / n - 1).magnitude < 5 * (2 / n).squareRoot())
  }

  @Test("a normal number is the quantile of a uniform one", arguments: 0..<5 as Range<UInt64>)
  func normalIsQuantile(seed: UInt64) {
    var one = Xoshiro256(seed: seed)
    var other = one
    for _ in 0..<100 {
      let z = one.normal()
      let u = other.uniform()
      #expect(z == Normal.standard.quantile(u))
    }
    #expect(one == other)
  }

  /// A chi-squared test with a tail of 1e-6, on a seed that stays the same.
  @Test("bounded draws are even", arguments: [1, 2, 3, 7, 10, 100])
  func boundedDrawsAreEven(bound: Int) {
    var random = Xoshiro256(seed: 7, stream: UInt64(bound))
    var counts = Array(repeating: 0, count: bound)
    let draws = 1000 * bound
    for _ in 0..<draws { counts[random.integer(below: bound)] += 1 }
    let statistic = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    if bound > 1 {
      let tail = ChiSquared(degreesOfFreedom: Double(bound - 1)).upperTail(statistic)
      #expect(tail > 1e-6)
    } else {
      #expect(statistic == 0)
    }
  }
}
