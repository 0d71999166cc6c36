import Probability
import TestSupport
import Testing

@Suite struct Xoshiro256Tests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Bounded: Decodable, Sendable {
      let bound: Int
      let value: Int
    }
    let seed: String
    let stream: String
    let first: [String]
    let value1008: String
    let uniforms: [Double]
    let thenIntegers: [Bounded]
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
