import Glibc
import Probability
import TestSupport
import Testing

@Suite struct BivariateNormalTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let x: Double
    let y: Double
    let correlation: Double
    let cumulative: Double
    let density: Double

    var testDescription: String { "(\(x), \(y)), \(correlation)" }
    var normal: BivariateNormal { BivariateNormal(correlation: correlation) }
  }

  static let references = ReferenceTable<Reference>.load("bivariate-normal")

  @Test("agrees with mpmath", arguments: references)
  func agreesWithReference(_ reference: Reference) {
    let value = reference.normal.cumulative(reference.x, reference.y)
    let distance = (value - reference.cumulative).magnitude
    #expect(distance <= 1e-15, "\(value) is off by \(distance)")
    // the exponent is known to as many digits less as it and 1/(1 - ρ²) have
    let lost = 1 / (1 - reference.correlation.magnitude) - log(max(reference.density, 1e-300))
    #expect(
      reference.normal.density(reference.x, reference.y).isClose(
        to: reference.density,
        .relativeWithAbsoluteFloor(1e-15 * (10 + lost), floor: 1e-300)))
  }

  struct Place: Sendable {
    let x: Double
    let y: Double
    let correlation: Double

    init(seed: UInt64) {
      var random = Xoshiro256(seed: seed)
      (x, y) = (2 * random.normal(), 2 * random.normal())
      let u = 2 * random.uniform() - 1
      // a third of the correlations beyond 0.925
      correlation = seed % 3 == 0 ? (u < 0 ? -1 : 1) * (1 - 0.075 * u * u) : u
    }
  }

  @Test("obeys the laws of a distribution function", arguments: 0..<300 as Range<UInt64>)
  func obeysLaws(seed: UInt64) {
    let at = Place(seed: seed)
    let normal = BivariateNormal(correlation: at.correlation)
    let mirrored = BivariateNormal(correlation: -at.correlation)
    let value = normal.cumulative(at.x, at.y)
    let (left, right) = (Normal.standard.cumulative(at.x), Normal.standard.cumulative(at.y))
    #expect(value.isNear(normal.cumulative(at.y, at.x)))
    // P(X ≤ x) is divided at y
    #expect((value + mirrored.cumulative(at.x, -at.y)).isNear(left))
    // both above is both below of -X and -Y
    #expect((1 - left - right + value).isNear(normal.cumulative(-at.x, -at.y)))
    #expect(max(0, left + right - 1) - 2e-15 <= value && value <= min(left, right) + 2e-15)
    #expect((value - left * right).isNear(normal.indicatorCovariance(at.x, at.y)))
  }

  @Test("grows with the correlation by the density", arguments: 0..<100 as Range<UInt64>)
  func growsByDensity(seed: UInt64) {
    let at = Place(seed: seed)
    guard at.correlation.magnitude < 0.98 else { return }
    let step = 1e-5
    let difference =
      BivariateNormal(correlation: at.correlation + step).cumulative(at.x, at.y)
      - BivariateNormal(correlation: at.correlation - step).cumulative(at.x, at.y)
    let density = BivariateNormal(correlation: at.correlation).density(at.x, at.y)
    // the error of a central difference: step² of the third derivative, and rounding over step
    #expect(
      (difference / (2 * step)).isClose(
        to: density, .relativeWithAbsoluteFloor(1e-5, floor: 1e-6)))
  }

  @Test("at 0 the two are independent, at ±1 they are one", arguments: 0..<50 as Range<UInt64>)
  func limits(seed: UInt64) {
    let at = Place(seed: seed)
    let (left, right) = (Normal.standard.cumulative(at.x), Normal.standard.cumulative(at.y))
    #expect(BivariateNormal(correlation: 0).cumulative(at.x, at.y) == left * right)
    #expect(BivariateNormal(correlation: 1).cumulative(at.x, at.y) == min(left, right))
    #expect(
      BivariateNormal(correlation: -1).cumulative(at.x, at.y).isNear(max(0, left + right - 1)))
    #expect(
      BivariateNormal(correlation: 1 - 1e-16).cumulative(at.x, at.y).isNear(min(left, right)))
  }

  @Test("is continuous where the method changes", arguments: 0..<50 as Range<UInt64>)
  func isContinuous(seed: UInt64) {
    let at = Place(seed: seed)
    for border in [0.3, 0.75, 0.925] {
      for sign in [1.0, -1] {
        let below = BivariateNormal(correlation: sign * border.nextDown).cumulative(at.x, at.y)
        #expect(BivariateNormal(correlation: sign * border).cumulative(at.x, at.y).isNear(below))
      }
    }
  }

  @Test("rectangles add up", arguments: 0..<60 as Range<UInt64>)
  func rectanglesAddUp(seed: UInt64) {
    let at = Place(seed: seed)
    let normal = BivariateNormal(correlation: at.correlation)
    let columns = [-Double.infinity...at.x, at.x...at.x + 1, at.x + 1 ... .infinity]
    let rows = [-Double.infinity...at.y, at.y...at.y + 0.5, at.y + 0.5 ... .infinity]
    let sum = columns.flatMap { x in rows.map { normal.probability(x, $0) } }.reduce(0, +)
    #expect((sum - 1).magnitude < 1e-14)
    #expect(
      normal.probability(columns[0], rows[0]).isNear(normal.cumulative(at.x, at.y)))
    #expect(normal.probability(at.x...at.x, rows[1]) == 0)
  }

  @Test("takes infinite ends")
  func takesInfiniteEnds() {
    for correlation in [-1, -0.95, -0.5, 0, 0.5, 0.95, 1] {
      let normal = BivariateNormal(correlation: correlation)
      #expect(normal.cumulative(.infinity, 1) == Normal.standard.cumulative(1))
      #expect(normal.cumulative(1, .infinity) == Normal.standard.cumulative(1))
      #expect(normal.cumulative(.infinity, .infinity) == 1)
      #expect(normal.cumulative(-.infinity, .infinity) == 0)
      #expect(normal.cumulative(3, -.infinity) == 0)
      #expect(normal.indicatorCovariance(.infinity, 0) == 0)
      #expect(normal.probability(-.infinity ... .infinity, -.infinity ... .infinity) == 1)
    }
  }
}

extension Double {
  /// Within what two values of the distribution function and a sum may differ.
  fileprivate func isNear(_ other: Double) -> Bool { (self - other).magnitude <= 3e-15 }
}
