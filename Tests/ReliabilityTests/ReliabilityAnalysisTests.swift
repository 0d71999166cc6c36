import Moments
import SurveyInference
import TestSupport
import Testing

@testable import Reliability

@Suite struct ReliabilityAnalysisTests {
  /// Groups of answers, each respondent counting once.
  static func moments(_ groups: [[[UInt8]]]) -> SurveyMoments {
    var moments = SurveyMoments(itemCount: groups[0][0].count, levels: 1...4, keepsPatterns: true)
    for (number, rows) in groups.enumerated() {
      for row in rows {
        let place = SurveyMoments.Place(group: number)
        moments.add(row, isComplete: !row.contains(0), at: place)
        _ = moments.addPattern(row, weight: 1, cell: moments.cell(at: place))
      }
    }
    return moments
  }

  static func analysis(
    _ groups: [[[UInt8]]], compared: (first: Int, second: Int)? = nil,
    _ change: (inout ReliabilityOptions) -> Void = { _ in }
  ) throws -> ReliabilityAnalysis {
    var options = ReliabilityOptions()
    options.replicates = 0
    change(&options)
    return try ReliabilityAnalysis(
      moments(groups), asked: Array(groups[0][0].indices), roles: ["year"],
      groups: groups.indices.map { ($0, ["\(2020 + $0)"]) }, compared: compared, options: options)
  }

  private func rows(_ name: String) throws -> [[UInt8]] {
    try ReliabilityData.rows("reliability/\(name).csv")
  }

  @Test("groups in one pass are what each is alone")
  func examinesGroups() throws {
    let (first, second) = try (rows("skm9"), rows("sparse60"))
    let together = try Self.analysis([first, second])
    for (group, rows) in zip(together.groups, [first, second]) {
      let alone = try Self.analysis([rows]).groups[0]
      #expect(try group.alpha.get().alpha == alone.alpha.get().alpha)
      #expect(group.descriptions == alone.descriptions)
      #expect(group.structure.parallel == alone.structure.parallel)
      #expect(try group.structure.ordinalModel.get() == alone.structure.ordinalModel.get())
    }
    #expect(together.groups.map(\.values) == [["2020"], ["2021"]])
  }

  @Test("missing answers: pairs for the table, complete respondents for the models")
  func separatesMissing() throws {
    let data = try ReliabilityData.named("skm9_missing")
    let rows = try rows("skm9_missing")
    let available = try Self.analysis([rows]).groups[0]
    let complete = try Self.analysis([rows]) { $0.usesCompleteOnly = true }.groups[0]
    let reference = data.reference.alpha
    #expect(
      try available.alpha.get().alpha.value.isClose(to: reference.rawPairwise, .relative(1e-12)))
    #expect(try complete.alpha.get().alpha.value.isClose(to: reference.raw, .relative(1e-12)))
    #expect(available.isPairwise && !complete.isPairwise)
    for group in [available, complete] {
      #expect(group.respondents == data.reference.n)
      #expect(group.completeRespondents == data.reference.nComplete)
      #expect(
        try group.structure.guttman.get().lambda3.isClose(to: reference.raw, .relative(1e-12)))
      #expect(group.descriptions.contains { $0.missingShare > 0 })
    }
  }

  @Test("items that do not vary are left out, with a warning for those of the same groups")
  func dropsItems() throws {
    var rows = try rows("skm9")
    for row in rows.indices { (rows[row][3], rows[row][7], rows[row][8]) = (4, 4, 0) }
    let analysis = try Self.analysis([rows, try self.rows("skm9")])
    #expect(analysis.groups[0].items == [0, 1, 2, 4, 5, 6])
    #expect(analysis.groups[1].items == Array(0..<9))
    let groups = [["2020"]]
    #expect(analysis.warnings.contains(.unansweredItems([8], groups: groups)))
    #expect(
      analysis.warnings.contains(
        .constantItems(
          [.init(item: 3, level: 4), .init(item: 7, level: 4)], groups: groups)))
    #expect(analysis.groups[0].descriptions.map(\.item) == Array(0..<8))
    #expect(analysis.groups[0].descriptions[3].correlations == nil)
    #expect(analysis.groups[0].completeRespondents == 600)
  }

  @Test("groups that allow no answer say why, and the others are answered")
  func survivesSmallGroups() throws {
    let analysis = try Self.analysis([
      try rows("skm9"), [[4, 4, 4, 4, 4, 4, 4, 4, 4]], [[1, 2, 3, 4, 1, 2, 3, 4, 1]],
      [[4, 1, 4, 1, 4, 1, 4, 1, 4], [1, 4, 1, 4, 1, 4, 1, 4, 1], [2, 4, 1, 3, 1, 4, 1, 4, 1]],
    ])
    #expect(try analysis.groups[0].alpha.get().alpha.value > 0.8)
    for group in analysis.groups[1...2] {
      #expect(throws: ReliabilityError.tooFewRespondents(found: 1, required: 2)) {
        try group.alpha.get()
      }
    }
    #expect(try analysis.groups[3].alpha.get().alpha.value < 0)
    let groups = [["2023"]]
    #expect(analysis.warnings.contains(.negativeAlpha(groups: groups)))
    #expect(analysis.warnings.contains(.fewRespondents(groups: groups)))
    #expect(throws: ReliabilityError.self) { try analysis.groups[3].structure.factorModel.get() }
  }

  @Test("two groups are compared on the items that vary in both")
  func comparesGroups() throws {
    let data = try ReliabilityData.rows("reliability/years_shift.csv")
    // the year takes more than a byte, so it reads 0; the first 500 rows are the first year
    let years = [Array(data.prefix(500)), Array(data.suffix(500))].map { rows in
      rows.map { Array($0.dropFirst()) }
    }
    let comparison = try #require(
      try Self.analysis(years, compared: (0, 1)).comparison)
    let invariance = try comparison.invariance.get()
    #expect(invariance.level == .metric)
    #expect(invariance.scalarStep.largestDifference?.item == 3)
    #expect(comparison.first == ["2020"] && comparison.second == ["2021"])
    var constant = years
    for row in constant[1].indices { constant[1][row][2] = 4 }
    let without = try #require(try Self.analysis(constant, compared: (0, 1)).comparison)
    #expect(without.items == [0, 1, 3, 4, 5, 6, 7, 8])
    let small = try #require(
      try Self.analysis([years[0], [years[1][0]]], compared: (0, 1)).comparison)
    #expect(throws: ReliabilityError.self) { try small.invariance.get() }
  }

  @Test("bootstraps by default where that is quick, and never under a design")
  func choosesReplicates() {
    var options = ReliabilityOptions()
    #expect(options.replicates(respondents: 10_000) == 1000)
    #expect(options.replicates(respondents: 10_001) == 0)
    options.replicates = 250
    #expect(options.replicates(respondents: 1_000_000) == 250)
  }
}
