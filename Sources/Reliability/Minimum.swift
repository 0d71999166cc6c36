import LinearAlgebra

/// Where a function of some parameters is least, as far as an iteration found it.
struct Minimum: Sendable {
  let parameters: [Double]
  let value: Double
  /// The gradient there.
  let gradient: [Double]
  let iterations: Int
  /// The last step promised less than rounding would show.
  let converged: Bool

  /// The value of a function at a point, with what a Newton step from there needs.
  struct Point: Sendable {
    let value: Double
    let gradient: [Double]
    /// The matrix of second derivatives, or its expectation, or `2JᵀJ` of a sum of squares.
    let curvature: SymmetricMatrix
  }

  /// Minimizes by Newton steps that are damped where they would not descend.
  ///
  /// A step solves (H + μ·diag H)·δ = -g. It is taken where the value falls by a reasonable part of
  /// what the curvature promised, and μ then shrinks; else μ grows tenfold and the step is tried anew.
  ///
  /// - Parameters:
  ///   - start: The first parameters, at which `point` must not be `nil`.
  ///   - iterations: At most so many steps are tried.
  ///   - tolerance: A step that promises less than this part of 1 + |value| is the last.
  ///   - point: The function; `nil` where it is not defined.
  /// - Returns: The best point seen; `nil` where the function is not defined at the start.
  ///
  /// Source: Marquardt (1963), Journal of the SIAM 11, 431-441; Nocedal and Wright (2006),
  /// Numerical Optimization, 2nd edition, 10.3.
  static func find(
    from start: [Double], iterations: Int = 200, tolerance: Double = 1e-15,
    _ point: ([Double]) -> Point?
  ) -> Minimum? {
    guard var here = point(start) else { return nil }
    var (parameters, damping) = (start, 0.0)
    for iteration in 0..<iterations {
      guard let step = step(from: here, damping: damping) else {
        damping = max(10 * damping, 1e-4)
        if damping > 1e12 { return at(parameters, here, iteration, converged: false) }
        continue
      }
      // What a quadratic with this gradient and curvature would fall by, undamped.
      let promised = -0.5 * zip(step, here.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let next = zip(parameters, step).map { $0 + $1 }
      let there = point(next)
      let limit = tolerance * (1 + here.value.magnitude)
      // a step that is short only since it was damped proves nothing
      let settled = promised <= limit && damping <= 1
      if let there, there.value <= here.value - 1e-4 * promised || settled {
        if settled {
          // among values equal up to rounding the gradient knows better
          let best = there.value <= here.value + limit
          return at(best ? next : parameters, best ? there : here, iteration + 1, converged: true)
        }
        (parameters, here) = (next, there)
        damping = damping < 1e-6 ? 0 : damping / 10
      } else {
        if settled { return at(parameters, here, iteration + 1, converged: true) }
        damping = max(10 * damping, 1e-4)
        if damping > 1e12 { return at(parameters, here, iteration + 1, converged: false) }
      }
    }
    return at(parameters, here, iterations, converged: false)
  }

  private static func at(
    _ parameters: [Double], _ point: Point, _ iterations: Int, converged: Bool
  ) -> Minimum {
    Minimum(
      parameters: parameters, value: point.value, gradient: point.gradient, iterations: iterations,
      converged: converged)
  }

  /// The damped step; `nil` where the damped curvature is not positive definite.
  private static func step(from point: Point, damping: Double) -> [Double]? {
    var curvature = point.curvature
    for i in 0..<curvature.order { curvature[i, i] *= 1 + damping }
    return (try? Cholesky(curvature))?.solve(point.gradient.map { -$0 })
  }
}
