import Moments
import TestSupport
import Testing

@Suite struct UnitTotalsTests {
  @Test("adds up as the rows do", arguments: 0..<30 as Range<UInt64>, [false, true])
  func addsUpRows(seed: UInt64, fractionalWeights: Bool) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(fractionalWeights: fractionalWeights, using: &random)
    let totals = summary(survey.respondents, survey.itemCount)
    let weighted = survey.respondents.filter { $0.weight > 0 }
    #expect(totals.contributing == weighted.count { $0.scores.contains { $0 != 0 } })
    // The same order of the same terms: no rounding apart.
    for item in 0..<survey.itemCount {
      let answered = weighted.filter { $0.scores[item] != 0 }
      #expect(totals.answered[item] == answered.count)
      #expect(totals.totals[item] == answered.reduce(0) { $0 + $1.weight })
      #expect(
        totals.totals[survey.itemCount + item]
          == answered.reduce(0) { $0 + $1.weight * (Double($1.scores[item]) - 4) })
    }
    #expect(totals.totals.count == 2 * survey.itemCount)
  }

  @Test("obeys the merge laws", arguments: 0..<20 as Range<UInt64>, [false, true])
  func obeysMergeLaws(seed: UInt64, fractionalWeights: Bool) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(fractionalWeights: fractionalWeights, using: &random)
    let parts = (0..<3).map { part in
      summary(
        survey.respondents.enumerated().filter { $0.offset % 3 == part }.map(\.element),
        survey.itemCount)
    }
    let tolerance = fractionalWeights ? Tolerance.sum(of: survey.respondents.count) : .exact
    checkMergeLaws(parts, empty: UnitTotals(itemCount: survey.itemCount)) {
      $0.agrees(with: $1, tolerance)
    }
    let joined = merged(merged(parts[0], parts[1]), parts[2])
    #expect(joined.agrees(with: summary(survey.respondents, survey.itemCount), tolerance))
    if !fractionalWeights {
      checkMergeLaws(parts, empty: UnitTotals(itemCount: survey.itemCount))
    }
  }

  @Test func weightZeroContributesNothing() {
    var totals = UnitTotals(itemCount: 2)
    totals.add([4, 1], weight: 0, origin: 4)
    #expect(totals == UnitTotals(itemCount: 2))
    totals.add([0, 0], weight: 3, origin: 4)
    #expect(totals == UnitTotals(itemCount: 2))
  }

  private func summary(_ respondents: [Arbitrary.Respondent], _ itemCount: Int) -> UnitTotals {
    var totals = UnitTotals(itemCount: itemCount)
    for respondent in respondents {
      totals.add(respondent.scores, weight: respondent.weight, origin: 4)
    }
    return totals
  }
}
