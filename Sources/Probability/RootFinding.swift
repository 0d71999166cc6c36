/// Where a function changes its sign.
public enum RootFinding {
  /// Narrows a bracket by inverse quadratic interpolation, and by halving where that would err.
  ///
  /// - Parameters:
  ///   - bracket: At whose ends the function has different signs, or is 0.
  ///   - iterations: At most so many points are tried.
  ///   - function: Continuous in the bracket.
  /// - Returns: The better end of the last bracket, and whether that is as narrow as doubles allow; the
  ///   better end of the first one where the signs are the same.
  ///
  /// Source: Chandrupatla (1997), Advances in Engineering Software 28, 145-149.
  public static func root(
    in bracket: ClosedRange<Double>, iterations: Int = 300, _ function: (Double) -> Double
  ) -> (root: Double, converged: Bool) {
    var (b, a) = (bracket.lowerBound, bracket.upperBound)
    var (valueB, valueA) = (function(b), function(a))
    if valueA == 0 { return (a, true) }
    if valueB == 0 { return (b, true) }
    guard (valueA > 0) != (valueB > 0) else {
      return (valueA.magnitude < valueB.magnitude ? a : b, false)
    }
    var part = 0.5
    for _ in 0..<iterations {
      let x = a + part * (b - a)
      let value = function(x)
      var (c, valueC) = (b, valueB)
      if (value > 0) == (valueA > 0) {
        (c, valueC) = (a, valueA)
      } else {
        (b, valueB) = (a, valueA)
      }
      (a, valueA) = (x, value)
      let best = valueA.magnitude < valueB.magnitude ? a : b
      let limit = (2 * Double.ulpOfOne * best.magnitude + .leastNormalMagnitude) / (b - a).magnitude
      if value == 0 || limit > 0.5 { return (value == 0 ? a : best, true) }
      let xi = (a - b) / (c - b)
      let phi = (valueA - valueB) / (valueC - valueB)
      part = 0.5
      if 1 - (1 - xi).squareRoot() < phi && phi < xi.squareRoot() {
        part =
          valueA / (valueB - valueA) * valueC / (valueB - valueC)
          + (c - a) / (b - a) * valueA / (valueC - valueA) * valueB / (valueC - valueB)
      }
      part = min(max(part, limit), 1 - limit)
    }
    return (valueA.magnitude < valueB.magnitude ? a : b, false)
  }
}
