import FoundationEssentials
import Glibc

/// The map from a window of a series to the shape of its future, with the constants that were learnt.
///
/// With x the odd features, v the even ones and N a layer of hyperbolic tangents,
///
/// - odd outputs:  A x + ½ (N(x, v) - N(-x, v)), which change sign with the series, and
/// - even outputs: B v + c + ½ (N(x, v) + N(-x, v)), which do not.
///
/// The odd outputs α, β, γ and the even ones ω, η, τ give, h periods ahead and in units of the mean
/// change, the median `α Σρʲ + β Σδʲ` over j = 0, …, h - 1, the scale `exp(ω ∓ λ) h^(0.7 + ½ tanh η)`
/// below and above it with λ = 0.8 tanh γ, and the weight of the tails 0.05 + 1.2/(1 + exp(-τ)), of a
/// split Johnson distribution.
///
/// Source: the constants were trained on the interval scores and the absolute errors of the windows of
/// 1,335 yearly series, some of them with errors of a known size added, by
/// `Tests/Reference/make/forecaster.py`; date, data and cross-validated scores stand in their file.
struct LearnedMap: Sendable, Decodable {
  /// What the map says of a window.
  struct Shape: Sendable {
    let level: Double
    let trend: Double
    let lean: Double
    let width: Double
    let growth: Double
    let tail: Double
  }

  private let decay: [Double]
  private let inner: [[Double]]
  private let innerBias: [Double]
  private let outer: [[Double]]
  private let odd: [[Double]]
  private let even: [[Double]]
  private let evenBias: [Double]

  /// The map that is shipped.
  static let shipped: LearnedMap = {
    do {
      return try JSONDecoder().decode(
        LearnedMap.self, from: Data(PackageResources.learned_forecaster_json))
    } catch {
      preconditionFailure("the shipped forecaster is malformed: \(error)")
    }
  }()

  /// The shape of the future of a window.
  func shape(of window: WindowFeatures) -> Shape {
    let there = layer(window.odd + window.even)
    let back = layer(window.odd.map { -$0 } + window.even)
    func oddOutput(_ k: Int) -> Double { dot(odd[k], window.odd) + (there[k] - back[k]) / 2 }
    func evenOutput(_ k: Int) -> Double {
      dot(even[k], window.even) + evenBias[k] + (there[k + 3] + back[k + 3]) / 2
    }
    return Shape(
      level: oddOutput(0), trend: oddOutput(1), lean: 0.8 * tanh(oddOutput(2)),
      width: evenOutput(0), growth: 0.7 + 0.5 * tanh(evenOutput(1)),
      tail: 0.05 + 1.2 / (1 + exp(-evenOutput(2))))
  }

  /// The median so many periods ahead, as a distance from the last value in units of the mean change.
  func median(_ shape: Shape, ahead: Int) -> Double {
    shape.level * geometricSum(decay[0], ahead) + shape.trend * geometricSum(decay[1], ahead)
  }

  private func layer(_ input: [Double]) -> [Double] {
    let hidden = zip(inner, innerBias).map { tanh(dot($0, input) + $1) }
    return outer.map { dot($0, hidden) }
  }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

/// 1 + ratio + … + ratioⁿ⁻¹, 0 < ratio < 1.
private func geometricSum(_ ratio: Double, _ count: Int) -> Double {
  (1 - pow(ratio, Double(count))) / (1 - ratio)
}
