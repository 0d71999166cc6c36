import Testing

@testable import Rendering

@Suite struct TimeAxisTests {
  private func labelled(_ times: [Double], step: Double, wide: Double) -> [Double] {
    let places = times.map { 100 * ($0 - times[0]) }
    let axis = TimeAxis(
      times: times, step: step, places: places, widths: times.map { _ in wide })
    return axis.labelled.map { times[$0] }
  }

  @Test("all are named where there is room")
  func namesAll() {
    #expect(labelled([2018, 2019, 2021], step: 1, wide: 99) == [2018, 2019, 2021])
  }

  @Test("else the round ones, though a period is missing")
  func namesRound() {
    let years = (2011...2022).map(Double.init).filter { $0 != 2014 }
    #expect(labelled(years, step: 1, wide: 150) == [2012, 2016, 2018, 2020, 2022])
    #expect(labelled(years, step: 1, wide: 300) == [2015, 2020])
    let months = (0..<40).map { Double(2019 * 12 + 5 + $0) / 12 }
    #expect(labelled(months, step: 1.0 / 12, wide: 60) == [2020, 2021, 2022])
    let quarters = (0..<12).map { Double(2019 * 4 + 1 + $0) / 4 }
    #expect(labelled(quarters, step: 0.25, wide: 45) == [2019.5, 2020, 2020.5, 2021, 2021.5, 2022])
  }

  @Test("one at least is named")
  func namesOne() {
    #expect(labelled([2018, 2019], step: 1, wide: 1e6).count == 1)
    #expect(labelled([2018.3], step: 1, wide: 10) == [2018.3])
  }
}
