import ArgumentParser

/// Tools of the project itself, not of its users.
@main
struct SKMBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skm-bench",
    abstract:
      "Makes the synthetic surveys of datasets/synthetic; simulates how often intervals hold.",
    subcommands: [SynthesizeCommand.self, CoverageCommand.self])
}
