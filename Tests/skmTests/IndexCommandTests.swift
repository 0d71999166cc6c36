import TestSupport
import Testing

@Suite("skm index: the figures")
struct IndexCommandTests {
  @Test(
    "the real survey, by year",
    arguments: [
      ("exact", "2021", 28.0, "88.39", "A"), ("0.11", "2021", 28, "87.51", "B"),
      ("0.111", "2021", 28, "88.30", "B"), ("exact", "2020", 13, "80.56", "B"),
    ])
  func metroPusatFigures(
    rule: String, year: String, n: Double, published: String, grade: String
  ) throws {
    let result = try metroByYear("--element-weights", rule)
    let group = result["groups"].values.first { $0["group"]["year"].text == year } ?? .absent
    #expect(result["weightRule"].text == rule)
    #expect(group["respondents"].number == n)
    #expect(group["completeRespondents"].number == n)
    #expect(group["published"].text == published)
    #expect(group["grade"].text == grade)
  }

  @Test("rows without a year are a group of their own, with a warning")
  func undatedRows() throws {
    let result = try metroByYear()
    let years = result["groups"].values.map { $0["group"]["year"].text }
    #expect(Set(years) == ["2020", "2021", ""])
    let undated = result["groups"].values.first { $0["group"]["year"].text == "" } ?? .absent
    #expect(undated["respondents"].number == 4)
    #expect(undated["published"].text == "85.42")
    #expect(result["warnings"].values.contains { $0["message"].text?.contains("4") == true })
    #expect(result.warningCodes.count == 2)
  }

  @Test("the grade of the real survey depends on the weight rule, and it says so")
  func gradeByWeightRule() throws {
    let result = try metroByYear("--language", "en")
    let group = result["groups"].values.first { $0["group"]["year"].text == "2021" } ?? .absent
    #expect(
      group["gradeByWeightRule"]
        == .object([
          "exact": .text("A"), "0.11": .text("B"), "0.111": .text("B"), "0.1111": .text("A"),
        ]))
    let message = try #require(result.warning("gradeDependsOnWeightRule"))
    for part in ["2021", "88.39", "87.51", "88.30", "88.38"] {
      #expect(message.contains(part), "\(message)")
    }
    #expect(!message.contains("2020"), "the grade of 2020 is B by every rule")
  }

  @Test("only the elements that the editions of 2014 and 2017 share")
  func commonElements() throws {
    let here = try Workdir()
    let headers = [
      "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku",
    ]
    func write(_ last: [String], _ rows: [[Int]], to name: String) throws {
      let lines = [headers + last] + rows.map { $0.map(String.init) }
      try here.write(lines.map { $0.joined(separator: ",") + "\n" }.joined(), to: name)
    }
    // the same answers to what both ask, and others to what only one does
    try write(
      ["Maklumat", "Pengaduan"], [[4, 3, 4, 3, 4, 3, 4, 1, 4], [3, 3, 4, 4, 4, 3, 3, 1, 3]],
      to: "2016.csv")
    try write(
      ["Pengaduan", "Sarana"], [[4, 3, 4, 3, 4, 3, 4, 4, 4], [3, 3, 4, 4, 4, 3, 3, 3, 4]],
      to: "2018.csv")
    for (file, edition, leftOut) in [
      ("2016.csv", "permenpanrb-16-2014", "U8"), ("2018.csv", "permenpanrb-14-2017", "U9"),
    ] {
      let result = try document(
        here, "index", file, "--edition", edition, "--common-elements", "--language", "en")
      let group = result["groups"][0]
      #expect(result["official"] == .boolean(false))
      #expect(group["published"].text == "87.50")  // 56 of 64 points
      #expect(group["elements"].values.count == 8)
      #expect(!group["elements"].values.contains { $0["element"].text == leftOut })
      #expect(result.warning("commonElements")?.contains(leftOut) == true)
      #expect(result.warning("unofficialElements") == nil)
      let whole = try document(here, "index", file, "--edition", edition)
      #expect(whole["groups"][0]["published"].text != "87.50")
    }
    let refused = try here.skm(
      "index", "2018.csv", "--common-elements", "--element-weights", "0.11", "--language", "en")
    #expect(refused.status == 64 && refused.errors.contains("--common-elements"))
  }

  @Test("no warning where every rule gives the same grade")
  func noWarningWhereGradesAgree() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let result = try document(here, "index", "survey.csv")
    #expect(result["groups"][0]["gradeByWeightRule"]["0.11"].text == "B")
    #expect(result.warning("gradeDependsOnWeightRule") == nil)
  }

  @Test("complaints and facilities are the columns that --column names")
  func exchangedColumns() throws {
    let result = try metroByYear()
    let group = result["groups"].values.first { $0["group"]["year"].text == "2020" } ?? .absent
    // in 2020 the column U9 sums to 43 and the column U8 to 44
    #expect(group["elements"].first("element", "U8")["sum"].number == 43)
    #expect(group["elements"].first("element", "U9")["sum"].number == 44)
  }

  @Test("every element: count, sum, mean, index on 25-100, rank of the weakest first")
  func elements() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    let group = try document(here, "index", "survey.csv")["groups"][0]
    let elements = group["elements"].values
    #expect(elements.map { $0["element"].text } == codes)
    #expect(elements.map { $0["sum"].number } == [20, 21, 15, 21, 20, 18, 22, 21, 20])
    #expect(elements.map { $0["count"].number } == Array(repeating: 6, count: 9))
    // ties share the smaller rank
    #expect(elements.map { $0["rank"].number } == [3, 6, 1, 6, 3, 2, 9, 6, 3])
    let third = elements[2]
    #expect(third["estimate"].number == 2.5)
    #expect(third["index"].number == 62.5)
    // 2.5/9, to the rounding of one division
    #expect(third["weightedMean"].number?.isClose(to: 2.5 / 9, .ulps(1)) == true)
    #expect(third["grade"].text == "C" || third["grade"].text == "D")
    // index and error by hand: the mean of the respondents' own indices
    let index = group["index"]
    #expect(index["estimate"].number?.isClose(to: 82.4074074074074, .relative(1e-13)) == true)
    #expect(
      index["standardError"].number?.isClose(to: 2.9280348705262766, .relative(1e-13)) == true)
    #expect(index["degreesOfFreedom"].number == 5)
  }

  @Test("a blank and a hyphen are missing and never 0")
  func blanksAreMissing() throws {
    let here = try Workdir()
    let row = Array(repeating: "4", count: 8)
    try here.write(
      survey([], [["2"] + row, ["-"] + row, [""] + row, ["3"] + row, [" "] + row]),
      to: "survey.csv")
    let group = try document(here, "index", "survey.csv")["groups"][0]
    let first = group["elements"][0]
    #expect(first["count"].number == 2)
    #expect(first["sum"].number == 5)
    #expect(first["estimate"].number == 2.5)
    #expect(group["respondents"].number == 5)
    #expect(group["completeRespondents"].number == 2)
    // (2.5 + 8·4)/9·25
    #expect(group["published"].text == "95.83")

    let complete = try document(here, "index", "survey.csv", "--missing", "complete")["groups"][0]
    #expect(complete["elements"][1]["count"].number == 2)
    #expect(complete["respondents"].number == 2 || complete["completeRespondents"].number == 2)
  }

  @Test("an element that nobody answered: no index, and which element")
  func unansweredElement() throws {
    let here = try Workdir()
    let rows = [
      ["4", "3", "", "4", "4", "4", "4", "4", "4"], ["4", "3", "-", "4", "4", "4", "4", "4", "3"],
    ]
    try here.write(survey([], rows), to: "survey.csv")
    let outcome = try here.skm("index", "survey.csv", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("U3"))
    let check = try here.skm("check", "survey.csv")
    #expect(check.status == 1)
    #expect(check.output.contains("U3"))
  }

  @Test("a group without an index does not spoil the others")
  func undefinedGroup() throws {
    let here = try Workdir()
    let full = Array(repeating: "4", count: 9)
    let open = ["4", "4", "", "4", "4", "4", "4", "4", "4"]
    let three = Array(repeating: "3", count: 9)
    try here.write(
      survey(["year"], [["2020"] + full, ["2020"] + three, ["2021"] + open, ["2021"] + open]),
      to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", "year", "--language", "en")
    let (good, bad) = (result["groups"][0], result["groups"][1])
    #expect(good["published"].text == "87.50")
    #expect(bad["group"]["year"].text == "2021")
    #expect(bad["published"].isNull)
    #expect(bad["grade"].isNull)
    #expect(bad["index"].isNull || bad["index"]["estimate"].isNull)
    #expect(bad["reason"].text?.isEmpty == false)
    #expect(result["warnings"].values.contains { $0["message"].text?.contains("U3") == true })
  }

  @Test("fewer elements than the edition has: refused, and computed as unofficial if asked")
  func elementsPresent() throws {
    let here = try Workdir()
    try here.write("U1,U2,U4\n4,3,4\n3,3,4\n", to: "survey.csv")
    let refused = try here.skm("index", "survey.csv", "--language", "en")
    #expect(refused.status == 1)
    #expect(refused.output == "")
    #expect(refused.errors.contains("U3") && refused.errors.contains("--elements-present"))

    let given = try here.skm("index", "survey.csv", "--elements-present", "--language", "en")
    #expect(given.status == 0)
    #expect(given.output.contains("87.50"))
    #expect(given.output.lowercased().contains("not an official"))
    let group = try document(here, "index", "survey.csv", "--elements-present")["groups"][0]
    #expect(group["elements"].values.map { $0["element"].text } == ["U1", "U2", "U4"])
    #expect(group["published"].text == "87.50")
  }

  @Test("codes alone leave U8 and U9 in doubt where either is among the weakest three")
  func codesInDoubt() throws {
    let here = try Workdir()
    // U8 is the weakest
    try here.write(
      survey([[4, 4, 4, 4, 4, 4, 4, 2, 4], [4, 4, 3, 3, 4, 4, 4, 2, 4]]), to: "weak.csv")
    // U1, U2 and U3 are the weakest, and U8 and U9 are not
    try here.write(
      survey([[2, 2, 2, 4, 4, 4, 4, 4, 4], [1, 2, 3, 4, 4, 3, 4, 4, 4]]), to: "fine.csv")
    // words tell which is which
    let words =
      "Persyaratan,Prosedur,Waktu penyelesaian,Biaya/tarif,Produk layanan,Kompetensi,Perilaku,"
      + "Sarana dan prasarana,Penanganan pengaduan\n4,4,4,4,4,4,4,2,4\n4,4,3,3,4,4,4,2,4\n"
    try here.write(words, to: "words.csv")
    let doubt = try document(here, "index", "weak.csv", "--language", "en")
    #expect(doubt.warning("codesInDoubt")?.contains("--column U8=U9 --column U9=U8") == true)
    #expect(try document(here, "index", "fine.csv").warning("codesInDoubt") == nil)
    let certain = try document(here, "index", "words.csv")
    #expect(certain.warning("codesInDoubt") == nil)
    #expect(certain["groups"][0]["elements"].first("element", "U9")["sum"].number == 4)
    let chosen = try document(
      here, "index", "weak.csv", "--column", "U8=U8", "--column", "U9=U9")
    #expect(chosen.warning("codesInDoubt") == nil, "the user has said which is which")
  }

  @Test("all answers 4: 100, a warning, no interval of width zero, no certainty")
  func noVariation() throws {
    let here = try Workdir()
    try here.write(
      survey(Array(repeating: Array(repeating: 4, count: 9), count: 10)), to: "four.csv")
    for method in ["moderated", "logit", "beta", "student"] {
      let result = try document(here, "index", "four.csv", "--interval", method)
      let group = result["groups"][0]
      let index = group["index"]
      #expect(group["published"].text == "100.00")
      #expect(group["grade"].text == "A")
      #expect(result.warningCodes.contains("noVariation"))
      // beta.ppf(0.025, 10, 1) of scipy 1.17.1, on 25-100
      #expect(index["lower"].number?.isClose(to: 76.86271691359295, .relative(1e-12)) == true)
      let probabilities = group["gradeProbabilities"].members.values.compactMap(\.number)
      #expect(probabilities.count == 4)
      #expect(probabilities.allSatisfy { $0 < 1 })
    }
  }

  @Test("an index of all answers 4 is 100 and not a hair more")
  func neverAboveTheScale() throws {
    let here = try Workdir()
    try here.write(
      survey(Array(repeating: Array(repeating: 4, count: 9), count: 10)), to: "four.csv")
    let index = try document(here, "index", "four.csv")["groups"][0]["index"]
    #expect(index["estimate"].number == 100)
    #expect(try #require(index["upper"].number) <= 100)
    #expect(try #require(index["estimate"].number) <= #require(index["upper"].number))
  }

  @Test(
    "all answers 4 under a rounded weight",
    arguments: [("0.11", "99.00"), ("0.111", "99.90"), ("0.1111", "99.99")])
  func largestIndex(rule: String, published: String) throws {
    let here = try Workdir()
    try here.write(
      survey(Array(repeating: Array(repeating: 4, count: 9), count: 10)), to: "four.csv")
    let group = try document(here, "index", "four.csv", "--element-weights", rule)["groups"][0]
    #expect(group["published"].text == published)
    let upper = try #require(group["index"]["upper"].number)
    let lower = try #require(group["index"]["lower"].number)
    #expect(lower < upper)
    #expect(try upper <= #require(Double(published)))
  }

  @Test("one respondent: an index, and null with a reason for what is unknown")
  func oneRespondent() throws {
    let here = try Workdir()
    try here.write(survey([[4, 3, 4, 4, 4, 4, 4, 4, 4]]), to: "one.csv")
    let result = try document(here, "index", "one.csv")
    let group = result["groups"][0]
    #expect(group["published"].text == "97.22")
    #expect(group["grade"].text == "A")
    for key in ["standardError", "lower", "upper"] {
      #expect(group["index"][key].isNull, "\(key)")
    }
    #expect(group["index"]["degreesOfFreedom"].number == 0)
    #expect(group["index"]["reason"].text?.isEmpty == false)
    #expect(group["gradeProbabilities"].isNull)
    #expect(group["reason"].text?.isEmpty == false)
    for element in group["elements"].values {
      #expect(element["standardError"].isNull && element["lower"].isNull)
      #expect(element["reason"].text?.isEmpty == false)
    }
  }

  @Test("several files are one data set, and FILE@2021 gives a file its year")
  func severalFiles() throws {
    let here = try Workdir()
    try here.write(
      survey([[4, 4, 4, 4, 4, 4, 4, 4, 4], [3, 3, 3, 3, 3, 3, 3, 3, 3]]), to: "a.csv")
    try here.write(
      survey([[2, 2, 2, 2, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3, 3, 3, 3]]), to: "b.csv")
    let together = try document(here, "index", "a.csv", "b.csv")
    #expect(together["groups"].values.count == 1)
    #expect(together["groups"][0]["published"].text == "75.00")
    #expect(together["groups"][0]["respondents"].number == 4)
    let apart = try document(here, "index", "b.csv@2022", "a.csv@2021", "--by", "year")
    #expect(apart["groups"].values.map { $0["group"]["year"].text } == ["2021", "2022"])
    #expect(apart["groups"].values.map { $0["published"].text } == ["87.50", "62.50"])
  }

  @Test("a file whose own name has an at sign is found")
  func atSignInName() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "desa@kras.csv")
    #expect(try document(here, "index", "desa@kras.csv")["groups"][0]["respondents"].number == 6)
  }

  @Test("- is standard input")
  func standardInput() throws {
    let here = try Workdir()
    let result = try document(here, "index", "-", input: Array(ordinary.utf8))
    #expect(result["groups"][0]["published"].text == "82.41")
  }

  @Test("groups sort naturally")
  func naturalOrder() throws {
    let here = try Workdir()
    let answers = Array(repeating: "3", count: 9)
    let rows = ["RW 10", "RW 2", "rw 1", "RW 1"].map { [$0] + answers }
    try here.write(survey(["unit"], rows), to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", "unit")
    let units = result["groups"].values.compactMap { $0["group"]["unit"].text }
    #expect(units.last == "RW 10")
    #expect(try #require(units.firstIndex(of: "RW 2")) > #require(units.firstIndex(of: "RW 1")))
  }

  @Test(
    "a date gives the year, and a semester or quarter with a year the period",
    arguments: [
      ("tanggal", "2021-06-13", "year", "2021"), ("tanggal", "13/06/2021", "year", "2021"),
    ])
  func yearOfDate(header: String, value: String, role: String, expected: String) throws {
    let here = try Workdir()
    let answers = Array(repeating: "3", count: 9)
    try here.write(survey([header], [[value] + answers]), to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", role)
    #expect(result["groups"][0]["group"][role].text == expected)
  }

  @Test("semester and year make a period")
  func periods() throws {
    let here = try Workdir()
    let answers = Array(repeating: "3", count: 9)
    try here.write(
      survey(["tahun", "semester"], [["2021", "1"] + answers, ["2021", "2"] + answers]),
      to: "survey.csv")
    let result = try document(here, "index", "survey.csv", "--by", "period")
    #expect(
      result["groups"].values.map { $0["group"]["period"].text } == ["2021-S1", "2021-S2"])
  }

  @Test("the older editions have their own grades and elements")
  func editions() throws {
    let here = try Workdir()
    let rows = Array(repeating: Array(repeating: "3", count: 14).joined(separator: ","), count: 3)
    let header = (1...14).map { "U\($0)" }.joined(separator: ",")
    try here.write(([header] + rows).joined(separator: "\n") + "\n", to: "old.csv")
    let old = try document(here, "index", "old.csv", "--edition", "kepmenpan-25-2004")
    #expect(old["edition"].text == "kepmenpan-25-2004")
    #expect(old["groups"][0]["published"].text == "75.00")
    #expect(old["groups"][0]["grade"].text == "B")
    let rounded = try document(
      here, "index", "old.csv", "--edition", "kepmenpan-25-2004", "--element-weights", "0.071")
    // 14·3·0.071·25
    #expect(rounded["groups"][0]["published"].text == "74.55")

    try here.write(survey([[3, 3, 3, 3, 3, 3, 3, 3, 3]]), to: "nine.csv")
    let middle = try document(here, "index", "nine.csv", "--edition", "permenpanrb-16-2014")
    #expect(middle["groups"][0]["grade"].text == "B", "75 is B from 62.51, and C since 2017")
    let now = try document(here, "index", "nine.csv")
    #expect(now["groups"][0]["grade"].text == "C")
  }

  @Test("a survey of 2014 is named as such, and nothing is said of U8", arguments: ["id", "en"])
  func namesTheEdition(language: String) throws {
    let here = try Workdir()
    try here.copy("datasets/kras/skm-2016.csv", to: "skm.csv")
    let refused = try here.skm("index", "skm.csv", "--language", language)
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains("--edition permenpanrb-16-2014"))
    #expect(!refused.errors.contains("--column") && !refused.errors.contains("U8"))
    let checked = try here.skm("check", "skm.csv", "--language", language, "--format", "json")
    let answer = try JSON(checked.output)
    #expect(checked.status == 1 && answer["problemCount"].number == 1)
    #expect(answer["problems"].values.map { $0["code"].text } == ["otherEdition"])
    #expect(answer["warnings"].values.isEmpty)
    #expect(try here.skm("index", "skm.csv", "--edition", "permenpanrb-16-2014").status == 0)
    #expect(try here.skm("check", "skm.csv", "--edition", "permenpanrb-16-2014").status == 0)
  }

  @Test("means over a header that is no role are called no published ones")
  func namesAggregates() throws {
    let here = try Workdir()
    try here.copy("datasets/kras/skm-2018.csv", to: "skm.csv")
    for (role, title) in [
      ("Desa", "Means over groups (unofficial)"), ("service", "Means of the published indices"),
    ] {
      let found = try here.skm("index", "skm.csv", "--by", role, "--language", "en")
      #expect(found.output.contains(title), "\(role)")
    }
  }
}
