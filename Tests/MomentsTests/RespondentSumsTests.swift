import Moments
import TestSupport
import Testing

/// Respondents that are added as sums.
@Suite struct RespondentSumsTests {
  @Test(
    "respondents who answered alike can be added at once, to the last bit",
    arguments: 0..<40 as Range<UInt64>)
  func addsAtOnce(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let oneByOne = Self.moments(of: survey)
    let atOnce = Self.summed(survey, shuffledBy: &random)
    #expect(oneByOne.knowsRepeats && !atOnce.knowsRepeats)
    #expect(atOnce.groups == oneByOne.groups)
    for stratum in oneByOne.strata.indices {
      #expect(atOnce.strata[stratum].respondents == oneByOne.strata[stratum].respondents)
      #expect(atOnce.strata[stratum].unitCount == oneByOne.strata[stratum].unitCount)
      #expect(atOnce.sums(inStratum: stratum) == oneByOne.sums(inStratum: stratum))
      #expect(atOnce.unitTotals(inStratum: stratum) == oneByOne.unitTotals(inStratum: stratum))
    }
    for group in oneByOne.groups.indices {
      #expect(atOnce.patterns(of: group) == oneByOne.patterns(of: group))
      let (left, right) = (atOnce.patternSums(of: group), oneByOne.patternSums(of: group))
      #expect(left.map(\.scores) == right.map(\.scores))
      #expect(left.map(\.contributing) == right.map(\.contributing))
      #expect(left.map(\.squaredWeight) == right.map(\.squaredWeight))
    }
  }

  @Test("new numbers change nothing else", arguments: 0..<20 as Range<UInt64>)
  func renumbers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let before = Self.moments(of: survey)
    let strata = Array(before.strata.indices.reversed())
    let groups = Array(before.groups.indices.reversed())
    let after = before.renumbered(groups: groups, strata: strata, units: Array((0..<12).reversed()))
    for (old, new) in strata.enumerated() {
      #expect(after.strata[new].respondents == before.strata[old].respondents)
      #expect(after.strata[new].population == before.strata[old].population)
      let expected = before.sums(inStratum: old).map { (groups[$0.key], $0.value) }
      #expect(
        after.sums(inStratum: new)
          == Dictionary(expected, uniquingKeysWith: { first, _ in first }))
      let units = before.unitTotals(inStratum: old).keys.map { 11 - $0 }
      #expect(Set(after.unitTotals(inStratum: new).keys) == Set(units))
    }
    for (old, new) in groups.enumerated() {
      #expect(after.groups[new] == before.groups[old])
      #expect(after.patterns(of: new) == before.patterns(of: old))
    }
  }

  @Test("answers that do not count are kept as a pattern")
  func keepsUnused() {
    var moments = SurveyMoments(itemCount: 2, levels: 1...4, keepsPatterns: true)
    let cell = moments.cell(at: SurveyMoments.Place())
    moments.add(
      [4, 0], areUsed: false, isComplete: false, sums: RespondentSums(count: 7), cell: cell)
    #expect(moments.groups[0].respondents == 7 && moments.groups[0].completeRespondents == 0)
    #expect(moments.groups[0].levels.answered(item: 0) == 0)
    #expect(moments.sums(inStratum: 0)[0]?.totals.contributing == 0)
    #expect(moments.patterns(of: 0).rows.map(\.scores) == [[4, 0]])
    #expect(moments.patterns(of: 0).counts == [7])
  }

  /// One by one, with patterns.
  private static func moments(of survey: Arbitrary.Survey) -> SurveyMoments {
    var moments = SurveyMoments(itemCount: survey.itemCount, levels: 1...4, keepsPatterns: true)
    for respondent in survey.respondents {
      moments.add(
        respondent.scores, isComplete: respondent.isComplete, weight: respondent.weight,
        at: respondent.place, population: survey.populations?[respondent.place.stratum])
      _ = moments.addPattern(
        respondent.scores, weight: respondent.weight, cell: moments.cell(at: respondent.place))
    }
    return moments
  }

  /// Those of one place with equal answers at once, in any order.
  private static func summed(
    _ survey: Arbitrary.Survey, shuffledBy random: inout SplitMix64
  ) -> SurveyMoments {
    struct Key: Hashable {
      let place: SurveyMoments.Place
      let scores: [UInt8]
    }
    let alike = Dictionary(grouping: survey.respondents) {
      Key(place: $0.place, scores: $0.scores)
    }
    var moments = SurveyMoments(itemCount: survey.itemCount, levels: 1...4, keepsPatterns: true)
    for (key, members) in alike.shuffled(using: &random) {
      let weights = members.map(\.weight)
      moments.add(
        key.scores, isComplete: !key.scores.contains(0),
        sums: RespondentSums(
          count: members.count, contributing: weights.count { $0 > 0 },
          weight: weights.reduce(0, +), squaredWeight: weights.reduce(0) { $0 + $1 * $1 }),
        cell: moments.cell(at: key.place))
    }
    return moments
  }
}
