import Glibc
import LinearAlgebra
public import Moments
import Probability

/// Whether a questionnaire measures the same in two groups, such as two years or two services.
///
/// Three models of one factor, each with more in common, by normal maximum likelihood with means:
///
/// - configural: one factor in each group, and nothing equal;
/// - metric: equal loadings, so that a difference in the factor means equally much in both;
/// - scalar: equal intercepts too, so that equal satisfaction gives equal answers, and means may be
///   compared.
///
/// A step ``Verdict/holds`` where CFI falls by at most 0.010 (Cheung and Rensvold); a test of χ²
/// refuses trifles in large groups. Chen adds RMSEA, which should not rise by more than 0.015.
///
/// Source: Jöreskog (1971), Psychometrika 36, 409-426; Meredith (1993), Psychometrika 58, 525-543;
/// Cheung and Rensvold (2002), Structural Equation Modeling 9, 233-255; Chen (2007), Structural
/// Equation Modeling 14, 464-504; Sörbom (1989), Psychometrika 54, 371-384, for the items.
///
/// Checked against: lavaan 0.6-14 `cfa(std.lv = TRUE, group.equal =)` with vanishing gradients, χ²
/// 9 digits and the factor mean 8; its `lavTestScore`, 3.
public struct MeasurementInvariance: Sendable, Hashable {
  /// What is equal in both groups.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    case configural, metric, scalar
  }

  /// What a step says.
  public enum Verdict: Sendable, Hashable {
    /// CFI falls by no more than 0.010.
    case holds
    /// CFI falls by more.
    case fails
    /// A group has fewer than 300 respondents, for whom the limit was not found reliable.
    case notDecidable(smallestGroup: Int)
  }

  /// One of the three models.
  public struct Model: Sendable, Hashable {
    public let level: Level
    public let fitMeasures: FitMeasures
    /// Some unique variance is at its bound of 0.
    public let isImproper: Bool
  }

  /// A parameter that the two groups have in common, and what freeing it would change.
  public struct ItemDifference: Sendable, Hashable {
    /// Counted from 0.
    public let item: Int
    /// How much larger the loading, or the intercept, of the second group is expected to become, in
    /// the unit of the answers.
    public let change: Double
    /// The score test with one degree of freedom.
    public let chiSquare: Double
    /// Of this test alone; divide the level by the number of items where several are looked at.
    public let pValue: Double
  }

  /// A model against the one that has less in common.
  public struct Step: Sendable, Hashable {
    public let level: Level
    /// How much χ² rises.
    public let chiSquare: Double
    public let degreesOfFreedom: Int
    public let pValue: Double
    /// Of CFI, negative where it falls.
    ///
    /// A model without degrees of freedom counts as 1.
    public let cfiChange: Double
    /// Of RMSEA; `nil` where the first has no degrees of freedom.
    public let rmseaChange: Double?
    public let verdict: Verdict
    /// The items in their order, those without a finite change left out.
    public let items: [ItemDifference]

    /// The item whose equality costs most.
    public var largestDifference: ItemDifference? {
      items.max { $0.chiSquare < $1.chiSquare }
    }
  }

  public let configural: Model
  public let metric: Model
  public let scalar: Model
  public let metricStep: Step
  public let scalarStep: Step
  /// How much higher the factor is in the second group, by the scalar model, in its standard
  /// deviations in the first group.
  public let factorMeanDifference: Double
  /// Of ``factorMeanDifference``; `nil` where the information is singular.
  public let factorMeanStandardError: Double?
  /// Respondents of the two groups who answered every item.
  public let respondents: [Int]

  /// The model suits the groups at all: CFI with nothing held equal reaches ``leastFit``.
  ///
  /// Where it does not, no step means anything.
  public var hasForm: Bool { configural.fitMeasures.cfi.map { $0 >= Self.leastFit } ?? true }

  /// The most that the two groups have in common by the verdicts; `nil` where the model does not suit
  /// them at all.
  public var level: Level? {
    guard hasForm else { return nil }
    guard metricStep.verdict == .holds else { return .configural }
    return scalarStep.verdict == .holds ? .scalar : .metric
  }
}

// MARK: - Estimation

extension MeasurementInvariance {
  /// The least CFI with which a model is said to suit the data at all.
  ///
  /// Source: Bentler and Bonett (1980), Psychological Bulletin 88, 588-606.
  public static let leastFit = 0.90
  /// The largest fall of CFI with which a step holds.
  public static let largestFall = 0.010
  /// The fewest respondents of a group with which a step is decided.
  public static let fewestRespondents = 300

  /// Fits the three models and compares them.
  ///
  /// - Parameters:
  ///   - first: Means and covariances of at least three items, of more respondents than items.
  ///   - second: The same items of the other group.
  /// - Returns: Models, steps and the difference in the factor.
  /// - Throws: ``ReliabilityError/tooFewItems(found:required:)``,
  ///   ``ReliabilityError/tooFewRespondents(found:required:)``,
  ///   ``ReliabilityError/constantItem(_:)`` where an item is constant in either group,
  ///   ``ReliabilityError/notPositiveDefinite``, ``ReliabilityError/noConvergence(iterations:)``.
  /// - Complexity: O(items³) a step, and some ten steps for each model.
  public static func test(
    first: SampleCovariance, second: SampleCovariance
  ) throws(ReliabilityError) -> MeasurementInvariance {
    let pair = try GroupPair(first, second)
    let metric = try pair.fit(equalIntercepts: false)
    let scalar = try pair.fit(equalIntercepts: true)
    let models = [
      pair.configural, pair.model(.metric, metric), pair.model(.scalar, scalar),
    ]
    return MeasurementInvariance(
      configural: models[0], metric: models[1], scalar: models[2],
      metricStep: pair.step(
        from: models[0], to: models[1], pair.differences(in: metric, from: 0)),
      scalarStep: pair.step(
        from: models[1], to: models[2],
        pair.differences(in: scalar, from: 2 * pair.scales.count)),
      factorMeanDifference: scalar.factorMean,
      factorMeanStandardError: scalar.factorMeanError(respondents: pair.total),
      respondents: pair.respondents)
  }
}

/// Two groups in one unit for each item, and what their models say.
private struct GroupPair {
  let respondents: [Int]
  /// The standard deviation of each item within groups.
  let scales: [Double]
  let groups: [GroupMoments]
  let fits: [OneFactorFit]

  var total: Int { respondents[0] + respondents[1] }

  init(_ first: SampleCovariance, _ second: SampleCovariance) throws(ReliabilityError) {
    let samples = [first, second]
    let order = first.means.count
    precondition(
      second.means.count == order, "groups of \(order) and \(second.means.count) items")
    for sample in samples where sample.respondents <= order {
      throw .tooFewRespondents(found: sample.respondents, required: order + 1)
    }
    let respondents = samples.map(\.respondents)
    let total = Double(respondents[0] + respondents[1])
    var pooled = first.covariance
    pooled *= Double(first.respondents - 1) / total
    var other = second.covariance
    other *= Double(second.respondents - 1) / total
    pooled += other
    let scales = pooled.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    groups = samples.map { sample in
      var covariance = sample.covariance
      for i in 0..<order {
        for j in 0...i {
          covariance[i, j] *=
            Double(sample.respondents - 1) / Double(sample.respondents) / (scales[i] * scales[j])
        }
      }
      return GroupMoments(
        share: Double(sample.respondents) / total,
        means: (0..<order).map { (sample.means[$0] - first.means[$0]) / scales[$0] },
        covariance: covariance)
    }
    var fits: [OneFactorFit] = []
    for group in groups { fits.append(try OneFactorFit.fit(to: group.covariance)) }
    if let stopped = fits.first(where: { !$0.converged }) {
      throw .noConvergence(iterations: stopped.iterations)
    }
    (self.respondents, self.scales, self.fits) = (respondents, scales, fits)
  }

  func fit(equalIntercepts: Bool) throws(ReliabilityError) -> TwoGroupFit {
    guard let fit = TwoGroupFit(groups, from: fits, equalIntercepts: equalIntercepts) else {
      throw .notPositiveDefinite
    }
    guard fit.minimum.converged else { throw .noConvergence(iterations: fit.minimum.iterations) }
    return fit
  }
}

extension GroupPair {
  var configural: MeasurementInvariance.Model {
    let discrepancy = zip(groups, fits).reduce(0) { $0 + $1.0.share * $1.1.discrepancy }
    let residuals = zip(groups, fits).map { group, fit in
      group.residual(
        loadings: fit.loadings, uniqueVariances: fit.uniqueVariances,
        meanResiduals: fit.loadings.map { _ in 0 })
    }
    return model(
      .configural, discrepancy: discrepancy, equal: 0, residuals,
      isImproper: fits.contains { !$0.improperItems.isEmpty })
  }

  func model(
    _ level: MeasurementInvariance.Level, _ fit: TwoGroupFit
  ) -> MeasurementInvariance.Model {
    let order = scales.count
    // -ln|S| of each group, from its correlations
    let constant = zip(groups, fits).reduce(Double(order)) { sum, pair in
      let logarithms = pair.1.scales.reduce(0) { $0 + 2 * log($1) }
      return sum + pair.0.share * (logarithms - pair.1.baselineDiscrepancy)
    }
    let residuals = groups.indices.map { group in
      let implied = fit.implied(group)
      return groups[group].residual(
        loadings: implied.loadings, uniqueVariances: implied.uniqueVariances,
        meanResiduals: implied.meanResiduals)
    }
    return model(
      level, discrepancy: max(fit.value - constant, 0),
      equal: (level == .metric ? 1 : 2) * (order - 1), residuals, isImproper: fit.isImproper)
  }

  private func model(
    _ level: MeasurementInvariance.Level, discrepancy: Double, equal: Int, _ residuals: [Double],
    isImproper: Bool
  ) -> MeasurementInvariance.Model {
    let order = scales.count
    let baseline = zip(groups, fits).reduce(0) { $0 + $1.0.share * $1.1.baselineDiscrepancy }
    return MeasurementInvariance.Model(
      level: level,
      fitMeasures: FitMeasures(
        test: .normalTheory, chiSquare: Double(total) * discrepancy,
        degreesOfFreedom: order * (order - 3) + equal,
        baselineChiSquare: Double(total) * baseline,
        baselineDegreesOfFreedom: order * (order - 1), sampleSize: total, groups: 2,
        srmr: zip(groups, residuals).reduce(0) { $0 + $1.0.share * $1.1 }),
      isImproper: isImproper)
  }

  func step(
    from less: MeasurementInvariance.Model, to more: MeasurementInvariance.Model,
    _ items: [MeasurementInvariance.ItemDifference]
  ) -> MeasurementInvariance.Step {
    let chiSquare = max(more.fitMeasures.chiSquare - less.fitMeasures.chiSquare, 0)
    let df = more.fitMeasures.degreesOfFreedom - less.fitMeasures.degreesOfFreedom
    let change = (more.fitMeasures.cfi ?? 1) - (less.fitMeasures.cfi ?? 1)
    let smallest = min(respondents[0], respondents[1])
    let holds = change >= -MeasurementInvariance.largestFall
    return MeasurementInvariance.Step(
      level: more.level, chiSquare: chiSquare, degreesOfFreedom: df,
      pValue: ChiSquared(degreesOfFreedom: Double(df)).upperTail(chiSquare), cfiChange: change,
      rmseaChange: less.fitMeasures.rmsea.flatMap { before in
        more.fitMeasures.rmsea.map { $0 - before }
      },
      verdict: smallest < MeasurementInvariance.fewestRespondents
        ? .notDecidable(smallestGroup: smallest) : holds ? .holds : .fails,
      items: items)
  }

  /// Score tests of the loadings, or of the intercepts: `start` is the place of the first.
  func differences(
    in fit: TwoGroupFit, from start: Int
  ) -> [MeasurementInvariance.ItemDifference] {
    scales.indices.compactMap { item in
      guard let release = fit.release(start + item, respondents: total) else { return nil }
      return MeasurementInvariance.ItemDifference(
        item: item, change: release.change * scales[item], chiSquare: release.chiSquare,
        pValue: ChiSquared(degreesOfFreedom: 1).upperTail(release.chiSquare))
    }
  }
}
