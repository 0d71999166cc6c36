public import ArgumentParser
public import Attainment
import Localization
import Report

extension NoEventRule: ExpressibleByArgument {}

/// `skm attainment`: target against realisation, for every indicator and year of a plan.
struct AttainmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attainment",
    abstract: "Target against realisation per indicator and year of a plan.",
    usage: "skm attainment <plan> [<options>]",
    discussion: """
      Example:  skm attainment datasets/kras/plan.yaml

      A plan is a YAML file with the indicators of an office, their targets and their files of data, \
      which lie beside it.
      """)

  @Argument(
    help: ArgumentHelp("A plan as YAML; its paths are relative to it.", valueName: "plan"),
    completion: .file(extensions: ["yaml", "yml"]))
  var plan: String

  @Option(help: "What a year without reported cases counts as: met (100%) or omit (nothing).")
  var noEvent = PlanStudyOptions().noEvent

  @Option(help: "The year that is reported. (default: the last with an attainment)")
  var year: Int?

  @Option(help: "Threads that read; the answer is the same for every number. (default: all cores)")
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let threads, !(1...1024 ~= threads) { throw ValidationError("--threads is from 1 to 1024.") }
  }

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let input = try PlanInput(path: plan)
      if let year, !input.plan.period.contains(year) {
        throw Failure(.usage, UsageWords.yearOutsidePlan(year, input.plan.period))
      }
      let (study, units) = try input.study(
        noEvent: noEvent, threads: threads, progress: output.progress)
      try output.write(.attainment(study, units: units, year: year), readFrom: input.paths)
    }
  }
}
