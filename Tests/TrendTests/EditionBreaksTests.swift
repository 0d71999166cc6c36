import Localization
import TestSupport
import Testing
import Trend

@Suite struct EditionBreaksTests {
  @Test("agrees with R", arguments: BreakReference.all)
  func agreesWithReference(_ reference: BreakReference) throws {
    let plain = EditionBreaks.test(
      try .of(reference.values, periods: reference.periods, editions: reference.editions))
    let known = EditionBreaks.test(
      try .of(
        reference.values, errors: reference.standardErrors, periods: reference.periods,
        editions: reference.editions))
    #expect(plain.model == .leastSquares && known.model == .randomEffects)
    let least = reference.leastSquares
    try check(plain, least.estimates, least.standardErrors, least.pValues, 1e-12)
    let random = reference.randomEffects
    try check(known, random.estimates, random.standardErrors, random.pValues, 1e-8)
  }

  private func check(
    _ breaks: EditionBreaks, _ estimates: [Double], _ errors: [Double], _ pValues: [Double],
    _ size: Double
  ) throws {
    let steps = try breaks.shifts.map { try $0.term.get() }
    let terms = [try #require(breaks.withinEditionSlope).get()] + steps
    #expect(terms.count == estimates.count - 1)
    for (term, place) in zip(terms, 1...) {
      // R's own steps keep 13 digits of the level, not of themselves
      #expect(
        term.estimate.isClose(to: estimates[place], .relativeWithAbsoluteFloor(size, floor: 1e-12)))
      #expect(try #require(term.standardError).isClose(to: errors[place], .relative(size)))
      #expect(try #require(term.pValue).isClose(to: pValues[place], .relative(10 * size)))
    }
  }

  @Test("names the period and both editions")
  func namesChanges() throws {
    let breaks = EditionBreaks.test(
      try .of(
        [74, 75, 76, 81, 82, 84, 83], editions: ["a", nil, "a", "b", "b", nil, "b"]))
    let shift = try #require(breaks.shifts.first)
    #expect(breaks.shifts.count == 1)
    #expect(shift.period == Period(year: 2018) && shift.from == "a" && shift.to == "b")
    #expect(try shift.term.get().term == .levelShift(Period(year: 2018)))
    #expect(shift.pValue == (try shift.term.get().pValue) && shift.reason == nil)
  }

  @Test("a step is not performance")
  func takesTheStepOut() throws {
    let values = [74, 74.2, 73.9, 80.1, 79.8, 80]
    let editions = ["a", "a", "a", "b", "b", "b"]
    let whole = try LinearTrend.fit(.of(values))
    let breaks = EditionBreaks.test(try .of(values, editions: editions))
    let slope = try #require(breaks.withinEditionSlope).get()
    #expect(try #require(whole.slope.pValue) < 0.05 && whole.slope.estimate > 1)
    #expect(try #require(slope.pValue) > 0.5)
    #expect(try #require(breaks.shifts[0].pValue) < 0.01)
  }

  @Test("without a step one in twenty p-values is below 5 %", arguments: [false, true])
  func hasLevel(isRandom: Bool) throws {
    var random = SplitMix64(seed: 12)
    let replicates = isRandom ? 500 : 2000
    let editions = ["a", "a", "a", "b", "b", "b", "b"]
    var rejected = 0
    for _ in 0..<replicates {
      // between years as much true variation as sampling error
      let values = editions.indices.map { 70 + Double($0) + 1.4 * random.normal() }
      let series = try EstimateSeries.of(
        values, errors: isRandom ? values.map { _ in 1 } : nil, editions: editions)
      let shift = try #require(EditionBreaks.test(series).shifts.first)
      if try #require(shift.pValue) < 0.05 { rejected += 1 }
    }
    // the guard makes errors larger than they need be; 500 tell 0.05 to 0.01, 2000 to 0.005
    let share = Double(rejected) / Double(replicates)
    #expect(share < (isRandom ? 0.08 : 0.065) && share > (isRandom ? 0.005 : 0.035))
  }

  @Test("does not answer what so few observations do not say")
  func refuses() throws {
    let three = EditionBreaks.test(try .of([80, 81, 85], editions: ["a", "a", "b"]))
    let none = UndefinedReason.noDegreesOfFreedom(observations: 3, terms: 3)
    #expect(three.shifts[0].reason == none && three.shifts[0].pValue == nil)
    #expect(three.withinEditionSlope == .failure(none))

    let lone = EditionBreaks.test(
      try .of([80, 81, 80, 82, 85], editions: ["a", "a", "a", "a", "b"]))
    #expect(lone.shifts[0].reason == .singleObservation(Period(year: 2019)))
    #expect(lone.shifts[0].pValue == nil)
    // the line of the first four, without the fifth
    let slope = try #require(lone.withinEditionSlope).get()
    let four = try LinearTrend.fit(.of([80, 81, 80, 82]))
    #expect(slope.estimate.isClose(to: four.slope.estimate, .relative(1e-13)))
    #expect(
      try #require(slope.standardError).isClose(
        to: #require(four.slope.standardError), .relative(1e-13)))

    let middle = EditionBreaks.test(
      try .of([80, 81, 83, 85, 86, 87.5], editions: ["a", "a", "b", "c", "c", "c"]))
    #expect(
      middle.shifts.map(\.reason) == [
        .singleObservation(Period(year: 2017)), .singleObservation(Period(year: 2017)),
      ])

    let exact = EditionBreaks.test(
      try .of([1, 2, 13, 14, 15], editions: ["a", "a", "b", "b", "b"]))
    #expect(exact.shifts[0].reason == .noResidualVariation && exact.shifts[0].pValue == nil)

    let same = EditionBreaks.test(try .of([1, 2, 4], editions: ["a", "a", "a"]))
    #expect(same.shifts.isEmpty && same.withinEditionSlope == nil)
  }
}
