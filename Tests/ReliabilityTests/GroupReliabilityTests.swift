import Moments
import SurveyInference
import TestSupport
import Testing

@testable import Reliability

@Suite struct GroupReliabilityTests {
  /// Respondents of one group, each a sampling unit of one of two strata.
  static func group(
    _ rows: [[UInt8]], _ change: (inout ReliabilityOptions) -> Void = { _ in }
  ) throws -> GroupReliability {
    let items = rows[0].count
    var moments = SurveyMoments(itemCount: items, levels: 1...4, keepsPatterns: true)
    for (number, scores) in rows.enumerated() {
      let place = SurveyMoments.Place(stratum: number % 2)
      moments.add(
        scores, isComplete: !scores.contains(0), weight: 1, at: place, population: nil)
      _ = moments.addPattern(scores, weight: 1, cell: moments.cell(at: place))
    }
    var options = ReliabilityOptions()
    options.replicates = 0
    options.design.isStratified = true
    change(&options)
    let design = try SamplingDesign(moments, options: options.design)
    return GroupReliability(
      design, group: 0, values: [], asked: Array(0..<items), options: options)
  }

  /// Answers of four items that go together.
  static func rows(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let common = Int.random(in: 0...2, using: &random)
      return (0..<4).map { _ in UInt8(common + Int.random(in: 1...2, using: &random)) }
    }
  }

  @Test(
    "of complete respondents, those who left something out do not enter the error of the design",
    arguments: 0..<5 as Range<UInt64>)
  func leavesIncompleteOut(seed: UInt64) throws {
    let rows = Self.rows(60, seed: seed)
    // Two in 30 leave out one item, one of each stratum.
    let partial = rows.enumerated().map { number, scores in
      number % 30 < 2 ? [0] + scores.dropFirst() : scores
    }
    // The same, of whom nothing else is known.
    let blank = partial.map { $0[0] == 0 ? [0, 0, 0, 0] : $0 }
    let results = try [partial, blank].map { rows in
      try Self.group(rows) { ($0.usesCompleteOnly, $0.hasDesign) = (true, true) }.alpha.get()
    }
    #expect(results[0].alpha.value == results[1].alpha.value)
    let errors = try results.map { try #require($0.designError) }
    let (first, second) = try (
      #require(errors[0].standardError), #require(errors[1].standardError)
    )
    #expect(first.isClose(to: second, .relative(1e-12)))
    #expect(errors[0].degreesOfFreedom == errors[1].degreesOfFreedom)
  }

  @Test(
    "an item that varies among incomplete respondents only is left out of what they do not enter")
  func leavesOutOfModels() throws {
    var rows = Self.rows(60, seed: 1).map { $0 + [4] }
    rows.append([0, 2, 2, 3, 1])
    let pairwise = try Self.group(rows)
    #expect(pairwise.items == [0, 1, 2, 3, 4] && pairwise.modelItems == [0, 1, 2, 3])
    #expect(pairwise.dropped.isEmpty)
    #expect(try pairwise.alpha.get().alpha.itemCount == 5)
    #expect(try pairwise.structure.factorModel.get().loadings.count == 4)

    let complete = try Self.group(rows) { $0.usesCompleteOnly = true }
    #expect(complete.items == [0, 1, 2, 3] && complete.modelItems == complete.items)
    #expect(complete.dropped == [GroupReliability.DroppedItem(item: 4, reason: .constant(4))])
    #expect(try complete.alpha.get().alpha.itemCount == 4)
  }

  @Test("drops items that everybody answers alike, or nobody", arguments: [false, true])
  func drops(usesCompleteOnly: Bool) throws {
    let rows = Self.rows(40, seed: 2).map { $0 + [3, 0] }
    let group = try Self.group(rows) { $0.usesCompleteOnly = usesCompleteOnly }
    #expect(group.items == [0, 1, 2, 3])
    #expect(
      group.dropped == [
        GroupReliability.DroppedItem(item: 4, reason: .constant(3)),
        GroupReliability.DroppedItem(item: 5, reason: .unanswered),
      ])
    #expect(group.completeRespondents == 40 && !group.isPairwise)
    #expect(group.descriptions.map(\.item) == [0, 1, 2, 3, 4])
    #expect(group.descriptions[4].correlations == nil)
  }

  @Test("one respondent is too few, whatever the items", arguments: [false, true])
  func refusesOne(usesCompleteOnly: Bool) throws {
    let group = try Self.group([[1, 2, 3, 4]]) { $0.usesCompleteOnly = usesCompleteOnly }
    #expect(group.alpha.failure == .tooFewRespondents(found: 1, required: 2))
  }

  @Test("without a complete respondent, nothing is said to be constant or unanswered")
  func hasNobodyComplete() throws {
    let group = try Self.group([[1, 2, 0], [0, 3, 4], [2, 0, 1]]) { $0.usesCompleteOnly = true }
    #expect(group.dropped.isEmpty && group.completeRespondents == 0)
    #expect(group.alpha.failure == .tooFewRespondents(found: 0, required: 2))
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
