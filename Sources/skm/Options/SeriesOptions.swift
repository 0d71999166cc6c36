import ArgumentParser
import Responses

/// The columns of a series, where their headers do not tell.
struct SeriesOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The values of a series, by header.", valueName: "header"))
  var value: String?

  @Option(help: ArgumentHelp("The periods of a series, by header.", valueName: "header"))
  var period: String?

  @Option(help: ArgumentHelp("The standard errors of a series, by header.", valueName: "header"))
  var error: String?

  /// What was given.
  var given: [String] {
    [("--value", value), ("--period", period), ("--error", error)].filter { $0.1 != nil }.map(\.0)
  }

  /// Reads series of these columns.
  ///
  /// - Parameter groups: Roles or headers that name a series.
  /// - Returns: The reader.
  func reader(groups: [String]) -> SeriesReader {
    SeriesReader(groups: groups, period: period, value: value, error: error)
  }
}
