import LinearAlgebra
public import Moments

/// The moments of a survey seen as a design: strata with their weights and sampling fractions.
public struct SamplingDesign: Sendable {
  /// One stratum.
  struct Stratum: Sendable {
    let number: Int
    /// Units drawn: respondents where none are named.
    let unitCount: Int
    /// Totals and products by group, where respondents are the units.
    let sums: [Int: (totals: UnitTotals, products: SymmetricMatrix)]
    /// Totals by group of each unit, in the order of their numbers, since sums of fractions depend
    /// on their order and results must not.
    let units: [[Int: UnitTotals]]
    /// The groups that have respondents here.
    let groups: Set<Int>
    /// The population that a column gives.
    let population: Double?
    /// What every respondent's weight is multiplied by: N/n where weights follow the population.
    let weight: Double
    /// 1 - n/N; 1 where the population is not known.
    let correction: Double

    /// The totals of a group, each with whether it is one sampling unit (else a sum of respondents,
    /// who are units themselves).
    func totals(of group: Int) -> [(totals: UnitTotals, isUnit: Bool)] {
      if let sums = sums[group] { return [(sums.totals, false)] }
      return units.compactMap { groups in groups[group].map { ($0, true) } }
    }
  }

  let moments: SurveyMoments
  let strata: [Stratum]
  let policy: SingletonStratum
  /// By group, the places in `strata` of those where it has respondents, in their order.
  private let places: [Int: [Int]]

  /// Makes the design of `moments`.
  ///
  /// - Throws: `EstimationError.populationTooSmall` where a stratum has more units than its
  ///   population.
  public init(_ moments: SurveyMoments, options: EstimationOptions) throws(EstimationError) {
    self.moments = moments
    // Without strata a sample of one unit is not a design at fault: it has no degrees of freedom.
    policy = options.isStratified ? options.singletonStratum : .certainty
    var strata: [Stratum] = []
    for (number, stratum) in moments.strata.enumerated() {
      var (weight, correction) = (1.0, 1.0)
      let units = Double(stratum.unitCount)
      if let population = stratum.population ?? options.population {
        guard population >= units else {
          throw .populationTooSmall(
            stratum: number, population: population, units: stratum.unitCount)
        }
        correction = 1 - units / population
        if options.weightsFollowPopulation { weight = population / units }
      }
      let sums = moments.sums(inStratum: number).mapValues { ($0.totals, $0.products) }
      let unitTotals = moments.unitTotals(inStratum: number)
      strata.append(
        Stratum(
          number: number, unitCount: stratum.unitCount, sums: sums,
          units: unitTotals.sorted { $0.key < $1.key }.map(\.value),
          groups: Set(sums.keys).union(unitTotals.values.flatMap(\.keys)),
          population: stratum.population, weight: weight, correction: correction))
    }
    self.strata = strata
    var places: [Int: [Int]] = [:]
    for (place, stratum) in strata.enumerated() {
      for group in stratum.groups { places[group, default: []].append(place) }
    }
    self.places = places
  }

  /// The strata in which one of `groups` has respondents, in their order.
  func strata(of groups: [Int]) -> [Stratum] {
    guard groups.count > 1 else { return groups.flatMap { places[$0] ?? [] }.map { strata[$0] } }
    return Set(groups.flatMap { places[$0] ?? [] }).sorted().map { strata[$0] }
  }

  /// The population of the strata of a group; `nil` where one of them is not known, or has other
  /// groups besides.
  public func population(of group: Int) -> Double? {
    let own = strata(of: [group])
    let populations = own.compactMap { $0.groups.count == 1 ? $0.population : nil }
    guard !own.isEmpty && populations.count == own.count else { return nil }
    return populations.reduce(0, +)
  }

  /// Everybody in the strata of a group was sampled.
  ///
  /// Where units are named, the people inside them may still be a sample.
  func isCensus(of group: Int) -> Bool {
    strata(of: [group]).allSatisfy { $0.correction == 0 && $0.units.isEmpty }
  }

  /// The covariance of combinations of the item means of one or more groups.
  ///
  /// - Parameter terms: Each group with its coefficients: one row per combination, one column per
  ///   item, or none at all for zeros. Combinations are added up over the groups.
  /// - Returns: A matrix with one row per combination.
  /// - Throws: `EstimationError.singletonStratum`, `EstimationError.onlySingletonStrata`.
  func covariance(of terms: [(domain: Domain, coefficients: [[Double]])]) throws(EstimationError)
    -> SymmetricMatrix
  {
    let order = terms.first?.coefficients.count ?? 0
    // One stratum at a time: the matrices of many groups would not fit together.
    let linearized = strata(of: terms.map(\.domain.group)).lazy.map {
      self.linearized($0, terms, order: order)
    }
    return try SurveyInference.covariance(of: linearized, order: order, policy: policy)
  }

  /// Sums and products of the linearized variables in one stratum.
  private func linearized(
    _ stratum: Stratum, _ terms: [(domain: Domain, coefficients: [[Double]])], order: Int
  ) -> LinearizedStratum {
    var sum = [Double](repeating: 0, count: order)
    var products = SymmetricMatrix(order: order)
    for (domain, coefficients) in terms {  // respondents as units: nobody is in two groups
      guard let sums = stratum.sums[domain.group] else { continue }
      let z = domain.linearized(sums.totals.totals)
      let zz = domain.linearized(sums.products)
      for (row, left) in coefficients.enumerated() where !left.isEmpty {
        sum[row] += stratum.weight * dot(left, z)
        let product = zz.product(left)
        for column in 0...row {
          products[row, column] +=
            stratum.weight * stratum.weight * dot(product, coefficients[column])
        }
      }
    }
    for groups in stratum.units {
      var z = [Double](repeating: 0, count: order)
      for (domain, coefficients) in terms {
        guard let totals = groups[domain.group] else { continue }
        let values = domain.linearized(totals.totals)
        for row in 0..<order { z[row] += stratum.weight * dot(coefficients[row], values) }
      }
      for row in 0..<order { sum[row] += z[row] }
      products.addOuterProduct(of: z)
    }
    return LinearizedStratum(
      number: stratum.number, unitCount: stratum.unitCount, scale: stratum.correction, sum: sum,
      products: products)
  }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}
