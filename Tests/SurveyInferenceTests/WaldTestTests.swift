import LinearAlgebra
import SurveyInference
import TestSupport
import Testing

@Suite struct WaldTestTests {
  private static let covariance = SymmetricMatrix(
    order: 3, lowerTriangle: [4, 1, 9, 0.5, -1, 16])

  @Test func oneValueIsTheSquareOfT() throws {
    let test = try WaldTest(
      zero: [3], covariance: SymmetricMatrix(order: 1, lowerTriangle: [4]), degreesOfFreedom: 7)
    #expect(test.chiSquare == 2.25)
    #expect(test.statistic == 2.25)
    #expect(test.denominatorDegreesOfFreedom == 7)
  }

  @Test func independentValuesAddUp() throws {
    let test = try WaldTest(
      zero: [2, 6], covariance: SymmetricMatrix(order: 2, lowerTriangle: [4, 0, 9]),
      degreesOfFreedom: 11)
    #expect(test.chiSquare == 5)
    // 5 · 10 / (11 · 2)
    #expect(test.statistic.isClose(to: 50.0 / 22, .ulps(2)))
  }

  @Test func aCommonShiftIsNoDifference() throws {
    let (values, freedom) = ([80.0, 82.5, 79], 20)
    let test = try WaldTest(
      equal: values, covariance: Self.covariance, degreesOfFreedom: freedom)
    let shifted = try WaldTest(
      equal: values.map { $0 - 80 }, covariance: Self.covariance, degreesOfFreedom: freedom)
    #expect(test == shifted)
    #expect(test.numeratorDegreesOfFreedom == 2 && test.denominatorDegreesOfFreedom == 19)
  }

  @Test func whatCannotBeTestedIsRefused() {
    #expect(throws: WaldTestError.tooFewDegreesOfFreedom(1, needed: 2)) {
      try WaldTest(equal: [1, 2, 3], covariance: Self.covariance, degreesOfFreedom: 1)
    }
    let dependent = SymmetricMatrix(order: 2, lowerTriangle: [1, 2, 4])
    #expect(throws: WaldTestError.dependentValues) {
      try WaldTest(zero: [1, 2], covariance: dependent, degreesOfFreedom: 9)
    }
    #expect(throws: WaldTestError.dependentValues) {
      try WaldTest(zero: [1], covariance: SymmetricMatrix(order: 1), degreesOfFreedom: 9)
    }
  }
}
