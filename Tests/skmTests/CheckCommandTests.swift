import TestSupport
import Testing

@Suite("skm check")
struct CheckCommandTests {
  private static let damages = [
    Damage(record: 3, column: "Persyaratan", text: "0"),
    Damage(record: 7, column: "Waktu penyelesaian", text: "5"),
    Damage(record: 9, column: "Biaya/tarif", text: "2.5"),
    Damage(record: 10, column: "Produk", text: "Entahlah"),
    Damage(record: 17, column: "Prosedur", text: "3. Sangat mudah"),
  ]

  @Test("the real file: what was understood and why, levels, missing, years, services")
  func realFile() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "responses.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm("check", "responses.csv", "--language", language)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      try expectGolden(outcome.output, "check-metro-pusat.\(language).txt")
    }
  }

  @Test("a messy copy gives the figures of the real file")
  func messyFigures() throws {
    let here = try Workdir()
    try here.write(try messyCopy(), to: "messy.csv")
    let check = try here.skm("check", "messy.csv")
    #expect(check.status == 0, "\(check.output)")
    let messy = try document(here, "index", "messy.csv", "--by", "year")
    let real = try metroByYear()
    #expect(messy["groups"] == real["groups"])
  }

  @Test("each problem of a messy copy: line, record, column, text, what is allowed, and exit 1")
  func messyProblems() throws {
    let here = try Workdir()
    try here.write(try messyCopy(Self.damages), to: "messy.csv")
    let outcome = try here.skm("check", "messy.csv", "--format", "json", "--language", "en")
    #expect(outcome.status == 1)
    let result = try JSON(outcome.output)
    let problems = result["problems"].values
    #expect(problems.count == Self.damages.count)
    for (damage, problem) in zip(Self.damages, problems) {
      #expect(problem["file"].text == "messy.csv")
      // three rows stand above the header, and the header is a line
      #expect(problem["line"].number == Double(damage.record + 4))
      #expect(problem["record"].number == Double(damage.record))
      #expect(problem["column"].text == damage.column)
      #expect(problem["text"].text == damage.text)
      #expect(problem["expected"].text?.contains("1–4") == true)
    }
    #expect(problems[0]["expected"].text?.contains("Kurang sesuai") == true)
    let file = result["files"][0]
    #expect(file["headerLine"].number == 4)
    #expect(file["rows"].number == 45)
    #expect(file["delimiter"].text == ";")
    #expect(file["elements"].first("element", "U1")["invalid"].number == 1)
    #expect(file["elements"].first("element", "U6")["invalid"].number == 0)
  }

  @Test("the terminal says the same, in both languages")
  func messyTerminal() throws {
    let here = try Workdir()
    try here.write(try messyCopy(Self.damages), to: "messy.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm("check", "messy.csv", "--language", language)
      #expect(outcome.status == 1)
      try expectGolden(outcome.output, "check-messy.\(language).txt")
    }
  }

  @Test("skm index refuses with the same places, and prints nothing")
  func indexRefuses() throws {
    let here = try Workdir()
    try here.write(try messyCopy(Self.damages), to: "messy.csv")
    let outcome = try here.skm("index", "messy.csv", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == Self.damages.count)
    for (damage, line) in zip(Self.damages, lines) {
      #expect(line.contains("messy.csv, line \(damage.record + 4), record \(damage.record)"))
      #expect(line.contains(damage.column) && line.contains("“\(damage.text)”"))
      #expect(line.contains("1–4"))
    }
  }

  @Test("--skip-invalid counts them as missing and says how many")
  func skipInvalid() throws {
    let here = try Workdir()
    try here.write(try messyCopy(Self.damages), to: "messy.csv")
    let result = try document(here, "index", "messy.csv", "--skip-invalid", "--language", "en")
    let elements = result["groups"][0]["elements"]
    #expect(elements.first("element", "U1")["count"].number == 44)
    #expect(elements.first("element", "U6")["count"].number == 45)
    #expect(result["warnings"].values.contains { $0["message"].text?.contains("5") == true })
    let check = try here.skm("check", "messy.csv", "--skip-invalid")
    #expect(check.status == 0, "skm index would not refuse")
  }

  @Test("more problems than fit are counted, and check shows them")
  func manyProblems() throws {
    let here = try Workdir()
    let rows = (0..<25).map { _ in ["7"] + Array(repeating: "4", count: 8) }
    let good = Array(repeating: "3", count: 9)
    try here.write(survey([], rows + [good]), to: "survey.csv")
    let index = try here.skm("index", "survey.csv", "--language", "en")
    #expect(index.status == 1)
    #expect(index.errors.contains("skm check"))
    let check = try here.skm("check", "survey.csv", "--format", "json")
    #expect(check.status == 1)
    let problems = try JSON(check.output)["problems"].values
    #expect(problems.map { $0["line"].number } == (2...26).map(Double.init))
  }

  @Test("duplicates are equal but for an id and a timestamp; straight-liners answer all alike")
  func quality() throws {
    let here = try Workdir()
    let answers = ["4", "3", "4", "4", "4", "4", "4", "4", "4"]
    let alike = Array(repeating: "3", count: 9)
    try here.write(
      survey(
        ["id", "Timestamp"],
        [
          ["1", "2021/06/13 10:00:00"] + answers, ["2", "2021/06/13 10:05:00"] + answers,
          ["3", "2021/06/14 09:00:00"] + alike, ["4", "2021/06/14 10:00:00"] + answers,
        ]), to: "survey.csv")
    let file = try document(here, "check", "survey.csv")["files"][0]
    #expect(file["duplicates"].number == 2)
    #expect(file["straightLiners"].number == 1)
  }

  @Test("every column has a role or none, and a reason")
  func columns() throws {
    let here = try Workdir()
    let header =
      "Cap waktu,1. Nama Lengkap,2. Umur,3. Jenis Kelamin,4. Jenjang Pendidikan,5. Pekerjaan,"
      + "Jam survei,Jenis Layanan,U1 (Persyaratan),U2 (Prosedur),U3 (Waktu Penyelesaian),"
      + "U4 (Biaya/Tarif),U5 (Produk),U6 (Kompetensi),U7 (Perilaku),U8 (Sarana & Prasarana),"
      + "U9 (Pengaduan),Saran / Masukan (Teks)"
    try here.write(
      header + "\n2021/06/13 10:00:00,A,33,L,S1,PNS,08.00-12.00,KTP,4,4,3,4,4,4,4,2,1,\n",
      to: "form.csv")
    let result = try document(here, "check", "form.csv")
    let columns = result["files"][0]["columns"].values
    let roles = columns.map { $0["role"].text }
    #expect(roles[0] == "timestamp", "Cap waktu is not element 3")
    #expect(roles[2...5] == ["age", "sex", "education", "occupation"])
    #expect(roles[6] != "U3", "Jam survei is not element 3")
    #expect(
      roles[7...] == [
        "service", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8", "comment",
      ])
    #expect(columns.allSatisfy { $0["reason"].text?.isEmpty == false })
    #expect(result.warning("codesInDoubt") == nil, "words tell which is which")
    #expect(result["files"][0]["elements"].first("element", "U9")["levels"]["2"].number == 1)
  }

  @Test("a column that fits two elements, and two columns that fit one: both are listed")
  func ambiguousColumns() throws {
    let here = try Workdir()
    let rest = "Waktu penyelesaian,Biaya,Produk,Kompetensi,Perilaku,Sarana,Pengaduan\n"
    let row = Array(repeating: "4", count: 9).joined(separator: ",") + "\n"
    try here.write("Persyaratan dan prosedur,Prosedur," + rest + row, to: "one.csv")
    try here.write("Persyaratan,Syarat,Prosedur," + rest + "4," + row, to: "two.csv")
    let one = try here.skm("index", "one.csv", "--language", "en")
    #expect(one.status == 1)
    #expect(one.errors.contains("U1") && one.errors.contains("U2"))
    let two = try here.skm("index", "two.csv", "--language", "en")
    #expect(two.status == 1)
    #expect(two.errors.contains("“Persyaratan”") && two.errors.contains("“Syarat”"))
    let chosen = try here.skm("index", "two.csv", "--column", "U1=Syarat")
    #expect(chosen.status == 0)
  }

  @Test(
    "a label matches by equality and never by a part of it",
    arguments: [
      ("Sangat tidak sesuai", false), ("sesuai sekali", false), ("  SANGAT   sesuai ", true),
      ("4. Sangat Sesuai", true), ("4) sangat sesuai", true), ("3. Sangat sesuai", false),
      ("4,0", true), ("4.0", true), ("4,00", true), ("40", false), ("4.5", false), ("0", false),
      ("5", false), ("-1", false), ("4e0", false), ("NaN", false), ("04", true),
    ])
  func labels(text: String, isFour: Bool) throws {
    let here = try Workdir()
    let rest = Array(repeating: "3", count: 8)
    try here.write(survey([], [["\"\(text)\""] + rest]), to: "survey.csv")
    let outcome = try here.skm("check", "survey.csv", "--format", "json")
    let result = try JSON(outcome.output)
    let first = result["files"][0]["elements"][0]
    #expect(first["levels"]["4"].number == (isFour ? 1 : 0))
    #expect(first["invalid"].number == (isFour ? 0 : 1))
    #expect(outcome.status == (isFour ? 0 : 1))
    #expect(
      isFour
        || result["problems"][0]["text"].text == text.split(separator: " ").joined(separator: " "))
  }

  @Test("several files each have their own summary")
  func severalFiles() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "a.csv")
    try here.write(ordinary.replacing(",", with: "\t"), to: "b.tsv")
    let files = try document(here, "check", "a.csv", "b.tsv")["files"].values
    #expect(files.map { $0["file"].text } == ["a.csv", "b.tsv"])
    #expect(files.map { $0["rows"].number } == [6, 6])
    #expect(files.map { $0["delimiter"].text } == [",", "\t"])
  }

  @Test("the other formats carry the problems too", arguments: ["csv", "markdown"])
  func otherFormats(format: String) throws {
    let here = try Workdir()
    try here.write(try messyCopy(Self.damages), to: "messy.csv")
    let outcome = try here.skm("check", "messy.csv", "--format", format, "--language", "en")
    #expect(outcome.status == 1)
    for damage in Self.damages {
      #expect(outcome.output.contains(damage.text) && outcome.output.contains(damage.column))
    }
  }
}
