import Attainment
import Localization
import Rendering
import Report
import TestSupport
import Testing

@Suite struct AttainmentSectionTests {
  /// Two plans of units, one without data of an index, below a parent of one indicator.
  private func answer(
    noEvent: NoEventRule = .omit, index more: String = "", rate others: String = ""
  ) throws -> Answer {
    let here = try Workdir()
    try here.write("year,value,n\n2020,81.5,120\n2021,82.25,130\n", to: "series.csv")
    try here.write("year,reported,resolved\n2020,0,0\n2021,4,3\n", to: "counts.csv")
    func plan(_ unit: String, _ more: String) -> String {
      "unit: \(unit)\nperiod: 2020-2022\n\(more)\n"
    }
    let index = """
      indicators:
        - { id: ikm, name: IKM, kind: satisfactionIndex, data: series.csv, \
      edition: permenpanrb-14-2017\(more), targets: { 2020: 80, 2021: 82, 2022: 83 } }
      followUp: [{ element: U3, action: Loket, realisation: 50 }, { element: U1, action: Alur }]
      """
    let rate = """
      indicators:
        - { id: konflik, name: Konflik, kind: resolutionRate, data: counts.csv\(others), \
      targets: { 2020: 90, 2021: 100 } }
      """
    try here.write(plan("Desa A", index), to: "a.yaml")
    try here.write(plan("Desa B", rate), to: "b.yaml")
    try here.write(plan("Kras", rate + "\nunits: [a.yaml, b.yaml]"), to: "plan.yaml")
    let family = try PlanFamily(path: here.path + "/plan.yaml")
    var options = PlanStudyOptions()
    options.noEvent = noEvent
    let units = try family.units.map { try PlanStudy($0.plan, options: options) }
    return .attainment(try PlanStudy(family.plan, options: options), units: units)
  }

  private func tables(_ answer: Answer) -> [Table] {
    answer.document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func table(_ answer: Answer, _ title: String) -> Table? {
    tables(answer).first { table in table.columns.contains { $0.title.id == title } }
  }

  @Test("T-C.23 has target, realisation and ratio of each year, in groups")
  func servicesTable() throws {
    let table = try #require(self.table(answer(), "Rasio 2021"))
    #expect(table.columns.count == 2 + 3 * 3)
    #expect(
      table.columns.dropFirst(2).map { $0.group?.column.id } == [
        "2020", "2021", "2022",
        "2020", "2021", "2022", "2020", "2021", "2022",
      ])
    let row = try #require(table.rows.first)
    #expect(row[2] == .number(90, decimals: 0) && row[3] == .number(100, decimals: 0))
    #expect(row[4] == .undefined)
    #expect(row[5] == .text(Bilingual(id: "nihil", en: "none")))
    #expect(row[6] == .number(75, decimals: 2) && row[7] == .undefined)
    #expect(row[8] == .undefined && row[9] == .number(0.75, decimals: 2))
  }

  @Test("a year without a case counts as attained where that is asked for")
  func noEvent() throws {
    let table = try #require(self.table(answer(noEvent: .met), "Rasio 2021"))
    #expect(table.rows[0][8] == .number(1, decimals: 2))
    #expect(table.rows[0][5] == .text(Bilingual(id: "nihil", en: "none")))
  }

  @Test("the recap has the officials' columns, and a unit without an index is named")
  func recap() throws {
    let answer = try answer()
    let table = try #require(self.table(answer, "OPD/Unit Pelayanan Publik"))
    #expect(
      table.columns.map(\.title.id) == [
        "No", "OPD/Unit Pelayanan Publik", "Periode Pelaksanaan", "IKM", "Kategori",
        "Jumlah Responden", "Unsur Prioritas Perbaikan", "Rencana Tindak Lanjut",
        "Realisasi Tindak Lanjut Periode Sebelumnya (%)",
      ])
    #expect(table.rows.count == 1)
    let row = try #require(table.rows.first)
    #expect(row[1] == .text(Bilingual("Desa A")) && row[5] == .count(130))
    #expect(row[3] == .fixed(FixedDecimal(units: 8225, decimals: 2)))
    #expect(row[7] == .text(Bilingual("U3 Loket; U1 Alur")))
    #expect(row[8] == .number(50, decimals: 0))
    let notice = try #require(answer.notices.first { $0.code == "unitWithoutIndex" })
    expectWords(notice.message, facts: ["Desa B"])
  }

  @Test("each notice of a unit begins with its name, and none is told twice")
  func notices() throws {
    let notices = try answer().notices
    #expect(Set(notices).count == notices.count)
    #expect(notices.contains { $0.message.id.hasPrefix("Desa B: Indikator konflik: ") })
    #expect(notices.contains { $0.message.en.hasPrefix("Indicator konflik: ") })
  }

  @Test("targets ahead stand in the order of their danger")
  func outlook() throws {
    let study = try SampleAttainment.study("datasets/kras/plan.yaml").plan
    let answer = Answer.attainment(study)
    let lists = answer.document.blocks.compactMap { block -> [Bilingual]? in
      if case .notes(let title, let notes) = block, title.en.contains("danger") {
        notes
      } else {
        nil
      }
    }
    let notes = try #require(lists.first)
    let shares = notes.compactMap { note in
      note.en.firstMatch(of: #/probability (\d+)%/#).flatMap { Int($0.1) }
    }
    #expect(shares.count == 2 && shares == shares.sorted())
    for note in notes { expectWords(note) }
  }

  @Test("the method of a survey is shown where a plan states it")
  func surveyMethod() throws {
    let table = try #require(
      self.table(try answer(index: ", method: Kuesioner daring"), "OPD/Unit Pelayanan Publik"))
    #expect(table.columns[6].title.id == "Metode SKM")
    #expect(table.rows.first?[6] == .text(Bilingual("Kuesioner daring")))
  }

  @Test("T-C.23 has the form's other targets where a plan states one")
  func otherTargets() throws {
    let answer = try answer(
      rate: ", nationalStandard: SPM 100%, otherTarget: { id: SDGs, en: SDG }")
    let table = try #require(self.table(answer, "Rasio 2021"))
    #expect(
      table.columns[2..<5].map(\.title.id) == [
        "Target NSPK", "Target IKK", "Target Indikator Lainnya",
      ])
    let row = try #require(table.rows.first)
    #expect(
      Array(row[2..<5]) == [
        .text(Bilingual("SPM 100%")), .undefined, .text(Bilingual(id: "SDGs", en: "SDG")),
      ])
    let paragraphs = answer.document.blocks.compactMap { block in
      if case .paragraph(let text) = block { text.id } else { nil }
    }
    #expect(!paragraphs.contains { $0.contains("tidak ditampilkan") })
  }
}
