import Moments
import TestSupport
import Testing

@testable import Reliability

@Suite struct ItemStructureTests {
  private func structure(_ name: String, replicates: Int = 0) throws -> ItemStructure {
    ItemStructure(
      try ReliabilityData.named(name).patterns, replicates: replicates,
      options: ReliabilityOptions())
  }

  @Test("weights change nothing, since everybody counts once")
  func ignoresWeights() throws {
    let patterns = try ReliabilityData.named("skm9").patterns
    let heavy = PatternCounts(
      itemCount: 9, levels: 1...4,
      patterns.rows.map { PatternCounts.Row($0.scores, count: $0.count, weight: 0.3) })
    let (plain, weighted) = try (
      structure("skm9"), ItemStructure(heavy, replicates: 0, options: ReliabilityOptions())
    )
    #expect(plain.guttman == weighted.guttman)
    #expect(plain.parallel == weighted.parallel)
    #expect(try plain.factorModel.get() == weighted.factorModel.get())
    #expect(try plain.ordinalModel.get() == weighted.ordinalModel.get())
  }

  @Test("omega's bootstrap agrees with its distribution-free error")
  func bootstrapsOmega() throws {
    let structure = try structure("skm9", replicates: 500)
    let (omega, bootstrap) = try (
      structure.omegaTotal.get(), #require(structure.omegaBootstrap)
    )
    #expect(bootstrap.replicates.count == 500 && bootstrap.failures == 0)
    let (error, expected) = try (
      #require(bootstrap.standardError), #require(omega.standardError)
    )
    // a standard deviation of 500 has a relative error of 3.2 %; three of them
    #expect(error.isClose(to: expected, .relative(0.1)))
    let interval = try #require(bootstrap.biasCorrectedInterval(level: 0.95))
    #expect(interval.contains(omega.value))
  }

  @Test("no coefficient leaves its range", arguments: 0..<40 as Range<UInt64>)
  func staysInRange(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let items = Int.random(in: 2...10, using: &random)
    let answers = randomPatterns(
      items: items, respondents: Int.random(in: 2...60, using: &random), levels: 4, using: &random)
    let structure = ItemStructure(answers, replicates: 0, options: ReliabilityOptions())
    let unit = 0.0...1.0
    if let omega = try? structure.omegaTotal.get() { #expect(unit.contains(omega.value)) }
    if let omega = structure.categoricalOmega { #expect(unit.contains(omega.value)) }
    if let omega = try? structure.omegaHierarchical.get() {
      #expect(unit.contains(omega.value) && omega.value <= omega.total && omega.total <= 1)
    }
    if let kmo = try? structure.adequacy.get() {
      for value in kmo.items + [kmo.overall] { #expect(value.map(unit.contains) != false) }
    }
    if let lambdas = try? structure.guttman.get() {
      for value in [lambdas.lambda1, lambdas.lambda2, lambdas.lambda3, lambdas.lambda5] {
        #expect(value <= 1)
      }
    }
    if let matrix = try? structure.polychoric.get() {
      for pair in matrix.pairs { #expect(pair.value.magnitude <= 1) }
    }
    for fit in [
      try? structure.factorModel.get().fitMeasures, try? structure.ordinalModel.get().fitMeasures,
    ].compactMap(\.self) {
      #expect(fit.chiSquare >= 0 && fit.cfi.map(unit.contains) != false)
      #expect(fit.pValue.map(unit.contains) != false)
    }
  }

  @Test("one respondent and one item are too few, and say so")
  func refuses() {
    let single = PatternCounts(itemCount: 3, levels: 1...4, [PatternCounts.Row([1, 2, 3])])
    let structure = ItemStructure(single, replicates: 10, options: ReliabilityOptions())
    #expect(structure.guttman == .failure(.tooFewRespondents(found: 1, required: 2)))
    #expect(structure.omegaBootstrap == nil && structure.categoricalOmega == nil)
    #expect(structure.converged && !structure.isImproper)
    let column = PatternCounts(
      itemCount: 1, levels: 1...4, [PatternCounts.Row([1]), PatternCounts.Row([2])])
    #expect(
      ItemStructure(column, replicates: 0, options: ReliabilityOptions()).guttman
        == .failure(.tooFewItems(found: 1, required: 2)))
  }
}
