import TestSupport
import Testing

/// Quantiles and probabilities are those of scipy 1.17.1 (mpmath 1.3.0 for
/// `moderated`), from the answers of the real survey.
@Suite("Intervals and how sure the grade is")
struct IntervalTests {
  private func group2021(_ more: String...) throws -> JSON {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    let result = try document(
      here, ["index", "responses.csv"] + metroColumns + ["--by", "year"] + more)
    return result["groups"].values.first { $0["group"]["year"].text == "2021" } ?? .absent
  }

  /// The reference passed through a spreadsheet's rounding: 1e-11 is far below what is printed.
  private func expect(
    _ index: JSON, _ lower: Double, _ upper: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      index["lower"].number?.isClose(to: lower, .relative(1e-11)) == true,
      "\(index)", sourceLocation: sourceLocation)
    #expect(
      index["upper"].number?.isClose(to: upper, .relative(1e-11)) == true,
      "\(index)", sourceLocation: sourceLocation)
  }

  @Test("a year is a domain: its error is not that of its rows alone")
  func domainError() throws {
    let index = try group2021()["index"]
    // sqrt(45/44 · Σ (y - mean)²)/28; 27 degrees of freedom: 28 contribute
    #expect(
      index["standardError"].number?.isClose(to: 1.3389367287360237, .relative(1e-12)) == true)
    #expect(index["degreesOfFreedom"].number == 27)
    #expect(index["level"].number == 0.95)
  }

  @Test("moderated: Korn-Graubard on a sample size between the effective one and the 28")
  func moderated() throws {
    expect(try group2021("--interval", "moderated")["index"], 85.29241510228249, 91.06596594590599)
    #expect(try group2021()["index"] == group2021("--interval", "moderated")["index"])
  }

  @Test("logit: p = (I - 25)/75, logit p ± t·se/(75 p (1 - p)), mapped back")
  func logit() throws {
    expect(try group2021("--interval", "logit")["index"], 85.37338207575914, 90.8831289458953)
  }

  @Test("student: I ± t·se, t = 2.0518305164802846 at 27 degrees of freedom")
  func student() throws {
    let index = try group2021("--interval", "student")["index"]
    let estimate = try #require(index["estimate"].number)
    let error = try #require(index["standardError"].number)
    let half = 2.0518305164802846 * error
    expect(index, estimate - half, estimate + half)
  }

  @Test("beta: Korn-Graubard on the effective sample size, here at most the 28 respondents")
  func beta() throws {
    expect(try group2021("--interval", "beta")["index"], 74.42836441906937, 96.48627552992991)
    expect(
      try group2021("--interval", "beta", "--level", "0.9")["index"], 76.61697525832007,
      95.67361774700845)
  }

  @Test("an element is on 1-4, by the same formula")
  func elementInterval() throws {
    for element in try group2021("--interval", "student")["elements"].values {
      let estimate = try #require(element["estimate"].number)
      let error = try #require(element["standardError"].number)
      let lower = try #require(element["lower"].number)
      let upper = try #require(element["upper"].number)
      #expect(lower.isClose(to: estimate - 2.0518305164802846 * error, .relative(1e-11)))
      #expect(
        upper.isClose(to: min(4, estimate + 2.0518305164802846 * error), .relative(1e-11)))
    }
  }

  @Test("a student interval past the end of the scale is clipped, and says so")
  func clipped() throws {
    let here = try Workdir()
    // 97.92 ± 3.18·2.08 reaches 104.5
    let full = Array(repeating: 4, count: 9)
    try here.write(survey([full, full, full, [4, 4, 4, 4, 4, 4, 3, 3, 3]]), to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--interval", "student")
    #expect(result["groups"][0]["index"]["upper"].number == 100)
    #expect(result.warningCodes.contains("intervalClipped"))
    let logit = try document(here, "index", "survey.csv", "--interval", "logit")
    #expect(!logit.warningCodes.contains("intervalClipped"))
    #expect(try #require(logit["groups"][0]["index"]["upper"].number) < 100)
  }

  @Test(
    "grade probabilities are the interval's own distribution between the borders",
    arguments: [
      (
        "moderated",
        [0.5190830080885289, 0.48091694234923327, 4.956209339336798e-08, 1.44418603800791e-13]
      ),
      (
        "logit",
        [0.5258373475895577, 0.47416245441731414, 1.9798961915295865e-07, 3.5089795422819747e-12]
      ),
      (
        "student",
        [0.5259169373159602, 0.4740830616703829, 1.013656693306318e-09, 1.5126419729450634e-16]
      ),
    ])
  func gradeProbabilities(method: String, expected: [Double]) throws {
    let probabilities = try group2021("--interval", method)["gradeProbabilities"]
    for (grade, value) in zip(["A", "B", "C", "D"], expected) {
      let found = try #require(probabilities[grade].number)
      // differences of cumulative probabilities near 1 carry their rounding
      #expect(
        found.isClose(to: value, .relativeWithAbsoluteFloor(1e-11, floor: 1e-13)),
        "\(grade): \(found)")
    }
  }

  @Test("grade probabilities sum to 1", arguments: ["moderated", "logit", "beta", "student"])
  func probabilitiesSumToOne(method: String) throws {
    for rule in ["exact", "0.11"] {
      let result = try metroByYear("--interval", method, "--element-weights", rule)
      #expect(result["groups"].values.count == 3)
      for group in result["groups"].values {
        let all = group["gradeProbabilities"].members
        #expect(Set(all.keys) == ["A", "B", "C", "D"])
        let sum = all.values.compactMap(\.number).reduce(0, +)
        #expect(sum.isClose(to: 1, .ulps(8)), "\(sum)")
        #expect(all.values.allSatisfy { ($0.number ?? -1) >= 0 })
      }
    }
  }

  @Test("the level is a fraction", arguments: ["95", "0", "1", "-0.5", "x"])
  func wrongLevel(level: String) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--level=\(level)")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("--level"))
  }

  @Test("a wider level is a wider interval around the same index")
  func levels() throws {
    let (narrow, wide) = (try group2021("--level", "0.5"), try group2021("--level", "0.99"))
    #expect(narrow["index"]["estimate"] == wide["index"]["estimate"])
    #expect(
      try #require(narrow["index"]["lower"].number) > #require(wide["index"]["lower"].number))
    #expect(
      try #require(narrow["index"]["upper"].number) < #require(wide["index"]["upper"].number))
  }
}
