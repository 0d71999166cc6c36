public import Localization
import Responses

/// The index that printed figures give under one weight rule, as an exact fraction.
///
/// m · Σ cᵢvᵢ for means vᵢ, with m the edition's multiplier and cᵢ the weights; converted means have
/// their m already, sums are divided by the respondents, and services are averaged.
public struct RecomputedIndex: Sendable {
  /// The weight rule.
  public let rule: ElementWeights
  /// The index as it would be published, half-up at two decimals.
  public let published: FixedDecimal
  /// The grade of `published`.
  public let grade: Grade
  private let terms: Terms
  private let edition: RegulationEdition

  /// The index unrounded.
  public var value: Double { Double(terms.numerator) / Double(terms.denominator) }

  init(_ rule: ElementWeights, of figures: PublishedFigures, edition: RegulationEdition) {
    self.rule = rule
    self.edition = edition
    terms = Terms(rule, figures, edition.scale.multiplier)
    published = FixedDecimal(units: terms.rounded(decimals: 2), decimals: 2)
    grade = edition.grade(of: published)
  }

  /// The printed index is this one, rounded half-up at two decimals, or at its own where it has more.
  public func reproduces(_ printed: FixedDecimal) -> Bool {
    let decimals = max(2, printed.decimals)
    return FixedDecimal(units: terms.rounded(decimals: decimals), decimals: decimals) == printed
  }

  /// The printed index can be this one, given how far the values were rounded before.
  ///
  /// The tolerance is Σ cᵢ · h · m + 0.005, with h half a unit of the last decimal of the value that
  /// has most of them; sums are not rounded.
  public func isWithinRounding(of printed: FixedDecimal) -> Bool {
    // Everything times 200 · 10^decimals · denominator.
    let unit = Int128(powerOfTen(printed.decimals))
    let difference = (terms.numerator * unit - Int128(printed.units) * terms.denominator).magnitude
    let tolerance = Int128(100) * terms.rounding * unit + terms.denominator * unit
    return Int128(difference) * 200 <= tolerance
  }

  /// The same rule, with another value at `place`.
  func replacing(
    _ place: Int, of figures: PublishedFigures, by value: FixedDecimal
  ) -> RecomputedIndex {
    var values = figures.values
    values[place] = PublishedFigures.Value(code: values[place].code, printed: value)
    return RecomputedIndex(
      rule, of: PublishedFigures(kind: figures.kind, values: values), edition: edition)
  }

  /// The value at `place` that would make the index `printed`, the others as they are, in the units
  /// of `figures`' last decimal; `nil` where the value has no weight.
  func implied(_ place: Int, by printed: FixedDecimal) -> ExactRatio? {
    let coefficient = terms.coefficients[place]
    guard coefficient > 0 else { return nil }
    let unit = Int128(powerOfTen(printed.decimals))
    let others = terms.numerator - coefficient * terms.units[place]
    return ExactRatio(
      numerator: Int128(printed.units) * terms.denominator - unit * others,
      denominator: unit * coefficient)
  }
}

/// The index of printed figures as Σ coefficient · unit / denominator in whole numbers.
private struct Terms {
  /// The values in units of the last decimal of the value that has most of them.
  let units: [Int128]
  let coefficients: [Int128]
  let denominator: Int128
  /// Twice the coefficients' sum times half a unit: how far rounding of the values can go.
  let rounding: Int128

  var numerator: Int128 { zip(units, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }

  init(_ rule: ElementWeights, _ figures: PublishedFigures, _ multiplier: FixedDecimal) {
    let weights = rule.fractions(count: figures.values.count)
    let decimals = figures.decimals
    units = figures.units.map { Int128($0) }
    var (factor, divisor) = (Int128(1), Int128(weights.denominator) * Int128(powerOfTen(decimals)))
    var isRounded = true
    switch figures.kind {
    case .convertedMeans, .services: break
    case .means, .sums:
      factor = Int128(multiplier.units)
      divisor *= Int128(powerOfTen(multiplier.decimals))
    }
    if case .sums(let respondents) = figures.kind {
      divisor *= Int128(respondents)
      isRounded = false
    }
    coefficients = weights.numerators.map { Int128($0) * factor }
    denominator = divisor
    rounding = isRounded ? coefficients.reduce(0, +) : 0
  }

  /// The index in units of its last decimal, half-up.
  func rounded(decimals: Int) -> Int {
    ExactRatio(
      numerator: numerator * Int128(powerOfTen(decimals)), denominator: denominator
    ).rounded
  }
}

extension PublishedFigures {
  /// The largest number of decimals that a value has.
  var decimals: Int { values.map(\.printed.decimals).max() ?? 0 }

  /// The values in units of the last decimal of the value that has most of them.
  var units: [Int] {
    values.map { $0.printed.units * powerOfTen(decimals - $0.printed.decimals) }
  }

  /// The index under each weight rule of the edition; of services their mean.
  func recomputed(in edition: RegulationEdition) -> [RecomputedIndex] {
    // Weights with more than nine decimals, which no office prints, would not fit 128 bits.
    let rules =
      kind == .services ? [ElementWeights.exact] : edition.weightRules.filter(\.isPrintable)
    return rules.map { RecomputedIndex($0, of: self, edition: edition) }
  }
}

extension ElementWeights {
  fileprivate var isPrintable: Bool {
    switch self {
    case .exact: true
    case .decimal(let weight): weight.decimals <= 9
    case .custom(let weights): weights.allSatisfy { $0.decimals <= 9 }
    }
  }
}
