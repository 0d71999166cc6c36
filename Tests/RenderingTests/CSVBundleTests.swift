import CSV
import Localization
import Testing

@testable import Rendering

@Suite struct CSVBundleTests {
  private func bundle(_ notation: CSVWriter.Notation, _ language: Language) -> [String: String] {
    let files = CSVBundle(
      Document.example, CSVRendererTests.table, .example, notation: notation, in: language
    ).files
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test("a file for every table, and one that says what they are")
  func files() {
    let english = bundle(.en, .en)
    #expect(english.keys.sorted() == ["contents.csv", "data.csv", "table-01.csv"])
    #expect(
      english["contents.csv"] == """
        file,title
        data.csv,Data
        table-01.csv,"Elements, weakest first"

        """)
    #expect(bundle(.id, .id).keys.sorted() == english.keys.sorted(), "in every language")
  }

  @Test("the main table is that of --format csv")
  func mainTable() {
    let alone = CSVRenderer(notation: .id, in: .id).render(CSVRendererTests.table)
    #expect(bundle(.id, .id)["data.csv"] == String(decoding: alone, as: UTF8.self))
  }

  @Test("numbers are unrounded, shares fractions, intervals two columns, blanks what is undefined")
  func numbers() {
    #expect(
      bundle(.en, .en)["table-01.csv"] == """
        Element,Count,Mean,"Interval, lower","Interval, upper",Certainty,Grade
        Cost or tariff,12345,3.5267,81.2,92.44,0.731,A
        Requirements,9,,,,,

        """)
  }

  @Test(
    "what a bundle may have under its names",
    arguments: [
      ("contents.csv", true), ("data.csv", true), ("table-01.csv", true), ("table-123.csv", true),
      ("table-1.csv", false), ("table-01.csv.bak", false), ("Data.csv", false),
      ("a/data.csv", false),
    ])
  func names(name: String, isOurs: Bool) { #expect(CSVBundle.isName(name) == isOurs) }

  @Test("a table of contents is known by its header, in both notations")
  func contents() {
    for notation in CSVWriter.Notation.allCases {
      let files = CSVBundle(
        Document.example, CSVRendererTests.table, .example, notation: notation, in: .id
      ).files
      #expect(CSVBundle.isContents(files[0].bytes) && !CSVBundle.isContents(files[1].bytes))
    }
    #expect(!CSVBundle.isContents(Array("file".utf8)) && !CSVBundle.isContents([]))
  }
}
