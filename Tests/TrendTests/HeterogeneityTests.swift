import LinearAlgebra
import TestSupport
import Testing

@testable import Trend

@Suite struct HeterogeneityTests {
  private func heterogeneity(_ series: EstimateSeries) throws -> Heterogeneity {
    Heterogeneity(
      series.values, variances: try #require(series.standardErrors).map { $0 * $0 },
      design: TrendDesign(series).matrix)
  }

  /// The matrix P itself, element by element.
  private func projection(_ series: EstimateSeries, _ tau2: Double) throws -> [[Double]] {
    let weights = try #require(series.standardErrors).map { 1 / ($0 * $0 + tau2) }
    let times = series.times
    let fit = try LeastSquares.fit(
      TrendDesign(series).matrix, to: series.values, weights: weights)
    return weights.indices.map { i in
      weights.indices.map { j in
        let cross = fit.unscaledCovariance.bilinearForm([1, times[i]], [1, times[j]])
        return (i == j ? weights[i] : 0) - weights[i] * weights[j] * cross
      }
    }
  }

  @Test("has the traces and forms of P", arguments: 0..<10 as Range<UInt64>)
  func hasFormsOfP(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
    let tau2 = 3 * random.fraction()
    let (point, p) = (try heterogeneity(series).point(tau2), try projection(series, tau2))
    let image = p.map { row in zip(row, series.values).reduce(0) { $0 + $1.0 * $1.1 } }
    let squared = image.reduce(0) { $0 + $1 * $1 }
    let quadratic = zip(image, series.values).reduce(0) { $0 + $1.0 * $1.1 }
    // P here takes values of 80 to residuals of 1, and loses three digits by it
    #expect(point.quadratic.isClose(to: quadratic, .relative(1e-10)))
    #expect(point.squaredQuadratic.isClose(to: squared, .relative(1e-10)))
    #expect(point.trace.isClose(to: p.indices.reduce(0) { $0 + p[$1][$1] }, .relative(1e-12)))
    let squares = p.joined().reduce(0) { $0 + $1 * $1 }
    let squaredTrace = try heterogeneity(series).squaredTrace(tau2)
    #expect(squaredTrace.isClose(to: squares, .relative(1e-12)))
  }

  @Test("each estimate solves its equation", arguments: 0..<30 as Range<UInt64>)
  func solvesItsEquation(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random).changing(errors: { 0.3 * $0 })
    let model = try heterogeneity(series)
    for method in HeterogeneityEstimator.allCases {
      let (tau2, _, converged) = try model.estimate(method)
      let (here, atZero) = (try model.point(tau2), try model.point(0))
      let freedom = Double(model.degreesOfFreedom)
      let sides: (left: Double, right: Double)? =
        switch method {
        case .fixedEffect: nil
        case .derSimonianLaird: (tau2 * atZero.trace + freedom, atZero.quadratic)
        case .pauleMandel: (here.quadratic, freedom)
        case .restrictedMaximumLikelihood: (here.squaredQuadratic, here.trace)
        case .maximumLikelihood: (here.squaredQuadratic, here.weight)
        }
      #expect(converged && tau2 >= 0)
      guard let sides else { continue }
      if tau2 > 0 {
        #expect(sides.left.isClose(to: sides.right, .relative(1e-12)), "\(method)")
      } else if method != .derSimonianLaird {
        #expect(sides.left <= sides.right, "\(method)")
      }
    }
  }

  @Test(
    "Paule and Mandel's equation is solved, where metafor stops early",
    arguments: TrendReference.all)
  func solvesPauleMandel(_ reference: TrendReference) throws {
    let model = try heterogeneity(try reference.series())
    let freedom = Double(model.degreesOfFreedom)
    let (tau2, _, _) = try model.estimate(.pauleMandel)
    guard tau2 > 0 else { return }
    let theirs = try #require(
      reference.randomEffects.first { $0.estimator == "PM" && $0.test == "z" }
    ).tau2
    let (ours, other) = (try model.point(tau2).quadratic, try model.point(theirs).quadratic)
    #expect(ours.isClose(to: freedom, .relative(1e-13)))
    #expect((ours - freedom).magnitude <= (other - freedom).magnitude)
  }

  /// Values around a line whose sampling errors are anything from usual to next to nothing.
  struct Scattered: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let standardErrors: [Double]
    let reml: Double
    let ml: Double
    let pm: Double
    var testDescription: String { name }
  }

  @Test(
    "agrees with mpmath however small the sampling errors",
    arguments: ReferenceTable<Scattered>.load("heterogeneity"))
  func agreesWithExact(_ scattered: Scattered) throws {
    let model = try heterogeneity(
      try .of(scattered.values, errors: scattered.standardErrors))
    let expected: [(HeterogeneityEstimator, Double)] = [
      (.restrictedMaximumLikelihood, scattered.reml), (.maximumLikelihood, scattered.ml),
      (.pauleMandel, scattered.pm),
    ]
    for (method, tau2) in expected {
      let found = try model.estimate(method)
      // residuals of 1 are what is left of values of 80: two digits of sixteen
      #expect(found.converged && found.tau2.isClose(to: tau2, .relative(1e-13)), "\(method)")
    }
  }

  @Test("the likelihood is nowhere higher", arguments: 0..<20 as Range<UInt64>)
  func isHighest(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let series = try EstimateSeries.random(using: &random)
      .changing(errors: { $0 > 1 ? 3 * $0 : 0.01 * $0 })  // good and bad surveys: several maxima
    let model = try heterogeneity(series)
    let tau2 = try model.estimate(.restrictedMaximumLikelihood).tau2
    func height(_ tau2: Double) throws -> Double {
      let point = try model.point(tau2)
      return -point.logVariances - point.quadratic - point.logDeterminant
    }
    let best = try height(tau2)
    var tried = 1e-8
    while tried < 1e4 {
      #expect(try height(tried) <= best + 1e-9 * best.magnitude)
      tried *= 1.3
    }
  }
}
