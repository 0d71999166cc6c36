public import CSV
public import Responses
public import Satisfaction

/// Why a plan cannot be studied.
public struct PlanStudyError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Error, Sendable, Hashable {
    case scheme(AttainmentSchemeError)
    case edition(NamedEditionError)
    case schedule(EditionScheduleError)
    case file(FileError)
    /// A series, yearly counts or a register.
    case table(TableProblem)
    /// Response files; the first problems, and how many there are.
    case responses([ResponseProblem], count: Int)
    /// The responses allow no answer at all; the strata are those of each part of the data.
    case estimation(SatisfactionSeriesError, strata: [[[String]]])
    /// The indicator names no file.
    case noFiles
    /// Some files are series and others responses.
    case mixedData(series: [String], responses: [String])
    /// A year behind the path of a series, whose rows say their years.
    case yearOfSeries(path: String)
    /// Its rows would count double.
    case fileGivenTwice(path: String)
    /// A role of `columns` that there is none of.
    case unknownRole(String, known: [String])
  }

  /// The ID of the indicator; `nil` where the whole plan is meant.
  public let indicator: String?
  public let reason: Reason

  public init(indicator: String?, _ reason: Reason) {
    (self.indicator, self.reason) = (indicator, reason)
  }
}
