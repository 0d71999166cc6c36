import Localization
import Responses
import Satisfaction
import Testing

@testable import Report

@Suite struct FindingWordsTests {
  @Test("the samples make every finding, each with its own words")
  func wordsFindings() throws {
    var codes: Set<String> = []
    for text in [SampleTables.figures, SampleTables.services] {
      for row in try SampleTables.verification(text).rows {
        guard let verdict = try? row.verdict.get() else { continue }
        for finding in verdict.findings {
          switch finding {  // another case belongs in the samples
          case .notReproduced, .misprint, .largestElementAsTotal, .gradeOfAnotherEdition,
            .wrongGrade, .labelOfAnotherGrade, .unknownLabel, .meanOfRespondents:
            codes.insert(finding.code)
          }
          let words = finding.words(of: verdict.figures, in: SampleTables.edition)
          // the titles of editions are the same in both languages
          let title = RegulationEdition.shipped.map(\.title).reduce(words.en) {
            $0.replacing($1, with: "X")
          }
          expectWords(Bilingual(id: words.id, en: title))
        }
      }
    }
    #expect(codes.count == 8)
  }

  private func message(_ row: Int, _ code: String) throws -> Bilingual {
    let verdict = try SampleTables.verification(SampleTables.figures).rows[row - 1].verdict.get()
    let finding = try #require(verdict.findings.first { $0.code == code })
    return finding.words(of: verdict.figures, in: SampleTables.edition)
  }

  @Test("a misprint is named with what stands there and what should")
  func namesMisprint() throws {
    #expect(
      try message(1, "misprint").en
        == "U8 (98.05) seems to be misprinted: with 94.05 and weight 1/9 the index follows.")
    #expect(
      try message(1, "notReproduced").id.contains("94,28 (A) dengan bobot 0,111, selisih 0,36"))
  }

  @Test("a grade names the editions that it belongs to")
  func namesEditions() throws {
    let words = try message(2, "gradeOfAnotherEdition")
    #expect(words.id.contains("Mutu untuk 85,00 adalah B, bukan A; A berlaku menurut "))
    #expect(words.en.contains("Nomor 16 Tahun 2014 and Keputusan"))
  }
}
