import CSV
import Responses
import Satisfaction
import Testing

@Suite struct OtherEditionTests {
  private static let older =
    "U1 Persyaratan,U2 Prosedur,U3 Waktu pelayanan,U4 Biaya,U5 Produk,U6 Kompetensi,U7 Perilaku,"
    + "U8 Maklumat pelayanan,U9 Pengaduan"

  private func other(_ header: String, edition id: String) throws -> OtherEdition? {
    let edition = try #require(RegulationEdition.shipped(id: id))
    let text = header + "\n" + Array(repeating: "3", count: 9).joined(separator: ",") + "\n"
    let reading = try ResponseReader(SurveyRequest(edition.questionnaire)).read(
      ByteSource(Array(text.utf8), name: "survey.csv"))
    return OtherEdition(reading.files, problems: reading.problems, instead: edition)
  }

  @Test("a survey of 2014 that is read as one of 2017 is known by its words")
  func older() throws {
    let found = try #require(try other(Self.older, edition: "permenpanrb-14-2017"))
    #expect(found.edition.id == "permenpanrb-16-2014")
    #expect(found.remaining.isEmpty && found.explained == 2)
    #expect(try other(Self.older, edition: "permenpanrb-16-2014") == nil)
  }

  @Test("and one of 2017 read as one of 2014")
  func newer() throws {
    let newer = Self.older.replacing(
      "U8 Maklumat pelayanan,U9 Pengaduan", with: "U8 Pengaduan,U9 Sarana"
    )
    .replacing("Waktu pelayanan", with: "Waktu penyelesaian")
    let found = try other(newer, edition: "permenpanrb-16-2014")
    #expect(found?.edition.id == "permenpanrb-14-2017")
    #expect(try other(newer, edition: "permenpanrb-14-2017") == nil)
  }

  @Test(
    "codes alone say nothing, nor does a file that lacks something else",
    arguments: ["U1,U2,U3,U4,U5,U6,U7,U8", "U1 Persyaratan,U2 Prosedur,U8 Maklumat pelayanan"])
  func silent(header: String) throws {
    #expect(try other(header, edition: "permenpanrb-14-2017") == nil)
  }
}
