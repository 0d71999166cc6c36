import CSV
import Localization
import Responses
import Testing

@Suite struct StrataReaderTests {
  private func read(_ text: String) throws -> [StrataReader.Stratum] {
    try StrataReader().read(ByteSource(Array(text.utf8), name: "strata.csv"))
  }

  private func refusal(_ text: String) -> TableProblem? {
    do {
      _ = try read(text)
      return nil
    } catch { return error as? TableProblem }
  }

  @Test("names, populations, and standard deviations where they stand")
  func reads() throws {
    let strata = try read("stratum,population,standardDeviation\nA,5200,9.5\nB,31,\n")
    #expect(strata.map(\.name) == ["A", "B"] && strata.map(\.population) == [5200, 31])
    #expect(strata.map(\.standardDeviation?.text) == ["9.5", nil])
    let indonesian = try read("Strata;Populasi;Simpangan baku\nDesa Kras;5200;9,5\n")
    #expect(indonesian[0].standardDeviation?.text == "9.5")
    #expect(try read("stratum,population\nA,5\n")[0].standardDeviation == nil)
  }

  @Test("what is wrong is told with its place")
  func refuses() {
    let header = "stratum,population,standardDeviation\n"
    let expected: [(String, TableProblem.Kind, Int?)] = [
      ("", .emptyFile, nil), (header, .noRows, nil),
      (header + "A,5.200,9\n", .thousandsMark, 2),
      (header + "A,0,9\n", .notACount(limit: 1_000_000_000), 2),
      (header + "A,12.5,9\n", .notACount(limit: 1_000_000_000), 2),
      (header + "A,,9\n", .blankCell, 2),
      (header + ",5,9\n", .blankCell, 2), (header + "A,5,x\n", .notANumber, 2),
      (header + "A,5,-1\n", .notANumber, 2), (header + "A,5,1\nA,6,1\n", .repeatedStratum, 3),
      ("stratum,standardDeviation\nA,5\n", .missingColumns(["population"]), nil),
    ]
    for (text, kind, line) in expected {
      let found = refusal(text)
      #expect(found?.kind == kind && found?.line == line, "\(text)")
    }
  }
}
