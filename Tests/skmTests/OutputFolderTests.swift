import TestSupport
import Testing

@Suite("A folder of tables")
struct OutputFolderTests {
  private let names = ["contents.csv", "data.csv", "table-01.csv"]
  private let arguments = ["index", "survey.csv", "--format", "csv", "--language", "en", "-o"]

  @Test("every table of an answer, under names that do not depend on the language")
  func writes() throws {
    let here = try Workdir()
    try here.copy(metroPusat, to: "in.csv")
    for language in ["id", "en"] {
      let outcome = try here.skm(
        ["index", "in.csv", "--by", "year", "--format", "csv", "-o", language + "/"] + metroColumns
          + ["--language", language])
      #expect(outcome.status == 0 && outcome.output == "")
      #expect(outcome.errors.contains("4"), "the notes have no place in a table")
      #expect(
        try here.names(in: language)
          == ["contents.csv", "data.csv"] + (1...4).map { "table-0\($0).csv" })
    }
    let single = try here.skm(
      ["index", "in.csv", "--by", "year", "--format", "csv", "--language", "en"] + metroColumns)
    #expect(try here.bytes(of: "en/data.csv") == single.outputBytes)
    let overview = try here.text(of: "en/table-01.csv")
    #expect(overview.hasPrefix("Year,n,IKM,\"95% interval, lower\",\"95% interval, upper\",Grade,"))
    #expect(overview.contains("\n2021,28,88.39,"))
    #expect(try here.text(of: "id/table-01.csv").contains("\r\n2021;28;88,39;"))
    #expect(
      try here.text(of: "en/contents.csv").contains("table-03.csv,Elements to improve first: 2021"))
  }

  @Test("a folder that is there needs no slash, an empty one is used, an earlier bundle replaced")
  func replaces() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    _ = try here.shell("mkdir out")
    #expect(try here.skm(arguments + ["out"]).status == 0)
    #expect(try here.names(in: "out") == names)
    _ = try here.shell("cp out/data.csv out/table-07.csv; echo old > out/data.csv; ln -s out link")
    #expect(try here.skm(arguments + ["link/"]).status == 0)
    #expect(try here.names(in: "out") == names, "what the new answer does not have is gone")
    #expect(try here.text(of: "out/data.csv").hasPrefix("element,name,"))
    #expect(try here.names() == ["link", "out", "survey.csv"], "and nothing is left beside it")
  }

  @Test(
    "a folder with anything else is left alone",
    arguments: [
      "echo mine > out/mine.txt", "echo mine > out/data.csv", "echo a,b > out/contents.csv",
      "mkdir out/data.csv", "mkdir -p out/.hidden",
    ])
  func refuses(preparation: String) throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    _ = try here.shell("mkdir out; \(preparation)")
    let before = try here.shell("find . | sort; cat out/* 2>&1").output
    let outcome = try here.skm(arguments + ["out/"])
    #expect(outcome.status == 64 && outcome.errors.contains("out/"), "\(outcome.errors)")
    #expect(try here.shell("find . | sort; cat out/* 2>&1").output == before)
  }

  @Test("a file that was read is not overwritten, by whatever name")
  func ownInput() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    #expect(try here.skm(arguments + ["out/"]).status == 0)
    try here.write(ordinary, to: "out/data.csv")
    _ = try here.shell("ln -s out/data.csv link.csv")
    for input in ["out/data.csv", "link.csv"] {
      let outcome = try here.skm("index", input, "--format", "csv", "-o", "out/")
      #expect(outcome.status == 64)
      #expect(try here.text(of: "out/data.csv") == ordinary)
    }
  }

  @Test("what cannot be written is 74, and leaves nothing behind")
  func fails() throws {
    let here = try Workdir()
    try here.write(ordinary, to: "survey.csv")
    for path in ["nowhere/out/", "survey.csv/"] {
      let outcome = try here.skm(arguments + [path])
      #expect(outcome.status == 74 && outcome.errors.contains(path), "\(outcome.errors)")
    }
    #expect(try here.skm(arguments + ["out/"]).status == 0)
    let before = try here.text(of: "out/data.csv")
    let full = try here.shell(
      """
      (trap '' XFSZ; ulimit -f 1; "$SKM" index survey.csv --format csv -o out/ --quiet 2>&1; \
      echo "status $?") | cat
      """)
    #expect(full.output.contains("status 74"), "\(full.output)")
    #expect(try here.text(of: "out/data.csv") == before)
    #expect(try here.names() == ["out", "survey.csv"])
  }
}
