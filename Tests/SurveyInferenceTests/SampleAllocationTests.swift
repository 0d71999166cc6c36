import SurveyInference
import TestSupport
import Testing

@Suite struct SampleAllocationTests {
  /// Computed by Tests/Reference/make/sample-sizes.py in fractions; whole numbers, so they must agree.
  struct Case: Decodable, Sendable {
    let populations: [Int]
    let deviations: [Double]
    let rule: String
    let size: Int
    let allocation: [Int]
  }

  @Test(
    "is that of exact fractions",
    arguments: ReferenceTable<Case>.load("sample-sizes", "allocations"))
  func matchesReference(_ row: Case) throws {
    let strata = zip(row.populations, row.deviations).map {
      PlannedStratum(name: "", population: $0, standardDeviation: $1)
    }
    let rule = try #require(AllocationRule(rawValue: row.rule))
    #expect(try SampleAllocation.allocate(row.size, among: strata, by: rule) == row.allocation)
  }

  /// Strata of all sizes, some without any variation.
  private func strata(_ random: inout SplitMix64) -> [PlannedStratum] {
    (0..<Int.random(in: 1...12, using: &random)).map { place in
      PlannedStratum(
        name: "\(place)", population: Int(random.positive(in: 1...1e6)),
        standardDeviation: place > 0 && random.next() % 5 == 0 ? 0 : random.positive(in: 0.1...40))
    }
  }

  @Test(
    "sums to the sample and never asks more people than there are",
    arguments: 0..<200 as Range<UInt64>)
  func isPossible(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let strata = strata(&random)
    let population = strata.reduce(0) { $0 + $1.population }
    for rule in AllocationRule.allCases {
      for size in [
        0, 1, Int.random(in: 0...population, using: &random), population - 1, population,
      ] {
        let found = try SampleAllocation.allocate(size, among: strata, by: rule)
        #expect(found.reduce(0, +) == size)
        #expect(zip(found, strata).allSatisfy { 0...$1.population ~= $0 })
      }
    }
  }

  @Test(
    "a proportional share is off by less than one respondent", arguments: 0..<50 as Range<UInt64>)
  func isFair(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let strata = strata(&random)
    let population = strata.reduce(0) { $0 + $1.population }
    let size = Int.random(in: 1...population, using: &random)
    let found = try SampleAllocation.allocate(size, among: strata, by: .proportional)
    for (count, stratum) in zip(found, strata) {
      let share = Double(size) * Double(stratum.population) / Double(population)
      #expect((Double(count) - share).magnitude < 1 + 1e-6)
    }
  }

  @Test(
    "equal standard deviations make Neyman's allocation the proportional one",
    arguments: 0..<50 as Range<UInt64>)
  func agree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let deviation = random.positive(in: 0.1...40)
    let strata = strata(&random).map {
      PlannedStratum(name: $0.name, population: $0.population, standardDeviation: deviation)
    }
    let size = Int.random(in: 1...strata.reduce(0) { $0 + $1.population }, using: &random)
    let found = try AllocationRule.allCases.map {
      try SampleAllocation.allocate(size, among: strata, by: $0)
    }
    #expect(found[0] == found[1])
  }

  @Test("a stratum whose share is more than it has is asked in full, and the rest goes on")
  func caps() throws {
    let strata = [
      PlannedStratum(name: "small", population: 10, standardDeviation: 100),
      PlannedStratum(name: "large", population: 1000, standardDeviation: 1),
    ]
    #expect(try SampleAllocation.allocate(60, among: strata, by: .neyman) == [10, 50])
  }

  @Test("strata that do not vary are asked once the others are asked in full")
  func fillsFlat() throws {
    let strata = [
      PlannedStratum(name: "varies", population: 10, standardDeviation: 5),
      PlannedStratum(name: "flat", population: 30, standardDeviation: 0),
      PlannedStratum(name: "flat too", population: 10, standardDeviation: 0),
    ]
    #expect(try SampleAllocation.allocate(8, among: strata, by: .neyman) == [8, 0, 0])
    #expect(try SampleAllocation.allocate(18, among: strata, by: .neyman) == [10, 6, 2])
  }

  @Test("what cannot be shared out is refused")
  func refuses() {
    let strata = [
      PlannedStratum(name: "A", population: 5), PlannedStratum(name: "B", population: 5),
    ]
    #expect(throws: PlanningError.sampleAbovePopulation(sampleSize: 11, population: 10)) {
      try SampleAllocation.allocate(11, among: strata, by: .proportional)
    }
    #expect(throws: PlanningError.noStandardDeviation(stratum: "A")) {
      try SampleAllocation.allocate(5, among: strata, by: .neyman)
    }
    let flat = [PlannedStratum(name: "A", population: 5, standardDeviation: 0)]
    #expect(throws: PlanningError.noVariation) {
      try SampleAllocation.allocate(5, among: flat, by: .neyman)
    }
  }
}
