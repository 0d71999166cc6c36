import CSV
import Localization
import Rendering
import Report
import Responses
import Satisfaction
import TestSupport
import Testing
import Trend

/// Trends that between them make every part of an answer, and nearly every warning.
struct SampleTrends {
  static let editions = RegulationEdition.shipped

  var options = TrendOptions()

  // MARK: - Series

  func series(
    _ text: String, groups: [String] = [], schedule: EditionSchedule = EditionSchedule(editions[0])
  ) throws -> Answer {
    let reading = try SeriesReader(groups: groups)
      .read(ByteSource(Array(text.utf8), name: "series.csv"))
    return .trend(
      TrendStudy(reading, schedule: schedule, options: options), warnings: reading.warnings)
  }

  /// With standard errors, sizes and editions, one of them of a single year.
  static func known() throws -> Answer {
    try SampleTrends().series(
      """
      year,value,se,n,edition
      2013,60.1,1.1,150,kepmenpan-25-2004
      2014,64.9,1.2,150,permenpanrb-16-2014
      2015,77.1,1.2,150,permenpanrb-16-2014
      2016,77.5,1.1,150,permenpanrb-16-2014
      2018,81.25,0.9,160,permenpanrb-14-2017
      2019,81.9,1,,permenpanrb-14-2017

      """)
  }

  /// A gap, no standard errors; long enough for every test.
  static func plain() throws -> Answer {
    try SampleTrends().series(
      "year,realisasi\n2015,1\n2016,1.5\n2017,1.25\n2019,2\n2020,2.25\n2021,2.5\n2022,2.4\n")
  }

  /// A perfect line, and the normal distribution.
  static func exact() throws -> [Answer] {
    var sample = SampleTrends()
    (sample.options.test, sample.options.estimator) = (.wald, .fixedEffect)
    return [
      try sample.series("year,value\n2019,80\n2020,81\n2021,82\n2022,83\n"),
      try sample.series("year,value,se\n2019,80,1\n2020,84,1\n2021,81,1\n2022,85,2\n"),
      try sample.series("year,value,se\n2019,80,1\n2020,80,1\n2021,80,1\n"),
      try sample.series("year,value\n2019,80\n2020,80\n2021,80\n2022,80\n2023,80\n2024,80\n"),
    ]
  }

  /// Seven groups; one of too few years, one of targets alone, one with half-years.
  static func grouped() throws -> Answer {
    let rows = ["A", "B", "C", "D", "E"].enumerated().flatMap { place, unit in
      (2018...2023).map { "\(unit),Lapor,\($0),\(70 + (place + 2) * ($0 * $0 % 7)),,\n" }
    }
    return try SampleTrends().series(
      "unit,service,period,value,se,target\n" + rows.joined()
        + "F,Lapor,2022,80,,\nF,Lapor,2023,81,,\nG,Lapor,2024,,,90\nE,Lapor,2023-S1,70,,\n",
      groups: ["unit", "service"])
  }

  // MARK: - Responses

  static func part(
    _ edition: RegulationEdition, _ years: ClosedRange<Int>, units: [String] = ["A"],
    leavingOut: Set<Int> = [], bridge: ElementBridge? = nil,
    keepsPatterns: Bool = false
  ) throws -> (part: SatisfactionSeries.Part, request: SurveyRequest) {
    var random = SplitMix64(seed: 11)
    let codes = edition.elements.enumerated().filter { !leavingOut.contains($0.offset) }
    let names = codes.map { $0.element.name.id.replacing(",", with: "") }
    var text = "tahun,unit," + names.joined(separator: ",") + "\n"
    for year in years {
      for unit in units {
        for _ in 0..<30 {
          let answers = codes.map { place, _ in
            let mean = 2.7 + 0.08 * Double(place - 3) * Double(year - years.lowerBound)
            let score = mean + Double.random(in: -1...1, using: &random)
            return String(min(4, max(1, Int(score.rounded()))))
          }
          text += "\(year),\(unit)," + answers.joined(separator: ",") + "\n"
        }
      }
    }
    // a unit of two years, and an element that is the same for all
    text += "\(years.lowerBound),Z," + codes.map { _ in "4" }.joined(separator: ",") + "\n"
    text += "\(years.upperBound),Z," + codes.map { _ in "4" }.joined(separator: ",") + "\n"
    var request = SurveyRequest(edition.questionnaire)
    request.groups = units.count > 1 ? ["unit", "year"] : ["year"]
    request.allowsMissingItems = !leavingOut.isEmpty
    request.keepsPatterns = keepsPatterns
    bridge?.apply(to: &request, of: edition)
    let reading = try ResponseReader(request).read(
      ByteSource(Array(text.utf8), name: "survey.csv"))
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return (SatisfactionSeries.Part(reading, edition: edition), request)
  }

  static func responses(
    _ parts: [(part: SatisfactionSeries.Part, request: SurveyRequest)],
    bridge: ElementBridge? = nil
  ) throws -> Answer {
    var options = SatisfactionOptions()
    options.bridge = bridge
    let series = try SatisfactionSeries(parts.map(\.part), options: options)
    return .trend(
      TrendStudy(series), warnings: parts.flatMap(\.part.reading.warnings),
      request: parts[parts.count - 1].request)
  }

  static func all() throws -> [Answer] {
    let bridge = try #require(ElementBridge(between: [editions[1], editions[0]]))
    return try [
      known(), plain(), grouped(),
      responses([part(editions[0], 2018...2023)]),
      responses([part(editions[0], 2019...2022, units: ["A", "B"], leavingOut: [3])]),
      responses([part(editions[1], 2015...2017), part(editions[0], 2018...2021)]),
      responses(
        [
          part(editions[1], 2015...2017, bridge: bridge),
          part(editions[0], 2018...2018, bridge: bridge),
        ], bridge: bridge),
    ] + exact()
  }
}
