import Localization
import Responses
import Testing

@testable import Report

@Suite struct CatalogueTests {
  @Test("a group is named by its values, a blank and everybody by words")
  func namesGroups() {
    #expect(Catalogue.group(["2021", "KTP"]) == Bilingual("2021, KTP"))
    #expect(Catalogue.group(["2021", ""]) == Bilingual(id: "2021, (kosong)", en: "2021, (blank)"))
    #expect(Catalogue.group([]) == Catalogue.everyone)
    expectWords(Catalogue.everyone)
    expectWords(Catalogue.notes)
  }

  @Test("a list names five and counts the rest")
  func shortensLists() {
    let names = (1...7).map { ["g\($0)"] }
    let words = Catalogue.groups(names)
    #expect(words.id == "g1; g2; g3; g4; g5; dan 2 lainnya")
    #expect(words.en == "g1; g2; g3; g4; g5; and 2 more")
    #expect(Catalogue.groups(Array(names.prefix(5))) == Bilingual("g1; g2; g3; g4; g5"))
  }

  /// The glossary's words for what stands in a column title.
  @Test(
    "roles bear the words of the glossary",
    arguments: [
      ("year", "Tahun"), ("period", "Periode"), ("service", "Jenis layanan"),
      ("sex", "Jenis kelamin"), ("age", "Usia"), ("education", "Pendidikan"),
      ("occupation", "Pekerjaan"), ("unit", "Unit"),
    ])
  func translatesRoles(role: String, indonesian: String) {
    #expect(Catalogue.role(role).id == indonesian)
  }

  @Test("every role that a reader can group by has a title", arguments: Role.allCases)
  func hasTitle(role: Role) {
    let others: [Role] = [
      .stratum, .psu, .weight, .population, .id, .timestamp, .comment,
    ]
    guard !others.contains(role) else { return }
    #expect(Catalogue.role(role.rawValue) != Bilingual(role.rawValue), "\(role.rawValue)")
  }

  @Test("another header is shown as it was written")
  func keepsHeaders() {
    #expect(Catalogue.role("Kode pos") == Bilingual("Kode pos"))
  }

  @Test("numbers are in both notations")
  func writesNumbers() {
    #expect(Catalogue.number(1234.5, decimals: 1) == Bilingual(id: "1.234,5", en: "1,234.5"))
    #expect(Catalogue.count(12345) == Bilingual(id: "12.345", en: "12,345"))
    #expect(
      Catalogue.fixed(FixedDecimal(units: 8839, decimals: 2)) == Bilingual(id: "88,39", en: "88.39")
    )
  }

  @Test(
    "a level has the decimals that it needs",
    arguments: [
      (0.95, "95%"), (0.9, "90%"), (0.99, "99%"), (0.995, "99.5%"), (0.999, "99.9%"),
      (0.9999, "99.99%"),
    ])
  func writesLevels(level: Double, english: String) {
    #expect(Catalogue.level(level).en == english)
    #expect(Catalogue.level(level).id == english.replacing(".", with: ","))
  }

  @Test(
    "values of one size have the same decimals wherever they stand",
    arguments: [
      ([12_000.0, 3], 0), ([-1234.5], 1), ([88.31, 3], 2), ([3.2, 1], 3), ([0], 3), ([1], 4),
      ([0.2, -0.1], 4), ([0.05], 5), ([1e-9], 6),
    ])
  func showsDecimals(_ values: [Double], decimals: Int) {
    #expect(Catalogue.decimals(of: values) == decimals)
  }
}
