import Attainment
import Localization
import Testing

@Suite struct YAMLReaderTests {
  @Test(
    "a slip in the notation is found where it is",
    arguments: [
      ("a: 1\n\tb: 2\n", .tab, 2, 1),
      ("unit: x\nname: \"Kras\nperiod: 2016\n", .quote, 2, 7),
      ("unit: x\nname: 'Kras\nperiod: 2016\n", .quote, 2, 7),
      ("unit: x\ndata: [a, b\nperiod: 2016\n", .bracket, 2, 7),
      ("unit: x\ntargets: { 2016: 1 2017: 2 }\n", .bracket, 2, 10),
      ("unit x\nperiod: 2016\n", .colon, 2, 7),
      ("unit: Kras: x\n", .colon, 1, 11),
      ("unit: x\nperiod 2016\nparent: y\n", .missingColon, 2, 1),
      ("unit:\n  - a\n - b\n", .indentation, 3, 2),
      ("unit: x\n parent: y\n", .colon, 2, 8),
      ("indicators:\n  - id: a\n   name: b\n", .indentation, 3, 4),
      ("unit: @Kras\n", .reservedCharacter, 1, 7),
      ("unit: %x\n", .reservedCharacter, 1, 7),
      ("unit: \"a\\qb\"\n", .escape, 1, 9),
      ("unit: x\n---\nunit: y\n", .severalDocuments, 2, 1),
    ] as [(String, YAMLSlip, Int, Int)])
  func findsSlip(text: String, slip: YAMLSlip, line: Int, column: Int) {
    let problems = SamplePlans.problems(text)
    #expect(problems.map(\.kind) == [.syntax(slip)])
    #expect(problems.first?.line == line)
    #expect(problems.first?.column == column)
  }

  @Test("a key that stands twice is found on its line, whatever comes before")
  func findsRepetition() {
    let text = SamplePlans.short.replacing(
      "    kind:", with: "    \"name\": Lagi\n    name: Lagi\n    kind:")
    let problems = SamplePlans.problems(
      "unit: Satu\n" + text + "\"period\": 2017\n'period': 2018\n")
    #expect(
      problems.map(\.kind) == [
        .repeatedKey(firstLine: 1), .repeatedKey(firstLine: 6), .repeatedKey(firstLine: 6),
        .repeatedKey(firstLine: 3), .repeatedKey(firstLine: 3),
      ])
    #expect(problems.map(\.line) == [2, 7, 8, 12, 13])
    #expect(
      problems.map(\.key) == [
        "unit", "indicators[0].name", "indicators[0].name", "period", "period",
      ])
    #expect(problems.map(\.column) == [1, 5, 5, 1, 1])
  }

  @Test(
    "keys that cannot be told apart are one problem, at the first of them",
    arguments: [
      "[a]: 1\n[a]: 2\n", "{ a: b }: 1\n{ a: b }: 2\n", "\"\": 1\n\"\": 2\n",
    ])
  func refusesRepeatedLists(text: String) {
    let problems = SamplePlans.problems(text)
    #expect(problems.map(\.kind) == [.repeatedKey(firstLine: nil)])
    #expect(problems.first?.line == 1)
  }

  @Test("many repetitions end")
  func endsOnManyRepetitions() {
    let problems = SamplePlans.problems(String(repeating: "unit: a\n", count: 1000))
    #expect(problems.map(\.kind) == [.repeatedKey(firstLine: nil)])
  }

  @Test("a file that holds nothing", arguments: ["", "\n\n", "# only words\n", "\u{FEFF}", " "])
  func refusesEmpty(text: String) {
    #expect(SamplePlans.problems(text).map(\.kind) == [.emptyFile])
  }

  @Test("something else than keys at the top", arguments: ["- a\n- b\n", "Kras\n", "~", "[]"])
  func refusesOthers(text: String) throws {
    let problem = try #require(SamplePlans.problems(text).first)
    #expect(problem.kind == .wrongShape(expected: .mapping) || problem.kind == .blank)
    #expect(problem.line == 1 && problem.key == nil)
  }

  @Test("bytes that are no text of UTF-8 are refused at their place")
  func refusesBytes() throws {
    func problem(_ bytes: [UInt8]) throws -> PlanProblem {
      try #require(SamplePlans.problems(bytes).first)
    }
    let latin = try problem(Array("unit: x\nname: caf".utf8) + [0xE9, 0x0A])
    #expect(latin.kind == .notUTF8 && latin.line == 2 && latin.column == 10)
    let wide = try problem([0xFF, 0xFE] + Array("u\0n\0".utf8))
    #expect(wide.kind == .notUTF8 && wide.line == 1)
    let zero = try problem(Array("unit: é\r\nname: a\0b\n".utf8))
    #expect(zero.kind == .controlCharacter(0) && zero.line == 2 && zero.column == 8)
  }

  @Test(
    "lines are counted as editors count them, with any ending", arguments: ["\n", "\r\n", "\r"])
  func countsLines(ending: String) {
    let text = SamplePlans.short.replacing("satisfactionIndex", with: "index")
      .split(separator: "\n").joined(separator: ending)
    #expect(SamplePlans.problems("\u{FEFF}" + text).map(\.line) == [6])
  }

  @Test("what grows without limit is refused at once")
  func refusesBombs() {
    let bomb =
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
      + "bcdefghi".map { letter in
        let before = Character(Unicode.Scalar(letter.asciiValue.map { $0 - 1 } ?? 0x61))
        let list = Array(repeating: "*\(before)", count: 9).joined(separator: ",")
        return "\(letter): &\(letter) [\(list)]\n"
      }.joined() + "? *i\n: 1\n"
    let problems = SamplePlans.problems(bomb)
    #expect(problems.map(\.kind) == [.alias("a")])
    #expect(problems.first?.line == 2 && problems.first?.column == 8)
    #expect(SamplePlans.problems("a: *b\n").map(\.kind) == [.alias("")])
    let merge = "a: &a {unit: x}\nb:\n  <<: *a\n"
    #expect(SamplePlans.problems(merge).map(\.kind) == [.alias("a")])
  }

  @Test("lists in lists do not reach the end of the stack", arguments: ["[", "- ", "{a: ", "? "])
  func refusesDepth(piece: String) throws {
    let text = "a:\n  " + String(repeating: piece, count: 100_000)
    let problem = try #require(SamplePlans.problems(text).first)
    #expect(problem.kind == .tooDeep || problem.kind.code == "syntax")
    let long = String(repeating: "a", count: 1 << 20) + ": 1\n"
    #expect(SamplePlans.problems(long).map(\.kind) == [.tooLarge(limit: 1 << 20)])
  }

  @Test("stars and ampersands within texts are texts")
  func readsMarks() throws {
    let text = SamplePlans.short.replacing("Nilai IKM", with: "Tanya & jawab *penting* R&D 5 * 3")
    #expect(
      try SamplePlans.read(text).indicators.first?.name.id == "Tanya & jawab *penting* R&D 5 * 3")
  }
}
