import CSV
import Localization
import Responses
import TestSupport
import Testing
import Trend

@testable import Satisfaction

@Suite struct SeriesReadingObservationsTests {
  @Test("from a file to a series and its targets, in a few lines")
  func readsSeries() throws {
    let text = """
      tahun,ikm,galat baku,n,edisi,target
      2018,"85,35",0.8,120,x,80
      2019,"84,06",,,,83
      2019-S2,"84,5",,,,
      2020,"88,01",0.7,130,y,86
      2021,,,,,88

      """
    let reading = try SeriesReader().read(ByteSource(Array(text.utf8), name: "ikm.csv"))
    let group = reading.groups[0]
    let frequency = try #require(group.mainFrequency)
    let series = try EstimateSeries(group.observations(frequency), bounds: 25...100)
    #expect(series.observations.map(\.period.text) == ["2018", "2019", "2020"])
    #expect(series.values == [85.35, 84.06, 88.01])
    #expect(series.observations.map(\.standardError) == [0.8, nil, 0.7])
    #expect(series.observations.map(\.sampleSize) == [120, nil, 130])
    #expect(series.observations.map(\.edition) == ["x", nil, "y"])
    #expect(
      group.targets(.year)
        == [
          Period(year: 2018): 80, Period(year: 2019): 83, Period(year: 2020): 86,
          Period(year: 2021): 88,
        ])
    #expect(group.observations(.half).map(\.value) == [84.5] && group.targets(.half).isEmpty)
  }
}
