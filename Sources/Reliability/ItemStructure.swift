public import LinearAlgebra
public import Moments

/// What lies behind the sum of the items: reliability beyond alpha, and how many things they measure.
///
/// Everything here rests on respondents who answered every item, each counted once.
public struct ItemStructure: Sendable {
  /// A coefficient, or why there is none.
  public typealias Outcome<Value> = Result<Value, ReliabilityError>

  /// Respondents who answered every item.
  public let respondents: Int
  /// The product-moment correlations.
  public let correlations: Outcome<SymmetricMatrix>
  public let guttman: Outcome<GuttmanLambdas>
  public let splitHalf: Outcome<SplitHalf>
  public let adequacy: Outcome<SamplingAdequacy>
  public let sphericity: Outcome<SphericityTest>
  public let parallel: Outcome<ParallelAnalysis>
  /// One factor by maximum likelihood, which is also the confirmatory model of normal answers.
  public let factorModel: Outcome<OneFactorModel>
  /// Omega total of that model, with its distribution-free error.
  public let omegaTotal: Outcome<OmegaTotal>
  /// A general factor beside group factors.
  public let omegaHierarchical: Outcome<OmegaHierarchical>
  /// One factor by minimum residuals.
  public let minimumResidual: Outcome<MinimumResidual>
  /// The polychoric correlations.
  public let polychoric: Outcome<PolychoricMatrix>
  /// One factor behind the latent responses, by diagonally weighted least squares.
  public let ordinalModel: Outcome<OrdinalFactorModel>
  /// Omega total of respondents drawn with replacement; `nil` where this was not asked for.
  public let omegaBootstrap: Bootstrap?

  /// Examines the items of one group.
  ///
  /// - Parameters:
  ///   - answers: To the items that vary; those of respondents who left something out are not used.
  ///   - replicates: How many bootstrap samples; 0 for none.
  ///   - options: How.
  public init(_ answers: PatternCounts, replicates: Int, options: ReliabilityOptions) {
    let complete = answers.complete.unweighted
    let found = SampleCovariance(complete: complete)
    let count = complete.respondents
    func outcome<Value>(
      _ value: (SampleCovariance) throws(ReliabilityError) -> Value
    ) -> Outcome<Value> {
      guard let found else { return .failure(.tooFewRespondents(found: count, required: 2)) }
      return Result { () throws(ReliabilityError) in try value(found) }
    }
    respondents = count
    correlations = outcome { sample throws(ReliabilityError) in
      try sample.covariance.itemCorrelation()
    }
    guttman = outcome { sample throws(ReliabilityError) in
      try GuttmanLambdas(covariance: sample.covariance)
    }
    splitHalf = outcome { sample throws(ReliabilityError) in
      try SplitHalf(covariance: sample.covariance)
    }
    adequacy = outcome { sample throws(ReliabilityError) in
      try SamplingAdequacy(covariance: sample.covariance)
    }
    sphericity = outcome { sample throws(ReliabilityError) in
      try SphericityTest(covariance: sample.covariance, respondents: count)
    }
    parallel = outcome { sample throws(ReliabilityError) in
      try ParallelAnalysis(covariance: sample.covariance, respondents: count, seed: options.seed)
    }
    let model = outcome { sample throws(ReliabilityError) in try OneFactorModel.fit(to: sample) }
    factorModel = model
    omegaHierarchical = outcome { sample throws(ReliabilityError) in
      try OmegaHierarchical(
        covariance: sample.covariance, factors: options.factors, seed: options.seed)
    }
    minimumResidual = outcome { sample throws(ReliabilityError) in
      try MinimumResidual(covariance: sample.covariance, factors: 1)
    }
    let ordinal = outcome { _ throws(ReliabilityError) in
      try OrdinalFactorModel.fit(to: complete)
    }
    ordinalModel = ordinal
    polychoric = outcome { _ throws(ReliabilityError) in
      // The model has estimated them already, which is most of its work.
      if case .success(let model) = ordinal { return model.polychoric }
      return try PolychoricMatrix.estimate(from: complete)
    }
    let omega = model.map { OmegaTotal($0, answers: complete) }
    omegaTotal = omega
    omegaBootstrap = found.flatMap { sample in
      guard replicates > 0, let omega = try? omega.get() else { return nil }
      return Bootstrap(
        of: omega, sample, answers: complete, count: replicates, seed: options.seed)
    }
  }

  /// Some one-factor model leaves an item no variance of its own.
  public var isImproper: Bool {
    (try? factorModel.get().isImproper) == true || (try? ordinalModel.get().isImproper) == true
      || (try? minimumResidual.get().isImproper) == true
  }

  /// Every factor model that there is arrived at its best.
  public var converged: Bool {
    (try? factorModel.get().converged) != false && (try? ordinalModel.get().converged) != false
      && (try? minimumResidual.get().converged) != false
  }

  /// Omega of the sum of answers that is reported; `nil` without a proper ordinal model.
  public var categoricalOmega: CategoricalOmega? {
    (try? ordinalModel.get()).flatMap { CategoricalOmega($0) }
  }

  /// Alpha and omega of the latent responses; `nil` without an ordinal model.
  public var ordinalReliability: OrdinalReliability? {
    (try? ordinalModel.get()).map { OrdinalReliability($0) }
  }
}
