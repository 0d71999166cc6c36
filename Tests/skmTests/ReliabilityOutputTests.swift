import Foundation
import TestSupport
import Testing

@Suite("skm reliability: what is written")
struct ReliabilityOutputTests {
  @Test("the real survey on the terminal and as Markdown", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["reliability", "responses.csv"] + metroColumns + ["--language", language]
    let all = try here.skm(arguments)
    #expect(all.status == 0 && all.errors == "")
    try expectGolden(all.output, "reliability-metro-pusat.\(language).txt")
    #expect(!all.output.split(separator: "\n").contains { $0.count > 80 })
    let markdown = try here.skm(arguments + ["--by", "year", "--format", "markdown"])
    try expectGolden(markdown.output, "reliability-metro-pusat-by-year.\(language).md")
  }

  @Test("two years side by side on the terminal", arguments: ["id", "en"])
  func goldenPair(language: String) throws {
    let here = try Workdir()
    try here.copy("datasets/synthetic/villages-2019-2023.csv", to: "villages.csv")
    let outcome = try here.skm(
      "reliability", "villages.csv", "--between", "year", "--from", "2022", "--to", "2023",
      "--bootstrap", "0", "--language", language)
    #expect(outcome.status == 0)
    // what comes before the groups, which the other golden files show
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let boxes = lines.indices.filter { lines[$0].contains("┌") }
    let head = lines[..<(boxes.first ?? lines.endIndex)].joined(separator: "\n") + "\n"
    try expectGolden(head, "reliability-villages-2022-2023.\(language).txt")
  }

  @Test("CSV in both notations: the numbers of the JSON, unrounded", arguments: ["id", "en"])
  func csv(notation: String) throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/years_shift.csv", to: "years.csv")
    let arguments = ["reliability", "years.csv", "--by", "year", "--bootstrap", "0"]
    let result = try document(here, arguments)
    let outcome = try here.skm(
      arguments + ["--format", "csv", "--spreadsheet", notation, "--quiet"])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]) == (notation == "id"))
    #expect(outcome.output.contains("\r\n") == (notation == "id"))
    let lines = outcome.output.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
      .map {
        $0.split(separator: notation == "id" ? ";" : ",", omittingEmptySubsequences: false)
          .map { String(notation == "id" ? $0.replacing(",", with: ".") : $0) }
      }
    let header = try #require(lines.first)
    #expect(Array(header.prefix(2)) == ["year", "item"])
    #expect(lines.count == 1 + 2 * 9)
    var rows = Array(lines.dropFirst().reversed())
    for group in result["groups"].values {
      for item in group["items"].values {
        let row = rows.popLast() ?? []
        #expect(row.count == header.count)
        let cells = Dictionary(uniqueKeysWithValues: zip(header, row))
        #expect(cells["year"] == group["group"]["year"].text)
        #expect(cells["item"] == item["item"].text)
        for (key, value) in item.members {
          guard let number = value.number else { continue }
          #expect(cells[key].flatMap { Double($0) } == number, "\(key)")
        }
        #expect(cells["alpha"].flatMap { Double($0) } == group["alpha"]["estimate"].number)
        #expect(cells["lower"].flatMap { Double($0) } == group["alpha"]["lower"].number)
        #expect(cells["isValid"] == "true")
      }
    }
  }

  @Test("the verdict in words, its cut-offs named, in both languages")
  func verdict() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/skm9.csv", to: "survey.csv")
    for (language, words) in [
      ("id", ["sangat reliabel", "0,60", "0,70", "0,80", "r hitung", "r tabel", "0,841"]),
      ("en", ["very reliable", "0.60", "0.70", "0.80", "Item-total", "Critical r", "0.841"]),
    ] {
      let shown = try here.skm(
        "reliability", "survey.csv", "--language", language, "--bootstrap", "0")
      for word in words { #expect(shown.output.contains(word), "\(word)") }
    }
  }

  @Test("fits are labelled naive and scaled; ordinal measures carry their remark")
  func labels() throws {
    let here = try Workdir()
    try here.copy("Tests/Reference/reliability/skm9.csv", to: "survey.csv")
    for (language, words) in [
      ("id", ["naif", "terskala", "respons laten", "25,81"]),
      ("en", ["naive", "scaled", "latent responses", "25.81"]),
    ] {
      for format in ["terminal", "markdown"] {
        let shown = try here.skm(
          "reliability", "survey.csv", "--language", language, "--format", format,
          "--bootstrap", "0")
        for word in words { #expect(shown.output.contains(word), "\(format): \(word)") }
      }
    }
  }
}
