import Localization
import Moments
import Responses
import SurveyInference

/// Computes the index of one group.
struct IndexEstimator {
  let edition: RegulationEdition
  let options: SatisfactionOptions
  let elements: [Int]
  let moments: SurveyMoments

  private var multiplier: Double { edition.scale.multiplier.value }

  /// What each element's mean is multiplied by in the index; zero for elements left out.
  var coefficients: [Double] {
    let denominator = Double(options.weights.fractions(count: elements.count).denominator)
    return numerators(options.weights).map { multiplier * $0 / denominator }
  }

  /// The numerators of the weights, by number of the element; zero for elements left out.
  private func numerators(_ weights: ElementWeights) -> [Double] {
    var numerators = [Double](repeating: 0, count: edition.elements.count)
    for (element, numerator) in zip(elements, weights.fractions(count: elements.count).numerators) {
      numerators[element] = Double(numerator)
    }
    return numerators
  }

  func satisfaction(
    _ design: SamplingDesign, group: Int, values: [String]
  ) throws(EstimationError) -> GroupSatisfaction {
    let counts = moments.groups[group]
    let means = try ItemMeans.estimate(from: design, group: group)
    return GroupSatisfaction(
      values: values, respondents: counts.respondents,
      completeRespondents: counts.completeRespondents,
      index: index(means, counts),
      elements: ranked(elements.map { result(of: $0, means, counts) }),
      requiredSampleSize: edition.requiredSampleSize(population: population(of: group, in: design)))
  }

  private func index(
    _ means: ItemMeans, _ counts: GroupCounts
  ) -> Result<SatisfactionIndex, UnansweredElements> {
    let unanswered = elements.filter { means.means[$0] == nil }
    guard unanswered.isEmpty else {
      return .failure(UnansweredElements(elements: unanswered.map { edition.elements[$0].code }))
    }
    let estimate = estimate(options.weights, means)
    let (numerators, denominator) = options.weights.fractions(count: elements.count)
    let unit = multiplier * Double(numerators.reduce(0, +))
    let lowest = unit * Double(edition.scale.lowest) / Double(denominator)
    let highest = unit * Double(edition.scale.highest) / Double(denominator)
    let confidence = BoundedConfidence(
      of: estimate, within: lowest...highest, method: options.intervalMethod)
    let published = published(options.weights, means, counts)
    let rules = elements.count == edition.elements.count ? edition.weightRules : [.exact]
    return .success(
      SatisfactionIndex(
        estimate: estimate, confidence: confidence, published: published,
        grade: edition.grade(of: published),
        gradeProbabilities: confidence.map(gradeProbabilities),
        byWeightRule: rules.map { rule in
          let published = self.published(rule, means, counts)
          return (rule, published, edition.grade(of: published))
        }))
  }

  /// The index under a weight rule.
  private func estimate(_ weights: ElementWeights, _ means: ItemMeans) -> Estimate {
    means.combination(numerators(weights)).scaled(
      by: multiplier, over: Double(weights.fractions(count: elements.count).denominator))
  }

  /// The index under a weight rule, half-up at two decimals: exactly where answers are counted,
  /// else from the computed number.
  private func published(
    _ weights: ElementWeights, _ means: ItemMeans, _ counts: GroupCounts
  ) -> FixedDecimal {
    guard !options.isWeighted else {
      return FixedDecimal(rounding: estimate(weights, means).value, decimals: 2)
    }
    let (numerators, denominator) = weights.fractions(count: elements.count)
    var sum = QuotientSum()
    for (element, numerator) in zip(elements, numerators) {
      add(element, numerator: numerator, denominator: denominator, counts, to: &sum)
    }
    return FixedDecimal(units: sum.roundedHalfUp, decimals: 2)
  }

  /// Adds 100 · multiplier · weight · Σx/n of an element to `sum`.
  private func add(
    _ element: Int, numerator: Int, denominator: Int, _ counts: GroupCounts,
    to sum: inout QuotientSum
  ) {
    let scale = edition.scale.multiplier
    sum.add(
      UInt128(100 * scale.units) * UInt128(numerator)
        * UInt128(counts.levels.sum(item: element)),
      over: UInt128(powerOfTen(scale.decimals)) * UInt128(denominator)
        * UInt128(counts.levels.answered(item: element)))
  }

  private func gradeProbabilities(
    _ confidence: BoundedConfidence
  ) -> [(grade: Grade, probability: Double)] {
    // A published 88.31 is anything from 88.305 on.
    let below = edition.grades.map { confidence.probability(below: $0.from.value - 0.005) }
    return edition.grades.indices.map { place in
      let upper = place == 0 ? 1 : below[place - 1]
      let lower = place == edition.grades.count - 1 ? 0 : below[place]
      return (edition.grades[place], min(max(0, upper - lower), 1.0.nextDown))
    }
  }

  private func result(
    of element: Int, _ means: ItemMeans, _ counts: GroupCounts
  ) -> ElementResult {
    let item = edition.elements[element]
    let mean = means.estimate(item: element)
    let bounds = Double(edition.scale.lowest)...Double(edition.scale.highest)
    let weight = numerators(options.weights)[element]
    let denominator = Double(options.weights.fractions(count: elements.count).denominator)
    return ElementResult(
      element: item.code, name: item.name,
      count: counts.levels.answered(item: element), sum: counts.levels.sum(item: element),
      mean: mean,
      confidence: mean.flatMap {
        BoundedConfidence(of: $0, within: bounds, method: options.intervalMethod)
      },
      weightedMean: mean.map { $0.value * weight / denominator },
      index: mean.map { $0.value * multiplier },
      grade: mean.map { edition.grade(of: published(element, $0, counts)) },
      rank: nil)
  }

  private func published(_ element: Int, _ mean: Estimate, _ counts: GroupCounts) -> FixedDecimal {
    guard !options.isWeighted else {
      return FixedDecimal(rounding: multiplier * mean.value, decimals: 2)
    }
    var sum = QuotientSum()
    add(element, numerator: 1, denominator: 1, counts, to: &sum)
    return FixedDecimal(units: sum.roundedHalfUp, decimals: 2)
  }

  private func ranked(_ results: [ElementResult]) -> [ElementResult] {
    let values = results.compactMap { $0.mean?.value }
    return results.map { result in
      var result = result
      result.rank = result.mean.map { mean in 1 + values.count { $0 < mean.value } }
      return result
    }
  }

  /// The people that a group serves: as declared, or those of its strata, where these are its own.
  private func population(of group: Int, in design: SamplingDesign) -> Int? {
    if let population = options.population { return population }
    guard !options.populationCountsUnits else { return nil }
    return design.population(of: group).map { Int($0.rounded()) }
  }
}
