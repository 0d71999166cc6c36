/// The money of one year, and what was reached with it.
///
/// With the budget PA, the spending RA and the attainment C as a fraction:
///
/// - absorption (serapan) = 100·RA/PA,
/// - efficiency = 100·(PA·C - RA)/(PA·C), the share of what the attainment would have cost by the plan that
///   was not spent. It is negative where more was spent than the attainment deserved.
///
/// The regulation adds PA·C and RA over the outputs of a ministry. A plan states one sum a year, so that the
/// mean attainment of its indicators stands for C.
///
/// *Source:* PMK 214/PMK.02/2017, annex, measurement of budget absorption and of efficiency.
public struct BudgetYear: Sendable, Hashable {
  public let year: Int
  public let budget: Budget
  /// The mean attainment of the plan's indicators; `nil` for a year outside the plan.
  public let attainment: MeanAttainment?

  /// What was spent of the budget, in per cent.
  public var absorption: Double { 100 * budget.actual / budget.plan }

  /// In per cent; `nil` where there is no attainment above 0.
  public var efficiency: Double? {
    guard let percentage = attainment?.percentage, percentage > 0 else { return nil }
    let deserved = budget.plan * percentage / 100
    return 100 * (deserved - budget.actual) / deserved
  }

  /// The attainment exceeds the absorption: what was reached took a smaller share of the money.
  ///
  /// `nil` where there is no attainment.
  public var isEfficient: Bool? { attainment?.percentage.map { $0 > absorption } }

  static func years(_ budget: [Int: Budget], _ means: [MeanAttainment]) -> [BudgetYear] {
    budget.sorted { $0.key < $1.key }.map { year, budget in
      BudgetYear(
        year: year, budget: budget, attainment: means.first { $0.year == year })
    }
  }
}
