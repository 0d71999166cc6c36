import TestSupport
import Testing

@Suite("The reader's language")
struct LanguageTests {
  @Test(
    "the first that is set of LC_ALL, LC_MESSAGES, LANG: en* is English, all else Indonesian",
    arguments: [
      ([:], "id"), (["LANG": "en_US.UTF-8"], "en"), (["LANG": "en"], "en"), (["LANG": "C"], "id"),
      (["LANG": "POSIX"], "id"), (["LANG": "id_ID.UTF-8"], "id"), (["LANG": "de_DE"], "id"),
      (["LANG": ""], "id"), (["LC_ALL": "C", "LANG": "en_US"], "id"),
      (["LC_ALL": "en_GB", "LANG": "id_ID"], "en"),
      (["LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "id_ID"], "en"),
      (["LC_MESSAGES": "id_ID", "LANG": "en_US"], "id"),
      (["LC_ALL": "id_ID", "LC_MESSAGES": "en_US", "LANG": "en_US"], "id"),
      (["LC_CTYPE": "en_US", "LANGUAGE": "en"], "id"),
    ])
  func environment(environment: [String: String], expected: String) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let title = ["id": "Indeks Kepuasan Masyarakat", "en": "Community Satisfaction Index"]
    let outcome = try here.skm(["index", "survey.csv"], environment: environment)
    #expect(outcome.output.hasPrefix(title[expected] ?? "?"), "\(outcome.output.prefix(80))")
    let gone = try here.skm(["index", "gone.csv"], environment: environment)
    #expect(gone.errors.contains(expected == "id" ? "tidak ada" : "no such"))
  }

  @Test("--language overrules the environment")
  func option() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm(
      ["index", "survey.csv", "--language", "id"], environment: ["LC_ALL": "en_US.UTF-8"])
    #expect(outcome.output.hasPrefix("Indeks Kepuasan Masyarakat"))
  }

  @Test("numbers are written as the reader writes them")
  func notation() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let indonesian = try here.skm("index", "survey.csv", "--language", "id").output
    #expect(indonesian.contains("82,41") && !indonesian.contains("82.41"))
    let english = try here.skm("index", "survey.csv", "--language", "en").output
    #expect(english.contains("82.41") && !english.contains("82,41"))
  }

  @Test("JSON keys, codes and numbers are the same in both; only words differ")
  func sameFacts() throws {
    let (indonesian, english) = (
      try metroByYear("--language", "id"), try metroByYear("--language", "en")
    )
    #expect(indonesian != english)
    #expect(facts(indonesian) == facts(english))
  }

  /// A document without its words.
  private func facts(_ value: JSON, key: String = "") -> JSON {
    switch value {
    case .text where ["message", "name", "performance", "title", "reason"].contains(key):
      .text("")
    case .array(let values): .array(values.map { facts($0) })
    case .object(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0, facts($1, key: $0)) }))
    default: value
    }
  }

  @Test(
    "every line of words differs between the languages",
    arguments: [
      ["index", "messy.csv"], ["index", "four.csv"], ["index", "one.csv"],
      ["index", "few.csv", "--elements-present"], ["index", "few.csv"], ["index", "empty.csv"],
      ["check", "messy.csv"], ["check", "few.csv"], ["check", "empty.csv"], ["editions"],
      ["verify", "figures.csv"], ["verify", "empty.csv"], ["sample-size", "--population", "500"],
      ["sample-size", "--pilot", "four.csv", "--margin", "2"], ["sample-size"],
    ])
  func bothLanguages(arguments: [String]) throws {
    let here = try Workdir()
    try here.write(ordinary + "4,4,9,4,4,4,4,4\n", to: "messy.csv")
    try here.write(
      survey(Array(repeating: Array(repeating: 4, count: 9), count: 3)), to: "four.csv")
    try here.write(survey([[4, 3, 4, 4, 4, 4, 4, 4, 4]]), to: "one.csv")
    try here.write("U1,U2,U4\n4,3,4\n3,3,4\n", to: "few.csv")
    try here.write("", to: "empty.csv")
    try here.copy(VerifyCommandTests.elements, to: "figures.csv")
    let indonesian = try here.skm(arguments + ["--language", "id"])
    let english = try here.skm(arguments + ["--language", "en"])
    #expect(indonesian.status == english.status)
    func sentences(_ outcome: Workdir.Outcome) -> Set<Substring> {
      Set((outcome.output + outcome.errors).split(separator: "\n").filter { $0.hasSuffix(".") })
    }
    // the end of a sentence can be alike: a few words, quoted labels, options
    let shared = sentences(indonesian).intersection(sentences(english))
      .filter { $0.split(separator: " ").count > 3 && !$0.contains("/") && !$0.contains("--") }
    #expect(shared.isEmpty, "\(shared)")
    #expect(indonesian.output + indonesian.errors != english.output + english.errors)
  }
}
