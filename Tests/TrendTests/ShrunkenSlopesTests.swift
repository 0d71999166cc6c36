import SurveyInference
import TestSupport
import Testing
import Trend

@Suite struct ShrunkenSlopesTests {
  @Test("agrees with metafor", arguments: ElementsReference.all)
  func agreesWithReference(_ reference: ElementsReference) throws {
    let shrunken = try ShrunkenSlopes.estimate(
      from: reference.slopes.indices.map {
        ElementSlope(
          element: "U\($0 + 1)", weight: 25.0 / 9, estimate: reference.slopes[$0],
          standardError: reference.standardErrors[$0])
      }, estimator: estimator(reference.estimator),
      test: reference.test == "z" ? .wald : .knappHartung, isGuarded: reference.test == "adhoc")
    // scoring in metafor ends at steps of 1e-13 of a τ² of 1e-4 and more
    let tolerance = Tolerance.relativeWithAbsoluteFloor(1e-8, floor: 1e-12)
    #expect(shrunken.converged)
    #expect(shrunken.tau2.isClose(to: reference.tau2, tolerance))
    #expect(shrunken.commonSlope.estimate.isClose(to: reference.mean, tolerance))
    #expect(
      try #require(shrunken.commonSlope.standardError).isClose(to: reference.meanError, tolerance))
    for (place, element) in shrunken.elements.enumerated() {
      #expect(element.estimate.isClose(to: reference.shrunken[place], tolerance))
      #expect(element.standardError.isClose(to: reference.shrunkenErrors[place], tolerance))
      let interval = element.interval(level: 0.95)
      #expect(interval.lower.isClose(to: reference.lower[place], tolerance))
      #expect(interval.upper.isClose(to: reference.upper[place], tolerance))
    }
  }

  private func slopes(_ estimates: [Double], errors: [Double], weights: [Double]? = nil)
    -> [ElementSlope]
  {
    estimates.indices.map {
      ElementSlope(
        element: "U\($0 + 1)", weight: weights?[$0] ?? 1, estimate: estimates[$0],
        standardError: errors[$0])
    }
  }

  @Test("what drags the index comes first")
  func ranksByContribution() throws {
    let shrunken = try ShrunkenSlopes.estimate(
      from: slopes(
        [0.5, -0.4, -0.3, 0.2], errors: [0.05, 0.05, 0.05, 0.05], weights: [1, 1, 3, 1]))
    #expect(shrunken.ranking.map(\.element.element) == ["U3", "U2", "U4", "U1"])
    #expect(shrunken.elements.map(\.element.element) == ["U1", "U2", "U3", "U4"])
    #expect(shrunken.ranking[0].contribution == 3 * shrunken.elements[2].estimate)
  }

  @Test(
    "each lies between its own and the common slope, the vague nearer to that",
    arguments: 0..<20 as Range<UInt64>)
  func liesBetween(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let estimates = (0..<6).map { _ in 2 * random.fraction() - 1 }
    let errors = (0..<6).map { _ in 0.05 + random.fraction() }
    let shrunken = try ShrunkenSlopes.estimate(from: slopes(estimates, errors: errors))
    let common = shrunken.commonSlope.estimate
    for element in shrunken.elements {
      let own = element.element.estimate
      #expect(
        element.estimate >= min(own, common) - 1e-15 && element.estimate <= max(own, common) + 1e-15
      )
      #expect(0 <= element.ownShare && element.ownShare <= 1)
    }
    let byError = shrunken.elements.sorted { $0.element.standardError < $1.element.standardError }
    for (sure, vague) in zip(byError, byError.dropFirst()) {
      #expect(sure.ownShare >= vague.ownShare)
    }
    let mirrored = try ShrunkenSlopes.estimate(from: slopes(estimates.map { -$0 }, errors: errors))
    for (left, right) in zip(mirrored.elements, shrunken.elements) {
      #expect(left.estimate == -right.estimate && left.standardError == right.standardError)
    }
  }

  @Test("slopes that sampling explains are all the common one")
  func becomesCommon() throws {
    let shrunken = try ShrunkenSlopes.estimate(from: slopes([0.1, 0.2, 0.15], errors: [1, 1, 1]))
    #expect(shrunken.tau2 == 0)
    #expect(shrunken.elements.allSatisfy { $0.estimate == shrunken.commonSlope.estimate })
    #expect(shrunken.ranking == shrunken.elements)
  }

  @Test("refuses two elements, and a slope without an error")
  func refuses() throws {
    #expect(throws: UndefinedReason.tooFewElements(found: 2, needed: 3)) {
      try ShrunkenSlopes.estimate(from: slopes([1, 2], errors: [1, 1]))
    }
    let exact = try LinearTrend.fit(.of([1, 2, 3]))
    #expect(throws: UndefinedReason.noResidualVariation) {
      try ElementSlope(element: "U1", weight: 1, slope: exact.slope)
    }
    let line = try LinearTrend.fit(.of([1, 2, 4]))
    let slope = try ElementSlope(element: "U1", weight: 1, slope: line.slope)
    #expect(
      slope.estimate == line.slope.estimate && slope.standardError == line.slope.standardError)
  }
}
