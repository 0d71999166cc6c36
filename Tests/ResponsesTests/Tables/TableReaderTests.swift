import CSV
import Moments
import Responses
import Testing

/// The rows of a table, as they came.
struct CollectedRows: TableConsumer {
  var isCategory: [Bool]?
  var rows: [TableRow] = []

  mutating func begin(_ isCategory: [Bool]) {
    #expect(self.isCategory == nil && rows.isEmpty)
    self.isCategory = isCategory
  }

  mutating func add(_ row: TableRow) { rows.append(row) }
}

@Suite struct TableReaderTests {
  private func read(
    _ text: String, _ variables: [TableRequest.Variable], year: String? = nil,
    blockSize: Int = 1 << 16, _ change: (inout TableRequest) -> Void = { _ in }
  ) throws -> (reading: TableReading, found: CollectedRows) {
    var request = TableRequest(variables)
    change(&request)
    var found = CollectedRows()
    let reading = try TableReader(request).read(
      ByteSource(Array(text.utf8), name: "t.csv", blockSize: blockSize), year: year, into: &found)
    return (reading, found)
  }

  private func numbers(_ found: CollectedRows, of variable: Int = 0) -> [Double?] {
    found.rows.map { row in
      if case .number(let value)? = row.values[variable] { value } else { nil }
    }
  }

  private func names(
    _ result: (reading: TableReading, found: CollectedRows), of variable: Int = 0
  ) -> [String?] {
    result.found.rows.map { row in
      guard case .category(let number)? = row.values[variable] else { return nil }
      return result.reading.variables[variable].categories[number]
    }
  }

  @Test("numbers with a point or a comma, signs and exponents; blanks, dashes and NA are missing")
  func readsNumbers() throws {
    let text = "a;b\n3,5;1\n3.25;2\n-4;3\n1e3;4\n;5\n-;6\nNA;7\n \u{2212}0,5 ;8\n12;9\n"
    let (reading, found) = try read(text, [.init("a", .either)])
    #expect(reading.problems == [] && found.isCategory == [false])
    #expect(numbers(found) == [3.5, 3.25, -4, 1000, nil, nil, nil, -0.5, 12])
    #expect(reading.rowCount == 9 && !reading.variables[0].isCategory)
  }

  @Test("texts get numbers in their order and are listed naturally")
  func readsCategories() throws {
    let text = "who,x\nLoket 10,1\nLoket 2,1\n\"Loket  10\",1\nNA,1\n-,1\nloket 2,1\n"
    let result = try read(text, [.init("who", .either), .init("x", .number)])
    #expect(result.found.isCategory == [true, false])
    #expect(names(result) == ["Loket 10", "Loket 2", "Loket 10", nil, nil, "loket 2"])
    let variable = result.reading.variables[0]
    #expect(variable.order.map { variable.categories[$0] }.first == "Loket 2")
    #expect(variable.order.map { variable.categories[$0] }.last == "Loket 10")
  }

  @Test("under a kind of categories 4, 4.0 and 4,0 are one, and 007 is a code")
  func namesNumbers() throws {
    let text = "u;v\n4;1\n4.0;1\n4,00;1\n007;1\n7;1\n2,50;1\n10;1\n-1;1\n"
    let result = try read(text, [.init("u", .category)])
    #expect(names(result) == ["4", "4", "4", "007", "7", "2.5", "10", "-1"])
    let variable = result.reading.variables[0]
    #expect(
      variable.order.map { variable.categories[$0] } == ["-1", "2.5", "4", "007", "7", "10"])
  }

  @Test("a mixed column is a problem with its place, whichever comes first")
  func refusesMixtures() throws {
    let late = try read("a,b\n1,1\n,1\n2,1\nx,1\n3,1\n", [.init("a", .either)]).reading
    #expect(late.problemCount == 1)
    let problem = try #require(late.problems.first)
    #expect(problem.kind == .mixedColumn(firstLine: 2, beginsWithNumbers: true))
    #expect(problem.line == 5 && problem.column == "a" && problem.text == "x")
    #expect(problem.record == 4 && problem.file == "t.csv")
    let early = try read("a,b\n,1\nx,1\n2,1\n", [.init("a", .either)]).reading
    #expect(
      early.problems.map(\.kind) == [.mixedColumn(firstLine: 3, beginsWithNumbers: false)])
    #expect(early.problems.first?.line == 4)
    #expect(try read("a,b\n1,1\nx,1\n", [.init("a", .category)]).reading.problems == [])
    #expect(
      try read("a,b\nx,1\n", [.init("a", .number)]).reading.problems.map(\.kind) == [.notANumber])
  }

  @Test("texts among numbers can count as missing, and are counted")
  func skipsInvalid() throws {
    let (reading, found) = try read("a,b\n1,1\nx,1\ny,1\n", [.init("a", .either)]) {
      $0.skipsInvalid = true
    }
    #expect(reading.problems == [] && numbers(found) == [1, nil, nil])
    #expect(reading.warnings == [.invalidSkipped(count: 2)])
  }

  @Test("marks that may stand between thousands are refused")
  func refusesThousands() throws {
    for text in ["a;b\n1.234.567;1\n", "a;b\n1.234;1\n85,35;1\n", "a;b\n1.234;1\n987;1\n"] {
      let reading = try read(text, [.init("a", .number)]).reading
      #expect(reading.problems.map(\.kind) == [.thousandsMark], "\(text)")
      #expect(reading.problems.first?.line == 2, "\(text)")
    }
  }

  @Test("an identifier is no category")
  func refusesIdentifiers() throws {
    let text = "id,b\n" + (0...1000).map { "p\($0),1\n" }.joined() + "q,1\n"
    let reading = try read(text, [.init("id", .either)]).reading
    #expect(reading.problems.map(\.kind) == [.tooManyValues(limit: 1000)])
    #expect(reading.problems.first?.line == 1002)
  }

  @Test("a column may say nothing for long; what it holds is told before the first row")
  func waits() throws {
    for blanks in [10, 20_000] {
      let text = "a,b\n" + String(repeating: ",1\n", count: blanks) + "x,2\n"
      let result = try read(text, [.init("a", .either), .init("b", .either)])
      if blanks == 10 {
        #expect(result.found.isCategory == [true, false])
        #expect(result.found.rows.count == 11 && names(result).last == "x")
      } else {  // no row can wait for ever
        #expect(result.found.isCategory == [false, false])
        #expect(result.reading.problems.map(\.kind) == [.notANumber])
      }
    }
  }

  @Test("strata are crossed, units of different strata differ, groups are told by role or header")
  func readsDesign() throws {
    let text = """
      Jenis kelamin,s1,s2,school,class,w,N,M,y
      L,a,x,1,1,2.5,10,30,1
      P,a,y,1,1,3,20,31,2
      L,a,x,1,2,0,10,30,3
      ,b,x,2,1,1,30,32,4

      """
    let (reading, found) = try read(text, [.init("y", .number)]) {
      $0.groups = ["sex"]
      $0.strata = ["s1", "s2"]
      $0.units = ["school", "class"]
      $0.weight = "w"
      $0.populations = ["N", "M"]
    }
    #expect(reading.problems == [])
    #expect(reading.groupRoles == ["sex"] && reading.groupNames == [["L"], ["P"], [""]])
    #expect(reading.warnings == [.blankGroup(role: "sex", count: 1)])
    #expect(reading.stratumNames == [["a", "x"], ["a", "y"], ["b", "x"]])
    #expect(found.rows.map(\.group) == [0, 1, 0, 2])
    #expect(found.rows.map(\.stratum) == [0, 1, 0, 2])
    #expect(found.rows.map(\.units) == [[0, 0], [1, 1], [0, 2], [2, 3]])
    #expect(found.rows.map(\.weight) == [2.5, 3, 0, 1])
    #expect(found.rows.map(\.populations) == [[10, 30], [20, 31], [10, 30], [30, 32]])
  }

  @Test("problems of the design have their places")
  func refusesDesign() throws {
    let text =
      "s,p,w,N,M,y\na,1,-1,10,5,1\na,,1,11,5,1\na,1,1,10,6,1\na,2,1.5x,10,6,1\n,3,1,9,9,1\n"
    let reading = try read(text, [.init("y", .number)]) {
      ($0.strata, $0.units, $0.weight, $0.populations) = (["s"], ["p"], "w", ["N", "M"])
    }.reading
    let found = reading.problems.map { "\($0.kind.code) \($0.line ?? 0) \($0.column ?? "")" }
    #expect(
      found == [
        "invalidWeight 2 w", "blankDesign 3 p", "changedPopulation 3 N", "changedPopulation 4 M",
        "invalidWeight 5 w", "blankDesign 6 s",
      ])
    let zero = try read("w,y\n0,1\n0,2\n", [.init("y", .number)]) { $0.weight = "w" }.reading
    #expect(zero.problems.map(\.kind) == [.noPositiveWeight])
  }

  @Test("replicate weights are the columns of a prefix, in the order of the header")
  func readsReplicates() throws {
    let text = "y,rep2,rep10,other\n1,0.5,2,7\n2,1,0,7\n"
    let (reading, found) = try read(text, [.init("y", .number)]) { $0.replicatePrefix = "rep" }
    #expect(reading.replicateHeaders == ["rep2", "rep10"])
    #expect(found.rows.map(\.replicateWeights) == [[0.5, 2], [1, 0]])
    let none = try read(text, [.init("y", .number)]) { $0.replicatePrefix = "r_" }.reading
    #expect(none.problems.map(\.kind) == [.noReplicateWeights(prefix: "r_")])
  }

  @Test("only complete rows count, and the others stay in the design")
  func completeOnly() throws {
    let (_, found) = try read(
      "a,b\n1,2\n,3\n4,NA\n5,6\n", [.init("a", .number), .init("b", .number)]
    ) {
      $0.usesCompleteOnly = true
    }
    #expect(numbers(found) == [1, nil, nil, 5] && numbers(found, of: 1) == [2, nil, nil, 6])
  }

  @Test("the header may stand below titles, and names columns not asked for")
  func findsHeader() throws {
    let text = "Laporan survei,,\n,,\nNo,Nilai akhir,api.stu/enroll\n1,80,2\n2,90,3\n"
    let (reading, found) = try read(text, [.init("nilai akhir", .either)])
    #expect(reading.problems == [] && numbers(found) == [80, 90])
    let missing = try read("cds,api00\n1,2\n", [.init("api0", .either)]).reading
    #expect(
      missing.problems.map(\.kind)
        == [.unknownColumn(name: "api0", nearest: "api00", available: ["cds", "api00"])])
    #expect(try read("", [.init("a", .either)]).reading.problems.map(\.kind) == [.emptyFile])
    #expect(
      try read("a,b\n", [.init("a", .either)]).reading.problems.map(\.kind) == [.noRespondents])
    #expect(
      try read("a,b\n1\n1,2,3\n", [.init("b", .either)]).reading.problems.map(\.kind.code)
        == ["shortRecord", "longRecord"])
    #expect(
      try read("a,b\n1,\"2\n", [.init("b", .either)]).reading.problems.map(\.kind.code)
        == ["unreadable"])
  }

  @Test("a column of the very name is meant before one of the role that the name means")
  func prefersHeaders() throws {
    let text = "unit,Kelurahan,umur\n7,A,30\n8,B,40\n"
    let (reading, found) = try read(text, [.init("age", .number)]) { $0.groups = ["unit"] }
    #expect(reading.problems == [] && numbers(found) == [30, 40])
    #expect(reading.groupNames == [["7"], ["8"]] && reading.groupRoles == ["unit"])
    let assigned = try read(text, [.init("age", .number)]) {
      $0.groups = ["unit"]
      $0.columns = [(role: "unit", header: "Kelurahan")]
    }.reading
    #expect(assigned.groupNames == [["A"], ["B"]])
  }

  @Test("a file has the year that it was given, and says where its own differs")
  func takesYears() throws {
    let (reading, found) = try read(
      "tahun,y\n2020,1\n2021,2\n", [.init("y", .number)], year: "2021"
    ) {
      $0.groups = ["year"]
    }
    #expect(reading.groupNames == [["2021"]] && found.rows.count == 2)
    #expect(reading.warnings == [.yearOverridden(file: "t.csv", year: "2021", count: 1)])
  }

  @Test("blocks of any size give the same rows", arguments: [1, 7, 64])
  func blocks(size: Int) throws {
    let text = "g;y;w\nä;3,5;1\n\"b\nc\";4;2,5\nä;;1\n"
    let whole = try read(text, [.init("y", .either)]) { ($0.groups, $0.weight) = (["g"], "w") }
    let small = try read(text, [.init("y", .either)], blockSize: size) {
      ($0.groups, $0.weight) = (["g"], "w")
    }
    #expect(small.found.rows == whole.found.rows && whole.found.rows.count == 3)
    #expect(small.reading.groupNames == whole.reading.groupNames)
  }
}
