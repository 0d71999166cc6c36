import TestSupport
import Testing

/// A file that says the same as `ordinary` in another way.
struct Disguise: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  init(_ name: String, _ text: String) {
    (testDescription, bytes) = (name, Array(text.utf8))
  }

  init(_ name: String, bytes: [UInt8]) {
    (testDescription, self.bytes) = (name, bytes)
  }

  /// The lines of `ordinary`.
  private static let lines = ordinary.split(separator: "\n").map(String.init)

  static let all: [Disguise] = [
    Disguise("semicolons", ordinary.replacing(",", with: ";")),
    Disguise("tabs", ordinary.replacing(",", with: "\t")),
    Disguise("pipes", ordinary.replacing(",", with: "|")),
    Disguise("CRLF", ordinary.replacing("\n", with: "\r\n")),
    Disguise("no newline at the end", String(ordinary.dropLast())),
    Disguise("UTF-8 with BOM", "\u{FEFF}" + ordinary),
    Disguise("UTF-16LE with BOM", bytes: [0xFF, 0xFE] + utf16(ordinary, littleEndian: true)),
    Disguise("UTF-16BE with BOM", bytes: [0xFE, 0xFF] + utf16(ordinary, littleEndian: false)),
    Disguise(
      "UTF-16LE with CRLF and tabs",
      bytes: [0xFF, 0xFE]
        + utf16(
          ordinary.replacing(",", with: "\t").replacing("\n", with: "\r\n"), littleEndian: true)),
    Disguise(
      "everything quoted",
      lines.map { line in
        line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") + "\n"
      }.joined()),
    Disguise(
      "decimal commas with semicolons",
      ([lines[0].replacing(",", with: ";")]
        + lines.dropFirst().map { line in
          line.split(separator: ",").map { $0 + ",0" }.joined(separator: ";")
        }).map { $0 + "\n" }.joined()),
    Disguise("empty rows at the end", ordinary + ",,,,,,,,\n\n,,,\n"),
    Disguise("empty rows between", lines.map { $0 + "\n\n" }.joined()),
    Disguise("empty columns at the end", lines.map { $0 + ",,,\n" }.joined()),
    Disguise(
      "title rows", "SURVEI KEPUASAN MASYARAKAT\nKecamatan Kras, Kabupaten Kediri\n\n" + ordinary),
    Disguise(
      "a title row with commas of the sheet", "SURVEI KEPUASAN MASYARAKAT,,,,,,,,\n" + ordinary),
    Disguise(
      "a quoted field with a newline",
      lines.enumerated().map { number, line in
        number == 0 ? line + ",Saran\n" : line + ",\"baik,\nsekali \"\"ya\"\"\"\n"
      }.joined()),
    Disguise(
      "Windows-1252",
      bytes: lines.enumerated().flatMap { number, line in
        Array((line + ",").utf8) + (number == 0 ? Array("nama".utf8) : [0x42, 0xE9]) + [0x0A]
      }),
    Disguise(
      "two rows of header",
      "Nomor,Unsur,,,,,,,,\n," + lines[0] + "\n"
        + lines.dropFirst().enumerated().map { "\($0 + 1),\($1)\n" }.joined()),
    Disguise(
      "short rows, where only blanks are cut off",
      lines.enumerated().map { $0 == 0 ? $1 + ",Saran,Nama\n" : $1 + "\n" }.joined()),
    Disguise("number prefixes", ordinary.replacing("\n4,", with: "\n4. Sangat sesuai,")),
  ]

  private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return littleEndian ? [low, high] : [high, low]
    }
  }
}

@Suite("Reading survey files")
struct ReadingTests {
  @Test("the same answers in another dress give the same index", arguments: Disguise.all)
  func disguises(_ disguise: Disguise) throws {
    let here = try Workdir()
    try here.write(disguise.bytes, to: "survey.csv")
    try here.write(ordinary, to: "plain.csv")
    let expected = try document(here, "index", "plain.csv")["groups"]
    #expect(expected[0]["published"].text == "82.41")
    let file = try document(here, "index", "survey.csv")
    #expect(file["groups"] == expected)
    let piped = try document(here, "index", "-", input: disguise.bytes)
    #expect(piped["groups"] == expected)
    let check = try here.skm("check", "survey.csv")
    #expect(check.status == 0, "\(check.output)")
  }

  @Test(
    "the encoding and the delimiter are told",
    arguments: [
      ("UTF-16LE with BOM", "UTF-16", ","), ("UTF-8 with BOM", "UTF-8", ","),
      ("Windows-1252", "1252", ","), ("pipes", "UTF-8", "|"), ("semicolons", "UTF-8", ";"),
    ])
  func told(name: String, encoding: String, delimiter: String) throws {
    let here = try Workdir()
    let disguise = try #require(Disguise.all.first { $0.testDescription == name })
    try here.write(disguise.bytes, to: "survey.csv")
    let file = try document(here, "check", "survey.csv")["files"][0]
    #expect(file["encoding"].text?.contains(encoding) == true)
    #expect(file["delimiter"].text == delimiter)
  }

  @Test("Windows-1252 comes with a warning")
  func fallbackWarns() throws {
    let here = try Workdir()
    let disguise = try #require(Disguise.all.first { $0.testDescription == "Windows-1252" })
    try here.write(disguise.bytes, to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--language", "en")
    #expect(
      result["warnings"].values.contains { $0["message"].text?.contains("Windows-1252") == true })
  }

  @Test("bytes that are no UTF-8 after text that is: an error with the position")
  func mixedEncoding() throws {
    let here = try Workdir()
    let line = Array(",4,3,4,4,4,4,4,4,4\n".utf8)
    let head = Array(("nama," + codes.joined(separator: ",") + "\n").utf8)
    try here.write(head + Array("Bé".utf8) + line + [0x42, 0xE9] + line, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("line 3"))
    #expect(outcome.errors.contains("E9"))
    #expect(outcome.errors.contains("UTF-8"))
  }

  @Test("a quotation mark that is never closed: the line where it was opened")
  func unclosedQuote() throws {
    let here = try Workdir()
    try here.write(ordinary + "4,4,4,4,4,4,4,4,\"4\n3,3,3,3,3,3,3,3,3\n", to: "survey.csv")
    for command in ["index", "check"] {
      let outcome = try here.skm(command, "survey.csv", "--language", "en")
      #expect(outcome.status == 1)
      #expect((outcome.errors + outcome.output).contains("line 8"))
    }
  }

  @Test("ragged rows that lose or gain answers are named and never shifted")
  func raggedRows() throws {
    let here = try Workdir()
    try here.write(ordinary + "4,3,4\n4,4,4,4,4,4,4,4,4,4,4\n", to: "survey.csv")
    let outcome = try here.skm("check", "survey.csv", "--format", "json")
    #expect(outcome.status == 1)
    let problems = try JSON(outcome.output)["problems"].values
    #expect(problems.map { $0["line"].number } == [8, 9])
    #expect(problems.map { $0["record"].number } == [7, 8])
    #expect(problems.allSatisfy { $0["expected"].text?.contains("9") == true })
  }

  @Test("a file of many blocks is read as one")
  func manyBlocks() throws {
    let here = try Workdir()
    let rows = String(ordinary.drop { $0 != "\n" }.dropFirst())
    let head = codes.joined(separator: ",") + "\n"
    try here.write(head + String(repeating: rows, count: 20_000), to: "survey.csv")
    let group = try document(here, "index", "survey.csv")["groups"][0]
    #expect(group["respondents"].number == 120_000)
    #expect(group["published"].text == "82.41")
    #expect(group["elements"][2]["sum"].number == 300_000)
  }

  @Test("a pipe that gives a byte at a time is read to its end")
  func slowPipe() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.shell(
      "dd if=survey.csv bs=1 2>/dev/null | \"$SKM\" index - --format json")
    #expect(outcome.status == 0)
    #expect(try JSON(outcome.output)["groups"][0]["published"].text == "82.41")
  }

  @Test("a named pipe is a file to read")
  func namedPipe() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.shell(
      "mkfifo pipe && { cat survey.csv > pipe & } && \"$SKM\" index pipe --format json")
    #expect(outcome.status == 0)
    #expect(try JSON(outcome.output)["groups"][0]["respondents"].number == 6)
  }
}
