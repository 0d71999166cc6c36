import CSV
import Localization
import Moments
import Reliability
import Responses
import Satisfaction
import SurveyInference

extension PlanStudy {
  /// The survey of the last year that has one, for every index whose responses the plan names.
  ///
  /// The files are read again: once for the rows of answers, and those of that year once for each
  /// characteristic of the respondents.
  ///
  /// - Parameter options: What is read.
  /// - Returns: In the order of the plan.
  /// - Throws: `PlanStudyError` for the first thing that is wrong.
  public func surveys(
    _ options: SurveyStudyOptions = SurveyStudyOptions()
  ) throws(PlanStudyError) -> [SurveyStudy] {
    var surveys: [SurveyStudy] = []
    for study in indicators {
      guard case .responses(let series) = study.evidence, let group = series.groups.first,
        let point = group.points.last(where: { plan.period.contains($0.period.year) })
      else { continue }
      let reader = SurveyStudyReader(
        files: IndicatorReader(indicator: study.indicator, options: self.options),
        options: options, series: series)
      do {
        surveys.append(try reader.survey(at: point, after: group.points))
      } catch {
        throw PlanStudyError(indicator: study.indicator.id, error)
      }
    }
    return surveys
  }
}

/// Reads the files of one year again, for what the index does not tell.
private struct SurveyStudyReader {
  let files: IndicatorReader
  let options: SurveyStudyOptions
  let series: SatisfactionSeries

  func survey(
    at point: SatisfactionSeries.Point, after points: [SatisfactionSeries.Point]
  ) throws(PlanStudyError.Reason) -> SurveyStudy {
    let edition = try self.edition(point.edition)
    let year = String(point.period.year)
    let earlier = points.last { $0.period < point.period }
    // With the year before in the same reading, what both share of a design counts.
    let years = [point.period.year, earlier?.period.year].compactMap(\.self)
    var request = files.request(edition)
    request.keepsPatterns = true
    let reading = try read(request, years: years, edition: edition)
    guard let number = reading.groupNames.firstIndex(of: [year]) else { throw .noFiles }
    let inputs = try inputs(of: [point.period.year], request)
    let paths = Set(inputs.map(\.path))
    let own = YearFiles(
      year: year, edition: edition, inputs: inputs,
      summaries: reading.files.filter { paths.contains($0.file) })
    let levels = reading.moments.groups[number].levels
    return SurveyStudy(
      indicator: files.indicator.id, year: point.period.year, edition: edition,
      satisfaction: point.satisfaction,
      answers: reading.presentItems.map { item in
        SurveyStudy.Answers(
          element: edition.elements[item].code, name: edition.elements[item].name,
          counts: levels.levels.map { levels.count(of: $0, item: item) })
      },
      profiles: try profiles(own), reliability: try reliability(reading, group: number, request),
      request: request,
      earlier: try before(point, earlier, reading, edition),
      comments: options.listsComments ? try comments(own) : [])
  }

  private func edition(_ id: String) throws(PlanStudyError.Reason) -> RegulationEdition {
    guard let edition = series.editions.first(where: { $0.id == id }) else { throw .noFiles }
    return edition
  }

  // MARK: - Reading

  /// The files with rows of some years.
  private func inputs(
    of years: [Int], _ request: SurveyRequest
  ) throws(PlanStudyError.Reason) -> [ResponseInput] {
    let scan = ResponseReader(request)
    var inputs: [ResponseInput] = []
    for file in files.inputs {
      do {
        let periods = try scan.periods(of: file)
        if years.contains(where: { periods.years[$0] != nil }) { inputs.append(file) }
      } catch {
        throw .file(error)
      }
    }
    return inputs
  }

  private func read(
    _ request: SurveyRequest, years: [Int], edition: RegulationEdition
  ) throws(PlanStudyError.Reason) -> SurveyReading {
    // Only years that were asked with the same edition can be read with it.
    let points = series.groups.flatMap(\.points)
    let same = years.filter { year in
      points.contains { $0.period.year == year && $0.edition == edition.id }
    }
    return try read(request, try inputs(of: same, request))
  }

  private func read(
    _ request: SurveyRequest, _ inputs: [ResponseInput]
  ) throws(PlanStudyError.Reason) -> SurveyReading {
    let reading: SurveyReading
    do {
      reading = try ResponseReader(request, threads: files.options.threads).read(inputs)
    } catch {
      throw .file(error)
    }
    guard reading.problemCount == 0 else {
      throw .responses(reading.problems, count: reading.problemCount)
    }
    return reading
  }

  /// The texts of a column in one year, with how many respondents gave each; `nil` where a file of the
  /// year lacks the column.
  private func counts(
    _ role: Role, in own: YearFiles
  ) throws(PlanStudyError.Reason) -> [(text: String, count: Int)]? {
    guard own.summaries.allSatisfy({ $0.has(role) }) else { return nil }
    var request = files.request(own.edition)
    request.groups = [role.rawValue, Role.year.rawValue]
    let reading = try read(request, own.inputs)
    return reading.groupNames.indices.filter { reading.groupNames[$0].last == own.year }.map {
      (reading.groupNames[$0][0], reading.moments.groups[$0].respondents)
    }
  }

  // MARK: - Parts

  private func profiles(
    _ own: YearFiles
  ) throws(PlanStudyError.Reason) -> [RespondentProfile] {
    var profiles: [RespondentProfile] = []
    for role in RespondentProfile.roles {
      guard let counts = try counts(role, in: own) else { continue }
      profiles.append(RespondentProfile(role, counts: counts))
    }
    return profiles
  }

  private func comments(_ own: YearFiles) throws(PlanStudyError.Reason) -> [String] {
    let texts = try counts(.comment, in: own)?.map(\.text) ?? []
    return texts.filter { $0.contains { $0.isLetter || $0.isNumber } }.sorted()
  }

  private func reliability(
    _ reading: SurveyReading, group: Int, _ request: SurveyRequest
  ) throws(PlanStudyError.Reason) -> ReliabilityAnalysis {
    var settings = ReliabilityOptions()
    settings.design = series.options.design
    settings.isWeighted = series.options.isWeighted
    settings.hasDesign =
      settings.isWeighted || !request.strata.isEmpty || !request.units.isEmpty
      || request.population != nil
    settings.level = files.options.level
    settings.replicates = options.replicates
    settings.seed = options.seed
    do {
      return try ReliabilityAnalysis(
        reading.moments, asked: reading.presentItems, roles: [],
        groups: [(number: group, values: [])], options: settings)
    } catch {
      throw .estimation(.estimation(part: 0, error), strata: [reading.stratumNames])
    }
  }

  private func before(
    _ point: SatisfactionSeries.Point, _ before: SatisfactionSeries.Point?,
    _ reading: SurveyReading, _ edition: RegulationEdition
  ) throws(PlanStudyError.Reason) -> SurveyStudy.Earlier? {
    guard let before else { return nil }
    let old = try self.edition(before.edition)
    var comparison = SatisfactionComparison(
      (point.satisfaction, edition), minus: (before.satisfaction, old))
    if old.id == edition.id {
      do {
        comparison = try SatisfactionComparison(
          [String(point.period.year)], minus: [String(before.period.year)], in: reading,
          edition: edition, options: series.options)
      } catch {
        switch error {
        case .estimation(let error):
          throw .estimation(.estimation(part: 0, error), strata: [reading.stratumNames])
        // Pooled by year both are there; were one not, the independent comparison stands.
        case .unknownGroup, .sameGroup: break
        }
      }
    }
    return SurveyStudy.Earlier(
      year: before.period.year, edition: old, satisfaction: before.satisfaction,
      comparison: comparison)
  }
}

/// The files with rows of one year, and what is known of their columns.
private struct YearFiles {
  let year: String
  let edition: RegulationEdition
  let inputs: [ResponseInput]
  let summaries: [FileSummary]
}

extension FileSummary {
  fileprivate func has(_ role: Role) -> Bool { columns.contains { $0.role == role.rawValue } }
}
