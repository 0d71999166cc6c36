import Glibc
import Report
import Responses
import Satisfaction

/// What is read for a comparison: one data set, or years with an edition each.
struct ComparisonInput {
  /// An edition each; the last of their groups is compared.
  let parts: [SatisfactionSeries.Part]
  /// What was asked of the last.
  let request: SurveyRequest
  /// The elements that count, where only shared ones do.
  let bridge: ElementBridge?

  /// What is compared, by its role where it has one.
  var role: String { parts.first?.reading.groupRoles.last ?? "" }
  /// What should be known of the files; that a blank is no value of what is compared, the
  /// comparison says itself.
  var warnings: [ResponseWarning] {
    parts.flatMap(\.reading.warnings).filter {
      if case .blankGroup(role, _) = $0 { false } else { true }
    }
  }

  /// Reads the files that `input` names, with their patterns of answers.
  ///
  /// - Parameters:
  ///   - input: The files, and the editions; `--by` names the groups inside which is compared.
  ///   - aggregate: Whether they hold sums of responses.
  ///   - between: What is compared.
  ///   - design: The sampling design.
  ///   - commonElements: Only the elements that all editions in the data share.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  /// - Throws: `Failure` where a file cannot be read, or two options contradict each other.
  init(
    _ input: InputOptions, aggregate: AggregateOptions, between: String, design: DesignOptions,
    commonElements: Bool, progress: ProgressLine?
  ) throws {
    let schedule = try input.schedule()
    var earlier: SurveyRequest?
    func request(_ edition: RegulationEdition) throws -> SurveyRequest {
      var request = try input.request(for: edition.questionnaire)
      guard !request.groups.contains(between) else {
        throw Failure(.usage, UsageWords.bothByAndBetween(between))
      }
      request.groups.append(between)
      request = try aggregate.request(request, input, after: earlier)
      earlier = request
      try design.apply(to: &request)
      request.keepsPatterns = true
      return request
    }
    guard schedule.isConstant else {
      guard FilePeriods.divide([between]).role != nil else {
        throw Failure(.usage, UsageWords.editionsNeedYears(between))
      }
      let years = try Self.years(
        input, schedule, schedule.editions.map(request), commonElements, progress)
      (parts, self.request, bridge) = (years.parts, years.request, years.bridge)
      return
    }
    let edition = schedule.entries[0].edition
    var own = try request(edition)
    bridge = commonElements ? try InputOptions.bridge(edition) : nil
    bridge?.apply(to: &own, of: edition)
    let reading = try read(input.inputs, own, threads: input.threads, progress: progress)
    guard reading.problemCount == 0 else { throw refusal(reading, own) }
    // The same column under two names.
    let isRepeated = own.groups.indices.dropLast().contains { place in
      reading.groupNames.allSatisfy { $0[place] == $0.last }
    }
    guard !isRepeated else { throw Failure(.usage, UsageWords.bothByAndBetween(between)) }
    (parts, self.request) = ([SatisfactionSeries.Part(reading, edition: edition)], own)
  }

  private static func years(
    _ input: InputOptions, _ schedule: EditionSchedule, _ requests: [SurveyRequest],
    _ commonElements: Bool, _ progress: ProgressLine?
  ) throws -> YearsReading {
    defer { progress?.clear() }
    do throws(YearsReadingError) {
      return try YearsReading(
        input.inputs, schedule: schedule, requests: requests, commonElements: commonElements,
        threads: input.threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      ) { progress?.show($0) }
    } catch {
      throw Failure(error, weight: requests.first?.weight)
    }
  }
}

extension Failure {
  /// Why response files of several years cannot be used together.
  ///
  /// - Parameters:
  ///   - error: What was found.
  ///   - weight: The column of weights that was asked for.
  init(_ error: YearsReadingError, weight: String?) {
    switch error {
    case .file(let error): self.init(error)
    case .schedule(let error): self.init(.data, error.words)
    case .nothingShared(let editions): self.init(.usage, UsageWords.nothingShared(editions))
    case .problems(let problems, let count):
      self = refusal(problems, count: count, weight: weight)
    }
  }
}
