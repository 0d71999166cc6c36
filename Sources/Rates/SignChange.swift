/// Where a continuous function passes through 0.
enum SignChange {
  /// Narrows a bracket by inverse quadratic interpolation, and by halving where that would err.
  ///
  /// - Parameters:
  ///   - start: One end of the bracket.
  ///   - end: The other, in either order.
  ///   - function: With different signs at the ends.
  /// - Returns: The better end of a bracket as narrow as doubles allow; an end of the first one
  ///   where the signs are the same.
  ///
  /// *Source:* Chandrupatla (1997), Advances in Engineering Software 28, 145-149.
  static func between(_ start: Double, _ end: Double, _ function: (Double) -> Double) -> Double {
    var (b, a) = (start, end)
    var (valueB, valueA) = (function(b), function(a))
    var part = 0.5
    for _ in 0..<300 {
      let best = valueA.magnitude < valueB.magnitude ? a : b
      guard valueA != 0, valueB != 0, (valueA > 0) != (valueB > 0) else { return best }
      let limit = (2 * best.ulp + .leastNormalMagnitude) / (b - a).magnitude
      if limit > 0.5 { return best }
      let x = a + min(max(part, limit), 1 - limit) * (b - a)
      let value = function(x)
      var (c, valueC) = (b, valueB)
      if (value > 0) == (valueA > 0) {
        (c, valueC) = (a, valueA)
      } else {
        (b, valueB) = (a, valueA)
      }
      (a, valueA) = (x, value)
      let xi = (a - b) / (c - b)
      let phi = (valueA - valueB) / (valueC - valueB)
      part = 0.5
      if 1 - (1 - xi).squareRoot() < phi && phi < xi.squareRoot() {
        part =
          valueA / (valueB - valueA) * valueC / (valueB - valueC)
          + (c - a) / (b - a) * valueA / (valueC - valueA) * valueB / (valueC - valueB)
      }
    }
    return valueA.magnitude < valueB.magnitude ? a : b
  }
}
