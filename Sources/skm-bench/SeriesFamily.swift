import ArgumentParser
import Localization
import Trend

/// Yearly series of one kind, each in a past and in what came after it.
struct SeriesFamily {
  let name: String
  /// What it holds, for a heading.
  let title: String
  let series: [(past: EstimateSeries, outcomes: [Double])]

  /// How far ahead forecasts are judged, where so much is known.
  static let horizons = 5

  /// The families of `folder`, in the order in which the training program has them.
  static func all(in folder: String) throws -> [SeriesFamily] {
    func rows(_ file: String) throws -> [[String: String]] {
      try CertifiedTable.rows("\(folder)/\(file)_yearly.csv")
    }
    let world = try rows("world_bank")
    func indicators(_ types: [String]) -> [[String: String]] {
      world.filter { types.contains($0["type", default: ""]) }
    }
    return [
      try SeriesFamily(
        "competition", "competition series (M1, tourism)", rows("m1") + rows("tourism")),
      try SeriesFamily(
        "percentage", "percentages without a standing trend (imports, exports)",
        indicators(["Imports", "Exports"])),
      try SeriesFamily(
        "trending", "trending series (GDP, prices, population)",
        indicators(["GDP", "CPI", "Population"])),
      try SeriesFamily("growth", "growth rates (GDP)", indicators(["Growth"])),
    ]
  }

  private init(_ name: String, _ title: String, _ rows: [[String: String]]) throws {
    self.init(
      name, title,
      series: try rows.map { row in
        let outcomes = try Self.numbers(row["holdout"]).prefix(Self.horizons)
        return (try Self.past(row), Array(outcomes))
      })
  }

  private init(
    _ name: String, _ title: String, series: [(past: EstimateSeries, outcomes: [Double])]
  ) {
    self.name = name
    self.title = title
    self.series = series
  }

  /// The series upside down: as many fall as rose.
  func mirrored() throws -> SeriesFamily {
    SeriesFamily(
      name, title,
      series: try series.map { past, outcomes in
        let mirror = try EstimateSeries(
          past.observations.map { Observation(period: $0.period, value: -$0.value) })
        return (mirror, outcomes.map { -$0 })
      })
  }

  /// What a row of such a file has in its column `train`, as years.
  static func past(_ row: [String: String]) throws -> EstimateSeries {
    let values = try numbers(row["train"])
    return try EstimateSeries(
      values.enumerated().map { Observation(period: Period(year: 1900 + $0), value: $1) })
  }

  private static func numbers(_ text: String?) throws -> [Double] {
    try (text ?? "").split(separator: " ").map { word in
      guard let number = Double(word) else { throw ValidationError("\(word) is no number.") }
      return number
    }
  }

  /// The last values of each series as what is seen; none of series in which nothing ever changes.
  func trials(_ length: Int) -> [ForecastTrial] {
    series.compactMap { ForecastTrial(past: $0.past, outcomes: $0.outcomes, length: length) }
  }
}
