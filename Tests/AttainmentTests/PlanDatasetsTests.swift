import Attainment
import CSV
import Localization
import Responses
import TestSupport
import Testing

/// The plans among the datasets, as the readers read them.
@Suite("The plans among the datasets")
struct PlanDatasetsTests {
  private static let plans = [
    "datasets/kras/plan.yaml", "datasets/published/plan-jakarta-barat.yaml",
    "datasets/published/plan-kepulauan-seribu.yaml", "datasets/published/plan-dki.yaml",
  ]

  private func family(_ path: String) throws -> PlanFamily {
    try PlanFamily(path: Repository.root + path)
  }

  @Test("each is read without a problem, with the plans of its units", arguments: plans)
  func isRead(path: String) throws {
    let family = try family(path)
    #expect(!family.plan.indicators.isEmpty || !family.units.isEmpty)
    for file in family.plan.indicators.flatMap(\.data) { _ = try ByteSource(path: file.path) }
    let committed = try Repository.files(in: "datasets", suffix: ".yaml")
    #expect(committed == Self.plans.sorted())
  }

  @Test("the synthetic office: two indicators with a target each year, money until the review")
  func office() throws {
    let plan = try family("datasets/kras/plan.yaml").plan
    #expect(plan.period == 2016...2021)
    #expect(plan.indicators.map(\.kind) == [.satisfactionIndex, .resolutionRate])
    for indicator in plan.indicators {
      #expect(indicator.targets.keys.sorted() == Array(2016...2021))
    }
    #expect(plan.budget.keys.sorted() == Array(2016...2020))
    #expect(plan.budget.values.allSatisfy { $0.actual <= $0.plan })
    #expect(plan.signature?.date == CalendarDay(year: 2021, month: 1, day: 15))
    #expect(plan.unit.id.contains("data sintetis") && plan.unit.en.contains("synthetic data"))
    #expect(plan.indicators[0].editions.map(\.from) == [2016, 2018])
  }

  @Test("the published targets are those of the series beside the plan")
  func publishedTargets() throws {
    let plan = try family("datasets/published/plan-jakarta-barat.yaml").plan
    let published = Repository.table("datasets/published/jakarta-barat.csv")
    #expect(plan.indicators[0].targets.count == published.count)
    for row in published {
      let year = try #require(row["year"].flatMap { Int($0) })
      let target = try #require(row["target"].flatMap { Double($0) })
      #expect(plan.indicators[0].targets[year] == .value(target))
    }
  }

  @Test("the register and the yearly counts of the synthetic office are read as the same")
  func conflicts() throws {
    func read(_ name: String) throws -> ConflictReading {
      try ConflictReader().read(ByteSource(path: Repository.root + "datasets/kras/" + name))
    }
    guard case .counts(let counts) = try read("konflik-tahunan.csv").groups,
      case .cases(let cases) = try read("konflik.csv").groups
    else {
      Issue.record("a register is no counts")
      return
    }
    #expect(counts.count == 1 && cases.count == 1)
    for count in counts[0].rows {
      let own = cases[0].rows.filter { $0.reported.year == count.year }
      #expect(count.reported == own.count)
      #expect(count.resolved == own.count { $0.resolved?.year == count.year })
      let facilitated = own.count {
        if case .on(let day) = $0.facilitation { day.year == count.year } else { false }
      }
      #expect(count.facilitated == facilitated)
    }
  }
}
