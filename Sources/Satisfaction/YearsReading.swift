public import CSV
public import Responses

/// Response files of several years, as they were read: what a ``SatisfactionSeries`` is made of.
public struct YearsReading: Sendable {
  /// An edition each, in the order of the years.
  public let parts: [SatisfactionSeries.Part]
  /// What was asked of the files of the latest edition.
  public let request: SurveyRequest
  /// The elements that count, where only those of all editions do.
  public let bridge: ElementBridge?

  /// What the reader should know of the files.
  public var warnings: [ResponseWarning] { parts.flatMap(\.reading.warnings) }

  /// Reads files, each with the edition of its year.
  ///
  /// - Parameters:
  ///   - inputs: The files.
  ///   - schedule: The editions with their years.
  ///   - requests: What to read, one for each of the editions of `schedule`, in their order; the groups
  ///     of the last may say which periods.
  ///   - commonElements: Only the elements that all editions in the data share.
  ///   - threads: How many threads read one file.
  ///   - standardInput: What stood there, where it is the only file and has been read already.
  ///   - report: Is told how far a reading is, several times a second, from any thread.
  /// - Throws: `YearsReadingError` where a file cannot be read, has problems, or belongs to no edition or
  ///   to several.
  public init(
    _ inputs: [ResponseInput], schedule: EditionSchedule, requests: [SurveyRequest],
    commonElements: Bool = false, threads: Int = 1, standardInput: [UInt8]? = nil,
    report: (@Sendable (ReadingProgress) -> Void)? = nil
  ) throws(YearsReadingError) {
    let editions = schedule.editions
    precondition(requests.count == editions.count, "a request for each edition")
    let (groups, asked) = FilePeriods.divide(requests[requests.count - 1].groups)
    var request = requests[requests.count - 1]
    let (files, shares) = try Self.divide(
      inputs, schedule, request, asked: asked, standardInput: standardInput)
    bridge = commonElements ? try Self.bridge(shares.map(\.edition)) : nil
    let role = asked ?? FilePeriods.role(of: files)
    var parts: [SatisfactionSeries.Part] = []
    for share in shares {
      guard let place = editions.firstIndex(where: { $0.id == share.edition.id }) else { continue }
      request = requests[place]
      request.groups = groups + [role.rawValue]
      bridge?.apply(to: &request, of: share.edition)
      let reader = ResponseReader(request, threads: threads, report: report)
      let reading: SurveyReading
      do {
        if let standardInput {
          reading = try reader.read(
            ByteSource(standardInput, sheet: share.files.first?.sheet),
            year: share.files.first?.year)
        } else {
          reading = try reader.read(share.files)
        }
      } catch {
        throw .file(error)
      }
      guard reading.problemCount == 0 else {
        throw .problems(reading.problems, count: reading.problemCount)
      }
      parts.append(SatisfactionSeries.Part(reading, edition: share.edition))
    }
    (self.parts, self.request) = (parts, request)
  }

  /// The index and the elements of every group and period.
  ///
  /// - Parameter options: Intervals and the design; the elements that count are those that were read,
  ///   and editions without the exact weights are weighted by the latest one's first rule.
  /// - Returns: The estimates, by group.
  /// - Throws: `SatisfactionSeriesError` where there is no answer at all.
  public func estimates(
    _ options: SatisfactionOptions
  ) throws(SatisfactionSeriesError) -> SatisfactionSeries {
    var options = options
    options.bridge = bridge
    let editions = parts.map(\.edition)
    if bridge == nil, options.weights == .exact, let edition = editions.last,
      !editions.allSatisfy({ $0.weightRules.contains(.exact) })
    {
      // An edition of one's own may have no exact rule; its first is then what it means.
      options.weights = edition.weightRules[0]
    }
    return try SatisfactionSeries(parts, options: options)
  }

  // MARK: - Work

  /// What the rows of the files say of time, and which edition each belongs to.
  private static func divide(
    _ inputs: [ResponseInput], _ schedule: EditionSchedule, _ request: SurveyRequest,
    asked: Role?, standardInput: [UInt8]?
  ) throws(YearsReadingError) -> ([FilePeriods], [EditionSchedule.Share]) {
    let scan = ResponseReader(request)
    var files: [FilePeriods] = []
    for input in inputs {
      // Files need a pass of their own only where their rows decide something.
      if asked != nil && schedule.isConstant {
        files.append(FilePeriods(input: input))
        continue
      }
      do {
        if let standardInput {
          files.append(
            try scan.periods(of: input, in: ByteSource(standardInput, sheet: input.sheet)))
        } else {
          files.append(try scan.periods(of: input))
        }
      } catch {
        throw .file(error)
      }
    }
    do {
      return (files, try schedule.divide(files))
    } catch {
      throw .schedule(error)
    }
  }

  private static func bridge(
    _ editions: [RegulationEdition]
  ) throws(YearsReadingError) -> ElementBridge {
    let bridge =
      editions.count > 1 ? ElementBridge(between: editions) : ElementBridge(around: editions[0])
    guard let bridge else { throw .nothingShared(editions: editions.map(\.id)) }
    return bridge
  }
}

/// Why response files of several years cannot be used together.
public enum YearsReadingError: Error, Sendable, Hashable {
  case file(FileError)
  case schedule(EditionScheduleError)
  /// The editions share no element.
  case nothingShared(editions: [String])
  /// Something is wrong in the files of one edition; the first problems, and how many there are.
  case problems([ResponseProblem], count: Int)
}
