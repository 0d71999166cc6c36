import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct SamplingDesignTests {
  private func options(_ change: (inout EstimationOptions) -> Void = { _ in }) -> EstimationOptions
  {
    var options = EstimationOptions()
    options.isStratified = true
    change(&options)
    return options
  }

  private func error(
    _ moments: SurveyMoments, _ options: EstimationOptions
  ) throws -> Double? {
    try ItemMeans.estimate(from: SamplingDesign(moments, options: options), group: 0)
      .estimate(item: 0)?.standardError
  }

  @Test("refuses a population smaller than its sample")
  func refusesSmallPopulation() {
    let sample = SyntheticSample(seed: 1, strata: 3)
    let moments = sample.moments { $0 == 1 ? 19 : 100 }
    #expect(
      throws: EstimationError.populationTooSmall(stratum: 1, population: 19, units: 20)
    ) {
      try SamplingDesign(moments, options: options())
    }
    // units are counted, not respondents
    let units = SyntheticSample(seed: 1, strata: 3, unitsPerStratum: 5)
    #expect(throws: Never.self) {
      try SamplingDesign(units.moments { _ in 5 }, options: options())
    }
    #expect(
      throws: EstimationError.populationTooSmall(stratum: 0, population: 4, units: 5)
    ) {
      try SamplingDesign(units.moments { _ in 4 }, options: options())
    }
  }

  @Test("corrects by 1 - n/N", arguments: 0..<10 as Range<UInt64>)
  func corrects(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, strata: 2)  // thirty in each stratum
    let free = try #require(try error(sample.moments, options()))
    let corrected = try #require(try error(sample.moments { _ in 120 }, options()))
    // two roundings more
    #expect(corrected.isClose(to: free * 0.75.squareRoot(), .relative(1e-14)))
    #expect(try error(sample.moments { _ in 30 }, options()) == 0)
  }

  @Test("a census is a group of which everybody was drawn, and no units were")
  func knowsCensus() throws {
    func isCensus(_ sample: SyntheticSample, _ population: @escaping (Int) -> Double?) throws
      -> Bool
    {
      let design = try SamplingDesign(sample.moments(population: population), options: options())
      return try ItemMeans.estimate(from: design, group: 0).isCensus
        .allSatisfy(\.self)
    }
    let complete = SyntheticSample(seed: 4, strata: 2).map { respondent in
      var respondent = respondent
      respondent.scores = respondent.scores.map { max(1, $0) }
      return respondent
    }
    #expect(try isCensus(complete) { _ in 30 })  // thirty in each stratum
    // whoever left an item out is not known
    let sample = SyntheticSample(seed: 4, strata: 2)
    #expect(try !isCensus(sample) { _ in 30 })
    #expect(try !isCensus(complete) { $0 == 0 ? 30 : 31 })
    #expect(try !isCensus(complete) { $0 == 0 ? 30 : nil })
    // all five villages were drawn, and those asked in them may still be a sample
    let units = SyntheticSample(seed: 4, strata: 2, unitsPerStratum: 5)
    #expect(try !isCensus(units) { _ in 5 })
    #expect(try !isCensus(units) { _ in 6 })
  }

  @Test("a population of all corrects where the strata carry none")
  func correctsByNumber() throws {
    let sample = SyntheticSample(seed: 3, strata: 1)
    let free = try #require(try error(sample.moments, EstimationOptions()))
    let corrected = try #require(
      try error(sample.moments, options { ($0.population, $0.isStratified) = (240, false) }))
    #expect(corrected.isClose(to: free * 0.75.squareRoot(), .relative(1e-14)))
  }

  @Test("weights that follow populations are N/n", arguments: 0..<10 as Range<UInt64>)
  func derivesWeights(seed: UInt64) throws {
    for units in [nil, 5] as [Int?] {
      let sample = SyntheticSample(
        seed: seed, strata: 3, unitsPerStratum: units, isWeighted: false)
      let population = { (stratum: Int) -> Double? in Double(50 + 30 * stratum) }
      let count = Double(units ?? 20)
      let weighted = sample.map { respondent in
        var respondent = respondent
        respondent.weight = Double(50 + 30 * respondent.place.stratum) / count
        return respondent
      }
      let derived = try SamplingDesign(
        sample.moments(population: population),
        options: options { $0.weightsFollowPopulation = true })
      let given = try SamplingDesign(
        weighted.moments(population: population), options: options())
      let (left, right) = (
        try ItemMeans.estimate(from: derived, group: 1),
        try ItemMeans.estimate(from: given, group: 1)
      )
      for item in 0..<3 {
        let (a, b) = (
          try #require(left.estimate(item: item)), try #require(right.estimate(item: item))
        )
        // weights inside or outside of sums: sixty roundings
        #expect(a.value.isClose(to: b.value, .relative(1e-13)))
        let error = try #require(b.standardError)
        #expect(a.standardError?.isClose(to: error, .relative(1e-12)) == true)
      }
    }
  }

  @Test("one respondent without strata is too small a sample, not a fault of the design")
  func answersOneRespondent() throws {
    var moments = SurveyMoments(itemCount: 3, levels: 1...4)
    moments.add([4, 3, 2], isComplete: true)
    let means = try ItemMeans.estimate(
      from: SamplingDesign(moments, options: EstimationOptions()), group: 0)
    #expect(means.means == [4, 3, 2])
    #expect(means.degreesOfFreedom == 0)
    #expect(means.estimate(item: 0)?.standardError == nil)
    #expect(throws: EstimationError.singletonStratum(0)) {
      try ItemMeans.estimate(from: SamplingDesign(moments, options: options()), group: 0)
    }
  }
}
