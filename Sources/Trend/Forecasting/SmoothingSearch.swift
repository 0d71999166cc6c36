/// Looks for the parameters of exponential smoothing that leave the least sum of squares S.
///
/// A place is (α, q, φ) with β = 0.0001 + q·(α - 0.0001), so that the limits are those of a box.
struct SmoothingSearch {
  typealias Parameters = ExponentialSmoothing.Parameters

  private let values: [Double]
  private let slope: ExponentialSmoothing.Slope
  /// How many coordinates of a place count.
  private let dimensions: Int

  /// The limits of R's `ets`.
  static let lowest = SIMD3(1e-4, 0, 0.8)
  static let highest = SIMD3(0.9999, 1, 0.98)

  /// What smoothing with some parameters arrives at, in units of the values.
  struct Run {
    var (initialLevel, initialSlope) = (0.0, 0.0)
    var (level, slope) = (0.0, 0.0)
    var sumOfSquares = 0.0
    /// Of S by α, β and φ.
    var gradient = SIMD4<Double>.zero
  }

  /// A place and what is known of S there.
  struct Point {
    var place: SIMD3<Double>
    var value: Double
    var gradient: SIMD3<Double>
    var converged = false
  }

  init(_ values: [Double], _ slope: ExponentialSmoothing.Slope) {
    self.values = values
    self.slope = slope
    dimensions =
      switch slope {
      case .none: 1
      case .lasting: 2
      case .fading: 3
      }
  }

  func parameters(at place: SIMD3<Double>) -> Parameters {
    let least = Self.lowest[0]
    return Parameters(
      level: place[0], slope: dimensions > 1 ? least + place[1] * (place[0] - least) : 0,
      damping: dimensions > 2 ? place[2] : 1)
  }

  /// The first level and slope that leave least, and S with them.
  private func initialStates(
    _ parameters: Parameters
  ) -> (level: Double, slope: Double, sumOfSquares: Double) {
    let (alpha, beta, phi) = (parameters.level, parameters.slope, parameters.damping)
    // What the data, a first level of 1 and a first slope of 1 each add to the residuals.
    var (levels, slopes) = (SIMD4(0.0, 1, 0, 0), SIMD4(0.0, 0, 1, 0))
    var (own, byLevel, bySlope) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
    for value in values {
      let fading = phi * slopes
      let residuals = SIMD4(value, 0, 0, 0) - levels - fading
      levels += fading + alpha * residuals
      slopes = fading + beta * residuals
      own += residuals * residuals[0]
      byLevel += residuals * residuals[1]
      bySlope += residuals * residuals[2]
    }
    guard dimensions > 1 else {
      let level = -own[1] / byLevel[1]
      return (level, 0, own[0] + level * own[1])
    }
    let ratio = byLevel[2] / byLevel[1]
    let left = bySlope[2] - ratio * byLevel[2]
    let slope = left > 1e-12 * bySlope[2] ? -(own[2] - ratio * own[1]) / left : 0
    let level = -(own[1] + slope * byLevel[2]) / byLevel[1]
    return (level, slope, own[0] + level * own[1] + slope * own[2])
  }

  /// Smooths from the first level and slope that leave least.
  ///
  /// The gradient is that with these held fast: where S is least in them, it is the whole one.
  func run(_ parameters: Parameters) -> Run {
    let (alpha, beta, phi) = (parameters.level, parameters.slope, parameters.damping)
    let start = initialStates(parameters)
    var run = Run()
    (run.initialLevel, run.initialSlope) = (start.level, start.slope)
    var (level, slope) = (start.level, start.slope)
    // Derivatives by α, β and φ.
    var (levels, slopes) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for value in values {
      let residual = value - level - phi * slope
      let fading = phi * slopes + SIMD4(0, 0, slope, 0)
      let residuals = -levels - fading
      run.sumOfSquares += residual * residual
      run.gradient += 2 * residual * residuals
      level += phi * slope + alpha * residual
      slope = phi * slope + beta * residual
      levels += fading + alpha * residuals + SIMD4(residual, 0, 0, 0)
      slopes = fading + beta * residuals + SIMD4(0, residual, 0, 0)
    }
    (run.level, run.slope) = (level, slope)
    return run
  }

  private func point(at place: SIMD3<Double>) -> Point {
    let run = run(parameters(at: place))
    let (byLevel, bySlope, byDamping) = (run.gradient[0], run.gradient[1], run.gradient[2])
    return Point(
      place: place, value: run.sumOfSquares,
      gradient: SIMD3(
        dimensions > 1 ? byLevel + place[1] * bySlope : byLevel,
        dimensions > 1 ? bySlope * (place[0] - Self.lowest[0]) : 0,
        dimensions > 2 ? byDamping : 0))
  }
}

// MARK: - The search

extension SmoothingSearch {
  /// The least S that was found.
  ///
  /// - Parameter negligible: Residuals of this size are nothing, and not searched for a minimum.
  /// - Returns: The lowest of the places that the descents from ``starts()`` reach.
  func minimum(negligible: Double) -> Point {
    var best: Point?
    for start in starts() {
      let found = descend(from: start, floor: negligible * negligible)
      if found.value < best?.value ?? .infinity { best = found }
    }
    return best ?? point(at: Self.lowest)
  }

  /// The lowest places of a grid that lie lower than their neighbours along every axis, four at most.
  private func starts() -> [SIMD3<Double>] {
    let parts = (0..<3).map { $0 < dimensions ? Self.grid[$0] : [0] }
    let counts = parts.map(\.count)
    let strides = [1, counts[0], counts[0] * counts[1]]
    func place(_ index: Int) -> SIMD3<Double> {
      let part = SIMD3(
        parts[0][index % counts[0]], parts[1][index / strides[1] % counts[1]],
        parts[2][index / strides[2]])
      return Self.lowest + part * (Self.highest - Self.lowest)
    }
    let heights = (0..<strides[2] * counts[2]).map {
      initialStates(parameters(at: place($0))).sumOfSquares
    }
    let hollows = heights.indices.filter { index in
      (0..<dimensions).allSatisfy { axis in
        let position = index / strides[axis] % counts[axis]
        return (position == 0 || heights[index] <= heights[index - strides[axis]])
          && (position == counts[axis] - 1 || heights[index] <= heights[index + strides[axis]])
      }
    }
    return hollows.sorted { heights[$0] < heights[$1] }.prefix(4).map(place)
  }

  /// Parts of the way from the lower to the upper limit, close near these, where S may have narrow hollows.
  ///
  /// With four starts every minimum of 645 yearly series was found, of the whole and of their last 6, 8 and 10
  /// values; with three starts one was missed.
  private static let grid = [
    [0.001, 0.04, 0.12, 0.25, 0.4, 0.55, 0.7, 0.83, 0.93, 0.999],
    [0.001, 0.04, 0.15, 0.4, 0.7, 0.97], [0.05, 0.6, 0.95],
  ]

  /// Follows Newton steps within the box, damped where they would not descend.
  ///
  /// Source: Bertsekas (1982), SIAM Journal on Control and Optimization 20, 221-246.
  private func descend(from start: SIMD3<Double>, floor: Double) -> Point {
    var (here, damping) = (point(at: start), 0.0)
    for _ in 0..<Self.stepLimit {
      let held = held(at: here)
      let slope = here.gradient.replacing(with: 0, where: held)
      let steepest = max(slope.max(), -slope.min())
      if steepest <= 1e-10 * here.value || here.value <= floor {
        here.converged = true
        return here
      }
      guard let step = newtonStep(from: here, slope, held, damping: damping * here.value) else {
        damping = max(10 * damping, 1e-3)
        continue
      }
      let next = (here.place + step).clamped(lowerBound: Self.lowest, upperBound: Self.highest)
      let promised = -(slope * (next - here.place)).sum()
      if damping <= 1, promised.magnitude <= 1e-15 * here.value {
        here.converged = true
        return here
      }
      let there = point(at: next)
      if promised > 0, there.value <= here.value - 1e-4 * promised {
        here = there
        damping = damping < 1e-3 ? 0 : damping / 10
      } else {
        damping = max(10 * damping, 1e-3)
        if damping > 1e12 { return here }
      }
    }
    return here
  }

  private static let stepLimit = 100

  /// The coordinates that do not count, or stand at a limit that S pushes them against.
  private func held(at point: Point) -> SIMDMask<SIMD3<Int64>> {
    var held =
      (point.place .<= Self.lowest .& point.gradient .>= 0)
      .| (point.place .>= Self.highest .& point.gradient .<= 0)
    for axis in dimensions..<3 { held[axis] = true }
    return held
  }

  /// Solves (H + damping)·δ = -g for the coordinates that are not held; `nil` where S does not curve up.
  private func newtonStep(
    from here: Point, _ slope: SIMD3<Double>, _ held: SIMDMask<SIMD3<Int64>>, damping: Double
  ) -> SIMD3<Double>? {
    var rows = [SIMD3(1.0, 0, 0), SIMD3(0, 1.0, 0), SIMD3(0, 0, 1.0)]
    for axis in 0..<3 where !held[axis] {
      let distance =
        here.place[axis] < 0.5 * (Self.lowest[axis] + Self.highest[axis]) ? 1e-6 : -1e-6
      var place = here.place
      place[axis] += distance
      rows[axis] = ((point(at: place).gradient - here.gradient) / distance)
        .replacing(with: 0, where: held)
      rows[axis][axis] += damping
    }
    // The triangular factors of the symmetric mean.
    let (a, b, c) = (
      rows[0][0], 0.5 * (rows[0][1] + rows[1][0]), 0.5 * (rows[0][2] + rows[2][0])
    )
    guard a > 0 else { return nil }
    let (p, q) = (b / a, c / a)
    let d = rows[1][1] - p * b
    guard d > 0 else { return nil }
    let e = 0.5 * (rows[1][2] + rows[2][1]) - p * c
    let r = e / d
    let f = rows[2][2] - q * c - r * e
    guard f > 0 else { return nil }
    let x = -slope[0]
    let y = -slope[1] - p * x
    let z = (-slope[2] - q * x - r * y) / f
    let second = y / d - r * z
    return SIMD3(x / a - p * second - q * z, second, z)
  }
}
