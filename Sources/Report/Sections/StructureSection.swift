import LinearAlgebra
import Localization
import Reliability
import Rendering
import SurveyInference

/// What people read of a questionnaire beyond alpha.
struct StructureSection {
  let structure: ItemStructure
  /// The codes of the items that the models rest on.
  let codes: [String]
  let level: Double

  var blocks: [Document.Block] {
    [.heading(StructureWords.coefficients), coefficients] + reasons
      + [.paragraph(StructureWords.latentNote)]
      + [.heading(StructureWords.structure)] + dimensions + [loadings] + fit
  }

  // MARK: - Coefficients

  private var coefficients: Document.Block {
    let rows = StructureWords.Coefficient.allCases.map { coefficient -> [Cell] in
      let value = value(of: coefficient)
      let interval = coefficient == .omegaTotal ? omegaInterval : nil
      return [
        .text(coefficient.name), value.map { .number($0, decimals: 3) } ?? .undefined,
        interval ?? .undefined,
        .text(coefficient.meaning),
      ]
    }
    return .table(Table(columns: StructureWords.coefficientColumns(level), rows: rows))
  }

  /// Why coefficients are not there, each reason once.
  private var reasons: [Document.Block] {
    let undefined = StructureWords.Coefficient.allCases.filter { value(of: $0) == nil }
    var reasons: [(reason: Bilingual, names: [Bilingual])] = []
    for coefficient in undefined {
      let reason = reason(for: coefficient)
      if let known = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[known].names.append(coefficient.name)
      } else {
        reasons.append((reason, [coefficient.name]))
      }
    }
    return reasons.map { .paragraph(StructureWords.undefined($0.names, $0.reason)) }
  }

  private var omegaInterval: Cell? {
    (try? structure.omegaTotal.get().interval(level: level)).map {
      .interval(lower: $0.lower, upper: $0.upper, decimals: 3)
    }
  }

  private func value(of coefficient: StructureWords.Coefficient) -> Double? {
    let guttman = try? structure.guttman.get()
    let halves = try? structure.splitHalf.get()
    switch coefficient {
    case .omegaTotal: return try? structure.omegaTotal.get().value
    case .omegaHierarchical: return try? structure.omegaHierarchical.get().value
    case .categoricalOmega: return structure.categoricalOmega?.value
    case .lambda2: return guttman?.lambda2
    case .lambda4: return guttman?.lambda4
    case .lambda6: return guttman?.lambda6
    case .oddEven: return halves?.oddEven.spearmanBrown
    case .meanHalves: return halves?.mean
    case .ordinalAlpha: return structure.ordinalReliability?.alpha
    case .ordinalOmega: return structure.ordinalReliability?.omega
    }
  }

  private func reason(for coefficient: StructureWords.Coefficient) -> Bilingual {
    func words<Value>(
      _ outcome: ItemStructure.Outcome<Value>, else reason: Bilingual
    ) -> Bilingual {
      guard case .failure(let error) = outcome else { return reason }
      return error.words(items: codes)
    }
    switch coefficient {
    case .omegaTotal: return words(structure.omegaTotal, else: StructureWords.improper)
    case .omegaHierarchical:
      return words(structure.omegaHierarchical, else: StructureWords.improper)
    case .categoricalOmega, .ordinalAlpha, .ordinalOmega:
      return words(structure.ordinalModel, else: StructureWords.improper)
    case .lambda2, .lambda4, .lambda6:
      return words(structure.guttman, else: StructureWords.tooManyDivisions)
    case .oddEven, .meanHalves:
      return words(structure.splitHalf, else: StructureWords.tooManyDivisions)
    }
  }

  // MARK: - Dimensions

  private var dimensions: [Document.Block] {
    let kmo = (try? structure.adequacy.get())?.overall.map(StructureWords.kmo)
    let bartlett = (try? structure.sphericity.get()).map(StructureWords.bartlett)
    let parallel = try? structure.parallel.get()
    let sentences = [kmo, bartlett, parallel.map { StructureWords.factors($0.factors) }]
      .compactMap(\.self)
    guard !sentences.isEmpty else {
      guard case .failure(let error) = structure.sphericity else { return [] }
      return [.paragraph(error.words(items: codes))]
    }
    let text = StructureWords.joined(sentences)
    guard let parallel else { return [.paragraph(text)] }
    // Behind the first that random data exceed nothing is of interest.
    let shown = min(parallel.eigenvalues.count, parallel.factors + 2)
    let rows = (0..<shown).map { rank -> [Cell] in
      [
        .count(rank + 1), .number(parallel.eigenvalues[rank], decimals: 3),
        .number(parallel.simulatedPercentiles[rank], decimals: 3),
      ]
    }
    return [
      .paragraph(text),
      .table(Table(columns: StructureWords.eigenvalueColumns, rows: rows)),
    ]
  }

  private var loadings: Document.Block {
    let adequacy = try? structure.adequacy.get().items
    let residual = structure.minimumResidualLoadings
    let likelihood = try? structure.factorModel.get().standardizedLoadings
    let ordinal = structure.ordinalLoadings
    func cell(_ values: [Double]?, _ item: Int) -> Cell {
      values.map { .number($0[item], decimals: 3) } ?? .undefined
    }
    let rows = codes.indices.map { item -> [Cell] in
      [
        .text(Bilingual(codes[item])),
        adequacy.flatMap { $0[item].map { .number($0, decimals: 3) } } ?? .undefined,
        cell(residual, item), cell(likelihood, item), cell(ordinal, item),
      ]
    }
    return .table(Table(columns: StructureWords.loadingColumns, rows: rows))
  }

  private var fit: [Document.Block] {
    let rows = structure.fits.map { fit -> [Cell] in
      [
        .text(StructureWords.model(fit.test)), .number(fit.chiSquare, decimals: 2),
        .count(fit.degreesOfFreedom), fit.pValue.map { .pValue($0) } ?? .undefined,
        fit.cfi.map { .number($0, decimals: 3) } ?? .undefined,
        fit.tli.map { .number($0, decimals: 3) } ?? .undefined,
        fit.rmsea.map { .number($0, decimals: 3) } ?? .undefined,
        limits(of: fit), .number(fit.srmr, decimals: 3),
      ]
    }
    guard !rows.isEmpty else {
      guard case .failure(let error) = structure.factorModel else { return [] }
      return [.paragraph(error.words(items: codes))]
    }
    return [
      .table(Table(columns: StructureWords.fitColumns, rows: rows)),
      .paragraph(StructureWords.fitNote),
    ]
  }

  private func limits(of fit: FitMeasures) -> Cell {
    guard let lower = fit.rmseaLower, let upper = fit.rmseaUpper else { return .undefined }
    return .interval(lower: lower, upper: upper, decimals: 3)
  }
}

extension ItemStructure {
  /// The loadings of the ordinal model; `nil` where one is none of a correlation.
  var ordinalLoadings: [Double]? {
    (try? ordinalModel.get()).flatMap { $0.isImproper ? nil : $0.loadings }
  }

  /// The loadings by minimum residuals; `nil` where one is none of a correlation.
  var minimumResidualLoadings: [Double]? {
    (try? minimumResidual.get().loadings.column(0)).flatMap { loadings in
      loadings.allSatisfy { $0.magnitude <= 1 } ? loadings : nil
    }
  }

  /// The fit of the one-factor models that there are: of normal answers, and of ordered ones.
  var fits: [FitMeasures] {
    let ordinal = try? ordinalModel.get()
    return [
      try? factorModel.get().fitMeasures, ordinal?.unscaledFitMeasures, ordinal?.fitMeasures,
    ].compactMap(\.self)
  }
}
