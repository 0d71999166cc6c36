import Foundation
import TestSupport
import Testing

@Suite("What is written, and where")
struct OutputTests {
  @Test("the terminal, in both languages", arguments: ["id", "en"])
  func terminal(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv"] + metroColumns + ["--language", language]
    let all = try here.skm(arguments)
    #expect(all.status == 0)
    #expect(all.errors == "")
    try expectGolden(all.output, "index-metro-pusat.\(language).txt")
    let byYear = try here.skm(arguments + ["--by", "year"])
    try expectGolden(byYear.output, "index-metro-pusat-by-year.\(language).txt")
  }

  @Test("Markdown and JSON, in both languages", arguments: ["id", "en"])
  func documents(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv"] + metroColumns + ["--language", language]
    let markdown = try here.skm(arguments + ["--format", "markdown", "--by", "year"])
    try expectGolden(markdown.outputBytes, "index-metro-pusat-by-year.\(language).md")
    let json = try here.skm(arguments + ["--format", "json"])
    try expectGolden(json.outputBytes, "index-metro-pusat.\(language).json")
  }

  @Test("CSV in both notations", arguments: ["id", "en"])
  func csvGolden(notation: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let outcome = try here.skm(
      ["index", "responses.csv"] + metroColumns
        + ["--by", "year", "--format", "csv", "--language", "en", "--spreadsheet", notation])
    #expect(outcome.status == 0)
    try expectGolden(outcome.outputBytes, "index-metro-pusat-by-year.\(notation).csv")
  }

  @Test("Indonesian CSV: BOM, semicolon, decimal comma, CRLF")
  func indonesianCSV() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--format", "csv")
    #expect(outcome.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(
      lines.count == 12, "a header, nine elements, the index, and nothing after the last CRLF")
    #expect(lines.last == "")
    #expect(!outcome.output.replacing("\r\n", with: "").contains("\n"))
    #expect(lines[10].contains("82,407"))
    #expect(!lines[10].contains("82.4"))
  }

  @Test("English CSV: comma, decimal point, no BOM; the language's unless --spreadsheet")
  func englishCSV() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let english = try here.skm("index", "survey.csv", "--format", "csv", "--language", "en")
    #expect(english.output.hasPrefix("element,name,"))
    #expect(english.output.contains("82.407"))
    let chosen = try here.skm("index", "survey.csv", "--format", "csv", "--spreadsheet", "en")
    #expect(chosen.output.hasPrefix("element,name,"))
    #expect(chosen.output.contains("Persyaratan"))
    let other = try here.skm(
      "index", "survey.csv", "--format", "csv", "--language", "en", "--spreadsheet", "id")
    #expect(other.output.contains("Requirements") && other.output.contains("82,407"))
  }

  @Test("CSV: the group's roles first, keys as headers, numbers unrounded, then the index")
  func csvRows() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments =
      ["index", "responses.csv"] + metroColumns + ["--by", "year", "--language", "en"]
    let outcome = try here.skm(arguments + ["--format", "csv", "--quiet"])
    let json = try document(here, arguments)
    let lines = outcome.output.split(separator: "\n").map { $0.filter { $0 != "\r" } }
    let header = lines[0].split(separator: ",").map(String.init)
    #expect(header[0] == "year")
    let promised = [
      "element", "name", "count", "sum", "estimate", "standardError", "lower", "upper",
      "weightedMean", "index", "grade", "rank", "published",
    ]
    #expect(Set(promised).isSubset(of: Set(header)))
    #expect(lines.count == 1 + 3 * 10)
    for (group, rows) in zip(json["groups"].values, chunks(lines.dropFirst(), 10)) {
      let last = cells(rows[9])
      func cell(_ name: String) -> String? { header.firstIndex(of: name).map { last[$0] } }
      #expect(cell("year") == group["group"]["year"].text)
      #expect(cell("element") == "index")
      #expect(cell("published") == group["published"].text)
      #expect(cell("grade") == group["grade"].text)
      #expect(cell("estimate").flatMap(Double.init) == group["index"]["estimate"].number)
      #expect(cell("standardError").flatMap(Double.init) == group["index"]["standardError"].number)
      #expect(cell("lower").flatMap(Double.init) == group["index"]["lower"].number)
    }
  }

  /// Plain cells: no quoted cell here holds a quotation mark.
  private func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private func chunks(_ lines: ArraySlice<String>, _ size: Int) -> [[String]] {
    stride(from: lines.startIndex, to: lines.endIndex, by: size).map {
      Array(lines[$0..<min($0 + size, lines.endIndex)])
    }
  }

  @Test("the notes are not lost where the format has no room for them, unless --quiet")
  func notesBesideCSV() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv", "--by", "year", "--format", "csv"]
    let loud = try here.skm(arguments)
    #expect(loud.errors.contains("4"))
    #expect(loud.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("skm: ") })
    let quiet = try here.skm(arguments + ["--quiet"])
    #expect(quiet.errors == "")
    #expect(quiet.outputBytes == loud.outputBytes)
  }

  @Test(
    "text that a spreadsheet would run as a formula does not begin a cell",
    arguments: ["=1+2", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")", "\t=1", "-"])
  func formulaInjection(value: String) throws {
    let here = try Workdir()
    let quoted = "\"" + value.replacing("\"", with: "\"\"") + "\""
    try here.write(
      survey(["unit"], [[quoted] + Array(repeating: "4", count: 9)]), to: "survey.csv")
    for notation in ["id", "en"] {
      let outcome = try here.skm(
        "index", "survey.csv", "--by", "unit", "--format", "csv", "--spreadsheet", notation)
      #expect(outcome.status == 0)
      for line in outcome.output.split(whereSeparator: \.isNewline).dropFirst() {
        let cell = line.drop { $0 == "\"" }
        #expect(!["=", "+", "-", "@", "\t"].contains(cell.prefix(1)), "\(line)")
      }
    }
    // the answer itself is a problem, and its text is shown in a cell
    try here.write(survey([], [[quoted] + Array(repeating: "4", count: 8)]), to: "answer.csv")
    let check = try here.skm("check", "answer.csv", "--format", "csv", "--spreadsheet", "en")
    for dangerous in [",=", ",+", ",@", ",\"=", ",\"@", ",\t"] {
      #expect(!check.output.contains(dangerous))
    }
  }

  @Test("a bar in a text does not split a Markdown cell")
  func markdownEscapes() throws {
    let here = try Workdir()
    let rows = ["a|b", "*c*"].map { [$0] + Array(repeating: "4", count: 9) }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--by", "unit", "--format", "markdown")
    #expect(outcome.output.contains("a\\|b"))
    #expect(!outcome.output.replacing("\\*c\\*", with: "").contains("*c*"))
  }

  @Test("a tag in a text is none in a page")
  func htmlEscapes() throws {
    let here = try Workdir()
    let evil = "<script>alert('1')</script>"
    let rows = [evil, "a&b"].map { [$0] + Array(repeating: "4", count: 9) }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--by", "unit", "--format", "html")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("<script") && outcome.output.contains("&lt;script&gt;"))
    #expect(outcome.output.contains("a&amp;b"))
  }

  @Test(
    "the ending of -o chooses the format, and --format overrules it",
    arguments: [
      ("x.csv", "\u{FEFF}element;"), ("x.json", "{\n"), ("x.md", "# "), ("x.markdown", "# "),
      ("x.txt", "Indeks"), ("X.JSON", "{\n"), ("x.html", "<!DOCTYPE html>\n<html lang=\"id\">"),
      ("x.htm", "<!DOCTYPE html>"),
    ])
  func formatByEnding(name: String, start: String) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "-o", name)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(Array(try here.bytes(of: name)).starts(with: Array(start.utf8)))
    #expect(try here.names() == [name, "survey.csv"].sorted())
    #expect(try here.skm("index", "survey.csv", "-o", name, "--format", "json").status == 0)
    #expect(try JSON(here.text(of: name))["schema"].text == "skm.index/1")
  }

  @Test("a page, in both languages", arguments: ["id", "en"])
  func page(language: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let outcome = try here.skm(
      ["index", "responses.csv"] + metroColumns
        + ["--by", "year", "--language", language, "--format", "html"])
    #expect(outcome.status == 0 && outcome.errors == "")
    try expectGolden(outcome.outputBytes, "index-metro-pusat-by-year.\(language).html")
  }

  @Test("every command writes a page")
  func pages() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let commands = [
      ["index", "survey.csv"], ["check", "survey.csv"], ["reliability", "survey.csv"],
      ["editions"], ["sample-size", "--population", "500"],
    ]
    for command in commands {
      let outcome = try here.skm(command + ["--format", "html", "--quiet"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasPrefix("<!DOCTYPE html>") && outcome.output.contains("<h1>"))
    }
  }

  @Test("an answer without a chart is no picture: 64, and why, in both languages")
  func noChart() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for (language, word) in [("id", "grafik"), ("en", "chart")] {
      for arguments in [["--format", "svg"], ["-o", "x.svg"]] {
        let outcome = try here.skm(["index", "survey.csv", "--language", language] + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "" && outcome.errors.contains(word))
      }
    }
    #expect(try here.names() == ["survey.csv"])
  }

  @Test("a file that is there is replaced, whole")
  func replaces() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    try here.write(String(repeating: "old ", count: 10_000), to: "out.json")
    #expect(try here.skm("index", "survey.csv", "-o", "out.json").status == 0)
    #expect(!(try here.text(of: "out.json")).contains("old"))
    #expect(try here.names() == ["out.json", "survey.csv"])
  }

  @Test("a file that cannot be written: 74, the reason, and nothing left behind")
  func unwritable() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for path in ["gone/out.json", "survey.csv/out.json", "."] {
      for (language, word) in [("id", "tidak dapat ditulis"), ("en", "cannot be written")] {
        let outcome = try here.skm(
          "index", "survey.csv", "-o", path, "--format", "json", "--language", language)
        #expect(outcome.status == 74)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains(path) && outcome.errors.contains(word))
        #expect(!outcome.errors.contains("Domain"), "no error of a library shows through")
      }
    }
    #expect(try here.names() == ["survey.csv"])
  }

  @Test("a disk that fills up: 74, the old file is whole and no part of the new one is left")
  func partialWrite() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    try here.write("old", to: "out.json")
    // a limit of one block on the size of files stands for a full disk
    let outcome = try here.shell(
      """
      (trap '' XFSZ; ulimit -f 1; "$SKM" index survey.csv -o out.json 2>&1; echo "status $?") | cat
      """)
    #expect(outcome.output.contains("status 74"), "\(outcome.output)")
    #expect(try here.text(of: "out.json") == "old")
    #expect(try here.names() == ["out.json", "survey.csv"])
  }

  @Test("a refusal does not touch the file")
  func refusalKeepsFile() throws {
    let here = try Workdir()
    try here.write(ordinary + "9,9,9,9,9,9,9,9,9\n", to: "survey.csv")
    try here.write("old", to: "out.json")
    #expect(try here.skm("index", "survey.csv", "-o", "out.json").status == 1)
    #expect(try here.text(of: "out.json") == "old")
  }

  @Test("its own input is not overwritten, by whatever name")
  func ownInput() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    _ = try here.shell("ln -s survey.csv link.csv")
    for path in ["survey.csv", "./survey.csv", "link.csv", here.path + "/survey.csv"] {
      for command in ["index", "check"] {
        let outcome = try here.skm(command, "survey.csv", "-o", path)
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(path))
        #expect(try here.text(of: "survey.csv") == ordinary)
      }
    }
    let throughLink = try here.skm("index", "link.csv@2021", "-o", "survey.csv")
    #expect(throughLink.status != 0)
    #expect(try here.text(of: "survey.csv") == ordinary)
  }

  @Test("an edition file is an input too")
  func ownEdition() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let source = Repository.root + "/Sources/Satisfaction/Editions/permenpanrb-14-2017.json"
    let edition = try String(contentsOfFile: source, encoding: .utf8)
    try here.write(edition, to: "own.json")
    let outcome = try here.skm(
      "index", "survey.csv", "--edition", "own.json", "-o", "own.json")
    #expect(outcome.status != 0)
    #expect(try here.text(of: "own.json") == edition)
  }

  @Test("/dev/null swallows, /dev/full is full, a named pipe is written to")
  func devices() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let null = try here.skm("index", "survey.csv", "-o", "/dev/null")
    #expect(null.status == 0 && null.errors == "" && null.output == "")
    let full = try here.skm("index", "survey.csv", "-o", "/dev/full", "--language", "en")
    #expect(full.status == 74)
    #expect(full.errors.contains("/dev/full"))
    let pipe = try here.shell(
      """
      mkfifo pipe; cat pipe > copy & "$SKM" index survey.csv --format json -o pipe; s=$?; wait
      test -p pipe || exit 9; exit $s
      """)
    #expect(pipe.status == 0)
    #expect(try JSON(here.text(of: "copy"))["groups"][0]["published"].text == "82.41")
    let standard = try here.shell("\"$SKM\" index survey.csv > /dev/full")
    #expect(standard.status == 74)
    #expect(standard.errors.hasPrefix("skm: "))
  }

  @Test("-o - is standard output")
  func hyphen() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "-o", "-", "--format", "json")
    #expect(try JSON(outcome.output)["schema"].text == "skm.index/1")
    #expect(try here.names() == ["survey.csv"])
  }

  @Test("a reader that closes the pipe is no error")
  func closedPipe() throws {
    let here = try Workdir()
    // enough groups that the answer is larger than the pipe's buffer
    let rows = (1...400).map { ["RT \($0)"] + Array(repeating: "4", count: 9) }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let outcome = try here.shell(
      """
      { "$SKM" index survey.csv --by unit --format json --quiet; echo $? > status; } | head -1
      """)
    #expect(outcome.output == "{\n")
    #expect(outcome.errors == "")
    #expect(try here.text(of: "status") == "0\n")
  }

  @Test("nothing is wider than 80 columns", arguments: ["id", "en"])
  func width(language: String) throws {
    let here = try Workdir()
    let long = String(repeating: "Surat Keterangan Ahli Waris ", count: 6)
    let rows = (1...5).map {
      ["\(long)\($0)", "202\($0)"] + Array(repeating: "\($0 % 4 + 1)", count: 9)
    }
    try here.write(survey(["service", "year"], rows + rows), to: "survey.csv")
    try here.copy(metroPusat, to: "responses.csv")
    let commands = [
      ["index", "survey.csv", "--by", "service"], ["index", "survey.csv", "--by", "year,service"],
      ["check", "survey.csv"], ["check", "responses.csv"], ["editions"],
      ["editions", "kepmenpan-25-2004"], ["index", "responses.csv"] + metroColumns,
    ]
    for command in commands {
      let outcome = try here.skm(command + ["--language", language])
      #expect(outcome.status == 0)
      let wide = outcome.output.split(separator: "\n").map(String.init).filter { $0.count > 80 }
      #expect(wide.isEmpty, "\(command): \(wide.joined(separator: "\n"))")
      #expect(!outcome.output.contains("\u{1B}"), "colour only on a terminal")
    }
  }

  @Test(
    "colour on a terminal, unless it is not wanted",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func colour() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    func onTerminal(_ more: String, _ environment: [String: String] = [:]) throws -> String {
      try here.shell(
        "script -qec \"$SKM index survey.csv \(more)\" /dev/null",
        environment: ["TERM": "xterm"].merging(environment) { _, given in given }
      ).output
    }
    let escape = "\u{1B}["
    #expect(try onTerminal("").contains(escape))
    #expect(try !onTerminal("--no-color").contains(escape))
    #expect(try !onTerminal("", ["NO_COLOR": "1"]).contains(escape))
    #expect(try !onTerminal("", ["TERM": "dumb"]).contains(escape))
    #expect(try !onTerminal("--format json").contains(escape))
    #expect(try !onTerminal("--format markdown").contains(escape))
  }

  @Test("no line ends in spaces", arguments: ["terminal", "markdown"])
  func trailingSpaces(format: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let outcome = try here.skm("index", "responses.csv", "--by", "year", "--format", format)
    #expect(!outcome.output.split(separator: "\n").contains { $0.hasSuffix(" ") })
    #expect(outcome.output.hasSuffix("\n") && !outcome.output.hasSuffix("\n\n"))
  }

  @Test(
    "the same input gives the same bytes",
    arguments: ["terminal", "csv", "json", "markdown", "html"])
  func deterministic(format: String) throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let arguments = ["index", "responses.csv", "--by", "layanan", "--format", format]
    #expect(try here.skm(arguments).outputBytes == here.skm(arguments).outputBytes)
  }

  @Test("no control character of the data reaches the terminal")
  func controlCharacters() throws {
    let here = try Workdir()
    let evil = "\u{1B}[31m\u{7}a\u{8}b\u{9B}2J\u{202E}c\u{7F}"
    let answers = Array(repeating: "4", count: 9)
    try here.write(
      survey(["unit", evil], [[evil, "x"] + answers, ["b", evil] + answers]), to: "group.csv")
    try here.write(survey([], [[evil] + Array(repeating: "4", count: 8)]), to: "answer.csv")
    let name = "\u{1B}[31mred.csv"
    try here.write(ordinary, to: name)
    let commands = [
      ["index", "group.csv", "--by", "unit"], ["index", "group.csv", "--by", evil],
      ["check", "group.csv"], ["check", "answer.csv"], ["index", "answer.csv"],
      ["check", name], ["index", "\u{1B}[31mgone.csv"], ["index", "group.csv", "--by", "\u{1B}x"],
    ]
    for command in commands {
      let outcome = try here.skm(command)
      #expect(!(outcome.output + outcome.errors).isEmpty)
      for (stream, text) in [("output", outcome.output), ("errors", outcome.errors)] {
        let found = text.unicodeScalars.filter { isControl($0) }
        #expect(found.isEmpty, "\(command.map(\.debugDescription)) writes \(found) to \(stream)")
      }
    }
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
