import Attainment
import CSV
import Localization
import Rendering
import Report
import TestSupport

/// Reviews of plans that between them make every part of an answer.
enum SampleReviews {
  static let provenance = Provenance(
    command: "skm report plan.yaml -o laporan.html",
    files: [Provenance.File(path: "plan.yaml", digest: String(repeating: "0a", count: 32))])

  /// A plan with its surveys, comments among them; bootstraps are left out, since they take long.
  struct Study {
    let plan: PlanStudy
    let units: [PlanStudy]
    let surveys: [SurveyStudy]

    init(_ family: PlanFamily, listsComments: Bool) throws {
      plan = try PlanStudy(family.plan)
      units = try family.units.map { try PlanStudy($0.plan) }
      var options = SurveyStudyOptions()
      options.listsComments = listsComments
      options.replicates = 0
      surveys = try plan.surveys(options)
    }

    func answer(minimumCell: Int = 5) -> Answer {
      var options = ReviewOptions()
      options.minimumCell = minimumCell
      return .review(
        plan, units: units, surveys: surveys, provenance: SampleReviews.provenance,
        options: options)
    }
  }

  private static func study(_ name: String, listsComments: Bool = false) throws -> Study {
    let family = try PlanFamily(path: "\(Repository.root)datasets/\(name).yaml")
    return try Study(family, listsComments: listsComments)
  }

  /// Nothing asked for; read once, for all tests.
  static let office = Result { try study("kras/plan") }
  static let officeWithComments = Result { try study("kras/plan", listsComments: true) }
  private static let published = Result { try study("published/plan-jakarta-barat") }
  private static let parent = Result { try study("published/plan-dki") }

  /// Three respondents a year, over two editions; one of them says nothing of himself.
  static let small = Result {
    let here = try Workdir()
    let newer =
      "Jenis Kelamin,Persyaratan,Prosedur,Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,"
      + "Pengaduan,Sarana\n"
    let older = newer.replacing("Waktu penyelesaian", with: "Waktu pelayanan")
      .replacing("Pengaduan,Sarana", with: "Maklumat,Pengaduan")
    try here.write(
      older + "L,3,3,3,4,3,3,3,3,4\nP,3,4,3,3,3,3,3,2,3\n,4,3,3,4,3,2,3,3,3\n", to: "2017.csv")
    try here.write(
      newer + "L,3,4,3,4,3,3,4,3,3\nP,3,4,4,4,3,3,3,4,3\n,4,4,3,4,2,3,3,3,3\n", to: "2018.csv")
    try here.write(
      """
      unit: Kelurahan A
      period: 2017-2019
      indicators:
        - id: ikm
          name: IKM
          kind: satisfactionIndex
          data: [2017.csv@2017, 2018.csv@2018]
          edition: { 2017: permenpanrb-16-2014, 2018: permenpanrb-14-2017 }
          targets: { 2017: 78, 2018: 80, 2019: 82 }

      """, to: "plan.yaml")
    return try Study(PlanFamily(path: here.path + "/plan.yaml"), listsComments: false)
  }

  /// An office with everything and with comments; all groups merged; a published series; a
  /// parent of units; two editions and no signature.
  static func all() throws -> [Answer] {
    try [
      officeWithComments.get().answer(), office.get().answer(minimumCell: 1000),
      published.get().answer(), parent.get().answer(), small.get().answer(),
    ]
  }
}
