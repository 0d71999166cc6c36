import TestSupport
import Testing
import Trend

@Suite struct ForecastComparisonTests {
  /// A row of the scores that `make/forecaster.py` computed when it trained the learnt forecaster.
  struct TrainerRow: Decodable, Sendable, CustomTestStringConvertible {
    let family: String
    let length: Int
    let method: String
    let series: Int
    let intervalScore, absoluteError, coverage95, coverage80, lowestCoverage95: Double

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      family = try row.decode(String.self)
      length = try row.decode(Int.self)
      method = try row.decode(String.self)
      series = try row.decode(Int.self)
      intervalScore = try row.decode(Double.self)
      absoluteError = try row.decode(Double.self)
      coverage95 = try row.decode(Double.self)
      coverage80 = try row.decode(Double.self)
      lowestCoverage95 = try row.decode(Double.self)
    }

    var testDescription: String { "\(family), \(length), \(method)" }
  }

  /// Those of methods that learn nothing and are the same in both programs.
  private static func trainerRows() throws -> [TrainerRow] {
    let constants = "../../Sources/Trend/Forecasting/Learned/learned-forecaster"
    return try ReferenceFile.load(constants, "crossValidation", as: [TrainerRow].self)
      .filter { ["naive", "drift"].contains($0.method) && [5, 10].contains($0.length) }
  }

  private static func trials(_ family: String, length: Int) throws -> [ForecastTrial] {
    func numbers(_ text: String?) throws -> [Double] {
      try #require(text).split(separator: " ").map { try #require(Double($0)) }
    }
    let types = [
      "percentage": ["Imports", "Exports"], "trending": ["GDP", "CPI", "Population"],
      "growth": ["Growth"],
    ]
    let files = family == "competition" ? ["m1_yearly", "tourism_yearly"] : ["world_bank_yearly"]
    return try files.flatMap { Repository.table("Tests/Reference/forecast/\($0).csv") }
      .filter { types[family]?.contains($0["type"] ?? "") ?? true }
      .map { row in
        try #require(
          ForecastTrial(
            past: try yearly(try numbers(row["train"])),
            outcomes: Array(try numbers(row["holdout"]).prefix(5)), length: length))
      }
  }

  /// Scores are printed with three decimals and shares with four.
  @Test("has the scores of the program that trained", arguments: try trainerRows())
  func agreesWithTrainer(_ expected: TrainerRow) throws {
    let method = try #require(ForecastMethod(rawValue: expected.method))
    let comparison = ForecastComparison(
      try Self.trials(expected.family, length: expected.length), methods: [method], to: method)
    let row = comparison.rows[0]
    let scores = try #require(row.scores)
    #expect(row.refusals == 0)
    #expect(comparison.trials == expected.series)
    #expect(scores.intervalScore.series == expected.series)
    #expect((scores.intervalScore.value - expected.intervalScore).magnitude < 5.1e-4)
    #expect((scores.absoluteError.value - expected.absoluteError).magnitude < 5.1e-4)
    #expect((scores.coverage95 - expected.coverage95).magnitude < 5.1e-5)
    #expect((scores.coverage80 - expected.coverage80).magnitude < 5.1e-5)
    #expect((scores.lowestCoverage95 - expected.lowestCoverage95).magnitude < 5.1e-5)
  }

  /// By the definitions, from the accuracy of each series alone; Holt's method refuses the shorter one.
  @Test func comparesOnCommonSeries() throws {
    let pasts = [[70.0, 72, 71, 75, 74, 77], [60, 61, 59, 62], [50, 52, 51, 55, 58]]
    let trials = try pasts.map { values in
      try #require(
        ForecastTrial(past: try yearly(values), outcomes: [70, values[0]], length: 9))
    }
    func score(_ trial: ForecastTrial, _ method: ForecastMethod) throws -> Double {
      let steps = try method.forecast(trial.window, horizon: 2).steps
      let pairs = zip(steps, trial.outcomes).map { ($0.distribution, $1) }
      return try #require(ForecastAccuracy(pairs, scale: trial.scale)).meanScaledIntervalScore
    }
    let comparison = ForecastComparison(trials, methods: [.naive, .holt, .damped], to: .naive)
    #expect(comparison.rows.map(\.method) == [.naive, .holt, .damped])
    #expect(comparison.rows.map(\.refusals) == [0, 1, 2])
    let naive = try trials.map { try score($0, .naive) }
    let holt = try [trials[0], trials[2]].map { try score($0, .holt) }
    let scores = try #require(comparison.rows[1].scores).intervalScore
    #expect(scores.series == 2)
    #expect(scores.value.isClose(to: (holt[0] + holt[1]) / 2, .relative(1e-14)))
    // The standard deviation of two numbers is their distance over √2, and its half the error.
    let error = try #require(scores.standardError)
    #expect(error.isClose(to: (holt[0] - holt[1]).magnitude / 2, .relative(1e-13)))
    let difference = try #require(comparison.rows[1].difference)
    let expected = (naive[0] - holt[0] + naive[2] - holt[1]) / 2
    #expect(difference.series == 2)
    // The scores may be hundreds of times their difference.
    #expect(difference.value.isClose(to: expected, .relative(1e-11)))
    #expect(comparison.rows[2].difference?.standardError == nil)
    #expect(comparison.rows[0].difference?.value == 0)
  }

  @Test func countsByHorizonWhatIsKnown() throws {
    let values = [70.0, 71, 70, 71, 70]
    let trials = try [[70.0, 200], [70]].map {
      try #require(ForecastTrial(past: try yearly(values), outcomes: $0, length: 5))
    }
    let scores = try #require(ForecastComparison(trials, methods: [.naive]).rows[0].scores)
    #expect(scores.coverage95ByHorizon == [1, 0])
    #expect(scores.lowestCoverage95 == 0)
    #expect(scores.coverage95.isClose(to: 2.0 / 3, .ulps(2)))
  }

  @Test func nothingIsKnownOfRefusedSeries() throws {
    let trial = try #require(
      ForecastTrial(past: try yearly([70, 71, 71, 71]), outcomes: [71], length: 3))
    let row = ForecastComparison([trial], methods: [.skm]).rows[0]
    #expect(row.refusals == 1)
    #expect(row.scores == nil)
    #expect(row.difference == nil)
  }
}
