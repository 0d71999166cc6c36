import ArgumentParser
import Glibc

/// The command line: parse, call, render, exit.
@main
struct SKM: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skm",
    abstract: "Survei Kepuasan Masyarakat: the index, how sure it is, and what the data say.",
    discussion: """
      Start with the file:  skm check survey.csv
      Then the index:       skm index survey.csv --by year
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, IndexCommand.self, EstimateCommand.self, CompareCommand.self,
      ReliabilityCommand.self, TrendCommand.self, ForecastCommand.self, RateCommand.self,
      AttainmentCommand.self,
      ReportCommand.self, VerifyCommand.self, SampleSizeCommand.self, QueryCommand.self,
      EditionsCommand.self,
    ])

  static func main() {
    // A reader that has seen enough closes the pipe; that is no error, and writing then says so.
    signal(SIGPIPE, SIG_IGN)
    // A flag before the files reads like an option with a file, and may be written like one.
    main(CommandLine.arguments.dropFirst().flatMap(separated))
  }

  /// `--aggregate=FILE` in two.
  private static func separated(_ argument: String) -> [String] {
    let option = "--aggregate"
    guard argument.hasPrefix(option + "=") else { return [argument] }
    return [option, String(argument.dropFirst(option.count + 1))]
  }
}
