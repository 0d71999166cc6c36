import Foundation
import TestSupport
import Testing

@Suite("skm rate")
struct RateCommandTests {
  static let register = "datasets/kras/konflik.csv"
  static let counts = "datasets/kras/konflik-tahunan.csv"

  private func rate(_ text: String, _ more: String...) throws -> JSON {
    let here = try Workdir()
    try here.write(text, to: "conflicts.csv")
    return try document(here, ["rate", "conflicts.csv"] + more)
  }

  private func failure(_ text: String, _ more: String...) throws -> Workdir.Outcome {
    let here = try Workdir()
    try here.write(text, to: "conflicts.csv")
    return try here.skm(["rate", "conflicts.csv"] + more)
  }

  @Test("register and yearly counts of one office on the terminal", arguments: ["id", "en"])
  func golden(language: String) throws {
    let here = try Workdir()
    for (path, name, more) in [
      (Self.register, "konflik", ["--target", "92.5"]),
      (Self.counts, "konflik-tahunan", ["--method", "clopper-pearson"]),
    ] {
      try here.copy(path, to: "\(name).csv")
      let shown = try here.skm(["rate", "\(name).csv", "--language", language] + more)
      #expect(shown.status == 0 && shown.errors == "")
      #expect(shown.output.split(separator: "\n").filter { $0.count > 80 } == [])
      try expectGolden(shown.output, "rate-\(name).\(language).txt")
    }
  }

  @Test("a register gives the yearly counts that its office printed")
  func agree() throws {
    let here = try Workdir()
    try here.copy(Self.register, to: "register.csv")
    try here.copy(Self.counts, to: "counts.csv")
    let both = try ["register.csv", "counts.csv"].map { try document(here, "rate", $0) }
    let keys = ["group", "reported", "resolved", "facilitated", "rate"]
    for key in keys {
      #expect(both[0]["groups"].values.map { $0[key] } == both[1]["groups"].values.map { $0[key] })
    }
    for key in ["pooled", "trend"] { #expect(both[0][key] == both[1][key]) }
    #expect(both[1]["timeToResolution"]["median"].isNull)
    #expect(both[0]["timeToResolution"]["median"].number != nil)
  }

  @Test(
    "the interval is the one of its method, in per cent",
    arguments: RateIntervals.references.filter { $0.level == 0.95 && $0.reported < 1000 })
  func intervals(_ reference: RateIntervals) throws {
    let here = try Workdir()
    try here.write(
      "year,reported,resolved\n2020,\(reference.reported),\(reference.resolved)\n",
      to: "conflicts.csv")
    for (method, limits) in reference.limits {
      let rate = try document(here, "rate", "conflicts.csv", "--method", method)["groups"][0][
        "rate"]
      #expect(rate["method"].text == method)
      // one product by 100 beside the interval's own rounding
      rate["lower"].expect(100 * limits[0], .relative(1e-12), "\(method) lower")
      rate["upper"].expect(100 * limits[1], .relative(1e-12), "\(method) upper")
    }
  }

  @Test("a year without a report has no rate, neither 0 nor 100")
  func noReport() throws {
    let result = try rate("year,reported,resolved\n2019,4,3\n2020,0,0\n2021,2,2\n")
    let years = result["groups"].values
    #expect(years.map { $0["group"]["year"].text } == ["2019", "2020", "2021"])
    #expect(years[1]["rate"].isNull && years[1]["reason"].text?.isEmpty == false)
    #expect(years[1]["reported"].number == 0)
    #expect(result["pooled"]["reported"].number == 6)
    #expect(result.warningCodes.contains("nothingReported"))
    let shown = try failure("year,reported,resolved\n2019,4,3\n2020,0,0\n", "--language", "id")
    #expect(shown.status == 0 && shown.output.contains("tidak ada kejadian"))
  }

  @Test("more resolved than reported is an error, unless cases are carried over")
  func carriedOver() throws {
    let text = "year,reported,resolved\n2019,2,3\n2020,4,4\n"
    let refused = try failure(text, "--language", "en")
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains("line 2") && refused.errors.contains("--carry-over"))
    let taken = try rate(text, "--carry-over")
    let first = taken["groups"][0]
    #expect(first["rate"]["estimate"].number == 150)
    #expect(first["rate"]["lower"].isNull && first["rate"]["reason"].text != nil)
    #expect(taken.warningCodes.contains("carriedOver"))
  }

  @Test("what is facilitated stands beside the formula, and can be the numerator")
  func facilitated() throws {
    let text = "year,reported,resolved,facilitated\n2019,4,2,3\n2020,5,5,5\n"
    let formula = try rate(text)["groups"][0]
    #expect(formula["rate"]["estimate"].number == 50)
    #expect(formula["shares"]["facilitated"].number == 75)
    let other = try rate(text, "--numerator", "facilitated")
    #expect(other["numerator"].text == "facilitated")
    #expect(other["groups"][0]["rate"]["estimate"].number == 75)
    let unknown = try failure(
      "year,reported,resolved\n2019,4,2\n", "--numerator", "facilitated", "--language", "en")
    #expect(unknown.status == 1 && unknown.errors.contains("--column facilitated="))
  }

  @Test("the outlook asks for the fewest cases that meet the target", arguments: ["92.5", "92,5"])
  func outlook(target: String) throws {
    let outlook = try rate(
      "year,reported,resolved\n2019,6,5\n2020,9,8\n2021,3,3\n", "--target", target)["outlook"]
    #expect(outlook["target"].number == 92.5)
    for row in outlook["byReports"].values {
      let reports = try #require(row["reports"].number)
      let needed = try #require(row["resolvedNeeded"].number)
      #expect(1000 * needed >= 925 * reports && 1000 * (needed - 1) < 925 * reports)
    }
    let probability = try #require(outlook["probabilityOfAttainment"].number)
    #expect(0.2 < probability && probability < 0.9)
  }

  @Test("separation is told, and the trend is Firth's")
  func separation() throws {
    let result = try rate("year,reported,resolved\n2018,3,3\n2019,2,2\n2020,4,4\n")
    #expect(result.warningCodes.contains("separation"))
    #expect(result["trend"]["estimator"].text == "firth")
    #expect(result["trend"]["logOdds"]["estimate"].number != nil)
    #expect(result["trend"]["cochranArmitage"].isNull && result["trend"]["reason"].text != nil)
  }

  @Test("groups have their own years, and the whole is their sum")
  func groups() throws {
    let here = try Workdir()
    try here.copy(Self.register, to: "register.csv")
    let whole = try document(here, "rate", "register.csv")
    let parts = try document(here, "rate", "register.csv", "--by", "desa")
    #expect(parts["pooled"]["reported"] == whole["pooled"]["reported"])
    #expect(parts["trend"] == whole["trend"])
    let names = parts["series"].values.compactMap { $0["group"]["village"].text }
    #expect(names.count > 2 && names == names.sorted())
    let sum = parts["series"].values.compactMap { $0["pooled"]["reported"].number }.reduce(0, +)
    #expect(sum == whole["pooled"]["reported"].number)
    #expect(parts["groups"].values.allSatisfy { $0["group"]["year"].text != nil })
  }

  @Test("no number and no name of the register is told")
  func tellsNoOne() throws {
    let here = try Workdir()
    try here.write(
      "nomor,nama pelapor,tanggal lapor,tanggal selesai,jenis,desa\n"
        + "RAHASIA-1,Budi Rahasia,01/02/2020,,lahan,Kras\n"
        + "RAHASIA-2,Budi Rahasia,03/02/2020,05/02/2020,lahan,Kras\n", to: "register.csv")
    for format in ["terminal", "json", "csv", "markdown", "html", "svg"] {
      let shown = try here.skm("rate", "register.csv", "--format", format)
      #expect(shown.status == 0)
      #expect(!shown.output.lowercased().contains("rahasia"), "\(format)")
    }
  }

  @Test("CSV has a row per group and year, with the numbers of the JSON", arguments: ["id", "en"])
  func csv(notation: String) throws {
    let here = try Workdir()
    try here.copy(Self.register, to: "register.csv")
    let result = try document(here, "rate", "register.csv", "--by", "type")
    let outcome = try here.skm(
      "rate", "register.csv", "--by", "type", "--format", "csv", "--spreadsheet", notation,
      "--quiet")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
    let mark: Character = notation == "id" ? ";" : ","
    #expect(
      lines.first?.split(separator: mark).map(String.init) == [
        "type", "year", "reported", "resolved", "facilitated", "everResolved", "estimate", "lower",
        "upper", "level", "method", "reason",
      ])
    #expect(lines.count == 1 + result["groups"].values.count)
    for (line, group) in zip(lines.dropFirst(), result["groups"].values) {
      let cells = line.split(separator: mark, omittingEmptySubsequences: false)
        .map { String($0).replacing(",", with: notation == "id" ? "." : ",") }
      #expect(cells[0] == group["group"]["type"].text)
      #expect(cells[1] == group["group"]["year"].text)
      #expect(Double(cells[6]) == group["rate"]["estimate"].number)
      #expect(Double(cells[7]) == group["rate"]["lower"].number)
    }
  }

  @Test("JSON says the same in both languages but for its words")
  func sameFacts() throws {
    let here = try Workdir()
    try here.copy(Self.register, to: "register.csv")
    let both = try ["id", "en"].map {
      try document(here, "rate", "register.csv", "--target", "90", "--language", $0)
    }
    #expect(both[0] != both[1])
    for key in ["rate", "shares", "group"] {
      #expect(both[0]["groups"].values.map { $0[key] } == both[1]["groups"].values.map { $0[key] })
    }
    #expect(both[0]["outlook"] == both[1]["outlook"])
    #expect(both[0].warningCodes == both[1].warningCodes)
  }

  @Test(
    "misuse is told and ends with 64",
    arguments: [
      ["--target", "120"], ["--target", "x"], ["--target", "-3"], ["--level", "95"],
      ["--as-of", "31/12/2020"], ["--as-of", "2020-02-30"], ["--column", "weight=x"],
      ["--method", "wald"], ["--numerator", "open"],
    ])
  func misuse(more: [String]) throws {
    let here = try Workdir()
    try here.copy(Self.register, to: "register.csv")
    let outcome = try here.skm(["rate", "register.csv"] + more)
    #expect(outcome.status == 64 && outcome.output == "" && !outcome.errors.isEmpty)
  }

  @Test("nothing reported at all is no answer")
  func noAnswer() throws {
    let outcome = try failure("year,reported,resolved\n2020,0,0\n", "--language", "id")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("bukan 0%"))
  }

  @Test("several files are one data set, each with its year, and none twice")
  func files() throws {
    let here = try Workdir()
    try here.write("dilaporkan,diselesaikan\n4,3\n", to: "a.csv")
    try here.write("dilaporkan,diselesaikan\n5,5\n", to: "b.csv")
    let result = try document(here, "rate", "a.csv@2020", "b.csv@2021")
    #expect(result["groups"].values.map { $0["group"]["year"].text } == ["2020", "2021"])
    #expect(result["groups"].values.map { $0["rate"]["estimate"].number } == [75, 100])
    #expect(try here.skm("rate", "a.csv@2020", "a.csv@2021").status == 64)
    #expect(try here.skm("rate", "missing.csv").status == 74)
  }

  @Test("headers of any name can be chosen")
  func columns() throws {
    let result = try rate(
      "thn,masuk semua,beres\n2020,4,3\n", "--column", "reported=masuk semua", "--column",
      "resolved=beres")
    #expect(result["groups"][0]["rate"]["estimate"].number == 75)
  }
}

/// The limits that another program computed; see `Tests/Reference/README.md`.
struct RateIntervals: Decodable, Sendable, CustomTestStringConvertible {
  let resolved: Int, reported: Int
  let level: Double
  private let wilson: [Double], jeffreys: [Double], midp: [Double], likelihood: [Double]
  private let clopperPearson: [Double], agrestiCoull: [Double]

  private enum CodingKeys: String, CodingKey {
    case resolved, reported, level, wilson, jeffreys, midp, likelihood
    case clopperPearson = "clopper-pearson"
    case agrestiCoull = "agresti-coull"
  }

  static let references = ReferenceTable<RateIntervals>.load("rates", "intervals")

  var limits: [String: [Double]] {
    [
      "wilson": wilson, "jeffreys": jeffreys, "midp": midp, "likelihood": likelihood,
      "clopper-pearson": clopperPearson, "agresti-coull": agrestiCoull,
    ]
  }

  var testDescription: String { "\(resolved) of \(reported)" }
}
