import TestSupport
import Testing

@Suite("Exact rounding, grades, weights and aggregates")
struct GradeTests {
  @Test(
    "an index at the middle between two hundredths is rounded up, and graded after that",
    arguments: [
      (158_949, "88.31", "A"), (158_948, "88.30", "B"), (137_889, "76.61", "B"),
      (137_888, "76.60", "C"), (116_991, "65.00", "C"), (116_990, "64.99", "D"),
    ])
  func borders(sum: Int, published: String, grade: String) throws {
    // 25·158949/(9·5000) = 88.305, 25·137889/45000 = 76.605, 25·116991/45000 = 64.995
    let here = try Workdir()
    try here.write(survey(answers(5000, sum: sum)), to: "survey.csv")
    let group = try document(here, "index", "survey.csv")["groups"][0]
    #expect(group["published"].text == published)
    #expect(group["grade"].text == grade)
  }

  @Test("a tie under weights of the user's own")
  func tieUnderOwnWeights() throws {
    // 25·(3 + 0.5322) = 88.305
    let here = try Workdir()
    try here.write(
      survey([[4, 3, 3, 3, 3, 3, 3, 3, 3], [4, 3, 3, 3, 3, 3, 3, 3, 3]]), to: "s.csv")
    let weights = "0.5322,0.0585,0.0585,0.0585,0.0585,0.0585,0.0585,0.0585,0.0583"
    let group = try document(here, "index", "s.csv", "--element-weights", weights)["groups"][0]
    #expect(group["published"].text == "88.31")
    #expect(group["grade"].text == "A")
  }

  @Test("weights of one's own must be as many as elements and sum to exactly 1")
  func ownWeights() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let tenths = Array(repeating: "0.1", count: 7) + ["0.2", "0.1"]
    let exact = try document(
      here, "index", "survey.csv", "--element-weights", tenths.joined(separator: ","))
    // 25·(0.1·(20+21+15+21+20+18+22+20) + 0.2·21)/6
    #expect(exact["groups"][0]["published"].text == "82.92")

    let cases: [([String], String)] = [
      (Array(repeating: "0.11", count: 9), "0.99"),
      (Array(repeating: "0.1", count: 8) + ["0.200001"], "1.000001"),
      (["0.5", "0.5"], "9"),
      (Array(repeating: "0.1", count: 8) + ["x"], "x"),
    ]
    for (weights, mentioned) in cases {
      let list = weights.joined(separator: ",")
      let outcome = try here.skm("index", "survey.csv", "--element-weights", list)
      #expect(outcome.status == 64, "\(list)")
      #expect(outcome.output == "")
      #expect(
        outcome.errors.replacing(",", with: ".").contains(mentioned), "\(outcome.errors)")
    }
  }

  @Test("weights of seven decimals that sum to exactly 1 are weights")
  func longWeights() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let weights = Array(repeating: "0.1111111", count: 8) + ["0.1111112"]
    let outcome = try here.skm(
      "index", "survey.csv", "--element-weights", weights.joined(separator: ","), "--format", "json"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"published\": \"82.41\""))
  }

  @Test("a weight rule that the edition lacks is a usage error that lists those there are")
  func unknownRule() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for (edition, rule) in [("permenpanrb-14-2017", "0.12"), ("permenpanrb-14-2017", "0.071")] {
      let outcome = try here.skm(
        "index", "survey.csv", "--edition", edition, "--element-weights", rule)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(rule))
      for known in ["exact", "0.11", "0.111", "0.1111"] {
        #expect(outcome.errors.contains(known))
      }
    }
    let old = try here.skm(
      "index", "survey.csv", "--edition", "kepmenpan-25-2004", "--element-weights", "0.11")
    #expect(old.status == 64)
    #expect(old.errors.contains("0.071"))
  }

  /// Respondents whose published index is the one that an official table printed.
  private static let official: [(unit: String, service: String, count: Int, sum: Int)] = [
    ("Grogol", "KTP", 22, 775), ("Grogol", "KK", 16, 541),  // 97.85 and 93.92
    ("Tomang", "KTP", 10, 319), ("Tomang", "KK", 19, 600),  // 88.61 and 87.72
  ]

  private func officialSurvey(year: String = "2021") -> String {
    survey(
      ["year", "unit", "service"],
      Self.official.flatMap { part in
        answers(part.count, sum: part.sum).map { row in
          [year, part.unit, part.service] + row.map(String.init)
        }
      })
  }

  @Test("services are averaged from the published values: 95.89 and 88.17 as printed officially")
  func averageOfServices() throws {
    let here = try Workdir()
    try here.write(officialSurvey(), to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", "unit,service")
    let groups = result["groups"].values
    let published = groups.map { ($0["group"]["unit"].text, $0["published"].text) }
    #expect(published.filter { $0.0 == "Grogol" }.map { $0.1 } == ["93.92", "97.85"])
    #expect(published.filter { $0.0 == "Tomang" }.map { $0.1 } == ["87.72", "88.61"])

    func aggregate(_ group: JSON, over: String, rule: String = "unweighted") -> JSON {
      result["aggregates"].values.first {
        $0["group"] == group && $0["over"].text == over && $0["rule"].text == rule
      } ?? .absent
    }
    let grogol = aggregate(.object(["unit": .text("Grogol")]), over: "service")
    #expect(grogol["published"].text == "95.89")
    #expect(grogol["index"].number?.isClose(to: 95.885, .relative(1e-12)) == true)
    #expect(grogol["grade"].text == "A")
    let errors = groups.filter { $0["group"]["unit"].text == "Grogol" }
      .compactMap { $0["index"]["standardError"].number }
    // domains of one design are uncorrelated here: no respondent is in both
    let expected = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot() / 2
    let error = try #require(grogol["standardError"].number)
    #expect(error.isClose(to: expected, .relative(1e-9)))

    let tomang = aggregate(.object(["unit": .text("Tomang")]), over: "service")
    #expect(tomang["published"].text == "88.17")
    #expect(tomang["grade"].text == "B")
    // by respondents: (16·93.92 + 22·97.85)/38 = 96.195
    let weighted = aggregate(
      .object(["unit": .text("Grogol")]), over: "service", rule: "byRespondents")
    #expect(weighted["published"].text == "96.20")
    // then the units: (95.89 + 88.17)/2
    #expect(aggregate(.object([:]), over: "unit")["published"].text == "92.03")
  }

  @Test("a year is never averaged")
  func yearsAreNotAveraged() throws {
    let here = try Workdir()
    try here.write(officialSurvey(year: "2021"), to: "a.csv")
    try here.write(officialSurvey(year: "2022"), to: "b.csv")
    let result = try document(here, "index", "a.csv", "b.csv", "--by", "year,unit,service")
    let aggregates = result["aggregates"].values
    #expect(Set(aggregates.map { $0["over"].text }) == ["service", "unit"])
    #expect(aggregates.allSatisfy { $0["group"]["year"].text != nil })
    let first = try document(here, "index", "a.csv", "b.csv", "--by", "service,year")
    #expect(first["aggregates"].values.allSatisfy { $0["over"].text == "service" })
    #expect(first["aggregates"].values.count == 4)
    let only = try document(here, "index", "a.csv", "b.csv", "--by", "year")
    #expect(only["aggregates"] == .array([]))
  }

  @Test("a service that a unit does not have is left out of its mean")
  func absentService() throws {
    let here = try Workdir()
    let lines = officialSurvey().split(separator: "\n")
    let kept = lines.filter { !$0.hasPrefix("2021,Tomang,KK") }
    try here.write(kept.joined(separator: "\n") + "\n", to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", "unit,service")
    let tomang = result["aggregates"].values.first { $0["group"]["unit"].text == "Tomang" }
    #expect(tomang?["published"].text == "88.61")
  }
}
