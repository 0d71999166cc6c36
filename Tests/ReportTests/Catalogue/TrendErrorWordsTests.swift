import Localization
import Testing
import Trend

@testable import Report

@Suite struct TrendErrorWordsTests {
  static let errors: [(TrendError, code: String, facts: [String])] = {
    let (year, next) = (Period(year: 2021), Period(year: 2024))
    return [
      (.tooFewObservations(found: 2, needed: 3), "tooFewObservations", ["2", "3"]),
      (.tooFewObservations(found: 1, needed: 3), "tooFewObservations", ["3"]),
      (.tooFewObservations(found: 0, needed: 3), "tooFewObservations", ["3"]),
      (.duplicatePeriod(year), "duplicatePeriod", ["2021"]),
      (.unorderedPeriods(next, year), "unorderedPeriods", ["2024", "2021"]),
      (.mixedFrequencies(year, next), "mixedFrequencies", ["2021", "2024"]),
      (.valueNotFinite(year), "valueNotFinite", ["2021"]),
      (
        .standardErrorNotPositive(year, standardError: -3), "standardErrorNotPositive",
        ["2021", "3", "0"]
      ),
      (
        .valueOutsideBounds(year, value: 12, bounds: 25...100), "valueOutsideBounds",
        ["2021", "12", "25", "100", "--bounds"]
      ),
      (
        .targetOutsideBounds(next, target: 104, bounds: 25...100), "targetOutsideBounds",
        ["2024", "104", "25", "100", "--bounds"]
      ),
      (.targetNotAhead(year, last: next), "targetNotAhead", ["2021", "2024"]),
      (.endNotAhead(year, last: next), "endNotAhead", ["2021", "2024"]),
      (.horizonTooLong(140, longest: 100), "horizonTooLong", ["140", "100"]),
      (.horizonNotPositive(0), "horizonNotPositive", ["0", "1"]),
      (.notEvenlySpaced(missing: [year, next]), "notEvenlySpaced", ["2021", "2024", "--method"]),
      (.noResidualVariation(.skm), "noResidualVariation", []),
      (.noResidualVariation(.naive), "noResidualVariation", []),
      (.noResidualVariation(.drift), "noResidualVariation", ["drift"]),
    ]
  }()

  @Test("every reason has its code and says its facts", arguments: errors.indices)
  func wordsErrors(place: Int) {
    let (error, code, facts) = Self.errors[place]
    switch error {  // another case belongs in the list
    case .tooFewObservations, .duplicatePeriod, .unorderedPeriods, .mixedFrequencies,
      .valueNotFinite, .standardErrorNotPositive, .valueOutsideBounds, .targetOutsideBounds,
      .targetNotAhead, .endNotAhead, .horizonTooLong, .horizonNotPositive, .notEvenlySpaced,
      .noResidualVariation:
      break
    }
    #expect(error.code == code)
    expectWords(error.words, facts: facts)
  }

  @Test("different reasons have different words")
  func differs() {
    let words = Self.errors.map(\.0.words)
    // the last value and the learnt method need the same thing
    #expect(Set(words).count == words.count - 1)
    #expect(!words.contains { $0.id.contains("0 titik data") })
  }

  @Test("a failure names its group, where there are groups")
  func namesGroup() {
    let error = TrendError.tooFewObservations(found: 2, needed: 3)
    expectWords(ForecastFailure.words(["Kras", ""], error), facts: ["Kras", "2", "3"])
    #expect(ForecastFailure.words(["Kras", ""], error).id.contains("(kosong)"))
    #expect(ForecastFailure.words([], error) == error.words)
  }
}
