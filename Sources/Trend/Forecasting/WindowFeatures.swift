import Glibc

/// What the learned forecaster sees of the last values of a series: their changes, and nothing of
/// their level.
///
/// The changes d stand in units of their mean size, e = d/u, newest first. Odd features change sign
/// with the series and even ones do not, to the last bit. With n changes, ē their mean and
/// σ² = Σ(e - ē)²/(n - 1):
///
/// - odd: the changes (zeros where there are fewer than nine), ē, their median, the last value's
///   distance from the mean value over u√n, the slope β of a straight line over u, the last residual
///   of this line over u, and t = tanh(ē√n/(3(σ + √n/5))); the newest change, ē, the distance and β
///   once more, times the share of noise.
/// - even: σ, the root mean square of e, the largest |e|, the lag-1 product
///   Σ(eᵢ - ē)(eᵢ₋₁ - ē)/(Σ(e - ē)² + 1/10), the root mean square of the line's residuals over u, the
///   newest |e|, |t|, n/5, 5/n, the share of noise and its square.
///
/// The share of noise is what the known standard errors explain of the mean square of the changes,
/// Σ(sᵢ² + sᵢ₋₁²)/Σd², at most 1, and 0 where they are not known.
struct WindowFeatures: Sendable {
  /// The values that are looked at.
  static let longest = 10

  /// u, the mean size of a change.
  let unit: Double
  let odd: [Double]
  let even: [Double]

  /// Describes the last values; fails where nothing changes among them.
  ///
  /// - Parameters:
  ///   - values: At least three, at even distances.
  ///   - standardErrors: One a value, in the same unit; `nil` where they are not known.
  init?(values: [Double], standardErrors: [Double]?) {
    let window = values.suffix(Self.longest).map { $0 }
    let changes = zip(window.dropFirst(), window).map { $0 - $1 }
    let count = Double(changes.count)
    let unit = changes.reduce(0) { $0 + $1.magnitude } / count
    guard unit > 0 else { return nil }
    let e = changes.map { $0 / unit }
    let mean = e.reduce(0, +) / count
    let squares = e.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let spread = (squares / (count - 1)).squareRoot()
    let drift = tanh(mean * count.squareRoot() / (spread + 0.2 * count.squareRoot()) / 3)
    let line = Line(window, unit: unit)
    let newest = e[e.count - 1]
    let serial =
      zip(e.dropFirst(), e).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / (squares + 0.1)
    var noise = 0.0
    if let errors = standardErrors?.suffix(Self.longest).map({ $0 * $0 }) {
      let explained = zip(errors.dropFirst(), errors).reduce(0) { $0 + $1.0 + $1.1 }
      noise = min(1, explained / changes.reduce(0) { $0 + $1 * $1 })
    }
    self.unit = unit
    let padding = [Double](repeating: 0, count: Self.longest - 1 - e.count)
    odd =
      e.reversed() + padding
      + [mean, median(ofSorted: e.sorted()), line.distance, line.slope, line.lastResidual, drift]
      + [newest, mean, line.distance, line.slope].map { noise * $0 }
    even = [
      spread, (e.reduce(0) { $0 + $1 * $1 } / count).squareRoot(),
      e.reduce(0) { max($0, $1.magnitude) }, serial, line.residualRootMeanSquare,
      newest.magnitude, drift.magnitude, count / 5, 5 / count, noise, noise * noise,
    ]
  }
}

/// The straight line through a window, in units of its mean change.
private struct Line {
  let slope: Double
  let distance: Double
  let lastResidual: Double
  let residualRootMeanSquare: Double

  init(_ window: [Double], unit: Double) {
    let count = Double(window.count)
    let mean = window.reduce(0, +) / count
    let times = window.indices.map { Double($0) - (count - 1) / 2 }
    let slope =
      zip(times, window).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
      / times.reduce(0) { $0 + $1 * $1 } / unit
    let residuals = zip(times, window).map { ($1 - mean) / unit - slope * $0 }
    self.slope = slope
    distance = (window[window.count - 1] - mean) / unit / (count - 1).squareRoot()
    lastResidual = residuals[residuals.count - 1]
    residualRootMeanSquare = (residuals.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
  }
}
