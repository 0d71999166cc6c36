import Glibc
import LinearAlgebra
import TestSupport
import Testing

@testable import Reliability

@Suite struct MinimumTests {
  /// Rosenbrock's valley as a sum of squares, r = (10(y - x²), 1 - x), least at (1, 1).
  static func valley(_ at: [Double]) -> Minimum.Point? {
    let (x, y) = (at[0], at[1])
    let (r, s) = (10 * (y - x * x), 1 - x)
    var curvature = SymmetricMatrix(order: 2)
    curvature.addOuterProduct(of: [-20 * x, 10], scale: 2)
    curvature.addOuterProduct(of: [-1, 0], scale: 2)
    return Minimum.Point(
      value: r * r + s * s, gradient: [2 * r * -20 * x - 2 * s, 20 * r], curvature: curvature)
  }

  @Test("finds the floor of a curved valley", arguments: [[-1.2, 1.0], [3, -4], [0, 0]])
  func findsFloor(start: [Double]) throws {
    let minimum = try #require(Minimum.find(from: start, Self.valley))
    #expect(minimum.converged)
    #expect(minimum.value < 1e-20)
    for parameter in minimum.parameters { #expect(parameter.isClose(to: 1, .relative(1e-9))) }
  }

  @Test("says where it did not arrive")
  func isCapped() throws {
    let minimum = try #require(Minimum.find(from: [-1.2, 1], iterations: 2, Self.valley))
    #expect(!minimum.converged)
    #expect(minimum.value <= Self.valley([-1.2, 1])?.value ?? 0)
  }

  @Test("stays where the function is defined")
  func staysInside() throws {
    // x - ln x, defined for positive x only, least at 1; a full step from 3 would leave.
    let minimum = try #require(
      Minimum.find(from: [3]) { at in
        guard at[0] > 0 else { return nil }
        var curvature = SymmetricMatrix(order: 1)
        curvature[0, 0] = 1 / (at[0] * at[0])
        return Minimum.Point(
          value: at[0] - log(at[0]), gradient: [1 - 1 / at[0]], curvature: curvature)
      })
    #expect(minimum.converged)
    #expect(minimum.parameters[0].isClose(to: 1, .relative(1e-7)))
    #expect(Minimum.find(from: [0]) { _ in nil } == nil)
  }
}
