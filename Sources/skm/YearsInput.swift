import Glibc
import Report
import Responses
import Satisfaction

/// Response files of several years, as the command line names them, and how their elements are
/// weighted.
struct YearsInput {
  let reading: YearsReading
  /// In every edition.
  private let weights: ElementWeights

  /// Reads the files that `input` names, each with the edition of its year.
  ///
  /// - Parameters:
  ///   - input: The files, and the editions with their years; `--by` may say which periods.
  ///   - aggregate: Whether the files hold sums of responses.
  ///   - design: The sampling design.
  ///   - weights: How elements are weighted.
  ///   - commonElements: Only the elements that all editions in the data share.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  ///   - standardInput: What stood there, where it is the only file and has been read already.
  /// - Throws: `Failure` where a file cannot be read or belongs to no edition or to several.
  init(
    _ input: InputOptions, aggregate: AggregateOptions? = nil, design: DesignOptions,
    weights: WeightOptions, commonElements: Bool, progress: ProgressLine?,
    standardInput: [UInt8]? = nil
  ) throws {
    let schedule = try input.schedule()
    var earlier: SurveyRequest?
    let requests = try schedule.editions.map { edition in
      var request = try input.request(for: edition.questionnaire)
      if let aggregate {
        request = try aggregate.request(request, input, isSeries: true, after: earlier)
        earlier = request
      }
      try design.apply(to: &request)
      return request
    }
    defer { progress?.clear() }
    do throws(YearsReadingError) {
      reading = try YearsReading(
        input.inputs, schedule: schedule, requests: requests, commonElements: commonElements,
        threads: input.threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
        standardInput: standardInput
      ) { progress?.show($0) }
    } catch {
      throw Failure(error, weight: requests.first?.weight)
    }
    self.weights = try weights.weights(
      of: reading.parts.map(\.edition), isBridge: commonElements,
      allowsMissing: input.elementsPresent)
  }

  /// The index and the elements of every group and period.
  ///
  /// - Parameters:
  ///   - level: The confidence level.
  ///   - design: The sampling design.
  /// - Returns: The estimates, by group.
  /// - Throws: `Failure` where there is no answer at all.
  func estimates(
    level: Double = SatisfactionOptions().level, design: DesignOptions
  ) throws -> SatisfactionSeries {
    var options = SatisfactionOptions()
    options.level = level
    options.weights = weights
    design.apply(to: &options, request: reading.request)
    do {
      return try reading.estimates(options)
    } catch {
      let notice = error.notice { part, stratum in
        reading.parts[part].reading.stratumNames[stratum]
      }
      throw Failure(.data, notice.message)
    }
  }
}
