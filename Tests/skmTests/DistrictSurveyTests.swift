import Foundation
import TestSupport
import Testing

/// The surveys of the synthetic district office, as the program reads them and as read by hand.
@Suite("The synthetic district: surveys")
struct DistrictSurveyTests {
  static let years = Array(2016...2020)

  static func edition(_ year: Int) -> String {
    year < 2018 ? "permenpanrb-16-2014" : "permenpanrb-14-2017"
  }

  /// The nine answers of each respondent, read without the program; `nil` where there is none.
  static func answers(_ year: Int) throws -> [[Int?]] {
    let lines = try Repository.text("datasets/kras/skm-\(year).csv").split(
      whereSeparator: \.isNewline)
    let header = try #require(lines.firstIndex { $0.hasPrefix("Nomor") })
    let delimiter = try #require(lines[header].dropFirst("Nomor".count).first)
    let values = [
      "": nil, "-": nil, "1": 1, "2": 2, "3": 3, "4": 4,
      "Tidak baik": 1, "Kurang baik": 2, "Baik": 3, "Sangat baik": 4,
    ]
    return try lines[(header + 1)...].map { line in
      // eight columns stand before the answers, none of which needs quotes
      let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
      return try cells[8..<17].map { try #require(values[String($0)]) }
    }
  }

  private func index(_ year: Int) throws -> JSON {
    let here = try Workdir()
    try here.copy("datasets/kras/skm-\(year).csv", to: "survey.csv")
    let result = try document(
      here, "index", "survey.csv", "--edition", Self.edition(year), "--by", "year")
    #expect(result["groups"].values.count == 1)
    #expect(result["groups"][0]["group"]["year"].text == String(year))
    return result["groups"][0]
  }

  @Test("a file is read under its edition, without options and without problems", arguments: years)
  func check(year: Int) throws {
    let here = try Workdir()
    try here.copy("datasets/kras/skm-\(year).csv", to: "survey.csv")
    let result = try document(
      here, "check", "survey.csv", "--edition", Self.edition(year), "--language", "en")
    #expect(result["problems"].values.isEmpty && result["warnings"].values.isEmpty)
    let file = result["files"][0]
    #expect(file["rows"].number == Double(try Self.answers(year).count))
    #expect(file["duplicates"].number == 0)
    let unknown = file["columns"].values.filter { $0["role"].isNull }
    #expect(unknown.map { $0["header"].text } == ["Desa"])
    #expect(file["elements"].values.map { $0["element"].text } == codes)
    #expect(file["elements"].values.allSatisfy { $0["invalid"].number == 0 })
    let missing = file["elements"].values.compactMap { $0["missing"].number }.reduce(0, +)
    #expect(missing == Double(try Self.answers(year).joined().count { $0 == nil }) && missing > 0)
  }

  @Test("a file is refused under the other edition", arguments: years)
  func otherEdition(year: Int) throws {
    let here = try Workdir()
    try here.copy("datasets/kras/skm-\(year).csv", to: "survey.csv")
    let other = year < 2018 ? "permenpanrb-14-2017" : "permenpanrb-16-2014"
    let outcome = try here.skm("index", "survey.csv", "--edition", other)
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("--edition \(Self.edition(year))"), "\(outcome.errors)")
  }

  @Test("the index is that of the answers counted by hand", arguments: years)
  func indexByHand(year: Int) throws {
    let answers = try Self.answers(year)
    let group = try index(year)
    #expect(150...320 ~= answers.count)
    #expect(group["respondents"].number == Double(answers.count))
    var sum = 0.0
    for (element, code) in codes.enumerated() {
      let given = answers.compactMap { $0[element] }
      let mean = Double(given.reduce(0, +)) / Double(given.count)
      let estimate = try #require(group["elements"].first("element", code)["estimate"].number)
      // A quotient of two integers, and the sum of nine: a few units in the last place.
      #expect(abs(estimate - mean) <= 1e-14 * mean)
      sum += mean
    }
    let estimate = try #require(group["index"]["estimate"].number)
    #expect(abs(estimate - sum * 25 / 9) <= 1e-14 * estimate)
  }

  @Test("what was put in can be found: weak elements, a year that stands still, a gain in 2020")
  func course() throws {
    let groups = try Self.years.map { try index($0) }
    let indices = groups.compactMap { $0["index"]["estimate"].number }
    let errors = groups.compactMap { $0["index"]["standardError"].number }
    #expect(indices.count == 5 && indices.allSatisfy { 78...86 ~= $0 })
    #expect(abs(indices[3] - indices[2]) < errors[3])
    #expect(indices[4] - indices[0] > 3 * errors[0])
    // The time is the weakest as long as nothing was done, then the facilities are.
    let weakest = groups.map { group in
      group["elements"].values.first { $0["rank"].number == 1 }?["element"].text
    }
    #expect(weakest == ["U3", "U3", "U3", "U3", "U9"])
    func change(_ code: String) throws -> Double {
      let pair = groups[3...].map { $0["elements"].first("element", code) }
      let values = pair.compactMap { $0["estimate"].number }
      let errors = pair.compactMap { $0["standardError"].number }
      try #require(values.count == 2 && errors.count == 2)
      return (values[1] - values[0]) / (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    }
    // Nine comparisons at 5 % by Bonferroni: |z| above 2.77.
    for code in codes { #expect(try (change(code) > 2.77) == (code == "U3"), "\(code)") }
  }

  @Test("five files are one trend across the change of edition", arguments: ["id", "en"])
  func trend(language: String) throws {
    let here = try Workdir()
    let names = Self.years.map { "skm-\($0).csv" }
    for name in names { try here.copy("datasets/kras/" + name, to: name) }
    let arguments =
      ["trend"] + names + [
        "--edition", "2016=permenpanrb-16-2014,2018=permenpanrb-14-2017", "--language", language,
      ]
    let outcome = try here.skm(arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(!outcome.output.split(separator: "\n").contains { $0.count > 80 })
    let result = try document(here, arguments)
    let series = try #require(result["series"].values.first)
    let observations = series["observations"].values
    #expect(observations.map { $0["period"].text } == Self.years.map { String($0) })
    #expect(observations.map { $0["edition"].text } == Self.years.map { Self.edition($0) })
    for (observation, year) in zip(observations, Self.years) {
      let group = try index(year)
      #expect(observation["estimate"] == group["index"]["estimate"])
      let published = try #require(group["published"].text)
      let mark = language == "id" ? "," : "."
      #expect(outcome.output.contains(published.replacingOccurrences(of: ".", with: mark)))
    }
    #expect(series["breaks"].values.map { $0["period"].text } == ["2018"])
  }
}
