import LinearAlgebra
import Localization
import Reliability
import Rendering
import SurveyInference

/// What programs read of a questionnaire beyond alpha.
struct StructurePayload {
  let structure: ItemStructure
  /// The codes of the items that the models rest on.
  let codes: [String]
  let level: Double

  /// The members, and why some of them are null.
  func members() -> (members: [Payload.Member], reasons: [Bilingual]) {
    var result = Reasons(codes: codes)
    result.add("omegaTotal", structure.omegaTotal) { omegaTotal($0) }
    result.add("omegaHierarchical", structure.omegaHierarchical) { .number($0.value) }
    result.add("categoricalOmega", structure.ordinalModel) { _ in
      .optional(structure.categoricalOmega?.value)
    }
    result.add(
      "ordinalAlpha", structure.ordinalModel,
      else: ReliabilityError.noCommonVariance.words(items: codes)
    ) { _ in .optional(structure.ordinalReliability?.alpha) }
    result.add("ordinalOmega", structure.ordinalModel) { _ in
      .optional(structure.ordinalReliability?.omega)
    }
    result.add("guttman", structure.guttman) { guttman($0) }
    result.add("splitHalf", structure.splitHalf) { splitHalf($0) }
    result.add("kmo", structure.adequacy, else: StructureWords.noCorrelationAtAll) {
      .optional($0.overall)
    }
    result.add("bartlett", structure.sphericity) { test in
      .object([
        "statistic": .number(test.statistic),
        "degreesOfFreedom": .integer(test.degreesOfFreedom), "pValue": .number(test.pValue),
      ])
    }
    result.add("eigenvalues", structure.parallel) { numbers($0.eigenvalues) }
    result.add("parallel", structure.parallel) { numbers($0.simulatedPercentiles) }
    result.add("parallelMeans", structure.parallel) { numbers($0.simulatedMeans) }
    result.add("suggestedFactors", structure.parallel) { .integer($0.factors) }
    result.add("correlations", structure.correlations) { matrix($0) }
    result.add("polychoric", structure.polychoric) { matrix($0.correlations) }
    result.add("sparsePairs", structure.polychoric) { .integer($0.sparsePairCount) }
    result.add("loadings", structure.ordinalModel) { _ in
      structure.ordinalLoadings.map { numbers($0) } ?? .null
    }
    result.add(
      "minimumResidualLoadings", structure.minimumResidual, else: StructureWords.improperFactor
    ) { _ in
      structure.minimumResidualLoadings.map { numbers($0) } ?? .null
    }
    result.add("maximumLikelihoodLoadings", structure.factorModel) {
      numbers($0.standardizedLoadings)
    }
    result.add("fit", structure.ordinalModel) { model in
      .fit(model.fitMeasures ?? model.unscaledFitMeasures)
    }
    result.members.append(Payload.Member("fits", .array(structure.fits.map { .fit($0) })))
    return (result.members, result.reasons)
  }

  /// Members under their names, and the reasons of those that are null.
  private struct Reasons {
    let codes: [String]
    var members: [Payload.Member] = []
    var reasons: [Bilingual] = []

    init(codes: [String]) { self.codes = codes }

    /// - Parameters:
    ///   - name: Of the member.
    ///   - outcome: What is reported, or why there is none.
    ///   - undefined: Why there may be none all the same.
    ///   - payload: The value of the member.
    mutating func add<Value>(
      _ name: String, _ outcome: ItemStructure.Outcome<Value>,
      else undefined: Bilingual = StructureWords.improper, _ payload: (Value) -> Payload
    ) {
      var (value, reason) = (Payload.null, undefined)
      switch outcome {
      case .success(let found): value = payload(found)
      case .failure(let error): reason = error.words(items: codes)
      }
      members.append(Payload.Member(name, value))
      if value == .null {
        reasons.append(StructureWords.reason(reason, of: name))
      }
    }
  }

  // MARK: - Coefficients

  private func omegaTotal(_ omega: OmegaTotal) -> Payload {
    let interval = omega.interval(level: level)
    var members = [
      Payload.Member("estimate", .number(omega.value)),
      Payload.Member("standardError", .optional(omega.standardError)),
      Payload.Member("degreesOfFreedom", .null),
      Payload.Member("lower", .optional(interval?.lower)),
      Payload.Member("upper", .optional(interval?.upper)),
      Payload.Member("level", .number(level)),
      Payload.Member("reason", .words(StructureWords.normalLimits)),
    ]
    if let bootstrap = structure.omegaBootstrap {
      let intervals: [(ReliabilityWords.Method, ClosedRange<Double>?)] = [
        (.bootstrapPercentile, bootstrap.percentileInterval(level: level)),
        (.bootstrapBCa, bootstrap.biasCorrectedInterval(level: level)),
      ]
      let found = intervals.compactMap { method, interval in
        interval.map {
          Payload.object([
            "method": .text(method.rawValue), "lower": .number($0.lowerBound),
            "upper": .number($0.upperBound),
          ])
        }
      }
      members.append(Payload.Member("intervals", .array(found)))
    }
    return .object(members)
  }

  private func guttman(_ lambdas: GuttmanLambdas) -> Payload {
    .object(
      reasonedBy: StructureWords.tooManyDivisions,
      [
        Payload.Member("lambda1", .number(lambdas.lambda1)),
        Payload.Member("lambda2", .number(lambdas.lambda2)),
        Payload.Member("lambda3", .number(lambdas.lambda3)),
        Payload.Member("lambda4", .optional(lambdas.lambda4)),
        Payload.Member("lambda5", .number(lambdas.lambda5)),
        Payload.Member("lambda6", .optional(lambdas.lambda6)),
      ])
  }

  private func splitHalf(_ halves: SplitHalf) -> Payload {
    .object(
      reasonedBy: StructureWords.tooManyDivisions,
      [
        Payload.Member("minimum", .optional(halves.minimum)),
        Payload.Member("mean", .number(halves.mean)),
        Payload.Member("maximum", .optional(halves.maximum)),
        Payload.Member("meanSpearmanBrown", .optional(halves.meanSpearmanBrown)),
        Payload.Member("oddEven", .optional(halves.oddEven.correlation)),
        Payload.Member("spearmanBrown", .optional(halves.oddEven.spearmanBrown)),
        Payload.Member("oddEvenGuttman", .number(halves.oddEven.guttman)),
      ])
  }

  // MARK: - Models

  private func numbers(_ values: [Double]) -> Payload { .array(values.map { .number($0) }) }

  private func matrix(_ matrix: SymmetricMatrix) -> Payload {
    .array((0..<matrix.order).map { i in numbers((0..<matrix.order).map { matrix[i, $0] }) })
  }
}

extension FitMeasures.Test {
  /// The name of the test in payloads.
  var code: String {
    switch self {
    case .normalTheory: "normal-theory"
    case .unscaled: "naive"
    case .scaledShifted: "scaled-shifted"
    }
  }
}

extension Payload {
  /// An object, with a reason where one of its members is null.
  static func object(reasonedBy reason: Bilingual, _ members: [Member]) -> Payload {
    .object(
      members.contains { $0.value == .null }
        ? members + [Member("reason", .words(reason))] : members)
  }

  /// How well a model fits.
  static func fit(_ fit: FitMeasures) -> Payload {
    .object(
      reasonedBy: StructureWords.undefined(fit),
      [
        Member("estimator", .text(fit.test == .normalTheory ? "ML" : "DWLS")),
        Member("test", .text(fit.test.code)),
        Member("chiSquare", .number(fit.chiSquare)),
        Member("degreesOfFreedom", .integer(fit.degreesOfFreedom)),
        Member("pValue", .optional(fit.pValue)),
        Member("cfi", .optional(fit.cfi)),
        Member("tli", .optional(fit.tli)),
        Member("rmsea", .optional(fit.rmsea)),
        Member("rmseaLower", .optional(fit.rmseaLower)),
        Member("rmseaUpper", .optional(fit.rmseaUpper)),
        Member("srmr", .number(fit.srmr)),
      ])
  }
}
