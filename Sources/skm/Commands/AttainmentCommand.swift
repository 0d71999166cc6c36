public import ArgumentParser
public import Attainment
import CSV
import Glibc
import Localization
import Report
import Responses
import Satisfaction

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
      let family = try family()
      if let year, !family.plan.period.contains(year) {
        throw Failure(.usage, UsageWords.yearOutsidePlan(year, family.plan.period))
      }
      let progress = output.progress
      var options = PlanStudyOptions()
      options.noEvent = noEvent
      options.threads = threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      options.report = { progress?.show($0) }
      defer { progress?.clear() }
      let study = try study(family.plan, options)
      let units = try family.units.map { try self.study($0.plan, options) }
      progress?.clear()
      try output.write(
        .attainment(study, units: units, year: year), readFrom: Self.paths(of: family))
    }
  }

  private func family() throws -> PlanFamily {
    do {
      return try PlanFamily(path: plan)
    } catch {
      throw Failure(error.areOfFilesOnly ? .file : .data, error.problems.map(\.words))
    }
  }

  private func study(_ plan: Plan, _ options: PlanStudyOptions) throws -> PlanStudy {
    do {
      return try PlanStudy(plan, options: options)
    } catch {
      throw Failure(error.isOfFile ? .file : .data, error.messages)
    }
  }

  /// Every path that is read.
  private static func paths(of family: PlanFamily) -> [String] {
    let plan = family.plan
    let data = plan.indicators.flatMap { $0.data.map(\.path) + $0.editions.map(\.name) }
    return [plan.file, plan.attainment.scheme] + data + family.units.flatMap(paths)
  }
}

extension PlanStudyError {
  /// A file could not be read; nothing is wrong in what could be.
  fileprivate var isOfFile: Bool {
    switch reason {
    case .file, .scheme(.file(_)), .edition(.file(_)): return true
    case .table(let problem):
      if case .unreadable(.file(_)) = problem.kind { return true }
      return false
    case .scheme, .edition, .schedule, .responses, .estimation, .noFiles, .mixedData, .yearOfSeries,
      .fileGivenTwice, .unknownRole:
      return false
    }
  }
}
