public import Responses
import Trend

/// How a plan is studied; every default is written here and nowhere else.
public struct PlanStudyOptions: Sendable {
  /// What a year without reported cases counts as.
  public var noEvent = NoEventRule.omit
  /// The confidence level of intervals, a fraction.
  public var level = 0.95
  /// How many threads read one file; the result is the same for every number.
  public var threads = 1
  /// Is told how far a reading is, several times a second, from any thread.
  public var report: (@Sendable (ReadingProgress) -> Void)?

  public init() {}
}

/// A plan held against its data: what was reached of each target, and what is to be expected.
public struct PlanStudy: Sendable {
  public let plan: Plan
  public let scheme: AttainmentScheme
  public let options: PlanStudyOptions
  /// In the order of the plan.
  public let indicators: [IndicatorStudy]
  /// The mean attainment of all indicators, a year each.
  public let means: [MeanAttainment]
  /// The same for each objective, in the order in which the plan names them.
  public let objectives: [ObjectiveStudy]
  /// The years whose money is known, ascending.
  public let budget: [BudgetYear]
  public let warnings: [PlanStudyWarning]

  /// Reads the data of a plan and compares them with its targets.
  ///
  /// - Parameters:
  ///   - plan: What was to be reached.
  ///   - options: How.
  /// - Throws: `PlanStudyError` for the first thing that is wrong.
  public init(
    _ plan: Plan, options: PlanStudyOptions = PlanStudyOptions()
  ) throws(PlanStudyError) {
    self.plan = plan
    self.options = options
    let scheme: AttainmentScheme
    do {
      scheme = try AttainmentScheme(named: plan.attainment.scheme)
    } catch {
      throw PlanStudyError(indicator: nil, .scheme(error))
    }
    self.scheme = scheme
    var (indicators, warnings): ([IndicatorStudy], [PlanStudyWarning]) = ([], [])
    for indicator in plan.indicators {
      let data: YearlyData
      do {
        data = try IndicatorReader(
          indicator: indicator, options: options, signed: plan.signature?.date
        ).read()
      } catch {
        throw PlanStudyError(indicator: indicator.id, error)
      }
      let study = IndicatorStudy(
        indicator, data, plan: plan, scheme: scheme, noEvent: options.noEvent)
      indicators.append(study)
      warnings += (data.warnings + study.facts(data, plan: plan, noEvent: options.noEvent)).map {
        PlanStudyWarning(indicator: indicator.id, $0)
      }
    }
    (self.indicators, self.warnings) = (indicators, warnings)
    means = MeanAttainment.means(of: indicators, over: plan.period, scheme: scheme)
    objectives = ObjectiveStudy.objectives(of: indicators, over: plan.period, scheme: scheme)
    budget = BudgetYear.years(plan.budget, means)
  }
}

extension IndicatorStudy {
  /// What should be known of the attainment, beside what the files and the series tell.
  fileprivate func facts(
    _ data: YearlyData, plan: Plan, noEvent: NoEventRule
  ) -> [PlanStudyWarning.Kind] {
    func years(where condition: (IndicatorYear) -> Bool) -> [Int] {
      self.years.filter(condition).map(\.year)
    }
    let outside = data.realisations.keys.filter { !plan.period.contains($0) }.sorted()
    let noEvents = years { if case .failure(.noEvent) = $0.realisation { true } else { false } }
    let capped = years { (try? $0.attainment.get())?.isCapped ?? false }
    let negative = years { ((try? $0.attainment.get())?.computed ?? 0) < 0 }
    let targetless = years { $0.target == nil && (try? $0.realisation.get()) != nil }
    var facts: [PlanStudyWarning.Kind] = []
    if !outside.isEmpty { facts.append(.dataOutsidePeriod(outside)) }
    if !noEvents.isEmpty { facts.append(.noEventYears(noEvents, noEvent)) }
    if let cap = plan.attainment.cap, !capped.isEmpty {
      facts.append(.capApplied(capped, cap: cap))
    }
    if !negative.isEmpty { facts.append(.negativeAttainment(negative)) }
    if !targetless.isEmpty { facts.append(.realisationWithoutTarget(targetless)) }
    // What is said of a forecast matters where the plan has years ahead.
    if case .success(let analysis)? = forecast,
      self.years.contains(where: { (try? $0.probabilityOfAttainment.get()) != nil })
    {
      facts += analysis.forecast.warnings.map { .forecast($0) }
    }
    return facts
  }
}
