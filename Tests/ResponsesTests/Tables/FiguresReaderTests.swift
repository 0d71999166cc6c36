import CSV
import Localization
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct FiguresReaderTests {
  static let edition = RegulationEdition.shipped[0]
  static let codes = (1...9).map { "U\($0)" }.joined(separator: ",")

  private func read(_ text: String) throws -> FiguresReading {
    try FiguresReader(Self.edition.questionnaire, multiplier: Self.edition.scale.multiplier)
      .read(ByteSource(Array(text.utf8), name: "figures.csv"))
  }

  private func refusal(_ text: String) -> TableProblem? {
    do {
      _ = try read(text)
      return nil
    } catch { return error as? TableProblem }
  }

  /// The first row of a table of nine equal values.
  private func figures(
    _ before: String = "", _ header: String = "", _ value: String = "3.5", _ rest: String = ",90,A"
  ) throws -> PublishedFigures {
    let values = Array(repeating: value, count: 9).joined(separator: ",")
    return try read("\(header)\(Self.codes),ikm,mutu\n\(before)\(values)\(rest)\n")
      .rows[0].figures.get()
  }

  private func problem(
    _ before: String = "", _ header: String = "", _ value: String = "3.5", _ rest: String = ",90,A"
  ) -> TableProblem? {
    do {
      _ = try figures(before, header, value, rest)
      return nil
    } catch { return error as? TableProblem }
  }

  @Test("values alone are enough")
  func readsValues() throws {
    let row = try read("\(Self.codes)\n3,3,3,3,3,3,3,3,3.5\n").rows[0]
    let figures = try row.figures.get()
    #expect(row.number == 1 && row.line == 2 && row.unit == "" && row.period == "")
    #expect(figures.kind == .means && figures.index == nil && figures.grade == nil)
    #expect(figures.values.map(\.printed.text) == Array(repeating: "3", count: 8) + ["3.5"])
  }

  @Test("a semicolon file with decimal commas, titles above, blank rows, a mark of bytes")
  func readsSpreadsheet() throws {
    let text =
      "\u{FEFF}REKAP IKM;;\n;;\nUnit Pelayanan;Periode;\(Self.codes.replacing(",", with: ";"));Nilai IKM;Mutu\n"
      + "Kras;2024;3,95;3,95;3,95;3,95;3,95;3,95;3,95;3,95;3,95;98,75;A (Sangat baik)\n;;\n"
    let reading = try read(text)
    let figures = try reading.rows[0].figures.get()
    #expect(reading.rows.count == 1 && reading.rows[0].unit == "Kras" && reading.rows[0].line == 4)
    #expect(figures.index?.text == "98.75" && figures.values[0].printed.text == "3.95")
    #expect(figures.grade == "A" && figures.performance == "Sangat baik")
  }

  @Test("the scale is named, or follows from the values")
  func knowsScales() throws {
    #expect(try figures("", "", "87.5").kind == .convertedMeans)
    #expect(try figures("0-100,", "skala,", "20").kind == .convertedMeans)
    #expect(try figures("25–100,", "scale,", "87.5").kind == .convertedMeans)
    #expect(try figures("1-4,", "scale,").kind == .means)
    #expect(problem("1-5,", "scale,")?.kind == .unknownScale(known: ["1-4", "0-100"]))
    let text = "\(Self.codes)\n3,3,3,3,3,3,3,3,87.5\n"
    #expect(throws: TableProblem.self) { try read(text).rows[0].figures.get() }
  }

  @Test("sums need their respondents, and must be possible")
  func knowsSums() throws {
    #expect(try figures("sum,20,", "value_kind,n,", "70").kind == .sums(respondents: 20))
    #expect(problem("sum,,", "value_kind,n,", "70")?.kind == .sumsWithoutRespondents)
    #expect(
      problem("sum,20,", "value_kind,n,", "81")?.kind == .sumOutsideScale(lowest: 20, highest: 80))
    #expect(try figures("sum,1.000,", "value_kind,n,", "2.920").values[0].printed.units == 2920)
    #expect(
      problem("median,20,", "value_kind,n,")?.kind == .unknownValueKind(known: ["mean", "sum"]))
  }

  @Test("a problem has its line, its column, and what stands there")
  func placesProblems() throws {
    let found = try #require(problem("", "", "abc"))
    #expect(found.kind == .notANumber && found.line == 2)
    #expect(found.column == "U1" && found.text == "abc" && found.file == "figures.csv")
    #expect(problem("", "", "")?.kind == .blankCell)
    #expect(problem("", "", "-3")?.kind == .notANumber)
    #expect(problem("", "", "3.5", ",100.01,A")?.column == "ikm")
    #expect(
      problem("", "", "0.5")?.kind
        == .outsideScale(
          lowest: FixedDecimal(units: 1, decimals: 0), highest: FixedDecimal(units: 4, decimals: 0))
    )
    #expect(try figures("2.920,", "n,").respondents == 2920)
    #expect(problem("2.92,", "n,")?.kind == .notACount(limit: 1_000_000_000))
    #expect(problem("0,", "n,")?.kind == .notACount(limit: 1_000_000_000))
  }

  @Test("one bad row does not sink the others")
  func keepsOthers() throws {
    let good = Array(repeating: "3", count: 9).joined(separator: ",")
    let rows = try read("\(Self.codes)\n\(good)\n3,x\n\(good)\n").rows
    #expect(rows.map { (try? $0.figures.get()) != nil } == [true, false, true])
  }

  @Test("services are known by their columns; one that a unit lacks is left out")
  func readsServices() throws {
    let reading = try read(
      "unit,period,S1,S2,S3,published_total\nA,2023,90,-,91,90.5\nB,2023,,,,90\n")
    #expect(reading.isOfServices)
    let figures = try reading.rows[0].figures.get()
    #expect(figures.kind == .services && figures.values.map(\.code) == ["S1", "S3"])
    #expect(throws: TableProblem.self) { try reading.rows[1].figures.get() }
  }

  @Test("what is no such table")
  func refusesTables() {
    #expect(refusal("")?.kind == .emptyFile)
    #expect(refusal("\(Self.codes)\n")?.kind == .noRows)
    #expect(
      refusal("unit,U1,U2,ikm\nA,3,3,75\n")?.kind == .missingColumns((3...9).map { "U\($0)" }))
    #expect(refusal("\(Self.codes),U10,U11\n\n1,1\n")?.kind == .unknownElements(["U10", "U11"]))
    #expect(
      refusal("\(Self.codes),ikm,IKM\n3,3,3,3,3,3,3,3,3,75,75\n")?.kind
        == .severalColumnsFit(header: "ikm"))
    guard case .noHeader? = refusal("a,b\n1,2\n")?.kind else {
      Issue.record("a table of something else was read")
      return
    }
    guard case .unreadable? = refusal("\(Self.codes)\n\"3,3\n")?.kind else {
      Issue.record("an open quotation mark was read")
      return
    }
  }

  @Test("digits that nobody prints are rounded at the ninth decimal")
  func roundsDigits() throws {
    let read = try figures("", "", "3.8461538461538463")
    #expect(read.values[0].printed.text == "3.846153846")
    #expect(FixedDecimal(printed: "1.9999999996", keeping: 9)?.text == "2.000000000")
    #expect(FixedDecimal(printed: "94", keeping: 9)?.text == "94")
    for text in ["", ".", "1.", ".5", "1.2.3", "1e3", "-1", "1234567890", "1,234,5"] {
      #expect(FixedDecimal(printed: text, keeping: 9) == nil, "\(text)")
    }
  }
}
