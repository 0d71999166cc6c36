import Moments
import TestSupport
import Testing

/// The rows of answers that `SurveyMoments` keeps.
@Suite struct SurveyPatternsTests {
  @Test("keeps the rows of each group, stratum and unit", arguments: 0..<30 as Range<UInt64>)
  func keepsRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let moments = Self.moments(of: survey.respondents, itemCount: survey.itemCount)
    #expect(moments.keepsPatterns)
    for group in 0..<3 {
      let members = survey.respondents.filter { $0.place.group == group }
      let rows = members.map { PatternCounts.Row($0.scores, weight: $0.weight) }
      let expected = PatternCounts(itemCount: survey.itemCount, levels: 1...4, rows)
      #expect(moments.patterns(of: group) == expected)
      for sums in moments.patternSums(of: group) {
        let alike = members.filter {
          $0.place.stratum == sums.stratum && $0.place.unit == sums.unit
            && $0.scores == sums.scores
        }
        #expect(sums.count == alike.count && sums.count > 0)
        #expect(sums.weight == alike.reduce(0) { $0 + $1.weight })
        #expect(sums.squaredWeight == alike.reduce(0) { $0 + $1.weight * $1.weight })
        // Every respondent but the first of those who are alike was noted as a repeat.
        #expect(sums.repeats == alike.count - 1)
        #expect(sums.repeatedWeight == alike.dropFirst().reduce(0) { $0 + $1.weight })
      }
      let total = moments.patternSums(of: group).reduce(0) { $0 + $1.count }
      #expect(total == members.count)
      #expect(
        moments.repeats(of: group).respondents
          == total - moments.patternSums(of: group).count)
    }
  }

  @Test(
    "any division among parts, joined in any order, is the same",
    arguments: 0..<40 as Range<UInt64>)
  func joinsInAnyOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let together = Self.moments(of: survey.respondents, itemCount: survey.itemCount, marks: false)
    let partCount = Int.random(in: 1...6, using: &random)
    let owners = survey.respondents.map { _ in Int.random(in: 0..<partCount, using: &random) }
    var parts = (0..<partCount).map { part in
      Self.moments(
        of: zip(survey.respondents, owners).filter { $1 == part }.map(\.0),
        itemCount: survey.itemCount, marks: false)
    }
    parts.append(Self.empty(survey.itemCount))
    while parts.count > 1 {
      let right = parts.remove(at: Int.random(in: parts.indices, using: &random))
      let place = Int.random(in: parts.indices, using: &random)
      parts[place].merge(right)
    }
    Self.expectEqual(parts[0], together)
  }

  @Test("obeys the merge laws", arguments: 0..<10 as Range<UInt64>)
  func obeysMergeLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let parts = (0..<3).map { part in
      Self.moments(
        of: survey.respondents.enumerated().filter { $0.offset % 3 == part }.map(\.element),
        itemCount: survey.itemCount)
    }
    checkMergeLaws(parts, empty: Self.empty(survey.itemCount)) { left, right in
      (0..<3).allSatisfy {
        left.patterns(of: $0) == right.patterns(of: $0)
          && left.repeats(of: $0) == right.repeats(of: $0)
          && Self.sums(left, $0) == Self.sums(right, $0)
      }
    }
  }

  @Test("says where the patterns of the other are, and renumbers its places")
  func renumbers() {
    var (here, there) = (Self.empty(2), Self.empty(2))
    let place = SurveyMoments.Place(group: 1, stratum: 2, unit: 5)
    _ = here.addPattern([1, 1], weight: 1, cell: here.cell(at: place))
    _ = here.addPattern([4, 4], weight: 2, cell: here.cell(at: place))
    let far = there.addPattern(
      [4, 4], weight: 3, cell: there.cell(at: SurveyMoments.Place(group: 0, stratum: 0, unit: 0)))
    let numbers = here.merge(there, groups: [1], strata: [2], units: [5])
    here.addRepeat(ofPattern: numbers[far], weight: 3)
    #expect(here.patterns(of: 1).counts == [1, 2])
    #expect(here.patterns(of: 1).weights == [1, 5])
    #expect(here.repeats(of: 1).rows.map(\.scores) == [[4, 4]])
    #expect(here.repeats(of: 1).weights == [3])
    #expect(here.patternSums(of: 1).map(\.unit) == [5, 5])
    #expect(here.patterns(of: 0).patternCount == 0)
  }

  @Test func forgetsRespondentsAndKeepsPlaces() {
    var moments = Self.empty(1)
    let cell = moments.cell(at: SurveyMoments.Place(group: 0, stratum: 1))
    _ = moments.addPattern([2], weight: 1, cell: cell)
    moments.removeRespondents()
    #expect(moments.patterns(of: 0).patternCount == 0)
    #expect(moments.keepsPatterns)
    #expect(moments.cell(at: SurveyMoments.Place(group: 0, stratum: 1)) == cell)
    _ = moments.addPattern([3], weight: 1, cell: cell)
    #expect(moments.patterns(of: 0).scores == [3])
  }

  @Test("refuses rows where none are kept, and rows of another length")
  func refusesRows() async {
    await #expect(processExitsWith: .failure) {
      var moments = SurveyMoments(itemCount: 1, levels: 1...4)
      _ = moments.addPattern([1], weight: 1, cell: moments.cell(at: SurveyMoments.Place()))
    }
    await #expect(processExitsWith: .failure) {
      var moments = SurveyMoments(itemCount: 1, levels: 1...4, keepsPatterns: true)
      _ = moments.addPattern([1, 2], weight: 1, cell: moments.cell(at: SurveyMoments.Place()))
    }
    #expect(SurveyMoments(itemCount: 1, levels: 1...4).patterns(of: 0).patternCount == 0)
  }

  // MARK: - Building

  private static func empty(_ itemCount: Int) -> SurveyMoments {
    SurveyMoments(itemCount: itemCount, levels: 1...4, keepsPatterns: true)
  }

  /// The patterns of respondents; where they are marked, all but the first of those alike repeat, and
  /// else those of weight 1.
  private static func moments(
    of respondents: [Arbitrary.Respondent], itemCount: Int, marks: Bool = true
  ) -> SurveyMoments {
    var moments = empty(itemCount)
    var seen = Set<Int>()
    for respondent in respondents {
      let pattern = moments.addPattern(
        respondent.scores, weight: respondent.weight, cell: moments.cell(at: respondent.place))
      let isNew = seen.insert(pattern).inserted
      if marks ? !isNew : respondent.weight == 1 {
        moments.addRepeat(ofPattern: pattern, weight: respondent.weight)
      }
    }
    return moments
  }

  private static func expectEqual(_ left: SurveyMoments, _ right: SurveyMoments) {
    for group in 0..<3 {
      #expect(left.patterns(of: group) == right.patterns(of: group))
      #expect(left.repeats(of: group) == right.repeats(of: group))
      #expect(sums(left, group) == sums(right, group))
    }
  }

  /// Sums in a form that can be compared.
  private static func sums(_ moments: SurveyMoments, _ group: Int) -> [String] {
    moments.patternSums(of: group).map { "\($0)" }
  }
}
