public import ArgumentParser
import Report
import Responses
public import SurveyInference

extension TableQuestion.Statistic: ExpressibleByArgument {}
extension ProportionIntervalMethod: ExpressibleByArgument {}

/// `skm estimate`: a mean, total, ratio, proportion or quantile of any variables of any table.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "A design-based mean, total, ratio, proportion or quantile of any variables.",
    usage: "skm estimate <statistic> <file> ... --of <a,b> [<options>]",
    discussion: """
      Example:  skm estimate mean datasets/metro-pusat/responses.csv --of U3 --by sex

      A column of texts gives one estimate per value; under proportion a column of numbers does too.
      """)

  @Argument(help: "mean, total, ratio, proportion or quantile.")
  var statistic: TableQuestion.Statistic

  @OptionGroup(title: "Input") var input: TableInputOptions

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("The variables, by header or role.", valueName: "a,b"))
  var variables: String

  @Option(
    name: .customLong("per"),
    help: ArgumentHelp("The denominator of ratio.", valueName: "c"))
  var denominator: String?

  @Option(
    name: .customLong("probability"),
    help: ArgumentHelp(
      "Of quantile: 0.5 is the median. By the rule that R calls math.", valueName: "p,..."))
  var probabilities: String?

  @Option(
    help: ArgumentHelp(
      "Of a proportion: logit, beta, wilson or wald. (default: logit; wald for quantile)",
      valueName: "method"))
  var proportionInterval: ProportionIntervalMethod?

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @OptionGroup(title: "Replicates") var replicates: ReplicateOptions

  @OptionGroup(title: "Calibration") var calibration: CalibrationOptions

  @Option(help: "Confidence level as a fraction.")
  var level = 0.95

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let question = try question()
      let method = try calibration.method()
      let margins = try calibration.population()
      var request = try input.request(for: columns(question.statistic, margins))
      let options = try design.apply(to: &request)
      request.replicatePrefix = replicates.replicateWeights
      let replicates = try self.replicates.method(
        isStratified: !request.strata.isEmpty, isWeighted: request.weight != nil)
      let study = EstimateStudy(
        question: question, request: request, options: options, replicates: replicates,
        calibration: method, margins: margins)
      let (estimation, reading) = try study.run(input.inputs, progress: output.progress)
      guard !estimation.isUndefined else { throw Failure(.data, estimation.refusals) }
      try output.write(
        .estimate(estimation, notices: reading.warnings.map(\.notice)),
        readFrom: input.inputs.map(\.path) + [calibration.margins].compactMap(\.self))
    }
  }

  // MARK: - The question

  private func question() throws -> TableQuestion {
    guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
    let count = names(variables).count
    guard count > 0 else { throw Failure(.usage, UsageWords.givenBlank("--of")) }
    try check("--per", denominator, isNeeded: true, of: [.ratio])
    try check("--probability", probabilities, isNeeded: true, of: [.quantile])
    try check(
      "--proportion-interval", proportionInterval?.rawValue, isNeeded: false,
      of: [.proportion, .quantile])
    var question = TableQuestion(
      statistic, of: Array(0..<count), per: denominator == nil ? nil : count)
    if let probabilities {
      question.probabilities = try OptionNumber.list(probabilities, of: "--probability") {
        0 < $0 && $0 < 1
      }
    }
    question.interval = proportionInterval ?? question.interval
    question.level = level
    return question
  }

  /// Refuses an option that the statistic does not know, and one that it lacks.
  private func check(
    _ option: String, _ value: String?, isNeeded: Bool, of statistics: [TableQuestion.Statistic]
  ) throws {
    let isKnown = statistics.contains(statistic)
    if value != nil && !isKnown {
      throw Failure(.usage, UsageWords.onlyOf(option, statistics.map(\.rawValue)))
    }
    if value == nil && isKnown && isNeeded {
      throw Failure(.usage, UsageWords.needs(statistic.rawValue, option))
    }
  }

  /// The columns to read: the variables, the denominator, and those that margins are of.
  private func columns(
    _ statistic: TableQuestion.Statistic, _ margins: PopulationMargins?
  ) -> [TableRequest.Variable] {
    let kind: TableRequest.Variable.Kind =
      switch statistic {
      case .mean, .total: .either
      case .proportion: .category
      case .ratio, .quantile: .number
      }
    return names(variables).map { TableRequest.Variable($0, kind) }
      + [denominator].compactMap { $0.map { TableRequest.Variable($0, .number) } }
      + (margins?.columns ?? []).map {
        TableRequest.Variable($0.name, $0.isCategory ? .category : .number)
      }
  }
}
