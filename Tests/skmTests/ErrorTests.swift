import TestSupport
import Testing

@Suite("Files that are none, and commands that are none")
struct ErrorTests {
  @Test("a file that is not there: 74, its name and the reason in the reader's language")
  func missingFile() throws {
    let here = try Workdir()
    for command in ["index", "check"] {
      let indonesian = try here.skm(command, "tidak-ada.csv")
      #expect(indonesian.status == 74)
      #expect(indonesian.output == "")
      #expect(
        indonesian.errors
          == "skm: Berkas tidak-ada.csv tidak dapat dibuka: tidak ada berkas atau folder itu.\n")
      let english = try here.skm(command, "gone.csv", "--language", "en")
      #expect(english.status == 74)
      #expect(
        english.errors == "skm: The file gone.csv cannot be opened: no such file or folder.\n")
    }
  }

  @Test("one of several files that is not there stops all")
  func oneOfSeveral() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "gone.csv")
    #expect(outcome.status == 74)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("gone.csv"))
  }

  @Test("a folder is no file")
  func folder() throws {
    let here = try Workdir()
    let outcome = try here.skm("index", ".", "--language", "en")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("folder"))
    #expect(outcome.output == "")
  }

  private static let contents: [(String, [UInt8], String)] = [
    ("empty", [], "survey.csv"),
    ("a BOM alone", [0xEF, 0xBB, 0xBF], "survey.csv"),
    ("blank lines", Array("\n\n \n".utf8), "survey.csv"),
    ("a header alone", Array((codes.joined(separator: ",") + "\n").utf8), "survey.csv"),
    (
      "a header and blank rows", Array((codes.joined(separator: ",") + "\n,,,,,,,,\n").utf8),
      "survey.csv"
    ),
    ("no header", Array("4,4,4,4,4,4,4,4,4\n3,3,3,3,3,3,3,3,3\n".utf8), "survey.csv"),
    ("another table", Array("nama,harga\nberas,12000\n".utf8), "survey.csv"),
    (
      "a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 200), "survey.csv"
    ),
    (
      "a NUL in an answer", Array((codes.joined(separator: ",") + "\n4,4,4,\0,4,4,4,4,4\n").utf8),
      "survey.csv"
    ),
    ("random bytes", (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }, "survey.csv"),
    ("UTF-16 cut in the middle", [0xFF, 0xFE, 0x55, 0x00, 0x31], "survey.csv"),
  ]

  @Test("what is no survey is refused by index and by check, with the file's name")
  func noSurvey() throws {
    for (name, bytes, file) in Self.contents {
      for command in ["index", "check"] {
        for language in ["id", "en"] {
          let here = try Workdir()
          try here.write(bytes, to: file)
          let outcome = try here.skm(command, file, "--language", language)
          #expect(outcome.status == 1, "\(name), \(command)")
          let told = command == "index" ? outcome.errors : outcome.output
          #expect(told.contains(file), "\(name), \(command)")
          #expect(command == "check" || outcome.output == "", "\(name)")
          #expect(!told.contains("Fatal") && !told.contains("Domain"), "\(name)")
        }
      }
    }
  }

  @Test("an empty file is said to be empty")
  func emptyFile() throws {
    let here = try Workdir()
    try here.write("", to: "survey.csv")
    let english = try here.skm("index", "survey.csv", "--language", "en")
    #expect(english.errors.contains("empty"), "\(english.errors)")
    let indonesian = try here.skm("index", "survey.csv", "--language", "id")
    #expect(indonesian.errors.contains("kosong"), "\(indonesian.errors)")
  }

  @Test("a workbook is called one, and what to do", arguments: ["survey.xlsx", "survey.csv"])
  func workbook(name: String) throws {
    let here = try Workdir()
    try here.write([0x50, 0x4B, 3, 4, 20, 0, 6, 0] + Array(repeating: 7, count: 400), to: name)
    for language in ["id", "en"] {
      let outcome = try here.skm("index", name, "--language", language)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("XLSX") && outcome.errors.contains("CSV"))
    }
  }

  @Test(
    "usage errors: 64, on standard error only",
    arguments: [
      [], ["nonsense"], ["index"], ["check"], ["index", "survey.csv", "--nonsense"],
      ["index", "survey.csv", "--format", "pdf"], ["index", "survey.csv", "--language", "fr"],
      ["index", "survey.csv", "--interval", "wald"], ["index", "survey.csv", "--missing", "some"],
      ["index", "survey.csv", "--column", "U1"], ["index", "survey.csv", "--column", "=U1"],
      ["index", "survey.csv", "--column", "wrong=U1"],
      ["index", "survey.csv", "--population", "0"],
      ["index", "survey.csv", "--population", "-3"],
      ["index", "survey.csv", "--spreadsheet", "de"],
      ["index", "survey.csv", "--edition", "1999"], ["index", "survey.csv", "--format", "xlsx"],
      ["index", "survey.csv", "--format", "xlsx", "-o", "-"],
      ["editions", "1999"],
    ])
  func usage(arguments: [String]) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm(arguments)
    if arguments.isEmpty {
      // help, as every subcommand program gives it
      #expect(outcome.status == 0 || outcome.status == 64)
      #expect((outcome.output + outcome.errors).contains("skm"))
    } else {
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(!outcome.errors.isEmpty)
    }
    #expect(try here.names() == ["survey.csv"])
  }

  @Test("a role that is not there is not suggested in its own place")
  func noIdleSuggestion() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--by", "year", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("“year”"))
    #expect(!outcome.errors.contains("Perhaps “year”"), "\(outcome.errors)")
  }

  @Test("an unknown --column header lists the columns")
  func unknownHeader() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--column", "U1=Syarat", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("“Syarat”") && outcome.errors.contains("“U9”"))
  }

  @Test("a problem of the second file names the second file")
  func problemOfSecondFile() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "a.csv")
    try here.write(survey([[4, 4, 4, 4, 7, 4, 4, 4, 4]]), to: "b.csv")
    let outcome = try here.skm("index", "a.csv", "b.csv", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("b.csv, line 2, record 1"))
    #expect(!outcome.errors.contains("a.csv,"))
  }

  @Test("one problem is not called several")
  func singular() throws {
    let here = try Workdir()
    try here.write(
      survey([[4, 4, 4, 4, 7, 4, 4, 4, 4], [3, 3, 3, 3, 3, 3, 3, 3, 3]]), to: "b.csv")
    let check = try here.skm("check", "b.csv", "--language", "en")
    #expect(check.output.contains("1 problem"))
    #expect(!check.output.contains("1 problems"))
    try here.write(survey([[4, 4, 4, 4, 3, 4, 4, 4, 4]]), to: "one.csv")
    let index = try here.skm("index", "one.csv", "--language", "en")
    #expect(!index.output.contains("1 respondents"))
  }
}
