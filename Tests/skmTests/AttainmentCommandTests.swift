import TestSupport
import Testing

@Suite("skm attainment: what is answered")
struct AttainmentCommandTests {
  static let kras =
    ["plan.yaml", "konflik.csv"].map { "datasets/kras/\($0)" }
    + (2016...2020).map { "datasets/kras/skm-\($0).csv" }
  private static let published = [
    "plan-dki.yaml", "plan-jakarta-barat.yaml", "plan-kepulauan-seribu.yaml", "jakarta-barat.csv",
    "kepulauan-seribu.csv",
  ].map { "datasets/published/\($0)" }

  /// The files of a folder of datasets, without their folder.
  private func copy(_ paths: [String], to here: borrowing Workdir) throws {
    for path in paths { try here.copy(path, to: String(path.split(separator: "/").last ?? "")) }
  }

  private func year(_ result: JSON, _ indicator: String, _ year: Int) -> JSON {
    let years = result["indicators"].first("indicator", indicator)["years"].values
    return years.first { $0["year"].number == Double(year) } ?? .absent
  }

  /// LKIP Jakarta Barat 2021, table 13, as printed: half a unit of the last digit.
  @Test(
    "the attainments that West Jakarta published",
    arguments: [(2018, 106.69), (2019, 101.28), (2020, 102.34), (2021, 102.98)])
  func published(year: Int, attainment: Double) throws {
    let here = try Workdir()
    try copy(Self.published, to: here)
    let result = try document(here, "attainment", "plan-jakarta-barat.yaml")
    let found = try #require(self.year(result, "ikm", year)["attainment"].number)
    #expect((100 * found).rounded() == (100 * attainment).rounded())
    let end = try #require(result["indicators"][0]["attainmentOfPlanEnd"].number)
    #expect((100 * end).rounded() == 10240)
  }

  @Test("a year without a case is left out, or counts as attained")
  func noEvent() throws {
    let here = try Workdir()
    try copy(Self.kras, to: here)
    let omitted = year(try document(here, "attainment", "plan.yaml"), "konflik", 2018)
    #expect(omitted["realisation"].isNull && omitted["attainment"].isNull)
    #expect(omitted["reason"].text?.isEmpty == false)
    let met = try document(here, "attainment", "plan.yaml", "--no-event", "met")
    #expect(year(met, "konflik", 2018)["realisation"].isNull)
    #expect(year(met, "konflik", 2018)["attainment"].number == 100)
    #expect(met["noEvent"].text == "met")
  }

  @Test("a register that reaches further than its last case has years without one")
  func lastDay() throws {
    let here = try Workdir()
    try copy(Self.kras, to: here)
    // signed after the end of the year, the plan has seen all of it
    #expect(try document(here, "attainment", "plan.yaml").warning("yearNotOver") == nil)
    let signed = try here.text(of: "plan.yaml")
    let plan = signed.replacing("\n  date: 2021-01-15", with: "")
    #expect(plan != signed)
    try here.write(plan, to: "plan.yaml")
    let before = try document(here, "attainment", "plan.yaml")
    #expect(before.warning("yearNotOver")?.contains("asOf: 2020-12-31") == true)
    #expect(year(before, "konflik", 2021)["probabilityOfAttainment"].number != nil)
    try here.write(
      plan.replacing("data: [konflik.csv]", with: "data: [konflik.csv]\n    asOf: 31/12/2021"),
      to: "plan.yaml")
    let after = try document(here, "attainment", "plan.yaml", "--no-event", "met")
    #expect(after.warning("yearNotOver") == nil)
    #expect(year(after, "konflik", 2021)["attainment"].number == 100)
    #expect(after.warning("noEventYears")?.contains("2018, 2021") == true)
  }

  @Test("a parent without indicators answers by its units")
  func units() throws {
    let here = try Workdir()
    try copy(Self.published, to: here)
    let result = try document(here, "attainment", "plan-dki.yaml")
    #expect(result["indicators"].values.isEmpty)
    #expect(result["units"].values.map { $0["published"].text } == ["90.62", "95.93"])
    // (90.62 + 95.93) / 2 = 93.275, half up
    #expect(result["unitsMean"].number == 93.28)
    let shown = try here.skm("attainment", "plan-dki.yaml", "--language", "id")
    for title in ["OPD/Unit", "Unsur", "Prioritas", "Rencana", "Rata-rata"] {
      #expect(shown.output.contains(title), "\(title)")
    }
  }

  @Test("a range of good values, and lower ones that are better")
  func polarities() throws {
    let here = try Workdir()
    try here.write("year,value\n2020,9\n2021,6.5\n", to: "days.csv")
    try here.write(
      """
      unit: Kras
      period: 2020-2022
      indicators:
        - { id: a, name: A, kind: series, polarity: range, data: days.csv, \
      targets: { 2020: [7, 8], 2021: [6, 7] } }
        - { id: b, name: B, kind: series, polarity: lowerIsBetter, data: days.csv, \
      targets: { 2020: 8, 2021: 7 } }
        - { id: c, name: C, kind: series, polarity: lowerIsBetterInverse, data: days.csv, \
      targets: { 2020: 4.5 } }

      """.replacing("\\\n", with: ""), to: "plan.yaml")
    let result = try document(here, "attainment", "plan.yaml")
    #expect(year(result, "a", 2020)["target"] == .array([.number(7), .number(8)]))
    #expect(year(result, "a", 2020)["attainment"].number == 112.5)  // 9/8
    #expect(year(result, "a", 2021)["attainment"].number == 100)
    #expect(year(result, "b", 2020)["attainment"].number == 87.5)  // (16 - 9)/8
    #expect(year(result, "c", 2020)["attainment"].number == 50)  // 4.5/9
    #expect(year(result, "c", 2021)["target"].isNull)
  }

  @Test("a spreadsheet has a row for each indicator and year")
  func csv() throws {
    let here = try Workdir()
    try copy(Self.kras, to: here)
    let written = try here.skm("attainment", "plan.yaml", "--format", "csv", "--spreadsheet", "en")
    let lines = written.output.split(separator: "\n")
    #expect(lines.count == 1 + 2 * 6)
    #expect(lines.first?.hasPrefix("indicator,name,unit,polarity,") == true)
    #expect(
      lines.dropFirst().map { $0.split(separator: ",").first } == [
        "ikm", "ikm", "ikm", "ikm", "ikm", "ikm", "konflik", "konflik", "konflik", "konflik",
        "konflik", "konflik",
      ])
  }
}
