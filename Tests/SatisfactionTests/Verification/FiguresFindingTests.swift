import Localization
import Responses
import TestSupport
import Testing

@testable import Satisfaction

@Suite struct FiguresFindingTests {
  static let header =
    "unit,period,n," + (1...9).map { "U\($0)" }.joined(separator: ",") + ",ikm,mutu,kinerja\n"

  /// A row whose elements are all `mean`.
  private func row(
    _ mean: String, _ index: String, _ grade: String, _ label: String = "", unit: String = "A",
    period: String = "2024", count: String = ""
  ) -> String {
    "\(unit),\(period),\(count)," + Array(repeating: mean + ",", count: 9).joined()
      + "\(index),\(grade),\(label)\n"
  }

  private func findings(_ rows: String...) throws -> [[FiguresFinding]] {
    try verified(Self.header + rows.joined()).rows.map { try $0.verdict.get().findings }
  }

  @Test("figures that follow from each other have no findings")
  func isSilent() throws {
    #expect(try findings(row("3.6", "90.00", "A", "Sangat baik")) == [[]])
    #expect(try findings(row("3.6", "90", "a", "VERY GOOD")) == [[]])
    #expect(try findings(row("3.6", "", "A")) == [[]])
    #expect(try findings(row("3.6", "90.00", "")) == [[]])
  }

  @Test("a grade of no edition, and of another")
  func findsGrades() throws {
    #expect(try findings(row("3.6", "90", "B")) == [[.wrongGrade(printed: "B", expected: "A")]])
    #expect(try findings(row("3.6", "90", "E")) == [[.wrongGrade(printed: "E", expected: "A")]])
    let older = RegulationEdition.shipped.dropFirst().map(\.title)
    #expect(
      try findings(row("3.4", "85", "A")) == [
        [.gradeOfAnotherEdition(printed: "A", expected: "B", editions: Array(older))]
      ])
  }

  @Test("a border is the regulation's: 88.30 is B and 88.31 A")
  func knowsBorders() throws {
    let rows = try verified(Self.header + row("3.532", "88.30", "B") + row("3.5324", "88.31", "A"))
    #expect(try rows.rows.allSatisfy { try $0.verdict.get().gradeAgrees == true })
  }

  @Test("the label of another grade, beside a right one and beside a wrong one")
  func findsLabels() throws {
    let grades = RegulationEdition.shipped[0].grades
    let good = FiguresFinding.labelOfAnotherGrade(printed: "Baik", grade: "B", expected: grades[0])
    #expect(try findings(row("3.6", "90", "A", "Baik")) == [[good]])
    #expect(try findings(row("3.6", "90", "A (Baik)")) == [[good]])
    #expect(try findings(row("3.6", "90", "", "Baik")) == [[good]])
    #expect(try findings(row("3.6", "90", "Sangat Baik")) == [[]])
    #expect(try findings(row("3.6", "90", "Baik")) == [[.wrongGrade(printed: "B", expected: "A")]])
    #expect(
      try findings(row("3.6", "90", "B", "Sangat baik")) == [
        [
          .wrongGrade(printed: "B", expected: "A"),
          .labelOfAnotherGrade(printed: "Sangat baik", grade: "A", expected: grades[1]),
        ]
      ])
    #expect(
      try findings(row("3.6", "90", "A", "Memuaskan")) == [
        [.unknownLabel("Memuaskan", known: grades.map(\.performance))]
      ])
  }

  @Test(
    "an annual number below that of a period of the same unit and year is no sum",
    arguments: [
      ("2024 annual mean", "2024 S1", true), ("2024", "Semester I 2024", true),
      ("Tahun 2024", "2024 TW3", true), ("2024", "2023 S2", false), ("2024 S2", "2024 S1", false),
      ("2024", "2024", false), ("tahunan", "2024 S1", false), ("2023-2024", "2024 S1", false),
    ])
  func findsMeans(annual: String, part: String, isFound: Bool) throws {
    let found = try findings(
      row("3.6", "90", "A", period: annual, count: "2119"),
      row("3.6", "90", "A", period: part, count: "2920"))
    #expect(
      found == [
        isFound ? [.meanOfRespondents(printed: 2119, period: part, respondents: 2920)] : [], [],
      ])
    let elsewhere = try findings(
      row("3.6", "90", "A", period: annual, count: "2119"),
      row("3.6", "90", "A", unit: "B", period: part, count: "2920"))
    #expect(elsewhere == [[], []])
  }

  @Test("the largest element as total, on either scale and from sums")
  func findsLargest() throws {
    for (values, total) in [
      ("3,3,3,3,3.5,3,3,3,3", "87.5"), ("75,75,75,75,87.5,75,75,75,75", "87.50"),
    ] {
      let rows = try verified(Self.header + "A,2024,20,\(values),\(total),B,\n")
      let findings = try rows.rows[0].verdict.get().findings
      #expect(findings.contains(.largestElementAsTotal(elements: ["U5"])))
      #expect(findings.count == 2)
    }
  }

  @Test("another edition has its own elements")
  func verifiesFourteen() throws {
    let codes = (1...14).map { "U\($0)" }.joined(separator: ",")
    let values = Array(repeating: "3", count: 14).joined(separator: ",")
    let text = "unit,\(codes),ikm,mutu\nA,\(values),74.55,B\n"
    let verdict = try verified(text, edition: RegulationEdition.shipped[2]).rows[0].verdict.get()
    #expect(verdict.reproducing.map(\.rule.name) == ["0.071"])
    #expect(verdict.gradeAgrees == true && verdict.findings.isEmpty)
    #expect(throws: TableProblem.self) { try verified(text) }
  }
}
