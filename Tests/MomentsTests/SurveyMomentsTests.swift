import Moments
import TestSupport
import Testing

@Suite struct SurveyMomentsTests {
  @Test("holds the sums of each group, stratum and unit", arguments: 0..<40 as Range<UInt64>)
  func holdsSumsByPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(using: &random)
    let moments = survey.moments(of: survey.respondents)
    let places = survey.respondents.map(\.place)
    #expect(moments.groups.count == (places.map(\.group).max() ?? -1) + 1)
    #expect(moments.strata.count == (places.map(\.stratum).max() ?? -1) + 1)
    #expect(moments.groups.map(\.respondents).reduce(0, +) == survey.respondents.count)
    for (number, group) in moments.groups.enumerated() {
      let members = survey.respondents.filter { $0.place.group == number }
      #expect(group.respondents == members.count)
      #expect(group.completeRespondents == members.count(where: \.isComplete))
      #expect(group.levels.sum(item: 0) == members.reduce(0) { $0 + Int($1.scores[0]) })
    }
    for (number, stratum) in moments.strata.enumerated() {
      let members = survey.respondents.filter { $0.place.stratum == number }
      #expect(stratum.respondents == members.count)
      #expect(stratum.population == (members.isEmpty ? nil : survey.populations?[number]))
      let units = Set(members.compactMap(\.place.unit))
      #expect(stratum.unitCount == (units.isEmpty ? members.count : units.count))
      for group in 0..<3 {
        let both = members.filter { $0.place.group == group }
        #expect(stratum.hasGroup(group) == !both.isEmpty)
        check(moments, number, group: group, members: both, itemCount: survey.itemCount)
      }
    }
  }

  private func check(
    _ moments: SurveyMoments, _ stratum: Int, group: Int, members: [Arbitrary.Respondent],
    itemCount: Int
  ) {
    let direct = members.filter { $0.place.unit == nil }
    var sums = DesignSums(itemCount: itemCount)
    for member in direct { sums.add(member.scores, weight: member.weight, origin: 4) }
    #expect(moments.sums(inStratum: stratum)[group] == (direct.isEmpty ? nil : sums))
    for unit in Set(members.compactMap(\.place.unit)) {
      var totals = UnitTotals(itemCount: itemCount)
      for member in members where member.place.unit == unit {
        totals.add(member.scores, weight: member.weight, origin: 4)
      }
      #expect(moments.unitTotals(inStratum: stratum)[unit]?[group] == totals)
    }
  }

  @Test("obeys the merge laws", arguments: 0..<20 as Range<UInt64>, [false, true])
  func obeysMergeLaws(seed: UInt64, fractionalWeights: Bool) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(fractionalWeights: fractionalWeights, using: &random)
    let parts = survey.parts(3)
    let tolerance = fractionalWeights ? Tolerance.sum(of: survey.respondents.count) : .exact
    let empty = SurveyMoments(itemCount: survey.itemCount, levels: 1...4)
    checkMergeLaws(parts, empty: empty) { $0.agrees(with: $1, tolerance) }
    let joined = merged(merged(parts[0], parts[1]), parts[2])
    #expect(joined.agrees(with: survey.moments(of: survey.respondents), tolerance))
  }

  /// Built in parts or in one go: the same.
  @Test("a respondent without a population leaves the stratum's as it is")
  func keepsPopulation() {
    var together = SurveyMoments(itemCount: 1, levels: 1...4)
    together.add([4], isComplete: true, population: 100)
    together.add([3], isComplete: true)
    var (first, second) = (
      SurveyMoments(itemCount: 1, levels: 1...4), SurveyMoments(itemCount: 1, levels: 1...4)
    )
    first.add([4], isComplete: true, population: 100)
    second.add([3], isComplete: true)
    #expect(merged(first, second).strata[0].population == 100)
    #expect(together.strata[0].population == 100)
  }

  @Test func countsFromTheTopOfTheScale() {
    var moments = SurveyMoments(itemCount: 1, levels: 2...6)
    #expect(moments.origin == 6)
    moments.add([2], isComplete: true, weight: 2)
    #expect(moments.sums(inStratum: 0)[0]?.totals.totals == [2, -8])
  }

  @Test func unansweredRespondentsAreDrawn() {
    var moments = SurveyMoments(itemCount: 2, levels: 1...4)
    moments.add([0, 0], isComplete: false, at: SurveyMoments.Place(group: 1, stratum: 2))
    #expect(moments.strata.map(\.respondents) == [0, 0, 1])
    #expect(moments.strata[2].unitCount == 1)
    #expect(moments.strata[2].hasGroup(1))
    #expect(!moments.strata[2].hasGroup(0))
    #expect(moments.groups.map(\.respondents) == [0, 1])
  }

  /// A 5 on a scale of 4 must not count as a 1 of the next item, nor a 1 below the scale as none.
  @Test("refuses an answer outside the levels")
  func refusesOtherLevels() async {
    await #expect(processExitsWith: .failure) {
      var moments = SurveyMoments(itemCount: 2, levels: 1...4)
      moments.add([5, 1], isComplete: true)
    }
    await #expect(processExitsWith: .failure) {
      var moments = SurveyMoments(itemCount: 2, levels: 2...6)
      moments.add([1, 2], isComplete: true)
    }
  }

  @Test("refuses to join different surveys")
  func refusesDifferentSurveys() async {
    await #expect(processExitsWith: .failure) {
      var moments = SurveyMoments(itemCount: 1, levels: 1...4)
      moments.merge(SurveyMoments(itemCount: 2, levels: 1...4))
    }
  }
}
