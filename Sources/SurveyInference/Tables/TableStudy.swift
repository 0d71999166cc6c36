/// The answers to a question about a table, for every group.
///
/// Means, totals and ratios have Student's interval on the degrees of freedom of the design; shares and
/// quantiles have the interval that the question names.
public struct TableStudy: Sendable {
  public let question: TableQuestion
  /// Group by group, then variable by variable, category by category or probability by probability.
  public let findings: [TableFinding]
  /// Replicates of some estimate that had no value and were left out of its variance.
  public let undefinedReplicates: Int

  /// Estimates everything that was asked for.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - machinery: What makes estimates and their errors.
  ///   - groups: The numbers of the groups, in the order of the answers.
  ///   - categories: By variable: the numbers of its categories in the order of the answers, or `nil` for
  ///     numbers.
  /// - Throws: `EstimationError` where the design gives no error at all; what only a group lacks stands in
  ///   its finding.
  public init(
    _ question: TableQuestion, by machinery: TableMachinery, groups: [Int], categories: [[Int]?]
  ) throws(EstimationError) {
    self.question = question
    var (findings, undefined): ([TableFinding], Int) = ([], 0)
    for group in groups {
      for variable in question.variables {
        for (category, probability) in Self.parts(question, categories[variable]) {
          let outcome: Result<TableFinding.Values, EstimationError>
          do throws(EstimationError) {
            let (values, left) = try Self.values(
              question, machinery, group: group, variable: variable, category: category,
              probability: probability)
            (outcome, undefined) = (.success(values), max(undefined, left))
          } catch .noValues {
            outcome = .failure(.noValues)
          } catch .zeroDenominator {
            outcome = .failure(.zeroDenominator)
          } catch .valuesTooLarge {
            outcome = .failure(.valuesTooLarge)
          }
          findings.append(
            TableFinding(
              group: group, variable: variable, category: category, probability: probability,
              outcome: outcome))
        }
      }
    }
    self.findings = findings
    undefinedReplicates = undefined
  }

  /// The categories or probabilities that one variable is asked for; one part without either.
  private static func parts(
    _ question: TableQuestion, _ categories: [Int]?
  ) -> [(category: Int?, probability: Double?)] {
    if question.statistic == .quantile { return question.probabilities.map { (nil, $0) } }
    return categories.map { $0.map { ($0, nil) } } ?? [(nil, nil)]
  }

  private static func values(
    _ question: TableQuestion, _ machinery: TableMachinery, group: Int, variable: Int,
    category: Int?, probability: Double?
  ) throws(EstimationError) -> (TableFinding.Values, undefinedReplicates: Int) {
    let statistic: TableStatistic
    switch question.statistic {
    case .mean, .proportion: statistic = .mean(variable: variable, category: category)
    case .total: statistic = .total(variable: variable, category: category)
    case .ratio:
      statistic = .ratio(numerator: variable, denominator: question.denominator ?? variable)
    case .quantile:
      let quantile = try machinery.quantile(
        of: variable, probability: probability ?? 0.5, in: group, level: question.level,
        method: question.interval)
      return (TableFinding.Values(quantile), 0)
    }
    let (estimate, undefined) = try machinery.estimate(statistic, in: group)
    let interval = question.statistic == .proportion ? question.interval : nil
    return (
      TableFinding.Values(estimate, interval: interval, level: question.level), undefined
    )
  }
}
