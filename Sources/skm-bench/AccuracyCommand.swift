import ArgumentParser
import Localization

/// `skm-bench accuracy`: how many digits of NIST's certified values are right.
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Counts the correct digits of NIST's certified values, as Markdown.",
    discussion: """
      Each cell is the log relative error, -log10 |x - c|/|c| for the certified value c, at most 15: \
      as many digits are certified. Other programs' digits are those of peers.csv in the folder.

      Example:  make accuracy
      """)

  @Option(help: "The folder of the data and of the certified values.")
  var data = "Tests/Reference/nist"

  @Flag(help: "Least squares in place of one variable and analysis of variance.")
  var regression = false

  func run() throws {
    guard !regression else { return try writeRegressions() }
    let sets = try CertifiedSet.all(in: data)
    let univariate = sets.filter { set in set.digits.contains { $0.quantity == "mean" } }
    let grouped = sets.filter { set in set.digits.contains { $0.quantity == "statistic" } }
    print("### One variable\n")
    write(
      univariate, quantities: Self.univariate,
      peers: ["R 4.2.2", "numpy 2.4.6", "pandas 2.3.3", "polars 2.1.0", "duckdb 2.0.0"])
    print("\n### Analysis of variance: F\n")
    write(
      grouped, quantities: ["statistic": "F"],
      peers: [
        "R 4.2.2 anova(lm)", "R 4.2.2 oneway.test", "scipy 1.17.1", "statsmodels 0.15.0",
        "pingouin 0.7.0",
      ])
    print("\n### Analysis of variance: the rest\n\nFrom text, then from doubles.\n")
    writeRest(grouped)
  }

  private static let univariate: KeyValuePairs = [
    "mean": "mean", "standardDeviation": "standard deviation",
    "lagOneAutocorrelation": "autocorrelation",
  ]
  private static let rest: KeyValuePairs = [
    "betweenSumOfSquares": "squares between", "withinSumOfSquares": "squares within",
    "betweenMeanSquare": "mean square between", "withinMeanSquare": "mean square within",
    "rSquared": "R²", "residualStandardDeviation": "residual standard deviation",
  ]

  private static let regression: KeyValuePairs = [
    "coefficient": "Coefficients, the worst", "standardError": "Standard errors, the worst",
    "residualStandardDeviation": "Residual standard deviation",
  ]

  private func write(
    _ sets: [CertifiedSet], quantities: KeyValuePairs<String, String>, peers: [String]
  ) {
    MarkdownTable.header(
      ["set", "quantity", "skm, text", "skm, doubles", "exact, doubles"] + peers)
    for (key, title) in quantities {
      for set in sets {
        guard let digits = set.digits.first(where: { $0.quantity == key })?.digits else { continue }
        let own = [digits.fromText, digits.fromDoubles, digits.ceiling].map(text)
        MarkdownTable.row([set.name, title] + own + peers.map { digits.peers[$0] ?? "–" })
      }
    }
  }

  private func writeRest(_ sets: [CertifiedSet]) {
    MarkdownTable.header(["set"] + Self.rest.map(\.value))
    for set in sets {
      let cells = Self.rest.map { key, _ in
        set.digits.first { $0.quantity == key }.map {
          text($0.digits.fromText) + ", " + text($0.digits.fromDoubles)
        } ?? "–"
      }
      MarkdownTable.row([set.name] + cells)
    }
  }

  private func writeRegressions() throws {
    let (sets, peers) = try CertifiedRegression.all(in: data + "/linear")
    let own = ["skm, text", "skm, doubles", "skm, matrix", "exact, matrix"]
    for (key, title) in Self.regression {
      print((key == "coefficient" ? "" : "\n") + "### \(title)\n")
      MarkdownTable.header(["set"] + own + peers)
      for set in sets {
        guard let digits = set.digits[key] else { continue }
        let reached = [digits.fromText, digits.fromDoubles, digits.fromDesign, digits.ceiling]
        MarkdownTable.row([set.name] + reached.map(text) + peers.map { digits.peers[$0] ?? "–" })
      }
    }
  }

  private func text(_ digits: Double) -> String {
    let decimal = FixedDecimal(rounding: digits, decimals: 1)
    return decimal.units == 150 ? "15" : decimal.text
  }
}
