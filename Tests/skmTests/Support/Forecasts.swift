import Foundation
import TestSupport

/// A file of a series of years without a gap.
///
/// - Parameters:
///   - values: As they stand in the file.
///   - year: The first year.
///   - header: The header of the values.
/// - Returns: The text of the file.
func yearlySeries(_ values: [String], from year: Int = 2018, header: String = "value") -> String {
  "year,\(header)\n"
    + values.enumerated().map { "\(year + $0),\($1)\n" }.joined()
}

/// Five years of an index as an office publishes them.
let fiveYears = ["80.12", "81.05", "81.9", "83.44", "84.02"]

/// The normal distribution of a forecast in closed form, by C's error function.
struct NormalForecast {
  let centre: Double
  let deviation: Double

  /// The last value; the mean of the squared changes is the variance of a step.
  static func naive(_ values: [Double], ahead: Int) -> NormalForecast {
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let variance = changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)
    return NormalForecast(
      centre: values[values.count - 1], deviation: (variance * Double(ahead)).squareRoot())
  }

  /// The last value and the mean change, whose own error grows with the square of the distance.
  static func drift(_ values: [Double], ahead: Int) -> NormalForecast {
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let (count, steps) = (Double(changes.count), Double(ahead))
    let mean = changes.reduce(0, +) / count
    let variance = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return NormalForecast(
      centre: values[values.count - 1] + steps * mean,
      deviation: (variance * steps * (1 + steps / count)).squareRoot())
  }

  /// P(Y ≤ y) where nothing bounds Y.
  func below(_ y: Double) -> Double { erfc((centre - y) / (deviation * 2.0.squareRoot())) / 2 }

  /// P(Y ≥ y) where nothing bounds Y.
  func above(_ y: Double) -> Double { erfc((y - centre) / (deviation * 2.0.squareRoot())) / 2 }

  /// E(Y) of what is cut to `lower` and `upper`, with the mass beyond at the two ends.
  func mean(from lower: Double, to upper: Double) -> Double {
    func density(_ y: Double) -> Double {
      let z = (y - centre) / deviation
      return exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }
    return lower * below(lower) + upper * above(upper)
      + centre * (below(upper) - below(lower)) + deviation * (density(lower) - density(upper))
  }
}
