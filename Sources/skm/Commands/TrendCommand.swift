public import ArgumentParser
import Report
import Responses
import Satisfaction
public import Trend

extension HeterogeneityEstimator: ExpressibleByArgument {}
extension CoefficientTest: ExpressibleByArgument {}

/// `skm trend`: which way, how fast, how surely.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Which way, how fast, how surely, over the years?",
    discussion: """
      Example:  skm trend datasets/synthetic/villages-2019-2023.csv --by unit

      Files are responses of several years, or a series: year,value and, where known, standardError, \
      n, edition. A change of edition, as of --edition 2016=permenpanrb-16-2014,\
      2018=permenpanrb-14-2017, is kept apart from performance.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Input") var aggregate: AggregateOptions

  @OptionGroup(title: "Series") var series: SeriesOptions

  @Flag(
    help: "Only the elements that all editions in the data share: a bridge, not the official index."
  )
  var commonElements = false

  @OptionGroup var weights: WeightOptions

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @Option(
    name: .customLong("random-effects"),
    help: "Variance between periods beside sampling: fe, dl, reml, ml or pm.")
  var estimator = TrendOptions().estimator

  @Option(help: "Errors of the random-effects line: wald or knapp-hartung.")
  var test = TrendOptions().test

  @Option(help: "Confidence level as a fraction.")
  var level = 0.95

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      var options = TrendOptions()
      (options.estimator, options.test, options.level) = (estimator, test, level)
      let reading = try TrendInput(
        input, aggregate: aggregate, series: series, design: design, weights: weights,
        commonElements: commonElements, progress: output.progress)
      let (study, warnings, request) = try study(reading, options)
      guard !study.answered.isEmpty else {
        throw Failure(.data, study.warnings.filter(\.isRefusal).prefix(10).map(\.words))
      }
      try output.write(
        .trend(study, warnings: warnings, request: request), readFrom: input.paths)
    }
  }

  private func study(
    _ reading: TrendInput, _ options: TrendOptions
  ) throws -> (TrendStudy, [ResponseWarning], SurveyRequest?) {
    switch reading {
    case .series(let series):
      let study = TrendStudy(series, schedule: try input.schedule(), options: options)
      return (study, series.warnings, nil)
    case .responses(let years):
      let study = TrendStudy(try years.estimates(level: level, design: design), options: options)
      return (study, years.reading.warnings, years.reading.request)
    }
  }
}
