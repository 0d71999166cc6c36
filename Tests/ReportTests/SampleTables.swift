import CSV
import Localization
import Report
import Responses
import Satisfaction
import SurveyInference

/// Published figures and plans that between them make every finding and every warning.
enum SampleTables {
  static let edition = RegulationEdition.shipped[0]
  static let header =
    "unit,period,n," + (1...9).map { "U\($0)" }.joined(separator: ",") + ",ikm,mutu,kinerja\n"
  static let figures =
    header + """
      A,2024 S1,20,93.76,93.83,93.81,94.15,93.82,94,94.05,98.05,93.88,93.92,A,Sangat baik
      A,2024,15,3.4,3.4,3.4,3.4,3.4,3.4,3.4,3.4,3.4,85.00,A,Baik
      B,2024,,3,3,3,3,3,3,3,3,3.5,87.5,E,Memuaskan
      B,2023,,3.98,3.98,3.99,3.98,3.98,3.98,3.98,3.98,3.98,99.57,A,
      C,2024,,3.52,3.48,3.35,3.60,3.58,3.72,3.78,3.40,3.42,,,
      D,2024,,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,86.62,B,
      D,2023,,3.5,3.5,3.5,x,3.5,3.5,3.5,3.5,3.5,87.50,B,
      E,2024,,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,3.5,,B,

      """
  static let services = """
    unit,period,S1,S2,S3,published_total
    A,2024,90,91,-,90.5
    B,2024,90,91,92,90.5
    C,2024,90,91,93,93
    D,2024,90,91,92,
    E,2024,90.5,90.5,90.5,90.51

    """

  static func verification(_ text: String) throws -> FiguresVerification {
    let reader = FiguresReader(edition.questionnaire, multiplier: edition.scale.multiplier)
    return FiguresVerification(
      try reader.read(ByteSource(Array(text.utf8), name: "figures.csv")), edition: edition)
  }

  static func verifications() throws -> [Answer] {
    try [figures, services].map { Answer.verify(try verification($0)) }
  }

  static let strata = [
    PlannedStratum(name: "Kras", population: 5200, standardDeviation: 9.5),
    PlannedStratum(name: "Dusun", population: 12, standardDeviation: 3),
  ]

  static let requests: [SamplePlan.Request] = {
    var (table, index, strata, shared, slovin, all) = (
      SamplePlan.Request(), SamplePlan.Request(), SamplePlan.Request(), SamplePlan.Request(),
      SamplePlan.Request(), SamplePlan.Request()
    )
    table.population = 10_000
    (index.standardDeviation, index.margin) = (9.75, 2)
    (strata.strata, strata.margin, strata.allocation) = (Self.strata, 1, .neyman)
    shared.strata = Self.strata.map { PlannedStratum(name: $0.name, population: $0.population) }
    (slovin.method, slovin.population) = (.slovin, 1000)
    (all.method, all.population) = (.elements, 50)
    return [table, index, strata, shared, slovin, all]
  }()

  static func pilot() throws -> PilotStudy {
    let text = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,3,4,4,4,4,4,4,4\n3,3,3,3,3,3,3,3,3\n"
    var request = SurveyRequest(edition.questionnaire)
    request.usesCompleteOnly = true
    let reading = try ResponseReader(request).read(ByteSource(Array(text.utf8), name: "pilot.csv"))
    return try PilotStudy.estimate(from: reading, edition: edition)
  }

  static func plans() throws -> [Answer] {
    try requests.map { Answer.sampleSize(try SamplePlan($0, edition: edition)) }
      + [
        Answer.sampleSize(
          try SamplePlan(requests[1], edition: edition), pilot: (try pilot(), "pilot.csv"))
      ]
  }
}
