import Attainment
import CSV

/// Plans as text.
enum SamplePlans {
  /// The plan of the documentation.
  static let kras = """
    unit: Kecamatan Kras
    parent: Kabupaten Kediri
    period: 2016-2021
    goal: Meningkatkan kerukunan hidup antar umat beragama
    indicators:
      - id: ikm
        name: { id: Capaian Nilai IKM Kecamatan, en: Satisfaction index of the district }
        kind: satisfactionIndex
        polarity: higherIsBetter
        objective: { id: Meningkatnya kualitas pelayanan masyarakat, en: Better public service }
        formula: { id: Hasil perhitungan SKM setiap tahun, en: Result of the yearly survey }
        source: Dokumen SKM
        responsible: Camat / Kasi Pelayanan
        data: [skm-2019.csv@2019, skm-2020.csv@2020]
        edition: { 2016: permenpanrb-16-2014, 2018: permenpanrb-14-2017 }
        targets: { 2016: 78, 2017: 79, 2018: 80, 2019: 81, 2020: 82, 2021: 83 }
      - id: konflik
        name: { id: Persentase konflik, en: Share of reported conflicts resolved }
        kind: resolutionRate
        source: Dokumen laporan
        responsible: Kasi Trantib
        data: [konflik.csv]
        targets: { 2016: 90, 2021: 100 }
    attainment: { scheme: permendagri-86-2017, cap: none }
    followUp:
      - { element: U3, action: Loket antrean daring, when: TW II, responsible: Kasi Pelayanan, realisation: 80 }
    budget: { 2020: { plan: 150000000, actual: 141000000 } }
    signature: { place: Kras, date: 2021-01-15, title: Camat Kras, name: "...", rank: "...", id: "..." }

    """

  /// A plan with one indicator, whose lines can be changed one by one.
  static let short = """
    unit: Kecamatan Kras
    period: 2016-2021
    indicators:
      - id: ikm
        name: Nilai IKM
        kind: satisfactionIndex
        data: skm.csv
        targets: { 2016: 78, 2021: 83 }

    """

  /// The plan of a text.
  static func read(_ text: String, name: String = "plan.yaml") throws(PlanProblems) -> Plan {
    try PlanReader().read(ByteSource(Array(text.utf8), name: name))
  }

  /// Everything that is wrong in a text.
  static func problems(_ text: String, name: String = "plan.yaml") -> [PlanProblem] {
    problems(Array(text.utf8), name: name)
  }

  /// Everything that is wrong in a file.
  static func problems(_ bytes: [UInt8], name: String = "plan.yaml") -> [PlanProblem] {
    do {
      _ = try PlanReader().read(ByteSource(bytes, name: name))
      return []
    } catch {
      return error.problems
    }
  }
}
