import Localization
public import SurveyInference

/// How many respondents a survey needs, by which rule, and how they are shared out.
public struct SamplePlan: Sendable {
  /// The rule that gives the number.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    case krejcieMorgan = "krejcie-morgan"
    case cochran
    case slovin
    /// (elements + 1) × 10.
    case elements
  }

  /// What is asked for.
  public struct Request: Sendable {
    /// `nil` for Cochran's where a standard deviation is known, else for the rule of the edition.
    public var method: Method?
    /// The people served; `nil` where it is not known, or where the strata say it.
    public var population: Int?
    /// A fraction, or points of the index where a standard deviation is known; by default 0.05.
    public var margin: Double?
    public var level = 0.95
    /// Of one respondent's index, in its points.
    public var standardDeviation: Double?
    public var strata: [PlannedStratum] = []
    public var allocation = AllocationRule.proportional

    public init() {}
  }

  /// What a margin is a margin on.
  public enum Target: Sendable, Hashable {
    /// A share of the population, such as of the satisfied; the margin is a fraction.
    case share
    /// The index, whose respondents have this standard deviation; both in its points.
    case index(standardDeviation: Double)
    /// The index, with the standard deviations of the strata.
    case indexOfStrata
    /// The rule knows no margin.
    case none
  }

  /// A part of the sample.
  public struct Part: Sendable {
    public let stratum: PlannedStratum
    public let sampleSize: Int
  }

  public let edition: RegulationEdition
  public let method: Method
  public let target: Target
  public let population: Int?
  /// `nil` where the rule knows none.
  public let margin: Double?
  /// `nil` where the rule knows none.
  public let level: Double?
  public let sampleSize: Int
  public let allocationRule: AllocationRule
  /// Empty without strata; sums to `sampleSize`.
  public let allocation: [Part]

  /// Plans a sample.
  ///
  /// - Parameters:
  ///   - request: What is asked for; Krejcie and Morgan's and Slovin's rule need a population.
  ///   - edition: Gives its own rule, its elements and its scale.
  /// - Throws: `PlanningError`.
  public init(_ request: Request, edition: RegulationEdition) throws(PlanningError) {
    let (method, target) = Self.rule(request, edition)
    let population =
      request.strata.isEmpty
      ? request.population : request.strata.reduce(0) { $0 + $1.population }
    if let population, population < 1 { throw .populationBelowOne(population) }
    let margin = request.margin ?? 0.05
    try Self.check(margin, target, edition)
    let wanted = try Self.size(method, target, request, population, margin, edition)
    self.edition = edition
    self.method = method
    self.target = target
    self.population = population
    self.margin = method == .elements ? nil : margin
    level = method == .elements || method == .slovin ? nil : request.level
    // A rule that does not look at the population cannot ask more people than there are.
    sampleSize = min(wanted, population ?? wanted)
    allocationRule = request.allocation
    guard !request.strata.isEmpty else {
      allocation = []
      return
    }
    let sizes = try SampleAllocation.allocate(
      sampleSize, among: request.strata, by: request.allocation)
    allocation = zip(request.strata, sizes).map { Part(stratum: $0, sampleSize: $1) }
  }

  /// The rule that a request means, and what its margin is a margin on.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - edition: Gives its own rule where the request names none.
  /// - Returns: Cochran's rule where there is a standard deviation.
  public static func rule(
    _ request: Request, _ edition: RegulationEdition
  ) -> (method: Method, target: Target) {
    if let deviation = request.standardDeviation {
      return (.cochran, .index(standardDeviation: deviation))
    }
    if let method = request.method { return (method, method == .elements ? .none : .share) }
    if request.margin != nil, !request.strata.isEmpty,
      request.strata.allSatisfy({ $0.standardDeviation != nil })
    {
      return (.cochran, .indexOfStrata)
    }
    switch edition.sampleSize {
    case .krejcieMorgan: return (.krejcieMorgan, .share)
    case .elements: return (.elements, .none)
    }
  }

  private static func check(
    _ margin: Double, _ target: Target, _ edition: RegulationEdition
  ) throws(PlanningError) {
    let scale = edition.scale
    let length = Double(scale.highest - scale.lowest) * scale.multiplier.value
    switch target {
    case .none: return
    case .share:
      guard 0 < margin && margin < 1 else { throw .shareMarginOutOfRange(margin) }
    case .index, .indexOfStrata:
      guard 0 < margin && margin < length else {
        throw .indexMarginOutOfRange(margin, below: length)
      }
    }
    if case .index(let deviation) = target {
      guard deviation > 0 else { throw .standardDeviationNotPositive(deviation) }
      // A sample of two at the ends has a standard deviation of 1/√2 of the length.
      let limit = length / 2.0.squareRoot()
      guard deviation <= limit * (1 + 1e-9) else {
        throw .standardDeviationTooLarge(deviation, limit: limit)
      }
    }
  }

  private static func size(
    _ method: Method, _ target: Target, _ request: Request, _ population: Int?, _ margin: Double,
    _ edition: RegulationEdition
  ) throws(PlanningError) -> Int {
    switch (target, method) {
    case (.index(let deviation), _):
      return try SampleSize.cochran(
        population: population, margin: margin, standardDeviation: deviation, level: request.level)
    case (.indexOfStrata, _):
      return try SampleSize.stratified(
        request.strata, margin: margin, level: request.level, allocation: request.allocation)
    case (_, .krejcieMorgan):
      return try SampleSize.krejcieMorgan(
        population: population ?? 0, margin: margin, level: request.level)
    case (_, .cochran):
      return try SampleSize.cochran(
        population: population, margin: margin, standardDeviation: 0.5, level: request.level)
    case (_, .slovin): return try SampleSize.slovin(population: population ?? 0, margin: margin)
    case (_, .elements): return SampleSize.elements(edition.elements.count)
    }
  }
}
