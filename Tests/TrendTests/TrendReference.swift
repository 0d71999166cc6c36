import Localization
import Probability
import TestSupport
import Testing
import Trend

/// One series of `trend.json`, with what R and metafor find.
struct TrendReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let periods: [String]
  let values: [Double]
  let standardErrors: [Double]
  let leastSquares: Line
  let weighted: Line
  let randomEffects: [RandomEffects]
  let theilSen: [Sen]
  let mannKendall: Kendall

  static let all = ReferenceTable<TrendReference>.load("trend", "series")
  var testDescription: String { name }

  struct Line: Decodable, Sendable {
    let estimates: [Double]
    let standardErrors: [Double]
    let statistics: [Double]
    let pValues: [Double]
    let lower90: [Double]
    let upper90: [Double]
    let residualStandardDeviation: Double
    let rSquared: Double
    let times: [Double]
    let means: [Double]
    let meanErrors: [Double]
    let lower: [Double]
    let upper: [Double]
    let predictionLower: [Double]
    let predictionUpper: [Double]
  }

  struct RandomEffects: Decodable, Sendable {
    let estimator: String
    let test: String
    let estimates: [Double]
    let standardErrors: [Double]
    let statistics: [Double]
    let pValues: [Double]
    let lower: [Double]
    let upper: [Double]
    let degreesOfFreedom: Int?
    let tau2: Double
    let tau2StandardError: Double?
    let iSquaredPercent: Double
    let q: Double
    let qPValue: Double
    let times: [Double]?
    let means: [Double]?
    let meanErrors: [Double]?
    let meanLower: [Double]?
    let meanUpper: [Double]?
    let predictionLower: [Double]?
    let predictionUpper: [Double]?
  }

  struct Sen: Decodable, Sendable {
    let level: Double
    let slope: Double
    let intercept: Double
    let lower: Double
    let upper: Double
  }

  struct Kendall: Decodable, Sendable {
    let statistic: Int
    let variance: Double
    let normalPValue: Double
    let tau: Double
    let exactPValue: Double?
  }

  /// How far metafor's τ² by Paule and Mandel is from that of its `EB`, relatively.
  var pauleMandelGap: Double {
    let tau2 = ["PM", "EB"].compactMap { name in
      randomEffects.first { $0.estimator == name && $0.test == "z" }?.tau2
    }
    guard tau2.count == 2, tau2[1] > 0 else { return 0 }
    return (tau2[0] / tau2[1] - 1).magnitude
  }

  func series() throws -> EstimateSeries {
    try .of(values, errors: standardErrors, periods: periods)
  }
}

/// Changes of edition of `trend.json`.
struct BreakReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let periods: [String]
  let values: [Double]
  let standardErrors: [Double]
  let editions: [String]
  let leastSquares: Terms
  let randomEffects: TrendReference.RandomEffects

  static let all = ReferenceTable<BreakReference>.load("trend", "breaks")
  var testDescription: String { name }

  struct Terms: Decodable, Sendable {
    let estimates: [Double]
    let standardErrors: [Double]
    let pValues: [Double]
  }
}

/// Slopes of elements of `trend.json`.
struct ElementsReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let estimator: String
  let test: String
  let slopes: [Double]
  let standardErrors: [Double]
  let mean: Double
  let meanError: Double
  let tau2: Double
  let shrunken: [Double]
  let shrunkenErrors: [Double]
  let lower: [Double]
  let upper: [Double]

  static let all = ReferenceTable<ElementsReference>.load("trend", "elements")
  var testDescription: String { "\(name) \(estimator) \(test)" }
}

extension SplitMix64 {
  /// A number of the standard normal distribution.
  mutating func normal() -> Double {
    Normal.standard.quantile(fraction() + 0x1p-54)
  }
}

/// What metafor calls an estimator; its `EB` solves the equation of Paule and Mandel.
func estimator(_ name: String) throws -> HeterogeneityEstimator {
  try #require(HeterogeneityEstimator(rawValue: name == "EB" ? "pm" : name.lowercased()))
}

extension EstimateSeries {
  /// A series of the years from 2015 on, or of the periods named.
  static func of(
    _ values: [Double], errors: [Double]? = nil, periods: [String]? = nil,
    editions: [String?]? = nil
  ) throws -> EstimateSeries {
    let names = periods ?? values.indices.map { "\(2015 + $0)" }
    return try EstimateSeries(
      values.indices.map { place in
        Observation(
          period: try #require(Period(names[place])), value: values[place],
          standardError: errors?[place], edition: editions?[place])
      })
  }

  /// Four to twelve observations with errors, some years left out.
  static func random(using random: inout SplitMix64) throws -> EstimateSeries {
    let count = Int.random(in: 4...12, using: &random)
    let years = Array((2000...2018).shuffled(using: &random).prefix(count)).sorted()
    let values = years.map {
      70 + random.fraction() * Double($0 - 2000) + 4 * (random.fraction() - 0.5)
    }
    return try .of(
      values, errors: years.map { _ in 0.2 + 2 * random.fraction() },
      periods: years.map { "\($0)" })
  }

  /// The same with other values and errors.
  func changing(
    values: (Double) -> Double = { $0 }, errors: (Double) -> Double = { $0 }
  ) throws -> EstimateSeries {
    try EstimateSeries(
      observations.map {
        Observation(
          period: $0.period, value: values($0.value), standardError: $0.standardError.map(errors),
          edition: $0.edition)
      })
  }

  /// The same, so many periods later.
  func moved(by count: Int) throws -> EstimateSeries {
    try EstimateSeries(
      observations.map {
        Observation(
          period: $0.period.advanced(by: count), value: $0.value, standardError: $0.standardError,
          edition: $0.edition)
      })
  }
}
