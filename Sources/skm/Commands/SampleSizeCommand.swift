public import ArgumentParser
import CSV
import Localization
import Report
import Responses
public import Satisfaction
public import SurveyInference

extension SamplePlan.Method: ExpressibleByArgument {}
extension AllocationRule: ExpressibleByArgument {}

/// `skm sample-size`: how many respondents are needed, and how to share them out.
struct SampleSizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-size",
    abstract: "How many respondents are needed, and how to share them out?",
    usage: "skm sample-size [<options>]",
    discussion: """
      Example:  skm sample-size --population 10000

      Points of the index:  skm sample-size --pilot survey.csv --margin 2
      """)

  @Option(help: ArgumentHelp("The people served.", valueName: "n"))
  var population: String?

  @Option(
    help: """
      krejcie-morgan, cochran, slovin or elements. (default: the edition's rule; cochran with a \
      standard deviation)
      """)
  var method: SamplePlan.Method?

  @Option(
    help: """
      Half the width of the interval: a fraction such as 0.05, or with a standard deviation points of \
      the index such as 2. (default: 0.05)
      """)
  var margin: Double?

  @Option(help: "Of one respondent's index, in its points.")
  var standardDeviation: Double?

  @Option(
    help: ArgumentHelp(
      "A response file that gives the standard deviation.", valueName: "file"))
  var pilot: String?

  @Option(
    help: ArgumentHelp(
      "CSV or XLSX with stratum,population and perhaps standardDeviation.", valueName: "file"))
  var strata: String?

  @Option(help: sheetHelp) var sheet: String?

  @Option(help: "How strata share the sample: proportional or neyman. (default: proportional)")
  var allocation: AllocationRule?

  @Option(help: "Confidence level as a fraction. (default: 0.95)")
  var level: Double?

  @Option(
    help: """
      permenpanrb-14-2017, permenpanrb-16-2014, kepmenpan-25-2004, or an edition file. (default: \
      permenpanrb-14-2017; with --method elements kepmenpan-25-2004, whose rule it is)
      """)
  var edition: String?

  /// The edition that was asked for, or the one whose rule was.
  private var editionName: String {
    let owner = RegulationEdition.shipped.first {
      method == .elements && $0.sampleSize == .elements
    }
    return edition ?? owner?.id ?? "permenpanrb-14-2017"
  }

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let edition = try RegulationEdition(namedByUser: editionName)
      var request = try request()
      let pilot = try pilot.map { (study: try study($0, edition), file: $0) }
      if let pilot { request.standardDeviation = pilot.study.standardDeviation }
      if let strata { request.strata = try plannedStrata(strata) }
      try check(request, edition)
      do {
        let plan = try SamplePlan(request, edition: edition)
        try output.write(
          .sampleSize(plan, pilot: pilot),
          readFrom: [self.pilot, strata, self.edition].compactMap(\.self))
      } catch let error as PlanningError {
        throw Failure(error.isOfFile ? .data : .usage, error.words)
      }
    }
  }

  /// What the options ask for, without what stands in files.
  private func request() throws -> SamplePlan.Request {
    var request = SamplePlan.Request()
    request.method = method
    request.margin = margin
    request.standardDeviation = standardDeviation
    request.allocation = allocation ?? .proportional
    if let level {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      request.level = level
    }
    if let population {
      guard let number = Int(population) else {
        let isNumber = population.utf8.allSatisfy { "0123456789.,".utf8.contains($0) }
        throw Failure(
          .usage,
          isNumber
            ? UsageWords.populationMarks(population) : UsageWords.populationNumber(population))
      }
      guard number > 0 else { throw Failure(.usage, UsageWords.emptyPopulation) }
      guard number <= 1_000_000_000_000 else {
        throw Failure(.usage, UsageWords.populationNumber(population))
      }
      request.population = number
    }
    if pilot != nil && standardDeviation != nil {
      throw Failure(.usage, UsageWords.notTogether("--pilot", "--standard-deviation"))
    }
    if allocation != nil && strata == nil {
      throw Failure(.usage, UsageWords.needs("--allocation", "--strata"))
    }
    return request
  }

  /// Options that do not go together, and those that a rule needs.
  private func check(_ request: SamplePlan.Request, _ edition: RegulationEdition) throws {
    if request.standardDeviation != nil {
      let option = pilot == nil ? "--standard-deviation" : "--pilot"
      if let method, method != .cochran {
        throw Failure(.usage, UsageWords.notTogether("--method \(method.rawValue)", option))
      }
      guard margin != nil else { throw Failure(.usage, UsageWords.needs(option, "--margin")) }
    }
    if let population = request.population, !request.strata.isEmpty,
      case let sum = request.strata.reduce(0, { $0 + $1.population }), sum != population
    {
      throw Failure(.usage, UsageWords.populationsDiffer(population, strata: sum))
    }
    let method = SamplePlan.rule(request, edition).method
    if method == .elements && margin != nil {
      throw Failure(.usage, UsageWords.notTogether("--method elements", "--margin"))
    }
    if [.elements, .slovin].contains(method) && level != nil {
      throw Failure(.usage, UsageWords.notTogether("--method \(method.rawValue)", "--level"))
    }
    if [.krejcieMorgan, .slovin].contains(method) && request.population == nil
      && request.strata.isEmpty
    {
      throw Failure(.usage, UsageWords.needs("--method \(method.rawValue)", "--population"))
    }
  }

  private func plannedStrata(_ path: String) throws -> [PlannedStratum] {
    try readTable(path, sheet: sheet) { try StrataReader().read($0) }.map { stratum in
      PlannedStratum(
        name: stratum.name, population: stratum.population,
        standardDeviation: stratum.standardDeviation?.value)
    }
  }

  private func study(_ path: String, _ edition: RegulationEdition) throws -> PilotStudy {
    var request = SurveyRequest(edition.questionnaire)
    request.usesCompleteOnly = true
    let reading = try read([ResponseInput(path: path, sheet: sheet)], request)
    guard reading.problemCount == 0 else {
      var messages = reading.problems.prefix(10).map(\.words)
      if reading.problemCount > messages.count {
        messages.append(UsageWords.moreProblems(reading.problemCount - messages.count))
      }
      throw Failure(.data, messages)
    }
    do {
      return try PilotStudy.estimate(from: reading, edition: edition)
    } catch {
      throw Failure(.data, error.words.map { text, _ in "\(path): \(text)" })
    }
  }
}

extension PlanningError {
  /// The cause stands in a file and not in an option.
  fileprivate var isOfFile: Bool {
    switch self {
    case .noStandardDeviation, .noVariation, .sampleAbovePopulation, .tooFewRespondents: true
    case .populationBelowOne, .shareMarginOutOfRange, .indexMarginOutOfRange,
      .standardDeviationNotPositive, .standardDeviationTooLarge, .sampleTooLarge:
      false
    }
  }
}
