import Attainment
import CSV
import Localization
import Report
import Responses
import Satisfaction
import SurveyInference
import Testing

@Suite struct AttainmentErrorWordsTests {
  private static let schemes: [(AttainmentSchemeError, facts: [String])] = [
    (
      .unknown(name: "permendagri", nearest: "permendagri-86-2017", known: ["x-1", "y-2"]),
      ["permendagri", "permendagri-86-2017", "x-1, y-2"]
    ),
    (.file(FileError(action: .open, path: "a/own.json", code: 2)), ["a/own.json"]),
    (.format(.missingKey("categories[1].id")), ["categories[1].id"]),
    (.bound(key: "categories[1]"), ["categories[1]", "from", "above"]),
    (.boundsDoNotDescend(key: "categories[2]"), ["categories[2]"]),
    (.certainty("surely", allowed: ["verbatim", "guess"]), ["surely", "verbatim, guess"]),
  ]

  @Test("says what is wrong with a scheme", arguments: schemes.indices)
  func wordsSchemes(place: Int) {
    let (error, facts) = Self.schemes[place]
    switch error {  // another case belongs in the list
    case .unknown, .file, .format, .bound, .boundsDoNotDescend, .certainty: break
    }
    expectWords(error.words, facts: facts)
  }

  private static let reasons: [(PlanStudyError.Reason, facts: [String])] = [
    (.scheme(.bound(key: "categories[0]")), ["categories[0]"]),
    (.edition(.unknown(name: "x", known: ["y-1"])), ["x", "y-1"]),
    (.edition(.file(FileError(action: .open, path: "e.json", code: 2))), ["e.json"]),
    (.edition(.malformed(path: "e.json", .missingKey("scale"))), ["e.json", "scale"]),
    (.schedule(.unknownYear(file: "a.csv")), ["a.csv", "edition"]),
    (.file(FileError(action: .open, path: "b.csv", code: 2)), ["b.csv"]),
    (.estimation(.noPeriod, strata: []), []),
    (.noFiles, ["data"]),
    (.mixedData(series: ["a.csv"], responses: ["b.csv"]), ["a.csv", "b.csv"]),
    (.yearOfSeries(path: "a.csv"), ["a.csv", "@"]),
    (.fileGivenTwice(path: "a.csv"), ["a.csv"]),
    (.unknownRole("valeu", known: ["value", "period"]), ["columns.valeu", "value, period"]),
  ]

  @Test("says of which indicator, and what", arguments: reasons.indices)
  func wordsReasons(place: Int) throws {
    let (reason, facts) = Self.reasons[place]
    switch reason {  // another case belongs in the list, or in the test of problems with places
    case .scheme, .edition, .schedule, .file, .table, .responses, .estimation, .noFiles, .mixedData,
      .yearOfSeries, .fileGivenTwice, .unknownRole:
      break
    }
    let messages = PlanStudyError(indicator: "ikm", reason).messages
    #expect(messages.count == 1)
    expectWords(try #require(messages.first), facts: facts + ["ikm"])
    let whole = PlanStudyError(indicator: nil, reason).messages
    #expect(whole.allSatisfy { !$0.id.contains("ikm") && !$0.en.contains("--edition") })
  }

  @Test("problems have their places, and no more than ten are shown")
  func wordsProblems() throws {
    let answers =
      "Persyaratan,Prosedur,Waktu,Biaya,Produk,Kompetensi,Perilaku,Pengaduan,Sarana\n"
      + String(repeating: "9,4,4,4,4,4,4,4,4\n", count: 12)
    let edition = RegulationEdition.shipped[0]
    let reading = try ResponseReader(SurveyRequest(edition.questionnaire)).read(
      ByteSource(Array(answers.utf8), name: "survey.csv"))
    try #require(reading.problemCount == 12)
    let error = PlanStudyError(
      indicator: "ikm", .responses(reading.problems, count: reading.problemCount))
    #expect(error.messages.count == 11)
    // labels of answers are Indonesian in both
    let first = try #require(error.messages.first)
    #expect(first.id.hasPrefix("Indikator ikm: survey.csv"))
    #expect(first.en.hasPrefix("Indicator ikm: survey.csv"))
    expectWords(try #require(error.messages.last), facts: ["2"])

    do throws(TableProblem) {
      _ = try SeriesReader().read(
        ByteSource(Array("year,value\n2018,x\n".utf8), name: "series.csv"))
      Issue.record("an x is no value")
    } catch {
      let words = PlanStudyError(indicator: "ikm", .table(error)).messages
      expectWords(try #require(words.first), facts: ["series.csv", "2", "x"])
    }
  }
}
