import Localization
import Report
import Responses
import Satisfaction
import TestSupport
import Testing

/// Comparisons that between them make every part of an answer, and every warning.
enum SampleComparisons {
  static func answer(
    _ parts: [(part: SatisfactionSeries.Part, request: SurveyRequest)],
    bridge: ElementBridge? = nil, chosen: (from: String, to: String)? = nil, level: Double = 0.95
  ) throws -> Answer {
    let study = try study(parts, bridge: bridge, chosen: chosen, level: level)
    return .comparison(
      study, warnings: parts.flatMap(\.part.reading.warnings),
      request: parts[parts.count - 1].request)
  }

  static func study(
    _ parts: [(part: SatisfactionSeries.Part, request: SurveyRequest)],
    bridge: ElementBridge? = nil, chosen: (from: String, to: String)? = nil, level: Double = 0.95
  ) throws -> ComparisonStudy {
    var options = ComparisonOptions()
    options.satisfaction.bridge = bridge
    options.satisfaction.level = level
    options.chosen = chosen
    return try ComparisonStudy(parts.map(\.part), options: options)
  }

  /// Rows of year, unit and nine answers, read by group and by what is compared.
  static func part(
    _ rows: [(year: Int, unit: String, answers: [Int])], by groups: [String]
  ) throws -> (part: SatisfactionSeries.Part, request: SurveyRequest) {
    let edition = RegulationEdition.shipped[0]
    var sample = SampleAnswers(
      ["tahun,unit," + (1...9).map { "U\($0)" }.joined(separator: ",")]
        + rows.map { row in
          let answers = row.answers.map { $0 == 0 ? "" : "\($0)" }
          return (["\(row.year)", row.unit] + answers).joined(separator: ",")
        })
    sample.request.groups = groups
    sample.request.keepsPatterns = true
    let reading = try sample.reading()
    try #require(reading.problemCount == 0, "\(reading.problems)")
    return (SatisfactionSeries.Part(reading, edition: edition), sample.request)
  }

  /// Answers about a mean that is another in every year and unit.
  static func rows(
    _ years: ClosedRange<Int>, _ units: [String], each count: Int = 40
  ) -> [(year: Int, unit: String, answers: [Int])] {
    var random = SplitMix64(seed: 5)
    return years.flatMap { year in
      units.enumerated().flatMap { place, unit in
        (0..<count).map { _ in
          let answers = (0..<9).map { item in
            let mean = 2.4 + 0.07 * Double((year - years.lowerBound) * (item - 2) + place)
            return min(
              4, max(1, Int((mean + Double.random(in: -1...1.2, using: &random)).rounded())))
          }
          return (year, unit, answers)
        }
      }
    }
  }

  /// Three years inside two units; one unit of one year, and respondents without a unit.
  static func grouped() throws -> ComparisonStudy {
    try study([part(groupedRows, by: ["unit", "year"])])
  }

  private static var groupedRows: [(year: Int, unit: String, answers: [Int])] {
    rows(2019...2021, ["Kras", "Ngadiluwih"])
      + [
        (2021, "Papar", Array(repeating: 3, count: 9)), (2021, "Papar", (1...9).map { $0 % 4 + 1 }),
      ]
  }

  /// Two groups in which all answer alike, one of them blank in an element.
  static var alike: [(year: Int, unit: String, answers: [Int])] {
    [3, 3, 3].map { (2020, "A", Array(repeating: $0, count: 9)) }
      + [4, 4].map { (2021, "B", Array(repeating: $0, count: 8) + [0]) }
  }

  /// Years of two editions.
  static func editions(bridged: Bool) throws -> Answer {
    let shipped = RegulationEdition.shipped
    let bridge = bridged ? ElementBridge(between: [shipped[1], shipped[0]]) : nil
    return try answer(
      [
        SampleTrends.part(shipped[1], 2016...2017, bridge: bridge, keepsPatterns: true),
        SampleTrends.part(shipped[0], 2018...2020, bridge: bridge, keepsPatterns: true),
      ], bridge: bridge)
  }

  static func all() throws -> [Answer] {
    let blank = rows(2020...2021, ["Kras", "", "Ngadiluwih"], each: 12)
    let many = (0..<62).flatMap { unit in
      [
        (2020, "Desa \(unit)", (0..<9).map { ($0 + unit) % 4 + 1 }),
        (2020, "Desa \(unit)", Array(repeating: 3, count: 9)),
      ]
    }
    return try [
      answer([part(groupedRows, by: ["unit", "year"])]),
      answer(
        [part(rows(2020...2022, ["Kras"]), by: ["year"])], chosen: ("2020", "2022"), level: 0.9),
      answer([part(blank, by: ["unit"])]),
      answer([part(alike, by: ["year"])]),
      answer([part(alike + [(2021, "B", Array(repeating: 4, count: 9))], by: ["year"])]),
      answer([part(many, by: ["unit"])]),
      editions(bridged: false), editions(bridged: true),
    ]
  }
}
