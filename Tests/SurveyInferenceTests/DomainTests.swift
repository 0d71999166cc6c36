import LinearAlgebra
import Moments
import TestSupport
import Testing

@testable import SurveyInference

@Suite struct DomainTests {
  private func domain(_ sample: SyntheticSample, group: Int) throws -> (Domain, SamplingDesign) {
    var options = EstimationOptions()
    options.isStratified = true
    let design = try SamplingDesign(sample.moments, options: options)
    return (Domain(design, group: group), design)
  }

  @Test("degrees of freedom are units that contribute less their strata")
  func countsDegreesOfFreedom() throws {
    func respondent(_ scores: [UInt8], _ stratum: Int, _ unit: Int?, group: Int = 0)
      -> SyntheticSample.Respondent
    {
      .init(scores: scores, weight: 2, place: .init(group: group, stratum: stratum, unit: unit))
    }
    let respondents = [
      respondent([4, 4, 0], 0, 0), respondent([3, 0, 0], 0, 0), respondent([2, 1, 0], 0, 1),
      respondent([0, 0, 0], 0, 2), respondent([3, 3, 3], 0, 3, group: 1),
      respondent([2, 0, 2], 1, 4), respondent([1, 2, 2], 1, 5),
      respondent([4, 4, 4], 2, 6, group: 1), respondent([4, 4, 4], 2, 7, group: 1),
    ]
    let (clustered, _) = try domain(SyntheticSample(respondents), group: 0)
    // units 0, 1 of stratum 0 and 4, 5 of stratum 1; unit 2 answered nothing, 3 is another group
    #expect(clustered.degreesOfFreedom == 4 - 2)
    #expect(clustered.itemDegreesOfFreedom == [4 - 2, 3 - 2, 2 - 1])
    #expect(clustered.sampleSize == 5)
    #expect(clustered.sampleSizes == [5, 3, 2])

    let single = SyntheticSample(respondents).map { respondent in
      var respondent = respondent
      respondent.place.unit = nil
      return respondent
    }
    let (respondentsAsUnits, _) = try domain(single, group: 0)
    #expect(respondentsAsUnits.degreesOfFreedom == 5 - 2)
    #expect(respondentsAsUnits.itemDegreesOfFreedom == [5 - 2, 3 - 2, 2 - 1])
  }

  @Test("linearized values add up to zero over the design", arguments: 0..<20 as Range<UInt64>)
  func addsUpToZero(seed: UInt64) throws {
    for units in [nil, 5] as [Int?] {
      let sample = SyntheticSample(seed: seed, unitsPerStratum: units)
      let (domain, design) = try domain(sample, group: 0)
      var sum = [Double](repeating: 0, count: 3)
      for stratum in design.strata {
        for (totals, _) in stratum.totals(of: 0) {
          for (item, value) in domain.linearized(totals.totals).enumerated() { sum[item] += value }
        }
      }
      // sixty terms of about 1/60, each rounded at 1e-16
      #expect(sum.allSatisfy { $0.magnitude < 1e-14 })
    }
  }

  @Test(
    "products of linearized values are those of each respondent", arguments: 0..<20 as Range<UInt64>
  )
  func multiplies(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed, strata: 1)
    let (domain, design) = try domain(sample, group: 0)
    var expected = SymmetricMatrix(order: 3)
    for respondent in sample.respondents where respondent.place.group == 0 {
      var one = UnitTotals(itemCount: 3)
      one.add(respondent.scores, weight: respondent.weight, origin: 4)
      expected.addOuterProduct(of: domain.linearized(one.totals))
    }
    let sums = try #require(design.strata[0].sums[0])
    let found = domain.linearized(sums.products)
    for i in 0..<3 {
      for j in 0...i {
        let size = (expected[i, i] * expected[j, j]).squareRoot()
        // differences of products of one size: a few digits may cancel
        #expect((found[i, j] - expected[i, j]).magnitude <= 1e-13 * size)
      }
    }
  }
}
