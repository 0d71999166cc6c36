import CSV
import Localization
import Rates
import Report
import Responses

/// Rates that between them make every part of an answer, and every warning.
struct SampleRates {
  var options = RateOptions(target: 0.9)
  var groups: [String] = []
  var asOf: CalendarDay?
  var carriesOver = false

  func analysis(_ text: String) throws -> RateAnalysis {
    let reader = ConflictReader(groups: groups, asOf: asOf, carriesOver: carriesOver)
    return RateAnalysis(
      try reader.read(ByteSource(Array(text.utf8), name: "conflicts.csv")), options: options)
  }

  func answer(_ text: String) throws -> Answer { .rate(try analysis(text), notices: []) }

  static let counts = """
    year,reported,resolved,facilitated
    2016,4,3,4
    2017,0,0,0
    2018,9,5,7
    2019,6,5,6
    2021,12,12,
    """

  /// Open cases, one resolved at the turn of the year, a type without a village.
  static let register = """
    reported,resolved,facilitated,type,village
    2019-02-01,2019-03-15,2019-02-20,land,Kras
    2019-12-20,2020-01-11,2019-12-28,land,Ngadi
    2020-05-03,2020-05-30,2020-05-10,family,
    2020-06-08,,,,Kras
    2020-10-02,2020-10-05,2020-10-03,family,Ngadi
    2020-11-30,,,land,Kras
    """

  /// More than four groups, so that only the table of all is shown.
  static var villages: String {
    "village,year,reported,resolved\n"
      + (1...6).flatMap { village in
        (2018...2020).map { "Desa \(village),\($0),\(village),\(village - 1)\n" }
      }.joined()
  }

  static func all() throws -> [Answer] {
    let agrestiCoull = SampleRates(options: RateOptions(method: .agrestiCoull))
    let facilitated = SampleRates(options: RateOptions(numerator: .facilitated, target: 1))
    return [
      try SampleRates().answer(counts), try facilitated.answer(counts),
      try agrestiCoull.answer(counts),
      try SampleRates(carriesOver: true).answer("year,reported,resolved\n2019,2,3\n2020,4,4\n"),
      try SampleRates().answer("year,reported,resolved\n2019,2,2\n2020,4,4\n2021,0,0\n"),
      try SampleRates().answer("year,reported,resolved\n2020,400,391\n"),
      try SampleRates().answer(register), try SampleRates(groups: ["type"]).answer(register),
      try SampleRates(asOf: CalendarDay(year: 2020, month: 12, day: 1)).answer(register),
      try SampleRates(groups: ["village"]).answer(villages),
      // nobody waited long enough for a median
      try SampleRates().answer(
        "reported,resolved\n2020-01-01,2020-02-01\n2020-01-05,\n2020-02-07,\n"),
    ]
  }
}
