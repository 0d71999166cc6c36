import ArgumentParser

/// Tools of the project itself, not of its users.
@main
struct SKMBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skm-bench",
    abstract: "Times the program, makes files for that, and the surveys of datasets/synthetic.",
    subcommands: [TimeCommand.self, GenerateCommand.self, SynthesizeCommand.self],
    defaultSubcommand: TimeCommand.self)
}
