import Glibc
import Moments
import Reliability
import TestSupport
import Testing

@Suite struct OrdinalFactorModelTests {
  @Test("agrees with an exact minimum", arguments: OrdinalReference.names)
  func agreesWithExactMinimum(name: String) throws {
    let (reference, patterns) = try OrdinalReference.load(name)
    let tight = reference.cfaWLSMVTight
    let model = try OrdinalFactorModel.fit(to: patterns)
    #expect(model.converged && !model.isImproper && !model.hasMixedSigns)
    #expect(model.respondents == reference.nComplete)
    // gradients there vanish to 1e-12; both sum over some hundred patterns
    let close = Tolerance.relative(1e-11)
    let errors = try #require(model.loadingStandardErrors)
    for item in model.loadings.indices {
      #expect(model.loadings[item].isClose(to: tight.loadings[item], close))
      #expect(errors[item].isClose(to: tight.loadingsSE[item], close))
    }
    check(model.unscaledFitMeasures, tight.naive, srmr: tight.srmr)
    #expect(model.unscaledFitMeasures.pValue == nil)
    let measures = try #require(model.fitMeasures)
    check(measures, tight.scaled, srmr: tight.srmr)
    #expect(measures.pValue?.isClose(to: tight.scaled.pvalue, .relative(1e-10)) == true)
    let scaling = try #require(model.scaling)
    #expect(scaling.factor.isClose(to: try #require(tight.scaled.scalingFactor), close))
    #expect(scaling.shift.isClose(to: try #require(tight.scaled.shift), close))
  }

  private func check(_ measures: FitMeasures, _ fit: OrdinalReference.Fit, srmr: Double) {
    #expect(measures.chiSquare.isClose(to: fit.chisq, .relative(1e-11)))
    #expect(measures.degreesOfFreedom == fit.df)
    #expect(measures.baselineChiSquare.isClose(to: fit.baselineChisq, .relative(1e-11)))
    #expect(measures.baselineDegreesOfFreedom == fit.baselineDf)
    #expect(measures.srmr.isClose(to: srmr, .relative(1e-11)))
    let near = Tolerance.relativeWithAbsoluteFloor(1e-10, floor: 1e-12)
    #expect(measures.cfi?.isClose(to: fit.cfi, near) == true)
    #expect(measures.tli?.isClose(to: fit.tli, near) == true)
    #expect(measures.rmsea?.isClose(to: fit.rmsea, near) == true)
    #expect(measures.rmseaLower?.isClose(to: fit.rmseaLower90, near) == true)
    #expect(measures.rmseaUpper?.isClose(to: fit.rmseaUpper90, near) == true)
  }

  /// lavaan's correlations are 2e-8 off, and it stops 2e-6 short of the best loadings.
  @Test("agrees with lavaan", arguments: OrdinalReference.names)
  func agreesWithLavaan(name: String) throws {
    let (reference, patterns) = try OrdinalReference.load(name)
    let lavaan = reference.cfaWLSMV
    let model = try OrdinalFactorModel.fit(to: patterns)
    let errors = try #require(model.loadingStandardErrors)
    for item in model.loadings.indices {
      #expect(model.loadings[item].isClose(to: lavaan.loadings[item], .relative(5e-6)))
      #expect(errors[item].isClose(to: lavaan.loadingsSE[item], .relative(5e-6)))
    }
    let statistics: [(Double?, String)] = [
      (model.unscaledFitMeasures.chiSquare, "chisq"),
      (model.fitMeasures?.chiSquare, "chisq.scaled"),
      (model.scaling?.factor, "chisq.scaling.factor"),
      (model.fitMeasures?.baselineChiSquare, "baseline.chisq.scaled"),
      (model.fitMeasures?.cfi, "cfi.scaled"), (model.fitMeasures?.tli, "tli.scaled"),
      (model.fitMeasures?.rmsea, "rmsea.scaled"), (model.fitMeasures?.srmr, "srmr"),
    ]
    for (found, key) in statistics {
      let expected = try #require(lavaan.fit[key] ?? nil)
      #expect(
        found?.isClose(to: expected, .relativeWithAbsoluteFloor(5e-6, floor: 1e-6)) == true,
        "\(key): \(String(describing: found)) for \(expected)")
    }
  }

  @Test("three items have exact loadings, and no test", arguments: 0..<10 as Range<UInt64>)
  func threeItems(seed: UInt64) throws {
    let model = try OrdinalFactorModel.fit(
      to: simulatedPatterns(
        loadings: [0.8, 0.7, 0.6], cuts: [-1, 0.5], count: 500, seed: seed))
    let r = model.polychoric
    let first = (r[0, 1].value * r[0, 2].value / r[1, 2].value).squareRoot()
    #expect(model.loadings[0].isClose(to: first, .relative(1e-11)))
    #expect(model.unscaledFitMeasures.chiSquare < 1e-15)
    #expect(model.unscaledFitMeasures.degreesOfFreedom == 0)
    #expect(model.fitMeasures == nil && model.scaling == nil)
    #expect(model.loadingStandardErrors != nil)
  }

  @Test("items may change places and scales may be reversed", arguments: 0..<10 as Range<UInt64>)
  func permutesAndReverses(seed: UInt64) throws {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5, 0.6, 0.7, 0.4], cuts: [-1.3, -0.2, 1], count: 200, seed: seed)
    let model = try OrdinalFactorModel.fit(to: patterns)
    let order = [3, 1, 4, 0, 2]
    let permuted = try OrdinalFactorModel.fit(to: patterns.selecting(order))
    let reversed = try OrdinalFactorModel.fit(to: patterns.reversing(1))
    #expect(reversed.hasMixedSigns)
    // the search ends elsewhere by a rounding of the correlations
    for item in model.loadings.indices {
      #expect(permuted.loadings[item].isClose(to: model.loadings[order[item]], .relative(1e-9)))
      let sign = item == 1 ? -1.0 : 1
      #expect(reversed.loadings[item].isClose(to: sign * model.loadings[item], .relative(1e-9)))
    }
    let chiSquare = try #require(model.fitMeasures).chiSquare
    #expect(permuted.fitMeasures?.chiSquare.isClose(to: chiSquare, .relative(1e-9)) == true)
    #expect(reversed.fitMeasures?.chiSquare.isClose(to: chiSquare, .relative(1e-9)) == true)
  }

  /// Over 60 samples: loadings as far from the truth as their standard errors say, and a statistic with
  /// the mean of chi-squared with 5 degrees of freedom.
  @Test("simulated samples bear out standard errors and test")
  func bearsOutSimulation() throws {
    let loadings = [0.85, 0.75, 0.65, 0.55, 0.45]
    var (distances, statistics) = (0.0, 0.0)
    let samples = 60
    for seed in 0..<UInt64(samples) {
      let model = try OrdinalFactorModel.fit(
        to: simulatedPatterns(loadings: loadings, cuts: [-1.5, -0.8, 0.8], count: 500, seed: seed))
      let errors = try #require(model.loadingStandardErrors)
      for item in loadings.indices {
        let z = (model.loadings[item] - loadings[item]) / errors[item]
        distances += z * z
      }
      statistics += try #require(model.fitMeasures).chiSquare
    }
    // three standard errors of a mean of 300 (correlated) z² and of 60 chi-squared values
    #expect((distances / Double(5 * samples) - 1).magnitude < 0.3)
    #expect((statistics / Double(samples) - 5).magnitude < 3 * (10 / Double(samples)).squareRoot())
  }

  /// Three items of two levels, cut in the middle, that agree in 80, 80 and 65 % of 2,000 answers.
  static let heywood = PatternCounts(
    itemCount: 3, levels: 1...2,
    [
      .init([1, 1, 1], count: 625), .init([2, 2, 2], count: 625), .init([2, 1, 1], count: 25),
      .init([1, 2, 2], count: 25), .init([1, 2, 1], count: 175), .init([2, 1, 2], count: 175),
      .init([1, 1, 2], count: 175), .init([2, 2, 1], count: 175),
    ])

  @Test("an improper solution is left as it is, and flagged")
  func flagsHeywood() throws {
    let model = try OrdinalFactorModel.fit(to: Self.heywood)
    // Sheppard: r = sin(π(agreement - ½)), and λ₁² = r₁₂ r₁₃ / r₂₃
    let expected = sin(0.3 * .pi) / sin(0.15 * .pi).squareRoot()
    #expect(model.loadings[0].isClose(to: expected, .relative(1e-11)))
    #expect(model.isImproper && model.improperItems == [0])
    #expect(model.uniqueVariances[0] < 0)
    #expect(CategoricalOmega(model) == nil)
    #expect(OrdinalReliability(model).omega == nil)
    #expect(OrdinalReliability(model).alpha != nil)
  }

  @Test("few respondents give numbers or a reason", arguments: 0..<200 as Range<UInt64>)
  func survivesSmallSamples(seed: UInt64) {
    let patterns = simulatedPatterns(
      loadings: [0.9, 0.2, -0.6, 0.7].dropLast(Int(seed % 2)), cuts: [-1, 0.3, 1.5],
      count: 4 + Int(seed) / 4, seed: seed)
    guard let model = try? OrdinalFactorModel.fit(to: patterns) else { return }
    var numbers = model.loadings + (model.loadingStandardErrors ?? [])
    for measures in [model.unscaledFitMeasures, model.fitMeasures].compactMap(\.self) {
      numbers += [measures.chiSquare, measures.baselineChiSquare, measures.srmr]
      numbers += [measures.pValue, measures.cfi, measures.tli, measures.rmsea].compactMap(\.self)
    }
    if let scaling = model.scaling { numbers += [scaling.factor, scaling.shift] }
    if let omega = CategoricalOmega(model) {
      numbers += [omega.value, omega.valueOfObservedVariance]
      #expect(0 <= omega.value && omega.value <= 1)
    }
    #expect(numbers.count { !$0.isFinite } == 0, "\(numbers)")
  }

  @Test("refuses what cannot be fitted")
  func refuses() {
    let patterns = simulatedPatterns(
      loadings: [0.8, 0.5, 0.7], cuts: [0], count: 100, seed: 3)
    #expect(throws: ReliabilityError.tooFewItems(found: 2, required: 3)) {
      try OrdinalFactorModel.fit(to: patterns.selecting([0, 1]))
    }
    #expect(throws: ReliabilityError.tooManyItems(found: 101, allowed: 100)) {
      try OrdinalFactorModel.fit(to: patterns.selecting((0...100).map { $0 % 3 }))
    }
    #expect(throws: ReliabilityError.perfectOrder(0, 3)) {
      try OrdinalFactorModel.fit(to: patterns.selecting([0, 1, 2, 0]))
    }
    #expect(throws: ReliabilityError.constantItem(1)) {
      try OrdinalFactorModel.fit(to: patterns.filter { $0.dropFirst().first == 2 })
    }
    #expect(throws: ReliabilityError.tooFewRespondents(found: 0, required: 2)) {
      try OrdinalFactorModel.fit(to: patterns.filter { _ in false })
    }
  }
}
