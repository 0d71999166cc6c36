import Attainment
import Localization
import TestSupport
import Testing

/// The plans that come with the program, read and studied.
@Suite struct DatasetPlanTests {
  private func study(_ path: String) throws -> PlanStudy {
    try PlanStudy(PlanReader().read(path: "\(Repository.root)/datasets/\(path)"))
  }

  @Test("Jakarta Barat as its report of 2021 printed it, with the target of the end of its plan")
  func jakartaBarat() throws {
    let indicator = try study("published/plan-jakarta-barat.yaml").indicators[0]
    let printed = try (2018...2021).map { year in
      try #require(indicator[year]).attainment.get().published.text
    }
    #expect(printed == ["106.69", "101.28", "102.34", "102.98"])
    let end = try #require(indicator.attainmentOfPlanEnd)
    #expect(try end.get().published.text == "102.40")
    #expect(indicator[2022]?.realisation == .failure(.notYet))
    let probability = try #require(indicator[2022]).probabilityOfAttainment.get()
    #expect(0.5 < probability && probability < 1)
  }

  @Test("the district of the examples: five surveys under two editions, and a register")
  func kras() throws {
    let study = try study("kras/plan.yaml")
    let index = try #require(study.indicators.first { $0.indicator.kind == .satisfactionIndex })
    for year in 2016...2020 { _ = try #require(index[year]).realisation.get() }
    #expect(index[2021]?.realisation == .failure(.notYet))
    let probability = try #require(index[2021]).probabilityOfAttainment.get()
    #expect(0 < probability && probability < 1)
    #expect(index.years.filter(\.isAcrossEditions).count == 1)
    let rate = try #require(study.indicators.first { $0.indicator.kind == .resolutionRate })
    #expect(rate.years.compactMap { try? $0.attainment.get() }.count > 1)
    let recap = try #require(study.recaps.first)
    #expect(recap.year == 2020 && recap.elements.count == 9 && recap.weakest.count >= 3)
  }
}
