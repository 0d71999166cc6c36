import CSV
import Localization
import Report
import Responses
import Satisfaction

/// What the files of a trend or a forecast hold: series, or the responses of several years.
enum TrendInput {
  case series(SeriesReading)
  case responses(YearsInput)

  /// Reads the files that `input` names, as what the first of them is.
  ///
  /// - Parameters:
  ///   - input: The files; `--by` names the groups.
  ///   - aggregate: Whether they hold sums of responses, which are no series.
  ///   - series: The columns of a series.
  ///   - design: The sampling design of responses.
  ///   - weights: How elements of responses are weighted.
  ///   - commonElements: Of responses only the elements that all editions in the data share.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  /// - Throws: `Failure` where a file cannot be read or is neither, or an option means nothing to it.
  init(
    _ input: InputOptions, aggregate: AggregateOptions? = nil, series: SeriesOptions,
    design: DesignOptions, weights: WeightOptions,
    commonElements: Bool, progress: ProgressLine?
  ) throws {
    if let aggregate, aggregate.aggregate {
      try Self.refuse(series.given, UsageWords.onlyOfSeries, input.inputs.first)
      self = .responses(
        try YearsInput(
          input, aggregate: aggregate, design: design, weights: weights,
          commonElements: commonElements, progress: progress))
      return
    }
    let reader = series.reader(groups: names(input.by))
    // Standard input cannot be read twice, so alone it is kept.
    let isStandardInput = input.inputs.count == 1 && input.inputs[0].path == "-"
    let kept = isStandardInput ? try Self.standardInput() : nil
    func source(_ path: String) throws(FileError) -> ByteSource {
      if let kept { return ByteSource(kept, sheet: input.sheet) }
      return try ByteSource(path: path, sheet: input.sheet)
    }
    do {
      let questionnaires = try input.schedule().editions.map(\.questionnaire)
      let first = input.inputs.first { $0.path != "-" || isStandardInput }
      let content = try first.map {
        try reader.content(of: source($0.path), beside: questionnaires)
      }
      if case .seriesWithoutValue(let problem)? = content { throw problem }
      guard let first, content == .series else {
        try Self.refuse(series.given, UsageWords.onlyOfSeries, first)
        self = .responses(
          try YearsInput(
            input, design: design, weights: weights, commonElements: commonElements,
            progress: progress, standardInput: kept))
        return
      }
      let meaningless =
        input.givenOfResponses + design.given
        + (weights.elementWeights == nil ? [] : ["--element-weights"])
        + (commonElements ? ["--common-elements"] : [])
      try Self.refuse(meaningless, UsageWords.onlyOfResponses, first)
      var reading: SeriesReading?
      for file in input.inputs { reading = try reader.read(source(file.path), after: reading) }
      guard let reading else { throw Failure(.usage, []) }
      self = .series(reading)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as TableProblem {
      throw Failure(.data, error.words)
    }
  }

  /// Refuses options that would do nothing: who gives them believes that they do.
  private static func refuse(
    _ options: [String], _ words: (_ options: [String], _ file: String) -> Bilingual,
    _ file: ResponseInput?
  ) throws {
    if !options.isEmpty { throw Failure(.usage, words(options, file?.path ?? "-")) }
  }

  private static func standardInput() throws -> [UInt8] {
    do {
      var source = try ByteSource(path: "-")
      var (bytes, block) = ([UInt8](), [UInt8]())
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty
      return bytes
    } catch {
      throw Failure(error)
    }
  }
}
