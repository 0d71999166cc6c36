import TestSupport
import Testing

@Suite("skm attainment: what is written")
struct AttainmentOutputTests {
  private func copy(to here: borrowing Workdir) throws {
    for path in AttainmentCommandTests.kras {
      try here.copy(path, to: String(path.split(separator: "/").last ?? ""))
    }
  }

  /// The forecasts' learnt constants change with each training: record these again, and read them.
  @Test("the plan of a district on the terminal", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    try copy(to: here)
    let shown = try here.skm("attainment", "plan.yaml", "--language", language)
    #expect(shown.status == 0 && shown.errors == "")
    let lines = shown.output.split(separator: "\n")
    #expect(lines.filter { $0.count > 80 || $0.last == " " } == [])
    try expectGolden(shown.output, "attainment-kras.\(language).txt")
  }

  @Test("one year only, where it is asked for")
  func oneYear() throws {
    let here = try Workdir()
    try copy(to: here)
    let shown = try here.skm("attainment", "plan.yaml", "--year", "2018", "--language", "en")
    #expect(shown.status == 0)
    #expect(shown.output.contains("Mean attainment of 2018"))
    #expect(!shown.output.contains("Over the years"))
    let wrong = try here.skm("attainment", "plan.yaml", "--year", "2015", "--language", "en")
    #expect(wrong.status == 64 && wrong.output == "")
    #expect(wrong.errors.contains("2016 to 2021"))
  }

  @Test(
    "titles of columns as offices print them, in every format", arguments: ["markdown", "html"])
  func titles(format: String) throws {
    let here = try Workdir()
    try copy(to: here)
    let page = try here.skm("attainment", "plan.yaml", "--format", format, "--language", "id")
    #expect(page.status == 0 && page.errors == "")
    for title in [
      "Kinerja Utama", "Indikator Kinerja Utama", "Penjelasan/Formulasi Penghitungan",
      "Sumber Data", "Penanggung Jawab", "T-C.23", "T-C.29", "Realisasi",
    ] { #expect(page.output.contains(title), "\(title)") }
    if format == "html" {
      let group = "<th scope=\"colgroup\" colspan=\"6\" class=\"gw\">Realisasi Capaian"
      #expect(page.output.contains(group))
      #expect(page.output.contains("<svg"))
    } else {
      #expect(page.output.contains("| Realisasi 2020 |"))
    }
  }

  @Test(
    "everything that is wrong in a plan, a line each, in both languages", arguments: ["id", "en"])
  func problems(language: String) throws {
    let here = try Workdir()
    try here.write(
      """
      unit: Kras
      period: 2016-2021
      indicators:
        - id: ikm
          nama: IKM
          name: IKM
          kind: index
          data: skm.csv
          targets: { 2015: 80, 2016: tinggi }
      """, to: "plan.yaml")
    let outcome = try here.skm("attainment", "plan.yaml", "--language", language)
    #expect(outcome.status == 1 && outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 4)
    let line = language == "id" ? "baris" : "line"
    #expect(lines.map { $0.contains("plan.yaml, \(line)") } == Array(repeating: true, count: 4))
    for (text, place) in zip(lines, ["nama", "kind", "targets.2015", "targets.2016"]) {
      #expect(text.contains("indicators[0].\(place):"), "\(text)")
    }
  }

  @Test("a file that is not there is no mistake of the plan")
  func missingFiles() throws {
    let here = try Workdir()
    let plan = try here.skm("attainment", "plan.yaml", "--language", "en")
    #expect(plan.status == 74 && plan.errors.contains("plan.yaml"))
    try here.copy("datasets/kras/plan.yaml", to: "plan.yaml")
    let data = try here.skm("attainment", "plan.yaml", "--language", "en")
    #expect(data.status == 74 && data.output == "")
    #expect(data.errors.contains("skm-2016.csv cannot be opened"))
    try here.write("unit: A\nperiod: 2016-2021\nunits: [b.yaml]\n", to: "parent.yaml")
    let unit = try here.skm("attainment", "parent.yaml", "--language", "en")
    #expect(unit.status == 74 && unit.errors.contains("b.yaml"))
  }

  @Test("what is wrong in the data is told with file and line")
  func wrongData() throws {
    let here = try Workdir()
    try copy(to: here)
    try here.write("year,reported,resolved\n2016,3,2\n2017,x,1\n", to: "konflik.csv")
    let outcome = try here.skm("attainment", "plan.yaml", "--language", "en")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("konflik.csv, line 3"))
  }

  @Test("no file that is read is overwritten", arguments: ["plan.yaml", "konflik.csv"])
  func keepsInput(path: String) throws {
    let here = try Workdir()
    try copy(to: here)
    let before = try here.bytes(of: path)
    let outcome = try here.skm("attainment", "plan.yaml", "-o", path)
    #expect(outcome.status == 64)
    #expect(try here.bytes(of: path) == before)
  }

  @Test("null stands beside a reason", arguments: ["id", "en"])
  func nullHasReason(language: String) throws {
    let here = try Workdir()
    try copy(to: here)
    func check(_ value: JSON, _ path: String) {
      switch value {
      case .object(let members):
        if members.values.contains(.null) {
          #expect(members["reason"]?.text?.isEmpty == false, "\(path)")
        }
        for (key, member) in members { check(member, "\(path).\(key)") }
      case .array(let values):
        for (place, value) in values.enumerated() { check(value, "\(path)[\(place)]") }
      case .null, .boolean, .number, .text, .absent: break
      }
    }
    check(try document(here, "attainment", "plan.yaml", "--language", language), "")
  }
}
