import Localization
import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct MainSlopeTests {
  private static let values = [80.0, 80.5, 84, 85, 84.5]
  private static let errors = [0.5, 0.4, 0.5, 0.4, 0.3]

  @Test("says what the slope of the analysis was estimated by")
  func namesTheBasis() throws {
    let plain = TrendAnalysis(try .of(Self.values))
    #expect(try plain.mainSlope.get().basis == .leastSquares)
    let known = TrendAnalysis(try .of(Self.values, errors: Self.errors))
    #expect(try known.mainSlope.get().basis == .randomEffects)
    let changed = TrendAnalysis(
      try .of(Self.values, errors: Self.errors, editions: ["a", "a", "b", "b", "b"]))
    #expect(try changed.mainSlope.get().basis == .withinEditions)
    for analysis in [plain, known, changed] {
      #expect(try analysis.mainSlope.get().term == analysis.slope.get())
    }
    let three = TrendAnalysis(try .of([80, 81, 85], editions: ["a", "a", "b"]))
    #expect(three.mainSlope == .failure(.noDegreesOfFreedom(observations: 3, terms: 3)))
  }

  @Test("goes up or down only where the whole interval does", arguments: [1.0, -1])
  func tellsTheWay(sign: Double) throws {
    let steady = [80.0, 81.1, 81.9, 83, 84.1].map { sign * $0 }
    let main = try TrendAnalysis(try .of(steady)).mainSlope.get()
    #expect(main.direction(level: 0.95) == (sign > 0 ? .rising : .falling))
    let wild = [80.0, 84, 79, 85, 81].map { sign * $0 }
    let unclear = try TrendAnalysis(try .of(wild)).mainSlope.get()
    #expect(unclear.direction(level: 0.95) == .uncertain)
    for level in [0.1, 0.5, 0.8, 0.95, 0.999] {
      let interval = try #require(unclear.term.interval(level: level))
      let holdsZero = interval.lower <= 0 && interval.upper >= 0
      #expect((unclear.direction(level: level) == .uncertain) == holdsZero)
      #expect((try #require(unclear.term.pValue) > 1 - level) == holdsZero)
    }
  }

  @Test("observations on a line tell no error, and so no way")
  func isSilentOnALine() throws {
    let main = try TrendAnalysis(try .of([80, 81, 82, 83])).mainSlope.get()
    #expect(main.term.estimate.isClose(to: 1, .relative(1e-12)))
    #expect(main.direction(level: 0.95) == .uncertain)
  }
}
