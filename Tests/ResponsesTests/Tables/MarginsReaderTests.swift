import CSV
import Responses
import Testing

@Suite struct MarginsReaderTests {
  private func read(_ text: String) throws -> PopulationMargins {
    try MarginsReader().read(ByteSource(Array(text.utf8), name: "margins.csv"))
  }

  private func refusal(_ text: String) -> TableProblem? {
    do {
      _ = try read(text)
      return nil
    } catch { return error as? TableProblem }
  }

  private func misfit(
    _ margins: PopulationMargins, _ categories: (String) -> [String]
  ) -> TableProblem? {
    do throws(TableProblem) {
      _ = try margins.completed(by: categories)
      return nil
    } catch { return error }
  }

  private static let header = "variable,value,total\n"

  @Test("values, a number's own total and the size of the population")
  func reads() throws {
    let margins = try read(
      Self.header + "stype,E,4421\nstype,H,755\nstype,M,1018\nU1,4.0,6194\n(intercept),,6194\n"
        + "api99,,3914069\n")
    #expect(margins.variables.map(\.name) == ["stype", "U1", "(Intercept)", "api99"])
    #expect(margins.variables.map(\.isCategory) == [true, true, false, false])
    #expect(margins.variables.map(\.isIntercept) == [false, false, true, false])
    #expect(margins.variables[0].totals.map(\.value) == ["E", "H", "M"])
    #expect(margins.variables[0].totals.map(\.total) == [4421, 755, 1018])
    #expect(margins.variables[0].totals.map(\.line) == [2, 3, 4])
    #expect(margins.variables[1].totals.map(\.value) == ["4"])
    let indonesian = try read("Variabel;Nilai;Jumlah\nsex;L;10,5\nsex;P;12\n")
    #expect(indonesian.variables[0].totals.map(\.total) == [10.5, 12])
  }

  @Test("what is wrong is told with its place")
  func refuses() {
    let expected: [(String, TableProblem.Kind, Int?)] = [
      ("", .emptyFile, nil), (Self.header, .noRows, nil),
      ("variable,total\na,5\n", .missingColumns(["value"]), nil),
      (Self.header + ",E,5\n", .blankCell, 2), (Self.header + "a,E,\n", .blankCell, 2),
      (Self.header + "a,E,x\n", .notANumber, 2), (Self.header + "a,E,6.194\n", .thousandsMark, 2),
      (Self.header + "a,,1.234.567\n", .thousandsMark, 2),
      (Self.header + "a,E,-5\n", .margin(.negativeTotal), 2),
      (Self.header + "(Intercept),,-5\n", .margin(.negativeTotal), 2),
      (Self.header + "(Intercept),E,5\n", .margin(.interceptWithValue), 2),
      (Self.header + "a,4,1\na,4.0,1\n", .margin(.repeated(firstLine: 2)), 3),
      (Self.header + "a,4,1\na,,1\n", .margin(.totalAndValues(firstLine: 2)), 3),
      (
        Self.header + "a,1,10\na,2,20\nb,1,31\n",
        .margin(.differentSums(variable: "a", sum: 30, other: "b", otherSum: 31)), nil
      ),
    ]
    for (text, kind, line) in expected {
      let found = refusal(text)
      #expect(found?.kind == kind && found?.line == line, "\(text)")
    }
    #expect(refusal(Self.header + "a,,-5\na2,x,3\n") == nil)
  }

  @Test("values that only the margins or only the data have")
  func compares() throws {
    let margins = try read(Self.header + "a,x,1\na,y,2\n(Intercept),,3\n")
    #expect(try margins.completed { _ in ["y", "x"] } == margins)
    let unknown = misfit(margins) { _ in ["x"] }
    #expect(unknown?.kind == .margin(.unknownValue(known: ["x"])))
    #expect(unknown?.line == 3 && unknown?.text == "y" && unknown?.column == "a")
    #expect(misfit(margins) { _ in ["x", "y", "z"] }?.kind == .margin(.missingValue("z")))
  }

  @Test("where the size of the population is given, the total of one value follows")
  func completes() throws {
    let margins = try read(Self.header + "(Intercept),,6194\nstype,H,755\nstype,M,1018\n")
    let completed = try margins.completed { _ in ["E", "H", "M"] }
    #expect(completed.variables[1].totals.map(\.value) == ["H", "M", "E"])
    #expect(completed.variables[1].totals.map(\.total) == [755, 1018, 4421])
    #expect(misfit(margins) { _ in ["A", "E", "H", "M"] }?.kind == .margin(.missingValue("A")))
    let short = MarginProblem.differentSums(
      variable: "(Intercept)", sum: 6194, other: "stype", otherSum: 1773)
    #expect(misfit(margins) { _ in ["H", "M"] }?.kind == .margin(short))
    #expect(
      refusal(Self.header + "(Intercept),,10\na,x,11\n")?.kind
        == .margin(.differentSums(variable: "(Intercept)", sum: 10, other: "a", otherSum: 11)))
  }

  @Test("crossed variables have values of each")
  func crosses() throws {
    let margins = try read(
      Self.header + "sex:age,L:18-25,10\nsex:age,P:4.0,5\nsex,L,10\nsex,P,5\njam: buka,08.00,15\n")
    #expect(margins.variables.map(\.columns) == [["sex", "age"], ["sex"], ["jam: buka"]])
    #expect(margins.variables[0].totals.map(\.values) == [["L", "18-25"], ["P", "4"]])
    #expect(margins.variables[0].totals.map(\.value) == ["L:18-25", "P:4"])
    #expect(margins.columns.map(\.name) == ["sex", "age", "jam: buka"])
    let unknown = misfit(margins) { $0 == "age" ? ["4"] : ["L", "P", "8"] }
    #expect(unknown?.column == "sex" && unknown?.kind == .margin(.missingValue("8")))
  }
}
