/// How closely two numbers must agree.
public enum Tolerance: Sendable, Hashable {
  /// `|a - b| ≤ size · |b|`: only 0 agrees with 0.
  case relative(Double)
  /// At most this many representable numbers apart.
  case ulps(Int)
  /// As `relative`, or `|a - b| ≤ floor`: for a quantity that passes through 0.
  case relativeWithAbsoluteFloor(Double, floor: Double)
}

extension Double {
  /// Whether `self` agrees with the number it should be; NaN agrees with nothing.
  public func isClose(to expected: Double, _ tolerance: Tolerance) -> Bool {
    if self == expected { return true }
    guard isFinite, expected.isFinite else { return false }
    let distance = (self - expected).magnitude
    switch tolerance {
    case .relative(let size):
      return distance <= size * expected.magnitude
    case .ulps(let count):
      return distance <= Double(count) * expected.ulp
    case .relativeWithAbsoluteFloor(let size, let floor):
      return distance <= max(size * expected.magnitude, floor)
    }
  }
}
