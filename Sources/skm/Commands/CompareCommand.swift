import ArgumentParser
import Glibc
import Report
import Responses
import Satisfaction
import SurveyInference

/// `skm compare`: which differences between years, units, services or groups are real.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Is the difference between years, units or services real?",
    discussion: """
      Example:  skm compare datasets/metro-pusat/responses.csv

      Each value is compared with the one before, or --to with --from: element by element, and the \
      index. --by compares inside each group. Years under different regulations, as of \
      --edition 2016=permenpanrb-16-2014,2018=permenpanrb-14-2017, are compared by the elements that \
      both have.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Input") var aggregate: AggregateOptions

  @Option(
    help: ArgumentHelp(
      "What is compared: year, period, unit, service or another role or header.", valueName: "role")
  )
  var between = "year"

  @Option(help: ArgumentHelp("The value that --to is compared with.", valueName: "value"))
  var from: String?

  @Option(help: ArgumentHelp("The value that is compared with --from.", valueName: "value"))
  var to: String?

  @Flag(
    help: "Only the elements that all editions in the data share: a bridge, not the official index."
  )
  var commonElements = false

  @OptionGroup var weights: WeightOptions

  @OptionGroup(title: "Sampling design") var design: DesignOptions

  @Option(
    help: "Confidence level as a fraction; a difference is real where p is at most 1 less it.")
  var level = 0.95

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      let reading = try ComparisonInput(
        input, aggregate: aggregate, between: between, design: design,
        commonElements: commonElements, progress: output.progress)
      var options = ComparisonOptions()
      options.satisfaction.level = level
      options.satisfaction.bridge = reading.bridge
      options.satisfaction.weights = try weights.weights(
        of: reading.parts.map(\.edition), isBridge: commonElements,
        allowsMissing: input.elementsPresent)
      design.apply(to: &options.satisfaction, request: reading.request)
      options.usesCompleteOnly = reading.request.usesCompleteOnly
      options.chosen = try chosen(in: reading.parts)
      let study = try self.study(reading, options)
      try output.write(
        .comparison(study, warnings: reading.warnings, request: reading.request),
        readFrom: input.paths)
    }
  }

  /// The two values that are compared; `nil` for each against the one before.
  private func chosen(
    in parts: [SatisfactionSeries.Part]
  ) throws -> (from: String, to: String)? {
    guard from != nil || to != nil else { return nil }
    let values = ComparisonStudy.values(in: parts)
    let places = try comparedPlaces(values.map { [$0] }, from: from, to: to)
    return (values[places.first], values[places.second])
  }

  private func study(
    _ reading: ComparisonInput, _ options: ComparisonOptions
  ) throws -> ComparisonStudy {
    do throws(ComparisonStudyError) {
      return try ComparisonStudy(reading.parts, options: options)
    } catch {
      throw Failure(
        .data,
        error.words(role: reading.role) { part, stratum in
          reading.parts[part].reading.stratumNames[stratum]
        })
    }
  }
}
