public import Localization
public import Responses
public import SurveyInference
public import Trend

/// The index and the elements of each group over several periods, which may cross editions.
///
/// Each period is estimated as `skm index` does, as a domain of the sample that was read with its
/// edition. Observations of different periods are taken as independent, which they are where
/// respondents and sampling units differ from period to period.
public struct SatisfactionSeries: Sendable {
  /// Responses that were read with one edition.
  public struct Part: Sendable {
    /// Responses without problems; the last of their groups is the period.
    public let reading: SurveyReading
    public let edition: RegulationEdition

    public init(_ reading: SurveyReading, edition: RegulationEdition) {
      self.reading = reading
      self.edition = edition
    }
  }

  /// What was found of a group in one period.
  public struct Point: Sendable {
    public let period: Period
    /// The ID of the edition that the period was asked and is graded under.
    public let edition: String
    /// The index with its grade under its own edition, or the elements that nobody answered; and all
    /// that `skm index` says besides.
    public let satisfaction: GroupSatisfaction
    /// The grade that the bands of the common edition give to the published index: comparable over the
    /// whole series, and official only where the edition is the period's own.
    ///
    /// `nil` where there is no index, or the common edition has another scale.
    public let commonGrade: Grade?
  }

  /// One element over the periods in which it was asked, on the scale of answers.
  public struct Element: Sendable {
    /// What it is known by in every edition.
    public let identity: String
    /// Its name in the latest of the editions.
    public let name: Bilingual
    /// Its code in each edition that asks it, by the edition's ID.
    public let codes: [String: String]
    /// Ascending; a period in which nobody answered has none.
    public let observations: [Observation]
  }

  /// The series of one group.
  public struct Group: Sendable {
    /// The values that name the group, without the period.
    public let values: [String]
    /// Ascending.
    public let points: [Point]
    /// In the order of the latest edition, those that only earlier ones ask behind.
    public let elements: [Element]

    /// The index in each period that has one, ascending, on the scale of the index.
    public var index: [Observation] {
      points.compactMap { point in
        guard case .success(let index) = point.satisfaction.index else { return nil }
        return Observation(index.estimate, in: point.period, edition: point.edition)
      }
    }

    /// The periods without an index, with the codes of the elements that nobody answered.
    public var undefined: [(period: Period, reason: UnansweredElements)] {
      points.compactMap { point in
        guard case .failure(let reason) = point.satisfaction.index else { return nil }
        return (point.period, reason)
      }
    }
  }

  /// The roles or headers that name the groups.
  public let groupRoles: [String]
  /// Sorted naturally by their values.
  public let groups: [Group]
  /// The editions in the data, in the order of their first periods.
  public let editions: [RegulationEdition]
  /// The edition whose bands give every period's ``Point/commonGrade``.
  public let commonEdition: RegulationEdition
  public let options: SatisfactionOptions
  /// What should be known of the periods, each part of the data for itself.
  public let analysisWarnings: [SatisfactionWarning]
  /// What should be known of the series.
  public let warnings: [SatisfactionSeriesWarning]

  /// Estimates the index and the elements of every group and period.
  ///
  /// - Parameters:
  ///   - parts: What was read, an edition each; their groups are of the same roles.
  ///   - commonEdition: Grades every period beside its own edition; the latest in the data where not
  ///     given.
  ///   - options: Weights, design, intervals; a bridge restricts the elements.
  /// - Throws: `SatisfactionSeriesError` where there is no answer at all.
  public init(
    _ parts: [Part], commonEdition: RegulationEdition? = nil, options: SatisfactionOptions
  ) throws(SatisfactionSeriesError) {
    var cells: [[String]: [Cell]] = [:]
    var left: [SatisfactionSeriesWarning.LeftOut] = []
    var (analysisWarnings, firsts): ([SatisfactionWarning], [(RegulationEdition, Period)]) = (
      [], []
    )
    for (number, part) in parts.enumerated() {
      let analysis = try Self.analysis(part, number: number, options: options)
      for warning in analysis.seriesWarnings where !analysisWarnings.contains(warning) {
        analysisWarnings.append(warning)
      }
      var periods: [Period] = []
      for satisfaction in analysis.groups {
        let values = Array(satisfaction.values.dropLast())
        guard let text = satisfaction.values.last, let period = Period(words: text) else {
          left.append(
            .init(
              group: values, period: satisfaction.values.last ?? "",
              respondents: satisfaction.respondents))
          continue
        }
        cells[values, default: []].append(
          Cell(period: period, edition: part.edition, satisfaction: satisfaction))
        periods.append(period)
      }
      if let first = periods.min() { firsts.append((part.edition, first)) }
    }
    firsts.sort { $0.1 < $1.1 }
    editions = firsts.reduce(into: []) { editions, first in
      if !editions.contains(where: { $0.id == first.0.id }) { editions.append(first.0) }
    }
    guard let latest = editions.last else { throw .noPeriod }
    let common = commonEdition ?? latest
    var groups: [Group] = []
    for values in cells.keys.sorted(by: naturallyPrecedes) {
      groups.append(try Self.group(values, cells[values] ?? [], editions, common))
    }
    groupRoles = Array((parts.first?.reading.groupRoles ?? []).dropLast())
    self.groups = groups
    self.commonEdition = common
    self.options = options
    self.analysisWarnings = analysisWarnings
    warnings = SatisfactionSeriesWarning.warnings(
      editions: firsts, groups: groups, leftOut: left,
      isBridged: options.bridge != nil)
  }

  // MARK: - Work

  /// A group in one period.
  private struct Cell {
    let period: Period
    let edition: RegulationEdition
    let satisfaction: GroupSatisfaction
  }

  private static func analysis(
    _ part: Part, number: Int, options: SatisfactionOptions
  ) throws(SatisfactionSeriesError) -> SatisfactionAnalysis {
    do {
      // Without roles nothing is averaged: a mean over periods would be none of the regulation's.
      return try SatisfactionAnalysis(
        part.reading, edition: part.edition, roles: [], options: options)
    } catch {
      throw .estimation(part: number, error)
    }
  }

  private static func group(
    _ values: [String], _ cells: [Cell], _ editions: [RegulationEdition],
    _ common: RegulationEdition
  ) throws(SatisfactionSeriesError) -> Group {
    let cells = cells.sorted { $0.period < $1.period }
    for (cell, next) in zip(cells, cells.dropFirst()) where cell.period == next.period {
      throw .repeatedPeriod(
        cell.period, group: values, editions: [cell.edition.id, next.edition.id])
    }
    let points = cells.map { cell in
      let published = (try? cell.satisfaction.index.get())?.published
      return Point(
        period: cell.period, edition: cell.edition.id, satisfaction: cell.satisfaction,
        commonGrade: cell.edition.hasIndexScale(of: common) ? published.map(common.grade(of:)) : nil
      )
    }
    return Group(values: values, points: points, elements: elements(cells, editions))
  }

  /// The elements of all editions, the latest first, each with its observations.
  private static func elements(_ cells: [Cell], _ editions: [RegulationEdition]) -> [Element] {
    var identities: [String] = []
    for element in editions.reversed().flatMap(\.elements)
    where !identities.contains(element.identity) {
      identities.append(element.identity)
    }
    return identities.compactMap { identity -> Element? in
      var (codes, name): ([String: String], Bilingual?) = ([:], nil)
      for edition in editions {
        guard let item = edition.elements.first(where: { $0.identity == identity }) else {
          continue
        }
        codes[edition.id] = item.code
        name = item.name
      }
      // An element that was left out, or never asked, is no series.
      let results = cells.compactMap { cell in
        cell.satisfaction.elements.first { $0.element == codes[cell.edition.id] }
          .map { (cell: cell, result: $0) }
      }
      guard let name, !results.isEmpty else { return nil }
      return Element(
        identity: identity, name: name, codes: codes,
        observations: results.compactMap { cell, result in
          result.mean.map { Observation($0, in: cell.period, edition: cell.edition.id) }
        })
    }
  }

  // MARK: - Bounds

  /// The smallest and the largest index under the weights in use; `nil` where scales of the editions
  /// differ.
  public var indexBounds: ClosedRange<Double>? {
    agreed(
      editions.map { edition in
        let bridge = options.bridge?.leftOut(of: edition).count ?? 0
        let (numerators, denominator) = options.weights.fractions(
          count: edition.elements.count - bridge)
        let unit = edition.scale.multiplier.value * Double(numerators.reduce(0, +))
        return unit * Double(edition.scale.lowest) / Double(denominator)...unit
          * Double(edition.scale.highest) / Double(denominator)
      })
  }

  /// The smallest and the largest mean of an element; `nil` where scales of the editions differ.
  public var elementBounds: ClosedRange<Double>? {
    agreed(editions.map { Double($0.scale.lowest)...Double($0.scale.highest) })
  }

  private func agreed(_ bounds: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    bounds.allSatisfy { $0 == bounds.first } ? bounds.first : nil
  }
}

/// Why there is no series at all.
public enum SatisfactionSeriesError: Error, Sendable, Hashable {
  /// The design does not allow an answer; strata are numbered as in the reading of the part.
  case estimation(part: Int, EstimationError)
  /// A group was read with two editions in one period.
  case repeatedPeriod(Period, group: [String], editions: [String])
  /// No respondent has a year.
  case noPeriod
}

extension SatisfactionAnalysis {
  /// The warnings; columns in doubt matter to the series of an element whether it is weak or not.
  fileprivate var seriesWarnings: [SatisfactionWarning] {
    let doubt = SatisfactionWarning.codesInDoubt(elements: codesInDoubt)
    return warnings + (codesInDoubt.isEmpty || warnings.contains(doubt) ? [] : [doubt])
  }
}

extension Observation {
  /// What a survey says of one period.
  ///
  /// A standard error of zero, as where all answers are alike, says nothing of the next respondent and
  /// is taken as not known.
  fileprivate init(_ estimate: Estimate, in period: Period, edition: String) {
    self.init(
      period: period, value: estimate.value,
      standardError: estimate.standardError.flatMap { $0 > 0 ? $0 : nil },
      sampleSize: estimate.sampleSize, edition: edition)
  }
}

extension RegulationEdition {
  /// The index has the same ends as that of `other`, so that its bands can be laid on it.
  fileprivate func hasIndexScale(of other: RegulationEdition) -> Bool {
    scale.lowest * scale.multiplier.units * powerOfTen(other.scale.multiplier.decimals)
      == other.scale.lowest * other.scale.multiplier.units * powerOfTen(scale.multiplier.decimals)
      && scale.highest * scale.multiplier.units * powerOfTen(other.scale.multiplier.decimals)
        == other.scale.highest * other.scale.multiplier.units
        * powerOfTen(scale.multiplier.decimals)
  }
}
