import CSV
import Foundation
import Moments
import TestSupport
import Testing

@testable import Responses

@Suite struct ResponseReaderTests {
  // MARK: - What is read

  @Test("moments of a file are those of its rows", arguments: 0..<20 as Range<UInt64>)
  func readsSurvey(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      (
        scores: (0..<9).map { _ in UInt8.random(in: 0...4, using: &random) },
        unit: Arbitrary.pick(["Kras", "Bendosari", ""], using: &random)
      )
    }
    let blank = Arbitrary.pick(["", "-", " "], using: &random)
    let lines = rows.map { row in
      row.unit + "," + row.scores.map { $0 == 0 ? blank : "\($0)" }.joined(separator: ",")
    }
    let lineEnd = Arbitrary.pick(["\n", "\r\n", "\r"], using: &random)
    let text = (["Unit,\(codes)"] + lines).joined(separator: lineEnd) + lineEnd
    for isComplete in [false, true] {
      let reading = try read(text, blockSize: Int.random(in: 1...50, using: &random)) {
        $0.groups = ["unit"]
        $0.usesCompleteOnly = isComplete
      }
      #expect(reading.problems == [])
      #expect(Set(reading.groupNames) == Set(rows.map { [$0.unit] }))
      for (name, group) in zip(reading.groupNames, reading.moments.groups) {
        let members = rows.filter { [$0.unit] == name }
        #expect(group.respondents == members.count)
        #expect(group.completeRespondents == members.count { !$0.scores.contains(0) })
        let counted = isComplete ? members.filter { !$0.scores.contains(0) } : members
        for item in 0..<9 {
          #expect(
            group.levels.sum(item: item) == counted.reduce(0) { $0 + Int($1.scores[item]) })
        }
      }
      let blankUnits = rows.count { $0.unit.isEmpty }
      #expect(
        reading.warnings
          == (blankUnits > 0 ? [.blankGroup(role: "unit", count: blankUnits)] : []))
      let summary = try #require(reading.files.first)
      for item in 0..<9 {
        #expect(summary.missing[item] == rows.count { $0.scores[item] == 0 })
        #expect(summary.levels.answered(item: item) == rows.count { $0.scores[item] != 0 })
      }
      #expect(
        summary.straightLiners == rows.count { Set($0.scores).count == 1 && $0.scores[0] > 0 })
    }
  }

  @Test("reads titles, two header rows, empty rows and columns")
  func readsMessyFile() throws {
    let text = """
      \u{FEFF}SURVEI KEPUASAN MASYARAKAT;;;;;;;;;;;
      Kecamatan Kras;;;;;;;;;;;
      ;;;;;;;;;;;
      No;Jenis Kelamin;Unsur;;;;;;;;;
      ;;U1;U2;U3;U4;U5;U6;U7;U8;U9;
      1;L;4;4;3;4;4;4;4;3;4;
      2;P;Sesuai;Mudah;3,0;Gratis;3. Sesuai;-;;"Dikelola
      dengan baik";Baik;

      3;P;4;4;4;4;4;4;4;4;4
      ;;;;;;;;;;;
      """
    let reading = try read(text) { $0.isCheck = true }
    #expect(reading.problems == [])
    let summary = try #require(reading.files.first)
    #expect(summary.headerLine == 4)
    #expect(summary.delimiter == UInt8(ascii: ";"))
    #expect(summary.rows == 3)
    #expect(summary.missing == [0, 0, 0, 0, 0, 1, 1, 0, 0])
    #expect((0..<9).map { summary.levels.sum(item: $0) } == [11, 11, 10, 12, 11, 8, 8, 11, 11])
    #expect(summary.straightLiners == 1)
    #expect(reading.codesInDoubt == ["U8", "U9"])
  }

  @Test("the official questions leave no doubt about U8 and U9")
  func readsOfficialQuestions() throws {
    let header = officialQuestions.enumerated().map { "\"\($0 + 1). \($1.1)\"" }
    let text = header.joined(separator: ",") + "\n1,2,3,4,1,2,3,4,1\n"
    let reading = try read(text)
    #expect(reading.problems == [])
    #expect(reading.codesInDoubt == [])
    let sums = (0..<9).map { reading.moments.groups[0].levels.sum(item: $0) }
    #expect(sums == [1, 2, 3, 4, 1, 2, 3, 1, 4])
  }

  @Test("reads an export of Google Forms")
  func readsGoogleForms() throws {
    let questions = officialQuestions.enumerated().map { "\"\($0 + 6). \($1.1)\"" }
    let header =
      [
        "Cap waktu", "1. Nama Lengkap", "2. Umur", "3. Jenis Kelamin", "4. Jenjang Pendidikan",
        "5. Pekerjaan",
      ] + questions + ["Saran / Masukan (Teks)"]
    let text =
      header.joined(separator: ",") + "\n"
      + "13/06/2021 10.22.33,Ani,32,P,S1,petani,4,4,4,4,4,4,4,3,4,\n"
      + "14/06/2021 11.00.00,Ani,32,P,S1,petani,4,4,4,4,4,4,4,3,4,\n"
      + "2022/01/02 9:00:00 AM GMT+7,Budi,40,L,SMA,PNS,3,3,3,3,3,3,3,3,3,bagus\n"
    let reading = try read(text) {
      $0.isCheck = true
      $0.groups = ["year", "sex"]
    }
    #expect(reading.problems == [])
    #expect(reading.groupNames == [["2021", "P"], ["2022", "L"]])
    let summary = try #require(reading.files.first)
    #expect(summary.duplicates == 1)
    #expect(summary.straightLiners == 1)
    #expect(summary.years == ["2021": 2, "2022": 1])
    let roles = summary.columns.map(\.role)
    #expect(roles.prefix(6) == ["timestamp", nil, "age", "sex", "education", "occupation"])
    #expect(roles.last == "comment")
  }

  @Test("words against codes are warned of")
  func warnsOfWordsAgainstCodes() throws {
    let text =
      "U1,U2,U3,U4,U5,U6,U7,U8 (Sarana & Prasarana),U9 (Pengaduan)\n4,4,4,4,4,4,4,2,1\n"
    let reading = try read(text)
    #expect(reading.problems == [])
    #expect(
      reading.warnings == [
        .wordsAgainstCode(file: "-", header: "U8 (Sarana & Prasarana)", item: "U9"),
        .wordsAgainstCode(file: "-", header: "U9 (Pengaduan)", item: "U8"),
      ])
    #expect(reading.moments.groups[0].levels.sum(item: 7) == 1)
    #expect(reading.moments.groups[0].levels.sum(item: 8) == 2)
    #expect(reading.codesInDoubt == [])
  }

  @Test("a choice of columns exchanges two codes and leaves no doubt")
  func exchangesCodes() throws {
    let reading = try read("\(codes)\n4,4,4,4,4,4,4,2,1\n") {
      $0.columns = [("U8", "U9"), ("U9", "U8")]
    }
    #expect(reading.problems == [])
    #expect(reading.codesInDoubt == [])
    #expect(reading.moments.groups[0].levels.sum(item: 7) == 1)
    #expect(reading.moments.groups[0].levels.sum(item: 8) == 2)
  }

  @Test("several files with different orders of columns are one data set")
  func readsSeveralFiles() throws {
    let backwards = (1...9).reversed().map { "U\($0)" }.joined(separator: ";")
    let contents = [
      "\(codes)\n1,2,3,4,1,2,3,4,1\n4,4,4,4,4,4,4,4,4\n",
      "Tahun;\(backwards)\n2019;1;4;3;2;1;4;3;2;1\n",
    ]
    try withFiles(contents) { paths in
      var request = SurveyRequest(current)
      request.groups = ["year"]
      let inputs = [
        ResponseInput(argument: paths[0] + "@2021"), ResponseInput(argument: paths[1]),
      ]
      let reading = try ResponseReader(request).read(inputs)
      #expect(reading.problems == [])
      #expect(reading.groupNames == [["2019"], ["2021"]])
      #expect(
        (0..<9).map { reading.moments.groups[1].levels.sum(item: $0) } == [
          5, 6, 7, 8, 5, 6, 7, 8, 5,
        ])
      #expect(
        (0..<9).map { reading.moments.groups[0].levels.sum(item: $0) } == [
          1, 2, 3, 4, 1, 2, 3, 4, 1,
        ])
      #expect(reading.files.map(\.file) == paths)
      #expect(reading.files.map(\.rows) == [2, 1])
    }
    #expect(throws: FileError(action: .open, path: "no/such.csv", code: ENOENT)) {
      try ResponseReader(SurveyRequest(current)).read([ResponseInput(path: "no/such.csv")])
    }
  }

  @Test("elements that are present in every file")
  func findsPresentItems() throws {
    try withFiles(["U1,U2,U3\n4,4,4\n", "U2,U3,U4\n4,4,4\n"]) { paths in
      var request = SurveyRequest(current)
      request.allowsMissingItems = true
      let reading = try ResponseReader(request).read(paths.map { ResponseInput(path: $0) })
      #expect(reading.problems == [])
      #expect(reading.presentItems == [1, 2])
      #expect(reading.moments.groups[0].completeRespondents == 2)
    }
  }

  // MARK: - Robustness

  static let seeds = [
    "Cap waktu,Unit,w,\(codes)\n13/06/2021 10.22.33,Kras,1,\(good)\n2021-01-02,\"B\nC\",2.5,\(good)\n",
    "No;Jenis Kelamin;Unsur;;;;;;;;\n;;U1;U2;U3;U4;U5;U6;U7;U8;U9\n1;L;4;4;-;4;Sesuai;4;4;3;4\n",
    "sep=|\nTahun|Persyaratan|Prosedur|Waktu|Biaya|Produk|Kompetensi|Perilaku|Pengaduan|Sarana\n"
      + "2021|3. Sesuai|Mudah|4,0|Gratis|4.0|4|4|Tidak ada|Baik\n",
  ]

  @Test("damaged files give problems and never a crash", arguments: 0..<100 as Range<UInt64>)
  func survivesDamage(seed: UInt64) throws {
    try readDamaged(seed: seed)
  }

  /// Reads a damaged file in whole and in small blocks.
  private func readDamaged(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = Array(Arbitrary.pick(Self.seeds, using: &random).utf8)
    if Int.random(in: 0..<4, using: &random) == 0 {
      bytes =
        [0xFF, 0xFE]
        + String(decoding: bytes, as: UTF8.self).utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
    }
    bytes = Arbitrary.damaged(bytes, using: &random)
    var request = SurveyRequest(current)
    request.isCheck = Bool.random(using: &random)
    request.skipsInvalid = Bool.random(using: &random)
    request.allowsMissingItems = Bool.random(using: &random)
    request.groups = Arbitrary.pick([[], ["year"], ["unit"], ["period", "w"]], using: &random)
    request.weight = Arbitrary.pick([nil, "w"], using: &random)
    request.strata = Arbitrary.pick([[], ["unit"]], using: &random)
    let reader = ResponseReader(request)
    let whole = try reader.read(ByteSource(bytes))
    let size = Int.random(in: 1...9, using: &random)
    let blocks = try reader.read(ByteSource(bytes, blockSize: size))
    #expect(whole.problems == blocks.problems)
    #expect(whole.warnings == blocks.warnings)
    #expect(whole.groupNames == blocks.groupNames)
    #expect(whole.moments.agrees(with: blocks.moments, .exact))
    #expect(whole.problemCount > 0 || whole.moments.groups.count == whole.groupNames.count)
    #expect(whole.files.map(\.rows) == blocks.files.map(\.rows))
  }

  private func withFiles(_ contents: [String], _ body: ([String]) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = contents.indices.map { folder + "/\($0).csv" }
    for (path, content) in zip(paths, contents) {
      try Data(content.utf8).write(to: URL(filePath: path))
    }
    try body(paths)
  }
}
