public import ArgumentParser
import Localization
import Report
import Responses
import Satisfaction
import SurveyInference
public import Trend

extension ForecastMethod: ExpressibleByArgument {}

/// `skm forecast`: where a series will be, and whether its targets will be met.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Where will it be, and will the target be met?",
    discussion: """
      Example:  skm forecast datasets/published/kepulauan-seribu.csv --target 2026=90
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Series") var series: SeriesOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many periods ahead. (default: to the last target, else \(ForecastOptions.usualHorizon))",
      valueName: "h"))
  var horizon: Int?

  @Option(help: ArgumentHelp("The last period to forecast.", valueName: "period"))
  var until: String?

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp(
      "What the value should be, beside a column of targets; may be repeated.",
      valueName: "period=value"))
  var targets: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The smallest and the largest possible value, or none. (default: 25,100 for an index, 0,100 for "
        + "a rate, else none)", valueName: "lo,hi"))
  var bounds: String?

  @Option(help: "skm, naive, drift, linear, ses, holt, damped or theta.")
  var method = ForecastOptions().method

  @Flag(help: "Only the elements that all editions in the data share: a bridge, not official.")
  var commonElements = false

  @OptionGroup var weights: WeightOptions

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let limits = try bounds.map(Self.bounds)
      var options = ForecastOptions()
      options.method = method
      options.horizon = horizon
      options.until = try until.map { try Self.period($0, "--until") }
      let stated = try targets.map(Self.target)
      for (place, target) in stated.enumerated()
      where stated[..<place].contains(where: { $0.period == target.period }) {
        throw Failure(.usage, UsageWords.givenTwice("--target \(target.period.text)"))
      }
      if horizon != nil && until != nil {
        throw Failure(.usage, UsageWords.notTogether("--horizon", "--until"))
      }
      options.targets = Dictionary(
        stated.map { ($0.period, $0.value) }, uniquingKeysWith: { first, _ in first })
      let found = try ForecastInput(
        TrendInput(
          input, series: series, design: design, weights: weights, commonElements: commonElements,
          progress: output.progress), schedule: input.schedule(), design: design)
      let bounds = limits ?? found.usualBounds
      for target in stated { try Self.checkMark(target, within: bounds) }
      let asked = options
      let groups = found.groups.concurrentMap { group in
        var own = asked
        own.targets.merge(group.targets) { asked, _ in asked }
        return GroupForecast(group.values, group.observations, within: bounds, options: own)
      }
      let errors = groups.compactMap { group in
        if case .failure(let error) = group.outcome { (group.values, error) } else { nil }
      }
      guard errors.count < groups.count else {
        throw Failure(
          .data,
          errors.isEmpty
            ? found.notices.map(\.message)
            : errors.prefix(10).map { ForecastFailure.words($0.0, $0.1) })
      }
      try Self.checkAhead(stated.map(\.period), groups)
      try output.write(
        .forecast(
          groups, roles: found.roles, method: method, isIndex: found.isIndex,
          notices: found.notices
            + (found.isBridge && !stated.isEmpty ? [ForecastNotice.bridgeAgainstTarget] : [])),
        readFrom: input.paths)
    }
  }

  /// Refuses a target that was stated and lies ahead of no series, as after a slip in its year.
  ///
  /// A column of targets may hold those of years that have passed.
  private static func checkAhead(_ targets: [Period], _ groups: [GroupForecast]) throws {
    let analyses = groups.compactMap { try? $0.outcome.get() }
    let last = analyses.flatMap(\.series.periods).max()
    for target in targets
    where !analyses.contains(where: { $0.outlooks.contains { $0.period == target } }) {
      guard let last else { continue }
      throw Failure(.data, TrendError.targetNotAhead(target, last: last).words)
    }
  }

  // MARK: - Options

  private static func period(_ text: String, _ option: String) throws -> Period {
    guard let period = Period(text) else {
      throw Failure(.usage, UsageWords.period(option, text))
    }
    return period
  }

  private static func target(
    _ text: String
  ) throws -> (period: Period, value: Double, text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let value = OptionNumber.number(parts[1]) else {
      throw Failure(.usage, UsageWords.target(text))
    }
    return (try period(String(parts[0]), "--target"), value, String(parts[1]))
  }

  /// Refuses `125.300` unless the bounds say that no thousands can be meant.
  private static func checkMark(
    _ target: (period: Period, value: Double, text: String), within bounds: ClosedRange<Double>?
  ) throws {
    guard OptionNumber.mayBeThousands(target.text), bounds?.contains(1000 * target.value) ?? true
    else { return }
    throw Failure(.usage, UsageWords.thousandsMark("--target", target.text))
  }

  /// The bounds that were stated; `none` is an answer too.
  private static func bounds(_ text: String) throws -> ClosedRange<Double>? {
    if text.lowercased() == "none" { return nil }
    return try OptionNumber.bounds(text)
  }
}
