import Attainment
import Localization
import TestSupport
import Testing

@Suite struct BudgetYearTests {
  /// The year of a plan whose only indicator attains `percentage`.
  private func year(plan: Double, actual: Double, attained percentage: Double) throws -> BudgetYear
  {
    let folder = try Workdir()
    try folder.write("year,value\n2020,\(percentage)\n", to: "a.csv")
    let indicator = PlanStudySamples.indicator(
      "a", .series, data: [.init(path: "\(folder.path)/a.csv", year: nil)],
      targets: [2020: .value(100)])
    let study = try PlanStudy(
      PlanStudySamples.plan(
        [indicator], period: 2020...2020, budget: [2020: Budget(plan: plan, actual: actual)]))
    return try #require(study.budget.first)
  }

  @Test("the absorption that the annex of PMK 214/PMK.02/2017 computes")
  func absorption() throws {
    let year = try year(plan: 855_830_897_000, actual: 734_881_464_333, attained: 100)
    #expect(FixedDecimal(rounding: year.absorption, decimals: 2).text == "85.87")
  }

  @Test("one output of the annex: 1.22 reached for 3.8 of 4 billion")
  func efficiency() throws {
    let year = try year(plan: 4e9, actual: 3.8e9, attained: 122)
    // (4 · 1.22 - 3.8)/(4 · 1.22)
    #expect(year.efficiency?.isClose(to: 100 * 1.08 / 4.88, .relative(1e-14)) == true)
    #expect(year.isEfficient == true)
  }

  @Test("money that the attainment did not deserve is a negative efficiency")
  func inefficiency() throws {
    let year = try year(plan: 100, actual: 90, attained: 60)
    #expect(year.efficiency == -50 && year.isEfficient == false)
    #expect(try self.year(plan: 100, actual: 90, attained: 0).efficiency == nil)
  }
}
