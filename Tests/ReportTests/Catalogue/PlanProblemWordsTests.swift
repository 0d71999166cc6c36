import Attainment
import CSV
import Localization
import Report
import TestSupport
import Testing

@Suite struct PlanProblemWordsTests {
  private static let plan = """
    unit: Kras
    period: 2016-2021
    indicators:
      - id: ikm
        name: IKM
        kind: series
        data: skm.csv
        targets: { 2016: 78 }

    """

  private func found(_ old: String, _ new: String) -> PlanProblem? {
    found(Array(Self.plan.replacing(old, with: new).utf8))
  }

  private func found(_ bytes: [UInt8]) -> PlanProblem? {
    do {
      _ = try PlanReader().read(ByteSource(bytes, name: "plan.yaml"))
      return nil
    } catch {
      // A changed line may leave others behind that no longer fit.
      return error.problems.first { $0.kind.code != "repeatedKey" } ?? error.problems.first
    }
  }

  /// The first problem of plans that name each other.
  private func family(_ count: Int, last: String) throws -> PlanProblem? {
    let here = try Workdir()
    let parent = "unit: Kras\nperiod: 2016-2021\nunits: "
    for number in 1...count {
      let unit = number == count ? last : "\(number + 1).yaml"
      try here.write(parent + unit + "\n", to: "\(number).yaml")
    }
    do {
      _ = try PlanFamily(path: here.path + "/1.yaml")
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test("every problem says where, what stands there, and what would be right")
  func wordsProblems() throws {
    let edition = "kind: satisfactionIndex\n    edition: "
    let range = "kind: series\n    polarity: range"
    let twin =
      "indicators:\n  - { id: IKM, name: A, kind: series, data: a, targets: { 2016: 1 } }\n"
    let file = Repository.root + ".swift-format"
    let problems: [(String, PlanProblem?, [String])] = [
      (
        "unreadable", found("kind: series", edition + "no.json"), ["no.json", "7", "[0].edition"]
      ),
      ("tooLarge", found(Array(repeating: 0x61, count: 2 << 20)), ["1 MiB"]),
      ("notUTF8", found([0x61, 0xE9, 0x61]), ["UTF-8", "1", "2"]),
      ("controlCharacter", found([0x61, 0x00]), ["U+0000"]), ("emptyFile", found([]), []),
      ("syntax", found("unit: Kras", "unit: [Kras"), ["1", "7"]),
      ("tooDeep", found(Array(String(repeating: "[", count: 3000).utf8)), []),
      ("alias", found("Kras", "&a Kras\ngoal: *a"), ["*a", "2"]),
      ("wrongShape", found("Kras", "[a]"), ["unit"]),
      ("missingKey", found("unit: Kras\n", ""), ["unit"]),
      ("unknownKey", found("period", "peroid"), ["peroid", "\u{201C}period\u{201D}"]),
      ("unknownKey", found("unit: Kras", "unit: Kras\nxyz: 1"), ["xyz", "followUp"]),
      ("keyOfOtherKind", found("series", "resolutionRate\n    edition: x"), ["resolutionRate"]),
      ("repeatedKey", found("    name", "    id: b\n    name"), ["4", "5", "indicators[0].id"]),
      ("blank", found("Kras", ""), ["unit"]),
      ("notANumber", found("78", "tinggi"), ["\u{201C}tinggi\u{201D}", "82.5", "82,5"]),
      ("thousandsMark", found("78", "\"78,000\""), ["78,000", "82.5"]),
      ("splitByComma", found("78", "78,5"), ["\u{201C}78,5\u{201D}", "78.5"]),
      ("notAYear", found("{ 2016", "{ lima"), ["\u{201C}lima\u{201D}", "2019"]),
      ("notAPeriod", found("2016-2021", "lima"), ["\u{201C}lima\u{201D}", "2016-2021"]),
      ("periodReversed", found("2016-2021", "2021-2016"), ["2021-2016"]),
      ("periodTooLong", found("2016-2021", "1945-2045"), ["30", "1945-2045"]),
      ("outsidePeriod", found("2016:", "2022:"), ["\u{201C}2022\u{201D}", "2016", "2021"]),
      ("outsideBounds", found("series", "resolutionRate\n    targets: { 2016: 101 }"), ["101"]),
      ("tooSmall", found("unit: Kras", "unit: Kras\nattainment: { cap: 1.1 }"), ["1.1", "100"]),
      ("needsRange", found("kind: series", range), ["\u{201C}78\u{201D}", "[70, 80]"]),
      ("needsNumber", found("78", "[78, 80]"), ["[70, 80]"]),
      ("rangeReversed", found("kind: series", range + "\n    targets: { 2016: [9, 8] }"), []),
      ("unknownValue", found("series", "seris"), ["\u{201C}seris\u{201D}", "series"]),
      ("unknownValue", found("series", "xyz"), ["satisfactionIndex", "resolutionRate"]),
      ("repeatedID", found("indicators:\n", twin), ["\u{201C}ikm\u{201D}", "4", "5"]),
      ("repeatedFile", found("skm.csv", "[skm.csv, skm.csv]"), ["skm.csv", "7"]),
      ("edition", found("kind: series", edition + file), []),
      ("scheme", found("unit: Kras", "unit: Kras\nattainment: { scheme: \(file) }"), []),
      ("notADate", found("unit: Kras", "unit: Kras\nsignature: { date: besok }"), ["besok"]),
      ("noIndicators", found(Array("unit: a\nperiod: 2016\nindicators: []\n".utf8)), []),
      ("circle", try family(2, last: "1.yaml"), ["1.yaml \u{2192} "]),
      ("unitsTooDeep", try family(9, last: "10.yaml"), ["8"]),
    ]
    var codes: Set<String> = []
    for (code, problem, facts) in problems {
      let problem = try #require(problem, "\(code)")
      #expect(problem.kind.code == code)
      switch problem.kind {  // another case belongs in this list
      case .unreadable, .tooLarge, .notUTF8, .controlCharacter, .emptyFile, .syntax, .tooDeep,
        .alias, .wrongShape, .missingKey, .unknownKey, .keyOfOtherKind, .repeatedKey, .blank,
        .notANumber, .thousandsMark, .splitByComma, .notAYear, .notAPeriod, .periodReversed,
        .periodTooLong, .outsidePeriod, .outsideBounds, .tooSmall, .needsRange, .needsNumber,
        .rangeReversed, .unknownValue, .repeatedID, .repeatedFile, .edition, .scheme, .notADate,
        .noIndicators, .circle, .unitsTooDeep:
        codes.insert(problem.kind.code)
      }
      expectWords(problem.words, facts: [problem.file] + facts)
    }
    #expect(codes.count == 36)
  }

  @Test(
    "every shape says what would be right",
    arguments: [
      (PlanProblem.Shape.text, "period", "period: [2016]\nxyz"),
      (.name, "unit: Kras", "unit: [Kras]"), (.mapping, "{ 2016: 78 }", "78"),
      (.list, "unit: Kras", "unit: Kras\nfollowUp: U3"), (.paths, "skm.csv", "{ a: b }"),
      (.editions, "kind: series", "kind: series\n    edition: [a]"),
    ])
  func wordsShapes(shape: PlanProblem.Shape, old: String, new: String) throws {
    let problem = try #require(found(old, new))
    #expect(problem.kind == .wrongShape(expected: shape))
    expectWords(problem.words, facts: ["plan.yaml"])
    #expect(PlanProblem.Shape.allCases.count == 6)
  }

  @Test("every slip of the notation has its words", arguments: YAMLSlip.allCases)
  func wordsSlips(slip: YAMLSlip) {
    let texts: [YAMLSlip: String] = [
      .tab: "a:\n\tb: c", .quote: "a: \"b", .bracket: "a: [b", .colon: "a: b: c",
      .missingColon: "a: b\nc\nd: e", .indentation: "a:\n  - b\n - c", .reservedCharacter: "a: @b",
      .escape: "a: \"\\q\"", .severalDocuments: "a: b\n---\nc: d", .other: "%YAML x\n---\na: b",
    ]
    let problem = texts[slip].flatMap { found(Array($0.utf8)) }
    #expect(problem?.kind == .syntax(slip))
    if let problem { expectWords(problem.words, facts: ["plan.yaml"]) }
  }
}
