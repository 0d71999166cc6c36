import Responses
import Testing

@Suite struct FileSummaryTests {
  @Test("counts duplicates but for an id and a time")
  func countsDuplicates() throws {
    let text =
      "No,Timestamp,Nama,\(codes)\n1,a,Ani,\(good)\n2,b,Ani,\(good)\n"
      + "3,c,Budi,\(good)\n4,d,Ani,\(good)\n5,e,\"\",4,4,4,4,4,4,4,4,4\n"
    let reading = try read(text) { $0.isCheck = true }
    #expect(reading.files[0].duplicates == 2)
    #expect(reading.files[0].straightLiners == 5)
    #expect(try read(text).files[0].duplicates == 0)
  }

  @Test("fields that only together hold the same letters are no duplicates")
  func tellsFieldsApart() throws {
    let text = "Nama,Alamat,\(codes)\nab,c,\(good)\na,bc,\(good)\n"
    #expect(try read(text) { $0.isCheck = true }.files[0].duplicates == 0)
  }

  @Test func countsServicesAndYears() throws {
    let text =
      "Jenis Layanan,Tahun,\(codes)\nKTP,2020,\(good)\n KTP ,,\(good)\n,2021,\(good)\n"
    let summary = try #require(read(text) { $0.isCheck = true }.files.first)
    #expect(summary.services == ["KTP": 2, "": 1])
    #expect(summary.years == ["2020": 1, "": 1, "2021": 1])
  }
}
