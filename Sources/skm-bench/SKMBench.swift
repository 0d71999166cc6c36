import ArgumentParser

/// Tools of the project itself, not of its users.
@main
struct SKMBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skm-bench",
    abstract: """
      Times the program, simulates how often intervals hold, counts correct digits, scores forecasts, \
      and makes files.
      """,
    subcommands: [
      TimeCommand.self, GenerateCommand.self, CoverageCommand.self, AccuracyCommand.self,
      ForecastCommand.self, SynthesizeCommand.self,
    ],
    defaultSubcommand: TimeCommand.self)
}
