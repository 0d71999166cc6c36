import Localization
public import Rates
public import Responses
public import Satisfaction
import SurveyInference
import Trend

/// Where the realisations of an indicator come from.
public enum IndicatorEvidence: Sendable {
  /// Response files: every year's index with its elements.
  case responses(SatisfactionSeries)
  /// A series.
  case series(SeriesReading)
  /// Yearly counts or a register of cases.
  case cases(RateAnalysis)
}

/// What the data of an indicator say, by year, before they are held against targets.
struct YearlyData {
  var evidence: IndicatorEvidence
  /// By year; years without data have no entry.
  var realisations: [Int: Result<Realisation, MissingRealisation>] = [:]
  /// For the forecast, a year each and ascending.
  var observations: [Observation] = []
  /// The smallest and the largest value that the quantity can take; `nil` where there are none.
  var bounds: ClosedRange<Double>?
  /// Of a rate, the counts of every year that was counted, also of those without a report.
  var counts: [RateCounts] = []
  var warnings: [PlanStudyWarning.Kind] = []
}

extension YearlyData {
  /// The index of every year, from responses.
  init(_ series: SatisfactionSeries, warnings: [ResponseWarning], level: Double) {
    evidence = .responses(series)
    bounds = series.indexBounds
    self.warnings =
      warnings.map { .reading($0) } + series.analysisWarnings.map { .analysis($0) }
      + series.warnings.map { .series($0) }
    for group in series.groups {
      observations += group.index
      for point in group.points {
        realisations[point.period.year] = Self.realisation(of: point, level: level)
      }
    }
  }

  private static func realisation(
    of point: SatisfactionSeries.Point, level: Double
  ) -> Result<Realisation, MissingRealisation> {
    switch point.satisfaction.index {
    case .success(let index):
      .success(
        Realisation(
          value: index.published.value, standardError: index.estimate.standardError,
          interval: index.confidence?.interval(level: level),
          sampleSize: point.satisfaction.respondents, edition: point.edition,
          grade: index.grade.grade))
    case .failure(let reason): .failure(.undefinedIndex(elements: reason.elements))
    }
  }

  /// The rate of every year in per cent, from counts or cases.
  init(_ analysis: RateAnalysis, warnings: [ResponseWarning]) {
    evidence = .cases(analysis)
    bounds = 0...100
    // Years without a report are told with what they count as.
    let facts = analysis.warnings.filter {
      if case .nothingReported = $0 { false } else { true }
    }
    self.warnings = warnings.map { .reading($0) } + facts.map { .rate($0) }
    for point in analysis.whole.points {
      let year = point.year.year
      if let counts = try? point.year.counts(analysis.options.numerator) {
        self.counts.append(counts)
      }
      switch point.rate {
      case .success(let rate):
        let interval = try? rate.interval.get()
        realisations[year] = .success(
          Realisation(
            value: 100 * rate.share,
            interval: interval.map {
              ConfidenceInterval(lower: 100 * $0.lower, upper: 100 * $0.upper, level: $0.level)
            }, sampleSize: rate.reported))
        observations.append(
          Observation(
            period: Period(year: year), value: 100 * rate.share, sampleSize: rate.reported))
      case .failure(.nothingReported): realisations[year] = .failure(.noEvent)
      case .failure: realisations[year] = .failure(.noData)
      }
    }
  }

  /// The values of a series by year.
  ///
  /// - Parameters:
  ///   - reading: One group.
  ///   - isIndex: The values are satisfaction indices, and the year's is the mean of its parts, as
  ///     offices that survey twice a year take it; other quantities need not average.
  ///   - schedule: The editions of rows that name none; `nil` where the plan says nothing.
  init(_ reading: SeriesReading, isIndex: Bool, schedule: EditionSchedule?) {
    evidence = .series(reading)
    warnings = reading.warnings.map { .reading($0) }
    let meaning = SeriesMeaning(header: reading.valueHeader)
    bounds = isIndex ? SeriesMeaning.index.bounds : meaning.bounds
    let rows = reading.groups.flatMap(\.rows).filter { $0.value != nil }
    let years = Dictionary(grouping: rows) { $0.period.year }.sorted { $0.key < $1.key }
    for (year, rows) in years {
      // A year that is printed stands before its parts, and long parts before short ones.
      let frequency = rows.map(\.period.frequency.rawValue).min()
      let rows = rows.filter { $0.period.frequency.rawValue == frequency }
        .sorted { $0.period < $1.period }
      guard let first = rows.first else { continue }
      let isWhole = first.period.frequency == .year
      guard isWhole || isIndex else {
        realisations[year] = .failure(.onlyParts(rows.map(\.period)))
        continue
      }
      if !isWhole { warnings.append(.averagedPeriods(rows.map(\.period))) }
      let edition = first.edition ?? schedule?.edition(in: year)?.id
      let known = edition.flatMap { id in
        schedule?.editions.first { $0.id == id } ?? RegulationEdition.shipped(id: id)
      }
      let realisation = Self.realisation(of: rows, isIndex: isIndex, id: edition, edition: known)
      if let before = observations.last?.edition, let edition, before != edition {
        warnings.append(.editionChange(year: year, from: before, to: edition))
      }
      realisations[year] = .success(realisation)
      observations.append(
        Observation(
          period: Period(year: year), value: realisation.value,
          standardError: realisation.standardError, sampleSize: realisation.sampleSize,
          edition: edition))
    }
  }

  /// The value of a year from its rows: the row itself, or the unweighted mean of its parts.
  private static func realisation(
    of rows: [SeriesReading.Row], isIndex: Bool, id: String?, edition: RegulationEdition?
  ) -> Realisation {
    let values = rows.compactMap(\.value)
    let errors = rows.compactMap(\.standardError)
    let sizes = rows.compactMap(\.sampleSize)
    let error =
      errors.count == rows.count
      ? errors.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(rows.count) : nil
    let size = sizes.count == rows.count ? sizes.reduce(0, +) : nil
    guard isIndex, values.allSatisfy({ $0.magnitude < 1e9 }) else {
      return Realisation(
        value: values.reduce(0, +) / Double(values.count), standardError: error, sampleSize: size,
        edition: id)
    }
    let published = mean(values.map { FixedDecimal(rounding: $0, decimals: 2) })
    let top = edition.map { Double($0.scale.highest) * $0.scale.multiplier.value }
    let isGraded = edition.map {
      (($0.grades.last?.from.value ?? 0)...(top ?? 0)).contains(published.value)
    }
    return Realisation(
      value: published.value, standardError: error, sampleSize: size, edition: id,
      grade: isGraded == true ? edition?.grade(of: published).grade : nil)
  }

  /// The unweighted mean of published indices, half-up at their two decimals.
  static func mean(_ values: [FixedDecimal]) -> FixedDecimal {
    let (sum, count) = (values.reduce(0) { $0 + $1.units }, values.count)
    let twice = 2 * sum.magnitude + UInt(count)
    let units = Int(twice / UInt(2 * count))
    return FixedDecimal(units: sum < 0 ? -units : units, decimals: 2)
  }
}
