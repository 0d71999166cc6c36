import ArgumentParser
import Report
import Responses
import SurveyInference

/// Weights that meet known totals of the population.
struct CalibrationOptions: ParsableArguments {
  /// How weights are calibrated.
  enum Method: String, ExpressibleByArgument, CaseIterable { case poststratify, rake, linear }

  @Option(
    help: "poststratify, rake or linear: make the weights meet the totals of --margins.")
  var calibrate: Method?

  @Option(
    help: ArgumentHelp(
      "Known totals: variable,value,total; no value for the total of a number, the population size is "
        + "(Intercept).", valueName: "file"),
    completion: .file())
  var margins: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The smallest and the largest factor of a weight, with linear.", valueName: "lo,hi"))
  var bounds: String?

  /// How weights are calibrated; `nil` where that was not asked for.
  ///
  /// - Throws: `Failure` for options that do not go together.
  func method() throws -> CalibrationMethod? {
    guard let calibrate else {
      for (option, value) in [("--margins", margins), ("--bounds", bounds)] where value != nil {
        throw Failure(.usage, UsageWords.needs(option, "--calibrate"))
      }
      return nil
    }
    guard margins != nil else {
      throw Failure(.usage, UsageWords.needs("--calibrate", "--margins"))
    }
    if bounds != nil && calibrate != .linear {
      throw Failure(.usage, UsageWords.needs("--bounds", "--calibrate linear"))
    }
    switch calibrate {
    case .poststratify: return .poststratify
    case .rake: return .rake
    case .linear: return .linear(bounds: try bounds.map(OptionNumber.bounds))
    }
  }

  /// The known totals; none where no calibration was asked for.
  func population() throws -> PopulationMargins? {
    guard calibrate != nil, let margins else { return nil }
    return try readTable(margins, sheet: nil) { try MarginsReader().read($0) }
  }
}
