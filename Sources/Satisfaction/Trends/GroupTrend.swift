public import Localization
import Responses
import SurveyInference
public import Trend

/// All trends of one group: the index or the values, and the elements alone and together.
public struct GroupTrend: Sendable {
  /// The grade of an index in one period.
  public struct PeriodGrade: Sendable, Hashable {
    public let period: Period
    /// The index at two decimals, on which grades are decided.
    public let published: FixedDecimal
    /// The ID of the edition of the period.
    public let edition: String
    /// Under the period's own edition.
    public let own: Grade
    /// Under the edition that is common to the whole series; `nil` where it has another scale.
    public let common: Grade?
  }

  /// The values that name the group.
  public let values: [String]
  /// The index, or the values of a series.
  public let main: QuantityTrend
  /// The grades of ``main`` where it is an index, ascending.
  public let grades: [PeriodGrade]
  /// The elements in the order of the latest edition; none of a series.
  public let elements: [QuantityTrend]
  /// What the elements do to the index, each drawn toward the common slope; `nil` of a series.
  public let elementSlopes: Result<ShrunkenSlopes, UndefinedReason>?
  /// Periods of a series whose values were left out, since most others are of another length.
  public let otherFrequencies: [Period]

  /// The grade of one period.
  public func grade(in period: Period) -> PeriodGrade? { grades.first { $0.period == period } }
}

// MARK: - Of responses

extension GroupTrend {
  init(
    _ group: SatisfactionSeries.Group, of series: SatisfactionSeries, options: TrendOptions
  ) {
    values = group.values
    let level = options.level
    let intervals = group.points.compactMap { point in
      (try? point.satisfaction.index.get())?.confidence
        .map { (point.period, $0.interval(level: level)) }
    }
    main = QuantityTrend(
      .index, group.index, intervals: Dictionary(intervals) { first, _ in first },
      options: options)
    grades = group.points.compactMap { point in
      (try? point.satisfaction.index.get()).map {
        PeriodGrade(
          period: point.period, published: $0.published, edition: point.edition, own: $0.grade,
          common: point.commonGrade)
      }
    }
    let latest = series.editions.last?.id ?? ""
    elements = group.elements.map { element in
      let intervals = group.points.compactMap { point in
        point.satisfaction.elements.first { $0.element == element.codes[point.edition] }?
          .confidence.map { (point.period, $0.interval(level: level)) }
      }
      return QuantityTrend(
        .element(code: element.code(in: latest), name: element.name), element.observations,
        intervals: Dictionary(intervals) { first, _ in first }, options: options)
    }
    let slopes = Self.slopes(of: group, elements, in: series)
    elementSlopes = Result { () throws(UndefinedReason) in
      try ShrunkenSlopes.estimate(from: slopes, test: options.test)
    }
    otherFrequencies = []
  }

  /// The slopes of the elements that the index of the group's last period is made of, with their
  /// weights in it; those without a standard error are left out.
  private static func slopes(
    of group: SatisfactionSeries.Group, _ trends: [QuantityTrend], in series: SatisfactionSeries
  ) -> [ElementSlope] {
    guard let last = group.points.last,
      let edition = series.editions.first(where: { $0.id == last.edition })
    else { return [] }
    let codes = last.satisfaction.elements.map(\.element)
    let (numerators, denominator) = series.options.weights.fractions(count: codes.count)
    return zip(codes, numerators).compactMap { code, numerator in
      guard
        let place = group.elements.firstIndex(where: { $0.codes[edition.id] == code }),
        case .element(let name, _) = trends[place].quantity,
        case .success(let slope)? = trends[place].mainSlope
      else { return nil }
      return try? ElementSlope(
        element: name,
        weight: edition.scale.multiplier.value * Double(numerator) / Double(denominator),
        slope: slope.term)
    }
  }
}

extension SatisfactionSeries.Element {
  /// What the element is called in a result: codes of two editions may mean different elements.
  fileprivate func code(in latest: String) -> String {
    if let code = codes[latest] { return code }
    return codes.min { $0.key < $1.key }.map { "\($0.value)@\($0.key)" } ?? identity
  }
}

// MARK: - Of a series

extension GroupTrend {
  init(
    _ group: SeriesReading.Group, editions: KnownEditions, common: RegulationEdition?,
    options: TrendOptions
  ) {
    values = group.values
    let frequency = group.mainFrequency
    let observations = frequency.map { editions.observations(of: group, $0) } ?? []
    main = QuantityTrend(.value, observations, options: options)
    grades = observations.compactMap { observation in
      guard let edition = observation.edition.flatMap(editions.edition(id:)),
        edition.indexBounds.contains(observation.value)
      else { return nil }
      let published = FixedDecimal(rounding: observation.value, decimals: 2)
      return PeriodGrade(
        period: observation.period, published: published, edition: edition.id,
        own: edition.grade(of: published),
        common: common.flatMap {
          $0.indexBounds == edition.indexBounds ? $0.grade(of: published) : nil
        })
    }
    elements = []
    elementSlopes = nil
    otherFrequencies = group.rows.filter { $0.value != nil && $0.period.frequency != frequency }
      .map(\.period)
  }
}

extension RegulationEdition {
  /// The smallest and the largest index under the exact weights.
  var indexBounds: ClosedRange<Double> {
    let unit = scale.multiplier.value
    return unit * Double(scale.lowest)...unit * Double(scale.highest)
  }
}
