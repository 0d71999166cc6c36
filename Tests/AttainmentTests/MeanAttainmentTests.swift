import Attainment
import Localization
import TestSupport
import Testing

@Suite struct MeanAttainmentTests {
  private static let service = Bilingual(id: "Pelayanan", en: "Service")
  private static let peace = Bilingual(id: "Ketenteraman", en: "Peace")

  /// Three indicators, two of one objective, and money.
  private func study(
    cap: Double? = nil, budget: [Int: Budget] = [:]
  ) throws -> PlanStudy {
    let folder = try Workdir()
    func indicator(_ id: String, _ objective: Bilingual?, _ rows: String) throws -> Indicator {
      try folder.write("year,value\n" + rows, to: "\(id).csv")
      return PlanStudySamples.indicator(
        id, .series, objective: objective,
        data: [.init(path: "\(folder.path)/\(id).csv", year: nil)],
        targets: PlanStudySamples.targets([2018: 80, 2019: 80]))
    }
    let indicators = [
      try indicator("one", Self.service, "2018,100\n2019,60\n"),
      try indicator("two", Self.peace, "2018,80\n"),
      try indicator("three", Self.service, "2018,60\n2019,80\n"),
    ]
    return try PlanStudy(
      PlanStudySamples.plan(indicators, period: 2018...2020, cap: cap, budget: budget))
  }

  @Test("objectives have the unweighted mean of their indicators, and say which are left out")
  func objectives() throws {
    let study = try study()
    #expect(study.objectives.map(\.objective) == [Self.service, Self.peace])
    #expect(study.objectives.map(\.indicators) == [["one", "three"], ["two"]])
    // (125 + 75)/2 and (75 + 100)/2
    #expect(study.objectives[0].years.map(\.percentage) == [100, 87.5, nil])
    #expect(study.objectives[0].years.map { $0.category?.id } == ["veryHigh", "high", nil])
    #expect(study.objectives[1].years.map(\.percentage) == [100, nil, nil])
    #expect(study.objectives[1].years[1].indicators.isEmpty)
    #expect(
      study.objectives[1].years[1].leftOut == [
        .init(indicator: "two", reason: .noRealisation(.notYet))
      ])
    #expect(study.means[0].percentage == 100 && study.means[0].indicators.count == 3)
    #expect(study.means[1].indicators == ["one", "three"])
    #expect(study.means[1].published?.text == "87.50" && study.means[2].published == nil)
  }

  @Test("what counts is averaged, not what exceeds the cap")
  func capped() throws {
    // (100 + 75)/2
    #expect(try study(cap: 100).objectives[0].years[0].percentage == 87.5)
  }

  @Test("money: absorption and efficiency, with the mean attainment of the year")
  func budget() throws {
    let study = try study(budget: [
      2019: Budget(plan: 200, actual: 150), 2018: Budget(plan: 100, actual: 94),
      2020: Budget(plan: 100, actual: 10), 2025: Budget(plan: 100, actual: 10),
    ])
    #expect(study.budget.map(\.year) == [2018, 2019, 2020, 2025])
    #expect(study.budget.map(\.absorption) == [94, 75, 10, 10])
    // 100 - 94 of 100; 175 - 150 of 175
    #expect(study.budget[0].efficiency == 6)
    #expect(study.budget[1].efficiency?.isClose(to: 100.0 / 7, .ulps(4)) == true)
    #expect(study.budget[2].efficiency == nil && study.budget[2].isEfficient == nil)
    #expect(study.budget[3].attainment == nil && study.budget[3].efficiency == nil)
    #expect(study.budget.prefix(2).map(\.isEfficient) == [true, true])
  }
}
