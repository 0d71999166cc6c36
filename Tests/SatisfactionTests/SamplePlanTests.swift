import Satisfaction
import SurveyInference
import Testing

@Suite struct SamplePlanTests {
  static let edition = RegulationEdition.shipped[0]
  static let strata = [
    PlannedStratum(name: "A", population: 300, standardDeviation: 8),
    PlannedStratum(name: "B", population: 100, standardDeviation: 16),
  ]

  private func plan(
    _ edition: RegulationEdition = Self.edition, _ change: (inout SamplePlan.Request) -> Void
  ) throws -> SamplePlan {
    var request = SamplePlan.Request()
    change(&request)
    return try SamplePlan(request, edition: edition)
  }

  @Test(
    "without a method the edition's own rule decides, and Cochran's where respondents' spread is known"
  )
  func choosesMethod() throws {
    let own = try plan { $0.population = 10_000 }
    #expect(own.method == .krejcieMorgan && own.sampleSize == 370 && own.target == .share)
    let older = try plan(RegulationEdition.shipped[2]) { _ in }
    #expect(older.method == .elements && older.sampleSize == 150 && older.margin == nil)
    let index = try plan {
      $0.standardDeviation = 10
      $0.margin = 1
    }
    #expect(index.method == .cochran && index.target == .index(standardDeviation: 10))
    let strata = try plan {
      $0.strata = Self.strata
      $0.margin = 1
    }
    #expect(strata.target == .indexOfStrata && strata.method == .cochran)
    let shared = try plan { $0.strata = Self.strata }
    #expect(shared.method == .krejcieMorgan && shared.population == 400)
  }

  @Test("the parts sum to the sample", arguments: AllocationRule.allCases)
  func sharesOut(rule: AllocationRule) throws {
    let plan = try plan {
      $0.strata = Self.strata
      $0.allocation = rule
    }
    #expect(plan.allocation.reduce(0) { $0 + $1.sampleSize } == plan.sampleSize)
    #expect(plan.allocation.map(\.stratum) == Self.strata)
  }

  @Test("a rule that does not look at the population asks no more than it")
  func caps() throws {
    let plan = try plan(RegulationEdition.shipped[2]) { $0.population = 80 }
    #expect(plan.sampleSize == 80)
  }

  @Test("margins and standard deviations outside their scale are refused")
  func refuses() {
    for margin in [0, -1, 75, Double.nan] {
      #expect(throws: PlanningError.self) {
        try plan {
          $0.standardDeviation = 10
          $0.margin = margin
        }
      }
    }
    for deviation in [0, -1, 54, Double.nan] {
      #expect(throws: PlanningError.self) {
        try plan {
          $0.standardDeviation = deviation
          $0.margin = 1
        }
      }
    }
    #expect(throws: PlanningError.shareMarginOutOfRange(5)) {
      try plan {
        $0.population = 100
        $0.margin = 5
      }
    }
    #expect(throws: PlanningError.populationBelowOne(0)) { try plan { $0.population = 0 } }
    #expect(throws: PlanningError.populationBelowOne(0)) { try plan { $0.method = .slovin } }
  }
}
