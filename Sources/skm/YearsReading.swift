import CSV
import Report
import Responses
import Satisfaction

/// Response files of several years, as they were read: what a ``SatisfactionSeries`` is made of.
struct YearsReading {
  let parts: [SatisfactionSeries.Part]
  /// What was asked of the files of the latest edition.
  let request: SurveyRequest
  /// The elements that count, where only those of all editions do.
  let bridge: ElementBridge?

  /// What the reader should know of the files.
  var warnings: [ResponseWarning] { parts.flatMap(\.reading.warnings) }

  /// Reads the files that `input` names, each with the edition of its year.
  ///
  /// - Parameters:
  ///   - input: The files, and the editions with their years; `--by` may say which periods.
  ///   - design: The sampling design.
  ///   - commonElements: Only the elements that all editions in the data share.
  ///   - progress: Tells how far it is; `nil` where nobody wants to know.
  ///   - standardInput: What stood there, where it is the only file and has been read already.
  /// - Throws: `Failure` where a file cannot be read or belongs to no edition or to several.
  init(
    _ input: InputOptions, design: DesignOptions, commonElements: Bool, progress: ProgressLine?,
    standardInput: [UInt8]? = nil
  ) throws {
    let schedule = try input.schedule()
    let (groups, asked) = FilePeriods.divide(names(input.by))
    let editions = schedule.editions
    var request = try input.request(for: editions[editions.count - 1].questionnaire)
    let scan = ResponseReader(request)
    var (files, shares): ([FilePeriods], [EditionSchedule.Share])
    do {
      // Files need a pass of their own only where their rows decide something.
      files = try input.inputs.map { file in
        if asked != nil && schedule.isConstant { return FilePeriods(input: file) }
        guard let standardInput else { return try scan.periods(of: file) }
        return try scan.periods(of: file, in: ByteSource(standardInput, sheet: file.sheet))
      }
      shares = try schedule.divide(files)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as EditionScheduleError {
      throw Failure(.data, error.words)
    }
    bridge = commonElements ? try InputOptions.bridge(shares.map(\.edition)) : nil
    let role = asked ?? FilePeriods.role(of: files)
    var parts: [SatisfactionSeries.Part] = []
    for share in shares {
      request = try input.request(for: share.edition.questionnaire)
      try design.apply(to: &request)
      request.groups = groups + [role.rawValue]
      bridge?.apply(to: &request, of: share.edition)
      let reading = try read(
        share.files, request, threads: input.threads, progress: progress,
        standardInput: standardInput)
      guard reading.problemCount == 0 else { throw refusal(reading, request) }
      parts.append(SatisfactionSeries.Part(reading, edition: share.edition))
    }
    (self.parts, self.request) = (parts, request)
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
    options.bridge = bridge
    let editions = parts.map(\.edition)
    if bridge == nil, let edition = editions.last,
      !editions.allSatisfy({ $0.weightRules.contains(.exact) })
    {
      // An edition of one's own may have no exact rule; its first is then what it means.
      options.weights = edition.weightRules[0]
    }
    design.apply(to: &options, request: request)
    do {
      return try SatisfactionSeries(parts, options: options)
    } catch {
      let notice = error.notice { part, stratum in parts[part].reading.stratumNames[stratum] }
      throw Failure(.data, notice.message)
    }
  }
}
