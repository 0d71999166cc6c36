import Localization
import Rendering
import Satisfaction
import SurveyInference
import Trend

/// What people read of the trends of one group.
struct TrendDetails {
  let group: GroupTrend
  let analysis: TrendAnalysis
  let commonEdition: RegulationEdition?
  /// The edition changes, so that each period names its own.
  let hasEditions: Bool
  /// The ends of the scale; `nil` where they are not known.
  let bounds: ClosedRange<Double>?
  /// All elements of the edition count, so that an index is one.
  let isOfficial: Bool

  private var level: Double { analysis.options.level }
  private var quantity: QuantityTrend.Quantity { group.main.quantity }
  private var decimals: Int { group.main.decimals }
  private var isBroken: Bool { !analysis.breaks.shifts.isEmpty }

  // MARK: - Answer

  /// Which way, how fast, how surely.
  var figure: Document.Block {
    let label = TrendWords.label(group, isOfficial: isOfficial)
    let span = TrendWords.span(group.main.observations, decimals: decimals)
    switch analysis.mainSlope {
    case .failure(let reason):
      return .figure(
        label: label, value: .undefined, mark: TrendWords.noSlope,
        details: [TrendWords.noAnswer(reason, isBroken: isBroken), span])
    case .success(let slope):
      return .figure(
        label: label, value: .number(slope.term.estimate, decimals: decimals),
        mark: TrendWords.mark(quantity, slope.direction(level: level)),
        details: [
          TrendWords.answer(slope, of: quantity, level: level, decimals: decimals), span,
          TrendWords.basis(slope.basis),
        ])
    }
  }

  var chart: Document.Block {
    let isGraded = !hasEditions && !group.grades.isEmpty
    return .chart(
      Chart(
        group, analysis, within: bounds, grades: isGraded ? commonEdition : nil,
        isOfficial: isOfficial))
  }

  // MARK: - Periods

  var periods: [Document.Block] {
    let observations = group.main.observations
    let has = (
      errors: observations.contains { $0.standardError != nil },
      sizes: observations.contains { $0.sampleSize != nil }, grades: !group.grades.isEmpty,
      common: hasEditions && group.grades.contains { $0.common != nil }
    )
    let rows = observations.map { observation -> [Cell] in
      let interval = group.main.interval(of: observation, level: level)
      let grade = group.grade(in: observation.period)
      var row: [Cell] = [
        .text(Bilingual(observation.period.text)), .number(observation.value, decimals: decimals),
      ]
      if has.errors {
        row += [
          observation.standardError.map { .number($0, decimals: decimals) } ?? .undefined,
          interval.map { .interval(lower: $0.lower, upper: $0.upper, decimals: decimals) }
            ?? .undefined,
        ]
      }
      if has.sizes { row.append(observation.sampleSize.map { .count($0) } ?? .undefined) }
      if has.grades { row.append(letter(grade?.own)) }
      if has.common { row.append(letter(grade?.common)) }
      if hasEditions {
        row.append(observation.edition.map { .text(Bilingual($0)) } ?? .undefined)
      }
      return row
    }
    let columns = TrendTableWords.periodColumns(
      quantity, isOfficial: isOfficial, level: level, sampleSizes: has.sizes, errors: has.errors,
      editions: hasEditions,
      grades: has.grades, commonGrade: has.common)
    let note = has.common ? commonEdition.map { TrendTableWords.grades(common: $0.id) } : nil
    return [
      .heading(TrendTableWords.periods(of: group.values)),
      .table(Table(columns: columns, rows: rows)),
    ] + [note].compactMap { $0.map { .paragraph($0) } }
  }

  private func letter(_ grade: Grade?) -> Cell {
    grade.map { .text(Bilingual($0.grade)) } ?? .undefined
  }

  // MARK: - Methods

  var methods: [Document.Block] {
    let rows = TrendMethod.allCases.compactMap { method -> [Cell]? in
      guard let cells = cells(method) else { return nil }
      return [.text(TrendTableWords.method(method, options: analysis.options))] + cells
    }
    let columns = TrendTableWords.methodColumns(level)
    var notes = isBroken ? [TrendTableWords.ignoresBreaks] : []
    if case .success(let trend) = analysis.randomEffects {
      notes.append(TrendTableWords.heterogeneity(trend, decimals: decimals))
    }
    if let tau = analysis.mannKendall.tau {
      notes.append(
        TrendTableWords.pairs(
          analysis.mannKendall, observations: group.main.observations.count, tau: tau))
    }
    return [
      .heading(TrendTableWords.methods(of: group.values)),
      .table(Table(columns: columns, rows: rows)),
    ] + notes.map { .paragraph($0) }
  }

  /// Slope, interval and p-value; `nil` for a method that does not concern the series.
  private func cells(_ method: TrendMethod) -> [Cell]? {
    func interval(_ interval: ConfidenceInterval?) -> Cell {
      interval.map { .interval(lower: $0.lower, upper: $0.upper, decimals: decimals) }
        ?? .undefined
    }
    switch method {
    case .leastSquares, .weighted, .randomEffects, .withinEditions:
      return method.slope(of: analysis).map { result in
        guard case .success(let slope) = result else {
          return [.undefined, .undefined, .undefined]
        }
        return [
          .number(slope.estimate, decimals: decimals), interval(slope.interval(level: level)),
          slope.pValue.map { .pValue($0) } ?? .undefined,
        ]
      }
    case .theilSen:
      let estimate = analysis.theilSen
      return [.number(estimate.slope, decimals: decimals), interval(estimate.interval), .undefined]
    case .mannKendall:
      return [
        .undefined, .undefined, analysis.mannKendall.pValue.map { .pValue($0) } ?? .undefined,
      ]
    }
  }

  // MARK: - Breaks

  var breaks: [Document.Block] {
    guard isBroken else { return [] }
    return [.heading(TrendTableWords.breaks(of: group.values))]
      + analysis.breaks.shifts.map {
        .paragraph(TrendTableWords.shift($0, level: level, decimals: decimals))
      }
  }

  // MARK: - Elements

  var elements: [Document.Block] {
    guard case .success(let slopes)? = group.elementSlopes else { return [] }
    let names = names
    let rows = slopes.ranking.map { slope -> [Cell] in
      let code = slope.element.element
      return [
        .text((names[code] ?? Bilingual("")).map { name, _ in "\(code) \(name)" }),
        .number(slope.element.estimate, decimals: 3), ownInterval(code),
        .number(slope.estimate, decimals: 3),
        .number(slope.contribution, decimals: 2),
      ]
    }
    return [
      .heading(TrendTableWords.elements(of: group.values)),
      .paragraph(TrendTableWords.ranking(slopes, names: names)),
      .table(Table(columns: TrendTableWords.elementColumns(level), rows: rows)),
      .paragraph(TrendTableWords.elementNote),
    ]
  }

  private func ownInterval(_ code: String) -> Cell {
    let trend = group.elements.first { $0.code == code }
    guard case .success(let slope)? = trend?.mainSlope,
      let interval = slope.term.interval(level: level)
    else { return .undefined }
    return .interval(lower: interval.lower, upper: interval.upper, decimals: 3)
  }

  /// The names of the elements by their codes.
  private var names: [String: Bilingual] {
    Dictionary(
      group.elements.compactMap { trend in
        guard case .element(let code, let name) = trend.quantity else { return nil }
        return (code, name)
      }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - What is not answered

  /// Each part without an answer, with its reason in words.
  var undefined: [Document.Block] {
    var notes = TrendMethod.allCases.compactMap { method -> Bilingual? in
      let name = TrendTableWords.method(method, options: analysis.options)
      switch method {
      case .theilSen:
        return analysis.theilSen.reason.map {
          TrendTableWords.undefined(TrendTableWords.intervalOf(name), $0)
        }
      case .mannKendall:
        return analysis.mannKendall.reason.map { TrendTableWords.undefined(name, $0) }
      default:
        switch method.slope(of: analysis) {
        case .failure(let reason)?: return TrendTableWords.undefined(name, reason)
        case .success(let slope)?:
          return slope.reason.map {
            TrendTableWords.undefined(TrendTableWords.intervalOf(name), $0)
          }
        case nil: return nil
        }
      }
    }
    if case .failure(let reason)? = group.elementSlopes {
      notes.append(
        TrendTableWords.undefined(TrendTableWords.elements(of: []), reason))
    }
    notes += group.elements.compactMap(TrendTableWords.withoutSlope)
    return notes.isEmpty ? [] : [.notes(title: TrendTableWords.undefined, notes)]
  }
}
