import ArgumentParser
import Reliability
import Report
import Responses
import Satisfaction
import SurveyInference

/// `skm reliability`: whether a questionnaire can be trusted.
struct ReliabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reliability",
    abstract: "Can this questionnaire be trusted?",
    discussion: """
      Example:  skm reliability datasets/metro-pusat/responses.csv --by year
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Input") var aggregate: AggregateOptions

  @OptionGroup(title: "Items") var items: ItemOptions

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @Option(
    help: ArgumentHelp(
      "Whether two values of this role or header understood the items alike.", valueName: "role"))
  var between: String?

  @Option(help: ArgumentHelp("The first value of --between.", valueName: "value"))
  var from: String?

  @Option(help: ArgumentHelp("The second value of --between.", valueName: "value"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Samples of the bootstrap; 0 for none. (default: 1000 for up to 10000 respondents)",
      valueName: "r"))
  var bootstrap: Int?

  @Option(help: ArgumentHelp("Factors of omega hierarchical.", valueName: "k"))
  var factors = 3

  @Option(help: ArgumentHelp("For whatever draws random numbers.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: "Confidence level as a fraction.")
  var level = 0.95

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      if let bootstrap, bootstrap != 0, !(100...1_000_000 ~= bootstrap) {
        throw Failure(.usage, UsageWords.replicates)
      }
      guard 2...20 ~= factors else { throw Failure(.usage, UsageWords.factors) }
      if between == nil, let option = from.map({ _ in "--from" }) ?? to.map({ _ in "--to" }) {
        throw Failure(.usage, UsageWords.needs(option, "--between"))
      }
      if between != nil && input.by != nil {
        throw Failure(.usage, UsageWords.notTogether("--between", "--by"))
      }
      let edition = try input.regulation()
      let own = try items.questionnaire(edition)
      let request = try self.request(own ?? edition.questionnaire, isOwn: own != nil)
      let reading = try read(
        input.inputs, request, threads: input.threads, progress: output.progress)
      guard reading.problemCount == 0 else { throw refusal(reading, request) }
      let analysis = try analyze(reading, request)
      try output.write(
        .reliability(
          analysis, reading: reading, request: request, edition: own == nil ? edition : nil),
        readFrom: input.paths)
    }
  }

  private func request(_ questionnaire: Questionnaire, isOwn: Bool) throws -> SurveyRequest {
    var request = try aggregate.request(input.request(for: questionnaire), input)
    try design.apply(to: &request)
    request.keepsPatterns = true
    if let between { request.groups = [between] }
    guard isOwn else { return request }
    // The headers that were named are the items, and no other column that looks like one.
    for item in questionnaire.items
    where !request.columns.contains(where: { $0.role == item.code.lowercased() }) {
      request.columns.append((role: item.code.lowercased(), header: item.code))
    }
    return request
  }

  private func analyze(
    _ reading: SurveyReading, _ request: SurveyRequest
  ) throws -> ReliabilityAnalysis {
    var options = ReliabilityOptions()
    options.design = design.estimation(request)
    options.isWeighted = request.weight != nil || options.design.weightsFollowPopulation
    options.hasDesign =
      options.isWeighted || !request.strata.isEmpty || !request.units.isEmpty
      || request.population != nil || options.design.population != nil
    options.usesCompleteOnly = request.usesCompleteOnly
    options.level = level
    options.replicates = bootstrap
    options.seed = seed
    options.factors = factors
    var groups = reading.groupOrder.map { ($0, reading.groupNames[$0]) }
    var compared: (first: Int, second: Int)?
    if between != nil {
      let places = try comparedPlaces(groups.map(\.1), from: from, to: to)
      groups = [groups[places.first], groups[places.second]]
      compared = (0, 1)
    }
    do throws(EstimationError) {
      return try ReliabilityAnalysis(
        reading.moments, asked: reading.presentItems, roles: reading.groupRoles, groups: groups,
        compared: compared, options: options)
    } catch {
      throw Failure(.data, error.words { reading.stratumNames[$0] })
    }
  }
}
