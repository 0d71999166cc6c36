import SurveyInference
import TestSupport
import Testing

@Suite struct SampleSizeTests {
  /// The table of Krejcie and Morgan (1970), as the regulation prints it.
  static let table = Repository.table("datasets/published/sample-size-krejcie-morgan.csv")

  @Test("is the printed number in all rows of the table", arguments: table)
  func matchesTable(_ row: [String: String]) throws {
    let population = try #require(row["N"].flatMap { Int($0) })
    let printed = try #require(row["S_table"].flatMap { Int($0) })
    #expect(SampleSize.krejcieMorgan(population: population) == printed)
  }

  @Test("the table has its ninety rows")
  func hasNinetyRows() { #expect(Self.table.count == 90) }

  @Test("is the formula rounded to nearest", arguments: 0..<50 as Range<UInt64>)
  func isFormula(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let population = Int(random.positive(in: 1...1e9))
    let n = Double(population)
    let exact = 3.841 * n * 0.25 / (0.0025 * (n - 1) + 3.841 * 0.25)
    let found = Double(SampleSize.krejcieMorgan(population: population))
    // half a unit, and the rounding of the formula in binary
    #expect((found - exact).magnitude <= 0.5 + 1e-9)
  }

  @Test("grows with the population, never beyond it, towards a limit")
  func isMonotone() {
    var last = 0
    for population in Array(1...2000) + [10_000, 1_000_000, 1 << 40, .max] {
      let size = SampleSize.krejcieMorgan(population: population)
      #expect(last <= size && size <= population && size >= 1)
      last = size
    }
    // 3.841 · 0.25 / 0.0025 = 384.1
    #expect(last == 384)
  }

  // MARK: - Reference values

  /// Computed by Tests/Reference/make/sample-sizes.py with mpmath 1.3.0 at 40 digits; whole numbers,
  /// so they must agree.
  struct Case: Decodable, Sendable {
    let population: Int?
    let margin: Double
    let deviation: Double?
    let level: Double?
    let size: Int
  }

  struct StrataCase: Decodable, Sendable {
    let populations: [Int]
    let deviations: [Double]
    let margin: Double
    let level: Double
    let rule: String
    let size: Int
  }

  @Test(
    "Cochran's number, with and without a population",
    arguments: ReferenceTable<Case>.load("sample-sizes", "cochran"))
  func matchesCochran(_ row: Case) throws {
    let (deviation, level) = (try #require(row.deviation), try #require(row.level))
    let found = try SampleSize.cochran(
      population: row.population, margin: row.margin, standardDeviation: deviation, level: level)
    #expect(found == row.size)
  }

  @Test(
    "Krejcie and Morgan's number at other margins and levels",
    arguments: ReferenceTable<Case>.load("sample-sizes", "krejcieMorgan"))
  func matchesKrejcieMorgan(_ row: Case) throws {
    let (population, level) = (try #require(row.population), try #require(row.level))
    let found = try SampleSize.krejcieMorgan(
      population: population, margin: row.margin, level: level)
    #expect(found == row.size)
  }

  @Test("Slovin's number", arguments: ReferenceTable<Case>.load("sample-sizes", "slovin"))
  func matchesSlovin(_ row: Case) throws {
    let population = try #require(row.population)
    #expect(try SampleSize.slovin(population: population, margin: row.margin) == row.size)
  }

  @Test(
    "the number of all strata together",
    arguments: ReferenceTable<StrataCase>.load("sample-sizes", "stratified"))
  func matchesStrata(_ row: StrataCase) throws {
    let strata = zip(row.populations, row.deviations).map {
      PlannedStratum(name: "", population: $0, standardDeviation: $1)
    }
    let rule = try #require(AllocationRule(rawValue: row.rule))
    let found = try SampleSize.stratified(
      strata, margin: row.margin, level: row.level, allocation: rule)
    #expect(found == row.size)
  }

  @Test("the usual margin and level give the table", arguments: table)
  func agreesWithTable(_ row: [String: String]) throws {
    let population = try #require(row["N"].flatMap { Int($0) })
    let found = try SampleSize.krejcieMorgan(population: population, margin: 0.05, level: 0.95)
    #expect(found == SampleSize.krejcieMorgan(population: population))
    // the column of the file that counts Slovin's at 5 %
    let slovin = try #require(row["slovin_5pct_ceil"].flatMap { Int($0) })
    #expect(try SampleSize.slovin(population: population, margin: 0.05) == slovin)
  }

  @Test("a larger margin needs fewer, a higher level more", arguments: 0..<40 as Range<UInt64>)
  func isMonotoneInMargin(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let population = Int(random.positive(in: 1...1e7))
    let (margin, deviation) = (random.positive(in: 0.1...10), random.positive(in: 0.5...30))
    func size(_ margin: Double, _ level: Double) throws -> Int {
      try SampleSize.cochran(
        population: population, margin: margin, standardDeviation: deviation, level: level)
    }
    let found = try size(margin, 0.95)
    #expect(1...population ~= found)
    #expect(try size(margin * 1.2, 0.95) <= found)
    #expect(try size(margin, 0.99) >= found)
  }

  @Test(
    "one stratum under either allocation is nearly Cochran's", arguments: 0..<40 as Range<UInt64>)
  func agreesWithCochran(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let population = Int(random.positive(in: 10...1e6))
    let (margin, deviation) = (random.positive(in: 0.5...5), random.positive(in: 2...20))
    let single = try SampleSize.cochran(
      population: population, margin: margin, standardDeviation: deviation, level: 0.95)
    let stratum = PlannedStratum(name: "", population: population, standardDeviation: deviation)
    for rule in AllocationRule.allCases {
      let found = try SampleSize.stratified(
        [stratum], margin: margin, level: 0.95, allocation: rule)
      // (n₀ - 1)/N and n₀/N differ by less than one respondent
      #expect(single - found == 0 || single - found == 1)
    }
  }

  @Test(
    "Neyman's allocation needs no more than the proportional one",
    arguments: 0..<40 as Range<UInt64>)
  func isOptimal(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let strata = (0..<5).map { _ in
      PlannedStratum(
        name: "", population: Int(random.positive(in: 10...1e5)),
        standardDeviation: random.positive(in: 1...30))
    }
    let sizes = try AllocationRule.allCases.map {
      try SampleSize.stratified(strata, margin: 1, level: 0.95, allocation: $0)
    }
    #expect(sizes[1] <= sizes[0])
  }

  @Test("what cannot be answered is refused")
  func refuses() {
    #expect(throws: PlanningError.populationBelowOne(0)) {
      try SampleSize.slovin(population: 0, margin: 0.05)
    }
    #expect(throws: PlanningError.populationBelowOne(-4)) {
      try SampleSize.cochran(population: -4, margin: 0.05, standardDeviation: 0.5, level: 0.95)
    }
    for margin in [0, -0.1, 1, 5, Double.nan] {
      #expect(throws: PlanningError.self) {
        try SampleSize.krejcieMorgan(population: 100, margin: margin, level: 0.95)
      }
    }
    #expect(throws: PlanningError.standardDeviationNotPositive(0)) {
      try SampleSize.cochran(population: nil, margin: 1, standardDeviation: 0, level: 0.95)
    }
    #expect(throws: PlanningError.sampleTooLarge) {
      try SampleSize.cochran(population: nil, margin: 1e-9, standardDeviation: 10, level: 0.95)
    }
    let strata = [PlannedStratum(name: "A", population: 10)]
    #expect(throws: PlanningError.noStandardDeviation(stratum: "A")) {
      try SampleSize.stratified(strata, margin: 1, level: 0.95, allocation: .neyman)
    }
    let flat = [PlannedStratum(name: "A", population: 10, standardDeviation: 0)]
    #expect(throws: PlanningError.noVariation) {
      try SampleSize.stratified(flat, margin: 1, level: 0.95, allocation: .proportional)
    }
  }

  @Test("the rule of 2004 asks for 150")
  func countsElements() { #expect(SampleSize.elements(14) == 150) }
}
