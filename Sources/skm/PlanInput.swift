import Attainment
import CSV
import Glibc
import Report
import Responses
import Satisfaction

/// A plan with those of its units, as a command reads them.
struct PlanInput {
  private let family: PlanFamily

  var plan: Plan { family.plan }

  /// Reads a plan.
  ///
  /// - Parameter path: A YAML file.
  /// - Throws: `Failure` with everything that is wrong in it.
  init(path: String) throws {
    do {
      family = try PlanFamily(path: path)
    } catch {
      throw Failure(error.areOfFilesOnly ? .file : .data, error.problems.map(\.words))
    }
  }

  /// Reads the data of the plan and of its units.
  ///
  /// - Parameters:
  ///   - noEvent: What a year without reported cases counts as.
  ///   - threads: How many read; all cores where not given.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  /// - Returns: The study of the plan, and those of its units.
  /// - Throws: `Failure` for the first thing that is wrong.
  func study(
    noEvent: NoEventRule, threads: Int?, progress: ProgressLine?
  ) throws -> (study: PlanStudy, units: [PlanStudy]) {
    var options = PlanStudyOptions()
    options.noEvent = noEvent
    options.threads = threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    options.report = { progress?.show($0) }
    defer { progress?.clear() }
    return (
      try Self.study(plan, options),
      try family.units.map { try Self.study($0.plan, options) }
    )
  }

  private static func study(_ plan: Plan, _ options: PlanStudyOptions) throws -> PlanStudy {
    do {
      return try PlanStudy(plan, options: options)
    } catch {
      throw Failure(error)
    }
  }

  /// Every path that is read.
  var paths: [String] { Self.paths(of: family) }

  private static func paths(of family: PlanFamily) -> [String] {
    let plan = family.plan
    let data = plan.indicators.flatMap { $0.data.map(\.path) + $0.editions.map(\.name) }
    return [plan.file, plan.attainment.scheme] + data + family.units.flatMap(paths)
  }

  /// The files whose bytes the answer rests on: those of `paths` that are files, and no names of editions
  /// or schemes that come with the program.
  var files: [String] { paths.filter { OutputFile.Identity($0) != nil } }
}

extension Failure {
  /// Why a plan cannot be studied.
  init(_ error: PlanStudyError) {
    self.init(error.isOfFile ? .file : .data, error.messages)
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
