public import ArgumentParser
import Report
import Responses
import Satisfaction
public import SurveyInference

extension IntervalMethod: ExpressibleByArgument {}

/// `skm index`: the index, per element and in all, how sure it is, and its grade.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "What is the index (IKM), per element and in all, how sure is it, which grade?",
    discussion: """
      Example:  skm index datasets/metro-pusat/responses.csv --by year
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Input") var aggregate: AggregateOptions

  @OptionGroup var weights: WeightOptions

  @Flag(
    help: "Only the elements that the editions of 2014 and 2017 share: a bridge, not the index.")
  var commonElements = false

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @Option(help: "Confidence level as a fraction.")
  var level = 0.95

  @Option(help: "Intervals between the ends of the scale: moderated, logit, beta or student.")
  var interval = SatisfactionOptions().intervalMethod

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      let edition = try input.regulation()
      var options = SatisfactionOptions()
      options.weights = try weights.weights(
        of: [edition], isBridge: commonElements, allowsMissing: input.elementsPresent)
      options.intervalMethod = interval
      options.level = level
      var request = try aggregate.request(input.request(for: edition.questionnaire), input)
      if commonElements {
        let bridge = try InputOptions.bridge(edition)
        bridge.apply(to: &request, of: edition)
        options.bridge = bridge
      }
      try design.apply(to: &request)
      design.apply(to: &options, request: request)

      let reading = try read(
        input.inputs, request, threads: input.threads, progress: output.progress)
      guard reading.problemCount == 0 else { throw refusal(reading, request, edition) }
      let analysis = try analyze(reading, edition, options)
        .mapError { Failure(.data, $0.notices.map(\.message)) }.get()
      try output.write(
        .index(analysis, reading: reading, request: request), readFrom: input.paths)
    }
  }
}
