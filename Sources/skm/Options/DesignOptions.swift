public import ArgumentParser
import Report
import Responses
import Satisfaction
public import SurveyInference

extension SingletonStratum: ExpressibleByArgument {}

/// The sampling design, by column; without these options a simple random sample.
struct DesignOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Strata; several columns are crossed.", valueName: "a,b"))
  var stratum: String?

  @Option(
    help: ArgumentHelp(
      "Sampling units within strata; of several stages the first carries the error.",
      valueName: "a,b"))
  var psu: String?

  @Option(help: ArgumentHelp("Sampling weights of respondents.", valueName: "header"))
  var weight: String?

  @Option(
    help: ArgumentHelp(
      "A column with the population of the stratum, which without --weight also weights "
        + "respondents; or the number of people that each group serves.",
      valueName: "header|n"))
  var population: String?

  @Flag(help: "The --population number also corrects the standard error.")
  var fpc = false

  @Option(help: "A stratum with one unit: fail, certainty, adjust or average.")
  var singleton = SingletonStratum.fail

  /// The options that name columns, of those that were given.
  private var columns: [String] {
    [("--stratum", stratum), ("--psu", psu), ("--weight", weight), ("--population", population)]
      .filter { $0.1 != nil }.map(\.0)
  }

  /// What was given.
  var given: [String] {
    columns + (fpc ? ["--fpc"] : [])
      + (singleton == .fail ? [] : ["--singleton"])
  }

  /// The population, if it is a number and no column.
  private var populationNumber: Int? { population.flatMap { Int($0) } }

  /// Adds the design to what is read.
  ///
  /// A role that `--column` assigned is a part of the design too.
  ///
  /// - Throws: `Failure` where one number cannot correct the error of this design, or a query has said it.
  func apply(to request: inout SurveyRequest) throws {
    func assigned(_ role: Role) -> String? {
      request.columns.first { $0.role == role.rawValue }.map(\.header)
    }
    if request.aggregate == nil {
      request.strata = names(stratum ?? assigned(.stratum))
      request.units = names(psu ?? assigned(.psu))
      request.weight = weight ?? assigned(.weight)
      request.population = populationNumber == nil ? population ?? assigned(.population) : nil
    } else {
      let roles: [Role] = [.stratum, .psu, .weight, .population]
      let options =
        columns.filter { $0 != "--population" || populationNumber == nil }
        + roles.filter { assigned($0) != nil }.map { "--column \($0.rawValue)" }
      guard options.isEmpty else { throw Failure(.usage, AggregateWords.designOfQuery(options)) }
    }
    try checkPopulation(isSimple: request.strata.isEmpty && request.units.isEmpty)
  }

  /// Refuses a population that is neither a column nor a number, and one number for several strata.
  private func checkPopulation(isSimple: Bool) throws {
    if let population, populationNumber == nil,
      population.utf8.allSatisfy({ "0123456789.,".utf8.contains($0) }),
      population.contains(where: \.isNumber)
    {
      throw Failure(.usage, UsageWords.populationMarks(population))
    }
    guard populationNumber ?? 1 > 0 else { throw Failure(.usage, UsageWords.emptyPopulation) }
    if fpc && populationNumber == nil { throw Failure(.usage, UsageWords.populationMissing) }
    if fpc && !isSimple { throw Failure(.usage, UsageWords.populationNeedsColumn) }
  }

  /// Adds the design to what is read of any table.
  ///
  /// - Returns: How an estimator treats it. Weights follow from populations wherever there are no others,
  ///   since totals need them also without strata.
  /// - Throws: `Failure` for populations that do not fit the stages, and a number that would do nothing.
  func apply(to request: inout TableRequest) throws -> EstimationOptions {
    func assigned(_ role: Role) -> String? {
      request.columns.first { $0.role == role.rawValue }.map(\.header)
    }
    request.strata = names(stratum ?? assigned(.stratum))
    request.units = names(psu ?? assigned(.psu))
    request.weight = weight ?? assigned(.weight)
    request.populations =
      populationNumber == nil ? names(population ?? assigned(.population)) : []
    try checkPopulation(isSimple: request.strata.isEmpty && request.units.isEmpty)
    if populationNumber != nil && !fpc {
      throw Failure(.usage, UsageWords.needs("--population \(population ?? "")", "--fpc"))
    }
    guard request.populations.count <= request.units.count + 1 else {
      throw Failure(
        .usage,
        UsageWords.tooManyPopulations(request.populations.count, stages: request.units.count + 1))
    }
    var options = EstimationOptions()
    options.singletonStratum = singleton
    options.isStratified = !request.strata.isEmpty
    options.weightsFollowPopulation = !request.populations.isEmpty && request.weight == nil
    options.population = fpc ? populationNumber.map(Double.init) : nil
    return options
  }

  /// How an estimator treats the design.
  func estimation(_ request: SurveyRequest) -> EstimationOptions {
    var options = EstimationOptions()
    options.singletonStratum = singleton
    options.isStratified = !request.strata.isEmpty
    options.weightsFollowPopulation =
      request.population != nil && !request.strata.isEmpty && request.weight == nil
    options.population = fpc ? populationNumber.map(Double.init) : nil
    return options
  }

  /// Adds the design to how indices are computed.
  func apply(to options: inout SatisfactionOptions, request: SurveyRequest) {
    options.design = estimation(request)
    options.isWeighted = request.weight != nil || options.design.weightsFollowPopulation
    // With --fpc the number is of all respondents together, not of each group.
    options.population = fpc && !request.groups.isEmpty ? nil : populationNumber
    options.populationCountsUnits = !request.units.isEmpty
  }
}
