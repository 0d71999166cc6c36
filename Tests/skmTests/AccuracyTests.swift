import TestSupport
import Testing

/// The table of digits in the documentation.
@Suite struct AccuracyTests {
  private func table(_ options: [String] = []) throws -> String {
    let here = try Workdir()
    let outcome = try here.run(
      Workdir.binaries + "/skm-bench",
      ["accuracy", "--data", Repository.root + "Tests/Reference/nist"] + options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test(
    "the documentation holds what the command prints",
    arguments: [
      ("Moments/Moments.docc/Accuracy.md", []),
      ("LinearAlgebra/LinearAlgebra.docc/RegressionAccuracy.md", ["--regression"]),
    ])
  func isDocumented(path: String, options: [String]) throws {
    let article = try Repository.text("Sources/" + path)
    let start = try #require(article.firstRange(of: "<!-- accuracy -->\n"))
    let end = try #require(article.firstRange(of: "<!-- end of accuracy -->"))
    #expect(try String(article[start.upperBound..<end.lowerBound]) == table(options))
  }

  @Test("14 digits of everything from text, and from doubles all that they hold")
  func reachesCeilings() throws {
    let rows = try table().split(separator: "\n").map { line in
      line.split(separator: "|").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    }
    let measured = rows.filter { $0.count > 5 && Double($0[2]) != nil && Double($0[4]) != nil }
    #expect(measured.count == 9 * 3 + 11)
    for row in measured {
      let cells = try row[2...4].map { try #require(Double($0)) }
      #expect(cells[0] >= 14, "\(row)")
      #expect(cells[1] >= min(14, cells[2]), "\(row)")
    }
  }

  @Test("14 digits of every regression from text, and from a matrix of doubles all that it holds")
  func reachesCeilingsOfRegressions() throws {
    let rows = try table(["--regression"]).split(separator: "\n").map { line in
      line.split(separator: "|").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
    }
    let measured = rows.filter { $0.count > 4 && Double($0[1]) != nil }
    #expect(measured.count == 11 * 3)
    for row in measured {
      let cells = try row[1...4].map { try #require(Double($0)) }
      #expect(cells[0] >= 14, "\(row)")
      #expect(cells[2] >= min(14, cells[3]), "\(row)")
    }
  }

  @Test("a folder without data is an error with a reason")
  func refusesOtherFolders() throws {
    let here = try Workdir()
    let outcome = try here.run(Workdir.binaries + "/skm-bench", ["accuracy", "--data", "nowhere"])
    #expect(outcome.status != 0 && outcome.output.isEmpty && !outcome.errors.isEmpty)
  }
}
