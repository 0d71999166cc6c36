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
    let weights = options.weights.values(count: elements.count)
    var coefficients = [Double](repeating: 0, count: edition.elements.count)
    for (place, element) in elements.enumerated() {
      coefficients[element] = multiplier * weights[place]
    }
    return coefficients
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
      requiredSampleSize: edition.requiredSampleSize(population: population(of: group)))
  }

  private func index(
    _ means: ItemMeans, _ counts: GroupCounts
  ) -> Result<SatisfactionIndex, UnansweredElements> {
    let unanswered = elements.filter { means.means[$0] == nil }
    guard unanswered.isEmpty else {
      return .failure(UnansweredElements(elements: unanswered.map { edition.elements[$0].code }))
    }
    let estimate = means.combination(coefficients)
    let weightSum = options.weights.values(count: elements.count).reduce(0, +)
    let unit = multiplier * weightSum
    let (lowest, highest) = (Double(edition.scale.lowest), Double(edition.scale.highest))
    let confidence = BoundedConfidence(
      of: estimate, within: unit * lowest...unit * highest, method: options.intervalMethod)
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

  /// The index under a weight rule, half-up at two decimals: exactly where answers are counted,
  /// else from the computed number.
  private func published(
    _ weights: ElementWeights, _ means: ItemMeans, _ counts: GroupCounts
  ) -> FixedDecimal {
    let fractions = elements.indices.map { weights.fraction(of: $0, count: elements.count) }
    guard !options.isWeighted else {
      let value = zip(elements, fractions).reduce(0.0) { sum, term in
        sum + Double(term.1.numerator) / Double(term.1.denominator) * (means.means[term.0] ?? 0)
      }
      return FixedDecimal(rounding: multiplier * value, decimals: 2)
    }
    var sum = QuotientSum()
    for (element, weight) in zip(elements, fractions) {
      add(element, weight: weight, counts, to: &sum)
    }
    return FixedDecimal(units: sum.roundedHalfUp, decimals: 2)
  }

  /// Adds 100 · multiplier · weight · Σx/n of an element to `sum`.
  private func add(
    _ element: Int, weight: (numerator: Int, denominator: Int), _ counts: GroupCounts,
    to sum: inout QuotientSum
  ) {
    let scale = edition.scale.multiplier
    let numerator =
      UInt128(100 * scale.units) * UInt128(weight.numerator)
      * UInt128(counts.levels.sum(item: element))
    let denominator =
      UInt64(powerOfTen(scale.decimals)) * UInt64(weight.denominator)
      * UInt64(counts.levels.answered(item: element))
    sum.add(numerator, over: denominator)
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
    let place = elements.firstIndex(of: element) ?? 0
    return ElementResult(
      element: item.code, name: item.name,
      count: counts.levels.answered(item: element), sum: counts.levels.sum(item: element),
      mean: mean,
      confidence: mean.flatMap {
        BoundedConfidence(of: $0, within: bounds, method: options.intervalMethod)
      },
      weightedMean: mean.map { $0.value * options.weights.values(count: elements.count)[place] },
      index: mean.map { $0.value * multiplier },
      grade: mean.map { edition.grade(of: published(element, $0, counts)) },
      rank: nil)
  }

  private func published(_ element: Int, _ mean: Estimate, _ counts: GroupCounts) -> FixedDecimal {
    guard !options.isWeighted else {
      return FixedDecimal(rounding: multiplier * mean.value, decimals: 2)
    }
    var sum = QuotientSum()
    add(element, weight: (1, 1), counts, to: &sum)
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
  private func population(of group: Int) -> Int? {
    if let population = options.population { return population }
    guard !options.populationCountsUnits else { return nil }
    let strata = moments.strata.filter { $0.hasGroup(group) }
    let populations = strata.filter { $0.groups.count == 1 }.compactMap(\.population)
    guard !strata.isEmpty && populations.count == strata.count else { return nil }
    return Int(populations.reduce(0, +).rounded())
  }
}
