import CSV
import Moments
import Testing

@testable import Responses

@Suite struct ReadingPassTests {
  // MARK: - Problems

  @Test("an invalid answer is told with its place")
  func placesInvalidAnswers() throws {
    let text = "Judul\nNo,\(codes)\n1,\(good)\n\n2,4,0,4,\"\n5\",4,4,4,2.5,entah\n"
    let reading = try read(text)
    #expect(reading.problemCodes == Array(repeating: "invalidAnswer", count: 4))
    #expect(reading.problemCount == 4)
    #expect(reading.problems.map(\.line) == [5, 5, 6, 6])
    #expect(reading.problems.map(\.record) == [2, 2, 2, 2])
    #expect(reading.problems.map(\.column) == ["U2", "U4", "U8", "U9"])
    #expect(reading.problems.map(\.text) == ["0", "\n5", "2.5", "entah"])
    #expect(
      reading.problems[0].kind
        == .invalidAnswer(
          levels: 1...4, labels: ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"]))
    #expect(reading.files[0].invalid == [0, 1, 0, 1, 0, 0, 0, 1, 1])
  }

  @Test("invalid answers can count as missing")
  func skipsInvalid() throws {
    let reading = try read("\(codes)\n0,5,4,4,4,4,4,4,4\n\(good)\n") { $0.skipsInvalid = true }
    #expect(reading.problems == [])
    #expect(reading.warnings == [.invalidSkipped(count: 2)])
    let counts = reading.moments.groups[0]
    #expect(counts.respondents == 2)
    #expect(counts.completeRespondents == 1)
    #expect(counts.levels.answered(item: 0) == 1)
    #expect(reading.files[0].invalid == [1, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(reading.files[0].missing == Array(repeating: 0, count: 9))
  }

  @Test("every respondent answers, leaves out or errs in every item")
  func countsEveryAnswer() throws {
    let text = "\(codes)\n4,4\n4,x,,4,4,4,4,4,4\n\(good)\n"
    for skips in [false, true] {
      let summary = try #require(read(text) { $0.skipsInvalid = skips }.files.first)
      #expect(summary.rows == 3)
      for item in 0..<9 {
        #expect(
          summary.levels.answered(item: item) + summary.missing[item] + summary.invalid[item] == 3,
          "item \(item)")
      }
    }
  }

  @Test("records of another length are told")
  func tellsRaggedRecords() throws {
    let reading = try read(
      "\(codes),Umur\n\(good)\n4,4,4\n\(good),30,,\n\(good),30,x\n")
    #expect(
      reading.problems.map(\.kind) == [
        .shortRecord(expected: 10, found: 3), .longRecord(expected: 10, found: 11),
      ])
    #expect(reading.problems.map(\.line) == [3, 5])
    #expect(reading.problems.map(\.record) == [2, 4])
  }

  @Test(
    "a file without a table is told",
    arguments: [
      ("", "emptyFile"), ("\n , \n", "emptyFile"), ("a,b\n1,2\n", "noHeader"),
      ("\(codes)\n", "noRespondents"),
      ("\(codes)\n,,,\n\n", "noRespondents"), ("PK\u{3}\u{4}....", "unreadable"),
      ("\(codes)\n4,\"4\n", "unreadable"), ("a\0b", "unreadable"),
    ])
  func tellsFilesWithoutTable(text: String, code: String) throws {
    let reading = try read(text)
    #expect(reading.problemCodes == [code])
    #expect(reading.files.count == 1)
  }

  @Test func tellsDamagedText() throws {
    let bytes = Array("Nama,\(codes)\né,\(good)\n".utf8) + [0xFF]
    let reading = try ResponseReader(SurveyRequest(current)).read(ByteSource(bytes))
    #expect(
      reading.problems.map(\.kind) == [
        .unreadable(.invalidUTF8(value: 0xFF, line: 3, offset: bytes.count - 1))
      ])
    #expect(reading.problems[0].line == 3)
  }

  @Test func warnsOfWindows1252() throws {
    let bytes = Array("Unit,\(codes)\nS".utf8) + [0xE9] + Array("ra,\(good)\n".utf8)
    var request = SurveyRequest(current)
    request.groups = ["unit"]
    let reading = try ResponseReader(request).read(ByteSource(bytes))
    #expect(reading.problems == [])
    #expect(reading.warnings == [.windows1252(file: "-")])
    #expect(reading.groupNames == [["Séra"]])
    #expect(reading.files[0].encoding == .windows1252)
  }

  @Test("an item that nobody answered is told by a check")
  func tellsUnansweredItems() throws {
    let reading = try read("\(codes)\n4,,4,4,4,4,4,4,4\n3,-,4,4,4,4,4,4,4\n") { $0.isCheck = true }
    #expect(reading.problems.map(\.kind) == [.unansweredItem("U2")])
  }

  @Test("a first respondent with words of a header is a respondent")
  func keepsFirstRespondent() throws {
    let text = "\(codes),Yang perlu ditingkatkan\n\(good),Tidak ada saran\n\(good),\n"
    let reading = try read(text)
    #expect(reading.problems == [])
    #expect(reading.files[0].rows == 2)
  }

  // MARK: - Design

  @Test(
    "reads weights",
    arguments: [
      ("1", 1), ("2.5", 2.5), ("2,5", 2.5), (" 3 ", 3), ("0", 0), ("1e3", 1000), ("1E+03", 1000),
      ("0,125", 0.125),
    ])
  func readsWeights(text: String, weight: Double) throws {
    let reading = try read("\(codes);w\n4;4;4;4;4;4;4;4;4;\(text)\n".replacing(",U", with: ";U")) {
      $0.weight = "w"
    }
    #expect(reading.problems.map(\.kind) == (weight > 0 ? [] : [.noPositiveWeight]))
    #expect(reading.moments.sums(inStratum: 0)[0]?.totals.totals[0] == weight)
  }

  @Test(
    "refuses other weights",
    arguments: [
      "-1", "-0,5", "nan", "NaN", "inf", "-inf", "infinity", "0x10", "0x1p4", "x", "1.000,5",
      "1,000.5", "1 000", "1e999", "٤", "1%", "--1", "-",
    ])
  func refusesWeights(text: String) throws {
    let reading = try read("\(codes),w\n\(good),\"\(text)\"\n") { $0.weight = "w" }
    #expect(reading.problems.map(\.kind) == [.invalidWeight])
    #expect(reading.problems.map(\.text) == [text])
    #expect(reading.problems.map(\.column) == ["w"])
    #expect(reading.problems.map(\.record) == [1])
  }

  @Test("refuses populations that are none", arguments: ["0", "-5", "nan", "inf", "0x10", "x"])
  func refusesPopulations(text: String) throws {
    let reading = try read("\(codes),N\n\(good),\(text)\n") { $0.population = "N" }
    #expect(reading.problems.map(\.kind) == [.invalidPopulation])
  }

  @Test("blank columns of the design are told", arguments: ["", "  "])
  func tellsBlankDesign(blank: String) throws {
    let text =
      "Kec,Desa,w,N,\(codes)\n\(blank),a,1,50,\(good)\nx,\(blank),1,50,\(good)\n"
      + "x,a,\(blank),50,\(good)\nx,a,1,\(blank),\(good)\nx,a,1,50,\(good)\n"
    let reading = try read(text) {
      ($0.strata, $0.units, $0.weight, $0.population) = (["Kec"], ["Desa"], "w", "N")
    }
    #expect(reading.problemCodes == Array(repeating: "blankDesign", count: 4))
    #expect(reading.problems.map(\.column) == ["Kec", "Desa", "w", "N"])
    #expect(reading.problems.map(\.line) == [2, 3, 4, 5])
  }

  @Test("a population that changes within a stratum is told")
  func tellsChangedPopulation() throws {
    let text = "Kec,N,\(codes)\nx,50,\(good)\ny,60,\(good)\nx,51,\(good)\n"
    let reading = try read(text) { ($0.strata, $0.population) = (["Kec"], "N") }
    #expect(reading.problems.map(\.kind) == [.changedPopulation(before: 50)])
    #expect(reading.problems.map(\.line) == [4])
    #expect(reading.problems.map(\.text) == ["51"])
  }

  @Test("a changed population is told after another problem too")
  func tellsChangedPopulationLate() throws {
    let text = "Kec,N,\(codes)\nx,50,9,4,4,4,4,4,4,4,4\ny,60,\(good)\ny,61,\(good)\n"
    let reading = try read(text) { ($0.strata, $0.population) = (["Kec"], "N") }
    #expect(reading.problemCodes == ["invalidAnswer", "changedPopulation"])
  }

  @Test("a record cut off before its weight has no weight of 1", arguments: [false, true])
  func tellsMissingWeight(skipsInvalid: Bool) throws {
    let reading = try read("\(codes),w\n\(good),20\n\(good)\n") {
      ($0.weight, $0.skipsInvalid) = ("w", skipsInvalid)
    }
    #expect(reading.problemCount > 0)
  }

  @Test("crosses strata, and keeps units and populations")
  func readsDesign() throws {
    let text =
      "Kec,Jenis,Desa,N,\(codes)\na,x,1,9,\(good)\na,y,1,8,\(good)\n"
      + "a,x,2,9,\(good)\nb,x,1,7,\(good)\n"
    let reading = try read(text) {
      ($0.strata, $0.units, $0.population) = (["Kec", "Jenis"], ["Desa"], "N")
    }
    #expect(reading.problems == [])
    #expect(reading.stratumNames == [["a", "x"], ["a", "y"], ["b", "x"]])
    #expect(reading.moments.strata.map(\.unitCount) == [2, 1, 1])
    #expect(reading.moments.strata.map(\.population) == [9, 8, 7])
    #expect(reading.moments.strata.map(\.respondents) == [2, 1, 1])
  }

  // MARK: - Groups

  @Test("group values differ in more than blanks")
  func collapsesBlanks() throws {
    let text =
      "Unit,\(codes)\nKras  1,\(good)\n Kras 1 ,\(good)\nKras\u{A0}1,\(good)\n"
      + "kras 1,\(good)\n"
    let reading = try read(text) { $0.groups = ["unit"] }
    #expect(reading.groupNames == [["Kras 1"], ["kras 1"]])
    #expect(reading.moments.groups.map(\.respondents) == [3, 1])
  }

  @Test("a group has one name for each role, whatever stands in the file")
  func keepsControlCharacters() throws {
    let text = "Unit,Layanan,\(codes)\na\u{1F}b,c,\(good)\na,b\u{1F}c,\(good)\n"
    let reading = try read(text) { $0.groups = ["unit", "service"] }
    #expect(reading.groupNames.map(\.count) == [2, 2])
  }
}
