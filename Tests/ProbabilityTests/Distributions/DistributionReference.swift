import Probability
import TestSupport
import Testing

/// Both tails of a continuous distribution at one point.
struct TailReference: Decodable, Sendable, CustomTestStringConvertible {
  let parameters: [Double]
  let x: Double
  let cumulative: Double
  let upperTail: Double

  var testDescription: String { "\(parameters) at \(x)" }

  static func load(_ distribution: String, in file: String = "distributions") -> [TailReference] {
    ReferenceTable.load(file, distribution)
  }

  func check(_ distribution: some ContinuousDistribution, _ tolerance: Tolerance) {
    let lower = distribution.cumulative(x)
    let upper = distribution.upperTail(x)
    #expect(lower.isClose(to: cumulative, tolerance), "\(lower) is not \(cumulative)")
    #expect(upper.isClose(to: upperTail, tolerance), "\(upper) is not \(upperTail)")
  }
}

/// One quantile of a continuous distribution, from below or from above.
struct QuantileReference: Decodable, Sendable, CustomTestStringConvertible {
  let parameters: [Double]
  let probability: Double
  let isUpper: Bool
  let quantile: Double

  var testDescription: String { "\(parameters) at \(probability)\(isUpper ? " above" : "")" }

  static func load(_ distribution: String, in file: String = "distributions")
    -> [QuantileReference]
  {
    ReferenceTable.load(file, distribution + "Quantile")
  }

  func check(_ distribution: some ContinuousDistribution, _ tolerance: Tolerance) {
    let found =
      isUpper ? distribution.upperQuantile(probability) : distribution.quantile(probability)
    #expect(found.isClose(to: quantile, tolerance), "\(found) is not \(quantile)")
  }
}
