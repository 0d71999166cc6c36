import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct TrendValueTests {
  @Test("the line is surest among its observations, and a value is less sure than the line")
  func widens() throws {
    let series = try EstimateSeries.of([80, 83, 81, 85, 84], errors: [1, 1, 1, 1, 1])
    let line = try LinearTrend.fit(series)
    let trend = try RandomEffectsTrend.fit(series, estimator: .derSimonianLaird)
    for value in [line.value(at:standardError:), { trend.value(at: $0, standardError: $1 ?? 0) }] {
      let widths = try [2, 3, 4, 6, 10].map { time in
        let point = value(time, nil)
        let (band, prediction) = (
          try #require(point.interval(level: 0.8)),
          try #require(point.predictionInterval(level: 0.8))
        )
        #expect(prediction.lower <= band.lower && band.upper <= prediction.upper)
        #expect((band.lower + band.upper).isClose(to: 2 * point.mean, .relative(1e-14)))
        return band.upper - band.lower
      }
      #expect(widths == widths.sorted() && widths[0] < widths[4])
    }
  }
}
