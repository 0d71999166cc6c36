import Localization
import Report
import Trend

/// Series that between them make every part of a forecast's answer, and every warning.
struct SampleForecast: Sendable {
  var roles: [String] = []
  var method = ForecastMethod.skm
  var isIndex = true
  var bounds: ClosedRange<Double>? = 25...100
  var horizon: Int?
  var targets: [Period: Double] = [:]
  var series: [(group: [String], observations: [Observation])]

  static func years(
    _ values: [Double], from year: Int = 2016, error: Double? = nil, editions: [String?] = []
  ) -> [Observation] {
    values.enumerated().map { place, value in
      Observation(
        period: Period(year: year + place), value: value, standardError: error,
        sampleSize: error == nil ? nil : 400,
        edition: place < editions.count ? editions[place] : nil)
    }
  }

  var groups: [GroupForecast] {
    var options = ForecastOptions()
    (options.method, options.horizon, options.targets) = (method, horizon, targets)
    return series.map { GroupForecast($0.group, $0.observations, within: bounds, options: options) }
  }

  var answer: Answer {
    Answer.forecast(groups, roles: roles, method: method, isIndex: isIndex, notices: [])
  }

  static let index: [Double] = [84.1, 86.4, 85.9, 88.2, 90.05, 89.1, 91.7, 93.9, 95.2]

  /// One index, with its errors and editions, and targets of which one is passed already.
  static var single: SampleForecast {
    let editions = (0..<9).map { $0 < 2 ? "permenpanrb-16-2014" : "permenpanrb-14-2017" }
    return SampleForecast(
      targets: [Period(year: 2025): 94.5, Period(year: 2027): 100],
      series: [([], years(index, error: 0.8, editions: editions))])
  }

  /// A few series: a good one, a short one, one with a gap, one too short, one all alike.
  static var few: SampleForecast {
    var gap = years(index)
    gap.remove(at: 4)
    return SampleForecast(
      roles: ["service"], targets: [Period(year: 2026): 96],
      series: [
        (["KTP"], years(index)), (["KK"], years([80, 82, 81, 84], from: 2021)), (["Izin"], gap),
        (["Pindah"], years([80, 81], from: 2023)),
        (["Waris"], years([80, 80, 80, 80], from: 2021)),
        ([""], years(index.reversed())),
      ])
  }

  /// So many that only the table is shown, far beyond what they know.
  static var many: SampleForecast {
    SampleForecast(
      roles: ["service"], method: .naive, isIndex: false, bounds: nil, horizon: 20,
      series: (1...7).map { place in (["L\(place)"], years(index.map { $0 - Double(place) })) })
  }

  /// Half-years, by the default method, of a quantity without bounds.
  static var halves: SampleForecast {
    let periods = ["2021-S1", "2021-S2", "2022-S1", "2022-S2", "2023-S1"].compactMap { Period($0) }
    return SampleForecast(
      isIndex: false, bounds: nil,
      series: [
        (
          [],
          zip(periods, [12_100, 13_500, 12_900, 14_800, 15_100]).map {
            Observation(period: $0, value: $1)
          }
        )
      ])
  }

  static var all: [SampleForecast] { [single, few, many, halves] }
}
