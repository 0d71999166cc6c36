import CSV
import Localization
import Rates
import Responses
import Satisfaction
import SurveyInference

/// Reads the files of an indicator.
struct IndicatorReader {
  let indicator: Indicator
  let options: PlanStudyOptions
  /// The day on which the plan was signed; `nil` where not stated.
  var signed: CalendarDay?

  /// What the files say, by year.
  ///
  /// - Throws: `PlanStudyError.Reason` for the first thing that is wrong.
  func read() throws(PlanStudyError.Reason) -> YearlyData {
    for (place, file) in indicator.data.enumerated()
    where indicator.data[..<place].contains(where: { $0.path == file.path }) {
      throw .fileGivenTwice(path: file.path)
    }
    switch indicator.kind {
    case .satisfactionIndex: return try index()
    case .series: return try YearlyData(series(), isIndex: false, schedule: nil)
    case .resolutionRate: return try rate()
    }
  }

  // MARK: - Series

  private var seriesReader: SeriesReader {
    SeriesReader(
      period: indicator.columns["period"] ?? indicator.columns["year"],
      value: indicator.columns["value"], error: indicator.columns["standardError"])
  }

  private static let seriesRoles = ["period", "year", "value", "standardError"]

  private func series() throws(PlanStudyError.Reason) -> SeriesReading {
    try checkRoles(Self.seriesRoles)
    if let file = indicator.data.first(where: { $0.year != nil }) {
      throw .yearOfSeries(path: file.path)
    }
    var reading: SeriesReading?
    for file in indicator.data {
      let source = try source(file)
      do {
        reading = try seriesReader.read(source, after: reading)
      } catch {
        throw .table(error)
      }
    }
    guard let reading else { throw .noFiles }
    return reading
  }

  private func checkRoles(_ known: [String]) throws(PlanStudyError.Reason) {
    let folded = Set(known.map { $0.lowercased() })
    for role in indicator.columns.keys.sorted() where !folded.contains(role.lowercased()) {
      throw .unknownRole(role, known: known)
    }
  }

  // MARK: - Rate

  private func rate() throws(PlanStudyError.Reason) -> YearlyData {
    let known = ConflictColumn.allCases.map(\.rawValue)
    try checkRoles(known)
    var columns: [ConflictColumn: String] = [:]
    for (role, header) in indicator.columns {
      let column = ConflictColumn.allCases.first { $0.rawValue.lowercased() == role.lowercased() }
      if let column { columns[column] = header }
    }
    var reading = try conflicts(columns, asOf: indicator.asOf)
    // A plan that was signed later saw the cases of its last year still open at the year's end.
    if indicator.asOf == nil, let last = reading.asOf, let signed,
      let end = CalendarDay(year: last.year, month: 12, day: 31),
      case let day = min(signed, end), day > last
    {
      reading = try conflicts(columns, asOf: day)
    }
    var settings = RateOptions()
    settings.level = options.level
    if indicator.countsFacilitated { settings.numerator = .facilitated }
    return YearlyData(RateAnalysis(reading, options: settings), warnings: reading.warnings)
  }

  private func conflicts(
    _ columns: [ConflictColumn: String], asOf: CalendarDay?
  ) throws(PlanStudyError.Reason) -> ConflictReading {
    let reader = ConflictReader(
      columns: columns, asOf: asOf, carriesOver: indicator.carriesOver)
    var reading: ConflictReading?
    for file in indicator.data {
      let source = try source(file)
      do {
        reading = try reader.read(source, year: file.year, after: reading)
      } catch {
        throw .table(error)
      }
    }
    guard let reading else { throw .noFiles }
    return reading
  }

  // MARK: - Files

  private func source(
    _ file: Indicator.DataFile
  ) throws(PlanStudyError.Reason) -> ByteSource {
    do {
      return try ByteSource(path: file.path)
    } catch {
      throw .file(error)
    }
  }

  // MARK: - Index

  private func index() throws(PlanStudyError.Reason) -> YearlyData {
    let schedule = try self.schedule()
    let questionnaires = schedule.editions.map(\.questionnaire)
    var (series, responses): ([String], [String]) = ([], [])
    for file in indicator.data {
      do {
        switch try seriesReader.content(of: ByteSource(path: file.path), beside: questionnaires) {
        case .series: series.append(file.path)
        case .other: responses.append(file.path)
        // who reads it as a series says which columns it has
        case .seriesWithoutValue: series.append(file.path)
        }
      } catch {
        throw .file(error)
      }
    }
    guard series.isEmpty || responses.isEmpty else {
      throw .mixedData(series: series, responses: responses)
    }
    guard series.isEmpty else {
      return YearlyData(
        try self.series(), isIndex: true, schedule: indicator.editions.isEmpty ? nil : schedule)
    }
    return try self.responses(schedule)
  }

  private func schedule() throws(PlanStudyError.Reason) -> EditionSchedule {
    guard !indicator.editions.isEmpty else {
      return EditionSchedule(RegulationEdition.shipped[0])
    }
    var entries: [EditionSchedule.Entry] = []
    for entry in indicator.editions {
      do {
        entries.append(
          EditionSchedule.Entry(from: entry.from, edition: try RegulationEdition(named: entry.name))
        )
      } catch {
        throw .edition(error)
      }
    }
    do {
      return try EditionSchedule(entries)
    } catch {
      throw .schedule(error)
    }
  }

  /// The response files.
  var inputs: [ResponseInput] {
    indicator.data.map { ResponseInput(path: $0.path, year: $0.year.map(String.init)) }
  }

  private func responses(_ schedule: EditionSchedule) throws(PlanStudyError.Reason) -> YearlyData {
    guard !indicator.data.isEmpty else { throw .noFiles }
    let codes = schedule.editions.flatMap { $0.elements.map(\.code) }
    try checkRoles(Role.allCases.map(\.rawValue) + codes)
    let years: YearsReading
    do {
      years = try YearsReading(
        inputs, schedule: schedule, requests: schedule.editions.map(request),
        threads: options.threads, report: options.report)
    } catch {
      switch error {
      case .file(let error): throw .file(error)
      case .schedule(let error): throw .schedule(error)
      case .problems(let problems, let count): throw .responses(problems, count: count)
      case .nothingShared: preconditionFailure("no bridge was asked for")
      }
    }
    return YearlyData(try estimates(years), warnings: years.warnings, level: options.level)
  }

  /// What is read with an edition, pooled by year; the design where its columns were named.
  func request(_ edition: RegulationEdition) -> SurveyRequest {
    var request = SurveyRequest(edition.questionnaire)
    request.groups = [Role.year.rawValue]
    request.columns = indicator.columns.sorted { $0.key < $1.key }.map {
      (role: $0.key.lowercased(), header: $0.value)
    }
    func assigned(_ role: Role) -> String? {
      request.columns.first { $0.role == role.rawValue }?.header
    }
    request.strata = [assigned(.stratum)].compactMap(\.self)
    request.units = [assigned(.psu)].compactMap(\.self)
    request.weight = assigned(.weight)
    request.population = assigned(.population)
    return request
  }

  private func estimates(_ years: YearsReading) throws(PlanStudyError.Reason) -> SatisfactionSeries
  {
    var settings = SatisfactionOptions()
    settings.level = options.level
    let request = years.request
    settings.design.isStratified = !request.strata.isEmpty
    settings.design.weightsFollowPopulation =
      request.population != nil && !request.strata.isEmpty && request.weight == nil
    settings.isWeighted = request.weight != nil || settings.design.weightsFollowPopulation
    settings.populationCountsUnits = !request.units.isEmpty
    do {
      return try years.estimates(settings)
    } catch {
      throw .estimation(error, strata: years.parts.map(\.reading.stratumNames))
    }
  }
}
