import Reliability
import TestSupport
import Testing

@Suite struct FitMeasuresTests {
  static func fit(_ chiSquare: Double, _ df: Int, groups: Int = 1) -> FitMeasures {
    FitMeasures(
      test: .normalTheory, chiSquare: chiSquare, degreesOfFreedom: df, baselineChiSquare: 1482,
      baselineDegreesOfFreedom: 36, sampleSize: 600, groups: groups, srmr: 0.02)
  }

  @Test("a model that fits no worse than expected has no error of approximation")
  func fitsWell() throws {
    let fit = Self.fit(20, 27)
    #expect(fit.cfi == 1)
    #expect(fit.rmsea == 0)
    #expect(fit.rmseaLower == 0)
    #expect(try #require(fit.tli) > 1)
  }

  @Test("the interval holds the estimate, and groups widen both")
  func intervalHoldsEstimate() throws {
    let (one, two) = (Self.fit(90, 27), Self.fit(90, 27, groups: 2))
    let rmsea = try #require(one.rmsea)
    #expect(try #require(one.rmseaLower) < rmsea && rmsea < (try #require(one.rmseaUpper)))
    #expect(try #require(two.rmsea).isClose(to: rmsea * 2.0.squareRoot(), .relative(1e-15)))
  }

  @Test("without degrees of freedom nothing is measured but residuals")
  func saturated() {
    let fit = Self.fit(0, 0)
    #expect(fit.pValue == nil && fit.cfi == nil && fit.tli == nil)
    #expect(fit.rmsea == nil && fit.rmseaLower == nil && fit.rmseaUpper == nil)
    #expect(fit.srmr == 0.02)
  }

  @Test("a discrepancy that is not chi-squared has no p-value")
  func descriptive() {
    let fit = FitMeasures(
      test: .unscaled, chiSquare: 14, degreesOfFreedom: 27, baselineChiSquare: 4926,
      baselineDegreesOfFreedom: 36, sampleSize: 600, srmr: 0.02)
    #expect(fit.pValue == nil)
    #expect(fit.cfi == 1)
  }
}
