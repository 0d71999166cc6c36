import ArgumentParser

/// Tools of the project itself, not of its users.
@main
struct SKMBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skm-bench",
    abstract: "Times the program, simulates how often intervals hold, and makes files for both.",
    subcommands: [
      TimeCommand.self, GenerateCommand.self, CoverageCommand.self, SynthesizeCommand.self,
    ],
    defaultSubcommand: TimeCommand.self)
}
