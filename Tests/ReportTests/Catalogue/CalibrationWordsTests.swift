import Localization
import Moments
import Report
import SurveyInference
import Testing

@Suite struct CalibrationWordsTests {
  /// Variable 0 is `umur`, a column of numbers; 1 is `sex`, 2 is `layanan`.
  static var names: TableNames {
    TableNames(
      variable: { ["umur", "sex", "layanan"][$0] },
      value: { _, value in value == .category(1) ? "P" : "L" }, stratum: { _ in ["Utara"] })
  }

  private static let women = [CalibrationMargin.Term(variable: 1, value: .category(1))]

  static let errors: [(CalibrationError, code: String, facts: [String])] = [
    (.noMargins, "noMargins", []),
    (.totalOfNumbers(variable: 0), "totalOfNumbers", ["umur", "--calibrate linear"]),
    (
      .severalMargins(first: [1], other: [1, 2]), "severalMargins",
      ["\u{201C}sex\u{201D}", "sex × layanan", "--calibrate rake"]
    ),
    (.repeatedMargin(women), "repeatedMargin", ["sex = P"]),
    (.totalOutOfRange(women, total: -3), "totalOutOfRange", ["sex = P", "3"]),
    (.missingValue(variable: 1, rows: 12), "missingMarginValue", ["sex", "12"]),
    (.notANumber(variable: 2), "marginNotANumber", ["layanan"]),
    (.cellWithoutTotal(women, rows: 7), "cellWithoutTotal", ["sex = P", "7"]),
    (.emptyCell(women, total: 450), "emptyCell", ["sex = P", "450"]),
    (
      .totalsDisagree(first: [1], firstSum: 900, other: [2], otherSum: 901), "totalsDisagree",
      ["sex", "900", "layanan", "901"]
    ),
    (
      .contradictoryTotal(women, total: 450, implied: 460), "contradictoryTotal",
      ["sex = P", "450", "460"]
    ),
    (
      .notReached(women, total: 450, reached: 312.25), "calibrationNotReached",
      ["sex = P", "450", "--bounds"]
    ),
    (.design(.singletonStratum(3)), "singletonStratum", ["Utara"]),
  ]

  @Test("every error names its variables and totals", arguments: errors.indices)
  func wordsErrors(place: Int) {
    let (error, code, facts) = Self.errors[place]
    switch error {  // another case belongs in this list
    case .noMargins, .totalOfNumbers, .severalMargins, .repeatedMargin, .totalOutOfRange,
      .missingValue, .notANumber, .cellWithoutTotal, .emptyCell, .totalsDisagree,
      .contradictoryTotal, .notReached, .design:
      break
    }
    expectWords(error.words(Self.names), facts: facts)
    #expect(error.notice(Self.names).code == code)
    #expect(error.notice(Self.names).message == error.words(Self.names))
  }

  @Test("the size of the population has words of its own")
  func namesTheSize() {
    let words = CalibrationError.totalsDisagree(
      first: [1], firstSum: 900, other: [], otherSum: 901
    ).words(Self.names)
    #expect(words.id.contains("jumlah populasi") && words.en.contains("the population size"))
    expectWords(
      CalibrationError.repeatedMargin([]).words(Self.names), facts: [])
  }
}
