public import ArgumentParser
import Localization
public import Trend

/// `skm-bench forecast`: how honest and how sharp forecasts of known series are.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Scores forecasts of series whose continuation is known, as Markdown.",
    discussion: """
      Each method sees the last values of each series and is judged by up to five values that came. \
      The folder holds m1_yearly.csv, tourism_yearly.csv and world_bank_yearly.csv.

      Example:  make forecast-scores
      """)

  @Argument(help: "The folder of the series.")
  var folder = "Tests/Reference/forecast"

  @Option(parsing: .upToNextOption, help: "The methods; skm is always among them.")
  var methods: [ForecastMethod] = ForecastMethod.allCases

  @Option(parsing: .upToNextOption, help: "How many of the last values are seen.")
  var lengths = [5, 6, 8, 10]

  @Option(help: "The constants of the learnt method, with its cross-validated scores.")
  var constants = "Sources/Trend/Forecasting/Learned/learned-forecaster.json"

  @Option(
    name: .customLong("calibration-svg"),
    help: "Draws what probabilities of targets said against what happened, as SVG.")
  var calibrationSVG: String?

  func validate() throws {
    guard lengths.allSatisfy({ $0 >= EstimateSeries.fewest }) else {
      throw ValidationError("--lengths are at least \(EstimateSeries.fewest).")
    }
  }

  func run() throws {
    let families = try SeriesFamily.all(in: folder)
    let validated = try CrossValidation.rows(constants)
    print("### Series that the forecaster had not seen")
    for family in families {
      print("\nOf \(family.series.count) \(family.title):\n")
      write(validated.filter { $0.family == family.name && lengths.contains($0.length) })
    }
    print("\n### All methods")
    for family in families {
      print("\nOf \(family.series.count) \(family.title):\n")
      write(family)
    }
    try writeCalibration(families)
  }

  private static let columns = [
    "values", "method", "series", "MSIS95", "± s.e.", "MASE", "95 % covers", "80 % covers",
    "95 %, worst horizon", "skm less it", "± s.e.",
  ]

  private func write(_ rows: [CrossValidation.Row]) {
    MarkdownTable.header(Self.columns.filter { $0 != "± s.e." } + ["± s.e."])
    for row in rows {
      let isOwn = row.method == ForecastMethod.skm.rawValue
      MarkdownTable.row(
        [
          String(row.length), row.method, String(row.series), text(row.intervalScore),
          text(row.absoluteError, 2),
        ] + [row.coverage95, row.coverage80, row.lowestCoverage95].map(percentage)
          + (isOwn ? ["", ""] : [text(row.difference), text(row.differenceError)]))
    }
  }

  private func write(_ family: SeriesFamily) {
    MarkdownTable.header(Self.columns)
    for length in lengths {
      let trials = family.trials(length)
      for row in ForecastComparison(trials, methods: asked).rows {
        let difference = row.method == .skm ? nil : row.difference
        guard let scores = row.scores else {
          let none = [String](repeating: "–", count: Self.columns.count - 3)
          MarkdownTable.row([String(length), row.method.rawValue, "0"] + none)
          continue
        }
        MarkdownTable.row(
          [
            String(length), row.method.rawValue, String(scores.intervalScore.series),
            text(scores.intervalScore.value), text(scores.intervalScore.standardError),
            text(scores.absoluteError.value, 2), percentage(scores.coverage95),
            percentage(scores.coverage80), percentage(scores.lowestCoverage95),
            difference.map { text($0.value) } ?? "",
            difference.map { text($0.standardError) } ?? "",
          ])
      }
    }
  }

  /// The methods in their usual order, skm first.
  var asked: [ForecastMethod] {
    ForecastMethod.allCases.filter { $0 == .skm || methods.contains($0) }
  }

  func text(_ number: Double?, _ decimals: Int = 1) -> String {
    number.map { FixedDecimal(rounding: $0, decimals: decimals).text } ?? "–"
  }

  func percentage(_ share: Double?) -> String { text(share.map { 100 * $0 }) }
}

extension ForecastMethod: ExpressibleByArgument {}
