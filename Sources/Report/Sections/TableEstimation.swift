public import Localization
public import Responses
public import SurveyInference

/// Everything that the answer of `skm estimate` tells: what was asked, of what, and what came out.
public struct TableEstimation: Sendable {
  public let study: TableStudy
  /// The names of variables, categories, groups and strata.
  public let reading: TableReading
  public let request: TableRequest
  public let options: EstimationOptions
  /// `nil` where weights were not calibrated.
  public var calibration: CalibrationSummary?
  /// How many replicates there are, and how they were made; `nil` for linearization.
  public var replicates: (method: ReplicateMethod, count: Int)?

  /// Puts together what is known.
  ///
  /// - Parameters:
  ///   - study: The estimates.
  ///   - reading: What was read.
  ///   - request: What was asked to be read.
  ///   - options: How the design is treated.
  public init(
    _ study: TableStudy, reading: TableReading, request: TableRequest, options: EstimationOptions
  ) {
    (self.study, self.reading, self.request, self.options) = (study, reading, request, options)
  }

  var question: TableQuestion { study.question }

  /// The values that name the group of a finding.
  func group(_ finding: TableFinding) -> [String] { reading.groupNames[finding.group] }

  /// What a finding is of: the variable, with its value where it has some, as `stype=E`.
  func variable(_ finding: TableFinding) -> String {
    let variable = reading.variables[finding.variable]
    return finding.category.map { "\(variable.name)=\(variable.categories[$0])" } ?? variable.name
  }

  /// The variable below the line of a ratio.
  var denominator: String? { question.denominator.map { reading.variables[$0].name } }

  /// Why something of a finding is not known; `nil` where all is.
  func reason(_ finding: TableFinding) -> Bilingual? {
    switch finding.outcome {
    case .failure(let error): return error.words(in: reading)
    case .success(let values):
      guard !values.gaps.isEmpty else { return nil }
      return EstimateWords.gaps(values.gaps)
    }
  }

  /// Some findings have no estimate at all, and others do.
  var undefined: [TableFinding] {
    study.findings.filter { if case .failure = $0.outcome { true } else { false } }
  }

  /// Nothing at all could be estimated.
  public var isUndefined: Bool { undefined.count == study.findings.count }

  /// What to say where nothing at all could be estimated.
  public var refusals: [Bilingual] {
    let words = undefined.prefix(10).map { EstimateWords.refusal($0, self) }
    return words.isEmpty ? [EstimateWords.nothingToEstimate] : words
  }
}
