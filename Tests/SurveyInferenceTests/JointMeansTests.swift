import LinearAlgebra
import Moments
import SurveyInference
import TestSupport
import Testing

@Suite struct JointMeansTests {
  @Test("equality of groups agrees with R survey", arguments: JointCase.all)
  func agreesWithReference(_ reference: JointCase) throws {
    let (design, groups) = try reference.read()
    let joint = JointMeans(groups, in: design)
    for (item, row) in reference.elements.enumerated() {
      try #require(try joint.item(item)).equality.get().expect(row.mean)
    }
    guard let index = reference.index else { return }
    try #require(try joint.combination(indexCoefficients)).equality.get().expect(index)
  }

  @Test("the unadjusted p-value of R is that of W/q", arguments: JointCase.all)
  func factorIsAllThatDiffers(_ reference: JointCase) throws {
    for row in reference.elements {
      let wald = row.mean
      let factor =
        Double(wald.designDegreesOfFreedom - wald.numeratorDegreesOfFreedom + 1)
        / Double(wald.designDegreesOfFreedom)
      #expect(
        (wald.statistic / factor * Double(wald.numeratorDegreesOfFreedom)).isClose(
          to: wald.chiSquare, .relative(1e-14)))
      #expect(row.unadjusted <= wald.pValue)
    }
  }

  @Test(
    "two groups: F is the square of t, whatever the design", arguments: 1...8 as ClosedRange<UInt64>
  )
  func twoGroups(seed: UInt64) throws {
    let sample = SyntheticSample(
      seed: seed, strata: Int(seed % 3) + 1, unitsPerStratum: seed % 2 == 0 ? 5 : nil)
    var options = EstimationOptions()
    options.isStratified = true
    let design = try SamplingDesign(
      sample.moments { seed > 4 ? Double(100 + $0) : nil }, options: options)
    let difference = try DifferenceOfMeans(1, minus: 0, in: design)
    let (joint, back) = (JointMeans([0, 1], in: design), JointMeans([1, 0], in: design))
    for item in 0..<SyntheticSample.itemCount {
      let t = try #require(difference.items[item])
      let both = try #require(try joint.item(item))
      let wald = try both.equality.get()
      let square = try #require(t.statistic) * #require(t.statistic)
      // two covariances of which one cancels the other's digits
      #expect(wald.statistic.isClose(to: square, .relative(1e-11)))
      #expect(wald.pValue.isClose(to: try #require(t.pValue), .relative(1e-10)))
      #expect(both.degreesOfFreedom == t.estimate.degreesOfFreedom)
      let other = try #require(try back.item(item)).equality.get()
      #expect(other.statistic.isClose(to: wald.statistic, .relative(1e-12)))
    }
  }

  @Test("whichever group comes first, F is the same", arguments: 1...6 as ClosedRange<UInt64>)
  func orderOfGroups(seed: UInt64) throws {
    var sample = SyntheticSample(seed: seed, unitsPerStratum: seed % 2 == 0 ? 5 : nil)
    var random = SplitMix64(seed: seed + 100)
    sample = sample.map { respondent in
      var one = respondent
      one.place.group = Int.random(in: 0...3, using: &random)
      return one
    }
    var options = EstimationOptions()
    options.isStratified = true
    let design = try SamplingDesign(sample.moments, options: options)
    let coefficients = [0.5, 0.25, 0.25]
    let first = try #require(
      try JointMeans([0, 1, 2, 3], in: design).combination(coefficients)
    ).equality.get()
    let other = try #require(
      try JointMeans([2, 0, 3, 1], in: design).combination(coefficients)
    ).equality.get()
    // the differences are others, and their covariance is inverted otherwise
    #expect(first.statistic.isClose(to: other.statistic, .relative(1e-11)))
    #expect(first.numeratorDegreesOfFreedom == 3)
  }

  @Test("all weights times ten change nothing", arguments: 1...4 as ClosedRange<UInt64>)
  func weightsAreRelative(seed: UInt64) throws {
    let sample = SyntheticSample(seed: seed)
    let heavy = sample.map { respondent in
      var one = respondent
      one.weight *= 10
      return one
    }
    let values = try [sample, heavy].map { sample in
      let design = try SamplingDesign(sample.moments, options: EstimationOptions())
      return try #require(try JointMeans([0, 1], in: design).item(0)).equality.get().statistic
    }
    #expect(values[0].isClose(to: values[1], .relative(1e-12)))
  }

  @Test func whatOneGroupDidNotAnswerIsNotCompared() throws {
    var moments = SurveyMoments(itemCount: 2, levels: 1...4)
    for (group, scores) in [(0, [3, 0]), (0, [4, 0]), (1, [2, 1]), (1, [2, 4])] {
      moments.add(
        scores.map(UInt8.init), isComplete: group == 1, at: SurveyMoments.Place(group: group))
    }
    let design = try SamplingDesign(moments, options: EstimationOptions())
    let joint = JointMeans([0, 1], in: design)
    #expect(try joint.item(1) == nil)
    #expect(try joint.combination([0.5, 0.5]) == nil)
    let first = try #require(try joint.item(0))
    #expect(first.values == [3.5, 2])
    // the second group answers alike, which is exactly no variance
    #expect(first.covariance[1, 1] == 0)
  }
}
