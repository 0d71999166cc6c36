import LinearAlgebra
import Moments
import TestSupport
import Testing

@Suite struct DesignSumsTests {
  @Test("adds up as the rows do", arguments: 0..<30 as Range<UInt64>, [false, true])
  func addsUpRows(seed: UInt64, fractionalWeights: Bool) {
    var random = SplitMix64(seed: seed)
    let survey = Arbitrary.survey(fractionalWeights: fractionalWeights, using: &random)
    let sums = summary(survey.respondents, survey.itemCount)
    let order = 2 * survey.itemCount
    #expect(sums.products.order == order)
    var totals = UnitTotals(itemCount: survey.itemCount)
    for respondent in survey.respondents {
      totals.add(respondent.scores, weight: respondent.weight, origin: 4)
    }
    // Who answered everything is added up apart, so fractions meet in another order.
    let exactness =
      fractionalWeights ? Tolerance.sum(of: survey.respondents.count) : .exact
    #expect(sums.totals.agrees(with: totals, exactness))
    for i in 0..<order {
      for j in 0...i {
        let expected = survey.respondents.reduce(0) { sum, respondent in
          sum + respondent.weight * value(respondent, i) * respondent.weight * value(respondent, j)
        }
        // Three roundings in a product besides those of the sum.
        #expect(
          sums.products[i, j].isClose(
            to: expected,
            fractionalWeights ? .sum(of: 2 * survey.respondents.count + 6) : .exact))
      }
    }
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
    let empty = DesignSums(itemCount: survey.itemCount)
    let tolerance = fractionalWeights ? Tolerance.sum(of: survey.respondents.count) : .exact
    checkMergeLaws(parts, empty: empty) { $0.agrees(with: $1, tolerance) }
    let joined = merged(merged(parts[0], parts[1]), parts[2])
    #expect(joined.agrees(with: summary(survey.respondents, survey.itemCount), tolerance))
    if !fractionalWeights { checkMergeLaws(parts, empty: empty) }
  }

  @Test func weightsEnterProductsSquared() {
    var sums = DesignSums(itemCount: 1)
    sums.add([2], weight: 3, origin: 4)
    #expect(sums.totals.totals == [3, -6])
    #expect(sums.products.lowerTriangle == [9, -18, 36])
    sums.add([2], weight: 0, origin: 4)
    #expect(sums.products.lowerTriangle == [9, -18, 36])
  }

  /// vᵢ of a respondent: whether an item is answered, then its distance from the top.
  private func value(_ respondent: Arbitrary.Respondent, _ index: Int) -> Double {
    let count = respondent.scores.count
    let score = respondent.scores[index % count]
    if score == 0 { return 0 }
    return index < count ? 1 : Double(score) - 4
  }

  private func summary(_ respondents: [Arbitrary.Respondent], _ itemCount: Int) -> DesignSums {
    var sums = DesignSums(itemCount: itemCount)
    for respondent in respondents {
      sums.add(respondent.scores, weight: respondent.weight, origin: 4)
    }
    return sums
  }
}
