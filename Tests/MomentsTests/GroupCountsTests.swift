import Moments
import TestSupport
import Testing

@Suite struct GroupCountsTests {
  @Test("counts as the rows do", arguments: 0..<30 as Range<UInt64>)
  func countsRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let counts = summary(survey.respondents, survey.itemCount)
    #expect(counts.respondents == survey.respondents.count)
    #expect(counts.completeRespondents == survey.respondents.count { !$0.scores.contains(0) })
    for item in 0..<survey.itemCount {
      let answers = survey.respondents.map { Int($0.scores[item]) }
      #expect(counts.levels.sum(item: item) == answers.reduce(0, +))
      #expect(counts.levels.answered(item: item) == answers.count { $0 > 0 })
    }
  }

  @Test("obeys the merge laws", arguments: 0..<20 as Range<UInt64>)
  func obeysMergeLaws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let third = survey.respondents.count / 3
    let parts = [
      survey.respondents[..<third], survey.respondents[third..<2 * third],
      survey.respondents[(2 * third)...],
    ].map { summary(Array($0), survey.itemCount) }
    checkMergeLaws(parts, empty: GroupCounts(itemCount: survey.itemCount, levels: 1...4))
    #expect(
      merged(merged(parts[0], parts[1]), parts[2]) == summary(survey.respondents, survey.itemCount))
  }

  private func summary(_ respondents: [Arbitrary.Respondent], _ itemCount: Int) -> GroupCounts {
    var counts = GroupCounts(itemCount: itemCount, levels: 1...4)
    for respondent in respondents {
      counts.add(respondent.scores, isComplete: respondent.isComplete)
    }
    return counts
  }
}
