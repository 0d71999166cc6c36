import Attainment
import Localization
import Rendering
import Trend

/// The tables that offices print of a plan.
struct AttainmentTables {
  let study: PlanStudy
  /// The year that was asked for; `nil` where each is shown.
  let year: Int?
  /// The year that is reported; `nil` where nothing was reached yet.
  let reported: Int?

  private typealias Words = AttainmentTableWords
  private var period: ClosedRange<Int> { study.plan.period }

  var blocks: [Document.Block] {
    [.heading(Words.indicators), .table(indicators), .heading(Words.service), .table(service)]
      + [.paragraph(hasOtherTargets ? Words.ratioNote : Words.serviceNote)] + yearly + objectives
      + budget + renewal
  }

  // MARK: - Main indicators

  private var indicators: Table {
    func text(_ words: Bilingual?) -> Cell { words.map { .text($0) } ?? .undefined }
    let rows = study.plan.indicators.enumerated().map { place, indicator -> [Cell] in
      [
        .count(place + 1), text(indicator.objective), .text(indicator.name),
        text(indicator.formula), text(indicator.source), text(indicator.responsible),
      ]
    }
    return Table(columns: Words.indicatorColumns, rows: rows, wraps: true)
  }

  // MARK: - T-C.23

  /// The columns of others' targets are shown where the plan states one.
  private var hasOtherTargets: Bool {
    study.plan.indicators.contains { !$0.otherTargets.isEmpty }
  }

  private func otherTargets(_ targets: OtherTargets) -> [Cell] {
    guard hasOtherTargets else { return [] }
    return [targets.nationalStandard, targets.keyIndicator, targets.other].map { words in
      words.map { .text($0) } ?? .undefined
    }
  }

  private var service: Table {
    let rows = study.indicators.enumerated().map { place, study -> [Cell] in
      [.count(place + 1), .text(study.indicator.name)]
        + otherTargets(study.indicator.otherTargets)
        + study.years.map { study.cell($0.target) }
        + study.years.map { study.cell($0.realisation) }
        + study.years.map { year in
          switch year.attainment {
          case .success(let ratio): .number(ratio.counted / 100, decimals: 2)
          case .failure: .undefined
          }
        }
    }
    return Table(
      columns: Words.serviceColumns(period, others: hasOtherTargets), rows: rows, wraps: true)
  }

  // MARK: - Yearly report

  /// The indicators in the reported year, then each over the years.
  private var yearly: [Document.Block] {
    guard let reported else { return [] }
    let rows = study.indicators.compactMap { study in
      study[reported].map { [.text(study.indicator.name)] + cells($0, study) }
    }
    let columns = [Words.indicator] + Words.yearlyColumns
    return [
      .heading(Words.yearly(reported)), .table(Table(columns: columns, rows: rows, wraps: true)),
    ] + (year == nil ? study.indicators.flatMap { overYears($0, upTo: reported) } : [])
  }

  private func overYears(_ study: IndicatorStudy, upTo reported: Int) -> [Document.Block] {
    let years = study.years.filter { $0.year <= reported }
    guard years.count > 1 else { return [] }
    let rows = years.map { [.text(Bilingual("\($0.year)"))] + cells($0, study) }
    let columns = [Words.year] + Words.yearlyColumns
    return [
      .heading(Words.overYears(study.indicator.name)),
      .table(Table(columns: columns, rows: rows, wraps: true)),
    ]
  }

  private func cells(_ year: IndicatorYear, _ study: IndicatorStudy) -> [Cell] {
    [
      study.cell(year.target), study.cell(year.realisation), Self.cell(year.attainment),
      year.category.map { .text($0.label) } ?? .undefined,
      year.changeFromLastYear.map { .number($0, decimals: study.decimals) } ?? .undefined,
      Self.cell(year.attainmentOfPlanEnd),
    ]
  }

  private static func cell(_ ratio: Result<AttainmentRatio, UndefinedAttainment>) -> Cell {
    switch ratio {
    case .success(let ratio): .fixed(ratio.published)
    case .failure: .undefined
    }
  }

  // MARK: - Objectives

  private var objectives: [Document.Block] {
    guard study.objectives.count > 1, study.means.contains(where: { $0.percentage != nil }) else {
      return []
    }
    func cells(_ years: [MeanAttainment]) -> [Cell] {
      years.map { $0.published.map { .fixed($0) } ?? .undefined }
    }
    let rows = study.objectives.map { objective in
      [.text(objective.objective ?? Words.noObjective)] + cells(objective.years)
    }
    return [
      .heading(Words.objectives),
      .table(
        Table(
          columns: Words.objectiveColumns(period),
          rows: rows + [[.text(Words.allIndicators)] + cells(study.means)], wraps: true)),
    ]
  }

  // MARK: - Money

  private var budget: [Document.Block] {
    guard !study.budget.isEmpty else { return [] }
    let rows = study.budget.map { year -> [Cell] in
      [
        .text(Bilingual("\(year.year)")), .number(year.budget.plan, decimals: 0),
        .number(year.budget.actual, decimals: 0), .number(year.absorption, decimals: 2),
        year.attainment?.published.map { .fixed($0) } ?? .undefined,
        year.efficiency.map { .number($0, decimals: 2) } ?? .undefined,
      ]
    }
    return [
      .heading(Words.budget), .table(Table(columns: Words.budgetColumns, rows: rows)),
      .paragraph(Words.budgetNote),
    ]
  }

  // MARK: - Yearly plan

  /// The evaluation that the plan of the year after the reported one begins with.
  private var renewal: [Document.Block] {
    guard let reported, period.contains(reported + 1) else { return [] }
    let next = reported + 1
    let ends = Set(study.indicators.compactMap(\.planEnd?.year))
    let rows = study.indicators.map { study -> [Cell] in
      let expected = study.expected(in: next)
      let whole = study.planEnd.flatMap { end in
        expected.flatMap {
          try? AttainmentRatio(
            of: $0, against: end.target, study.indicator.polarity,
            cap: self.study.plan.attainment.cap)
        }
      }
      return [
        .text(study.indicator.name), study.cell(study.planEnd?.target),
        study.cell(study[next - 2]?.realisation), study.cell(study[reported]?.target),
        study.cell(study[reported]?.realisation),
        study[reported].map { Self.cell($0.attainment) } ?? .undefined,
        study.cell(study[next]?.target),
        expected.map { .number($0, decimals: study.decimals) } ?? .undefined,
        whole.map { .fixed($0.published) } ?? .undefined,
      ]
    }
    return [
      .heading(Words.renewal(next)),
      .table(
        Table(
          columns: Words.renewalColumns(next, end: ends.count == 1 ? ends.first : nil), rows: rows,
          wraps: true)),
    ]
  }

  // MARK: - Follow-up

  var followUp: [Document.Block] { Self.followUp(of: study.plan) }

  /// What was decided after the last survey, and how much of it was done.
  static func followUp(of plan: Plan) -> [Document.Block] {
    guard !plan.followUp.isEmpty else { return [] }
    let rows = plan.followUp.map { entry -> [Cell] in
      [
        .text(Bilingual(entry.element)), .text(entry.action),
        entry.when.map { .text(Bilingual($0)) } ?? .undefined,
        entry.responsible.map { .text(Bilingual($0)) } ?? .undefined,
        entry.realisation.map {
          .number($0, decimals: $0 == $0.rounded() ? 0 : 2)
        } ?? .undefined,
      ]
    }
    return [
      .heading(Words.followUp),
      .table(Table(columns: Words.followUpColumns, rows: rows, wraps: true)),
    ]
  }
}

extension IndicatorStudy {
  /// A target, or none.
  func cell(_ target: Target?) -> Cell {
    switch target {
    case .value(let value): .number(value, decimals: targetDecimals)
    case .range(let range):
      .interval(lower: range.lowerBound, upper: range.upperBound, decimals: targetDecimals)
    case nil: .undefined
    }
  }

  /// A realisation, or what a form says instead.
  func cell(_ realisation: Result<Realisation, MissingRealisation>?) -> Cell {
    switch realisation {
    case .success(let realisation): .number(realisation.value, decimals: decimals)
    case .failure(.noEvent): .text(AttainmentTableWords.noEvent)
    case .failure, nil: .undefined
    }
  }

  /// The median of what is expected of a year; `nil` where nothing is.
  func expected(in year: Int) -> Double? {
    guard case .success(let analysis)? = forecast else { return nil }
    return analysis.forecast[Period(year: year)]?.median
  }
}
