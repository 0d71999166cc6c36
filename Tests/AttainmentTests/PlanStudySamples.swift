import Attainment
import Localization
import TestSupport

/// Plans and files for tests of the studies of plans.
enum PlanStudySamples {
  static let headers2014 =
    "Persyaratan,Prosedur,Waktu pelayanan,Biaya,Produk,Kompetensi,Perilaku,Maklumat,Pengaduan"
  static let headers2017 =
    "Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana"

  /// A response file: nine answers a line.
  static func responses(_ headers: String, _ rows: [String]) -> String {
    headers + "\n"
      + rows.map { $0.map { $0 == "-" ? "" : String($0) }.joined(separator: ",") }
      .joined(separator: "\n") + "\n"
  }

  static func indicator(
    _ id: String = "ikm", _ kind: Indicator.Kind = .satisfactionIndex,
    _ polarity: Polarity = .higherIsBetter, objective: Bilingual? = nil,
    data: [Indicator.DataFile] = [], editions: [Indicator.EditionEntry] = [],
    columns: [String: String] = [:], targets: [Int: Target] = [:]
  ) -> Indicator {
    Indicator(
      id: id, name: Bilingual(id), kind: kind, polarity: polarity, objective: objective,
      formula: nil, source: nil, responsible: nil, unit: nil, data: data, editions: editions,
      columns: columns, targets: targets)
  }

  static func plan(
    _ indicators: [Indicator], period: ClosedRange<Int> = 2018...2021,
    scheme: String = "permendagri-86-2017", cap: Double? = nil, unit: String = "Kecamatan Kras",
    followUp: [FollowUp] = [], budget: [Int: Budget] = [:]
  ) -> Plan {
    Plan(
      file: "plan.yaml", unit: Bilingual(unit), parent: nil, period: period, goal: nil, units: [],
      indicators: indicators, attainment: AttainmentRules(scheme: scheme, cap: cap),
      followUp: followUp, budget: budget, signature: nil)
  }

  /// Yearly targets of one value each.
  static func targets(_ values: [Int: Double]) -> [Int: Target] { values.mapValues { .value($0) } }

  /// The study of one indicator of kind `kind` whose data are `text`.
  static func study(
    _ text: String, _ kind: Indicator.Kind = .satisfactionIndex,
    _ polarity: Polarity = .higherIsBetter, editions: [Indicator.EditionEntry] = [],
    columns: [String: String] = [:], targets: [Int: Target] = [:],
    period: ClosedRange<Int> = 2018...2021, cap: Double? = nil,
    options: PlanStudyOptions = PlanStudyOptions()
  ) throws -> PlanStudy {
    let folder = try Workdir()
    try folder.write(text, to: "data.csv")
    let indicator = indicator(
      "it", kind, polarity, data: [.init(path: "\(folder.path)/data.csv", year: nil)],
      editions: editions, columns: columns, targets: targets)
    return try PlanStudy(plan([indicator], period: period, cap: cap), options: options)
  }
}
