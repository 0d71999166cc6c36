import Localization
import Reliability
import Rendering

/// What is read of whether two groups understood the items alike.
struct InvarianceSection {
  let comparison: GroupComparison
  /// The role that tells the groups apart.
  let role: String
  /// The codes of all items, by number.
  let codes: [String]

  private var own: [String] { comparison.items.map { codes[$0] } }

  // MARK: - Document

  var blocks: [Document.Block] {
    let heading = Document.Block.heading(InvarianceWords.title(comparison))
    switch comparison.invariance {
    case .failure(let error): return [heading, .paragraph(error.words(items: own))]
    case .success(let invariance):
      return [heading, .paragraph(InvarianceWords.conclusion(invariance)), table(invariance)]
        + (comparison.leftOut.isEmpty
          ? [] : [.paragraph(InvarianceWords.leftOut(comparison.leftOut.map { codes[$0] }))])
        + largest(invariance) + [.paragraph(InvarianceWords.rule)]
    }
  }

  private func table(_ invariance: MeasurementInvariance) -> Document.Block {
    let steps = [nil, invariance.metricStep, invariance.scalarStep]
    let rows = zip(invariance.models, steps).map { model, step -> [Cell] in
      let fit = model.fitMeasures
      return [
        .text(InvarianceWords.level(model.level)), .number(fit.chiSquare, decimals: 1),
        .count(fit.degreesOfFreedom), fit.cfi.map { .number($0, decimals: 3) } ?? .undefined,
        fit.rmsea.map { .number($0, decimals: 3) } ?? .undefined, .number(fit.srmr, decimals: 3),
        step.map { .number($0.chiSquare, decimals: 1) } ?? .undefined,
        step.map { .pValue($0.pValue) } ?? .undefined,
        step.map { .number($0.cfiChange, decimals: 3) } ?? .undefined,
        step.map { .text(InvarianceWords.verdict($0.verdict)) } ?? .undefined,
      ]
    }
    return .table(Table(columns: InvarianceWords.columns, rows: rows))
  }

  private func largest(_ invariance: MeasurementInvariance) -> [Document.Block] {
    [invariance.metricStep, invariance.scalarStep].compactMap { step in
      guard invariance.hasForm, step.verdict == .fails, let largest = step.largestDifference else {
        return nil
      }
      return .paragraph(
        InvarianceWords.largest(largest, of: step.level, code: own[largest.item]))
    }
  }

  // MARK: - Payload

  var payload: Payload {
    var members = [
      Payload.Member("between", .text(role)),
      Payload.Member("from", .text(comparison.first.joined(separator: ", "))),
      Payload.Member("to", .text(comparison.second.joined(separator: ", "))),
      Payload.Member("itemsUsed", .array(own.map { .text($0) })),
    ]
    switch comparison.invariance {
    case .failure(let error):
      members += [
        Payload.Member("models", .null), Payload.Member("steps", .null),
        Payload.Member("reason", .words(error.words(items: own))),
      ]
    case .success(let invariance):
      members += [
        Payload.Member("respondents", .array(invariance.respondents.map { .integer($0) })),
        Payload.Member("models", .array(invariance.models.map(model))),
        Payload.Member(
          "steps", .array([invariance.metricStep, invariance.scalarStep].map(step))),
        Payload.Member("established", .text(invariance.established)),
        Payload.Member("conclusion", .words(InvarianceWords.conclusion(invariance))),
        Payload.Member("factorMeanDifference", factorMean(invariance)),
      ]
    }
    return .object(members)
  }

  private func model(_ model: MeasurementInvariance.Model) -> Payload {
    .object([
      "model": .text(model.level.rawValue), "fit": .fit(model.fitMeasures),
      "isImproper": .bool(model.isImproper),
    ])
  }

  private func step(_ step: MeasurementInvariance.Step) -> Payload {
    let items = step.items.map { item in
      Payload.object([
        "item": .text(own[item.item]), "change": .number(item.change),
        "chiSquare": .number(item.chiSquare), "pValue": .number(item.pValue),
      ])
    }
    var members = [
      Payload.Member("model", .text(step.level.rawValue)),
      Payload.Member("chiSquare", .number(step.chiSquare)),
      Payload.Member("degreesOfFreedom", .integer(step.degreesOfFreedom)),
      Payload.Member("pValue", .number(step.pValue)),
      Payload.Member("cfiChange", .number(step.cfiChange)),
      Payload.Member("rmseaChange", .optional(step.rmseaChange)),
      Payload.Member("verdict", .text(step.verdict.code)),
      Payload.Member("items", .array(items)),
    ]
    if step.rmseaChange == nil {
      members.append(Payload.Member("reason", .words(StructureWords.undefinedFit)))
    }
    return .object(members)
  }

  private func factorMean(_ invariance: MeasurementInvariance) -> Payload {
    var members = [
      Payload.Member("estimate", .number(invariance.factorMeanDifference)),
      Payload.Member("standardError", .optional(invariance.factorMeanStandardError)),
    ]
    if invariance.factorMeanStandardError == nil {
      members.append(Payload.Member("reason", .words(InvarianceWords.noError)))
    }
    return .object(members)
  }
}

extension MeasurementInvariance {
  /// The three models, the one that has least in common first.
  fileprivate var models: [Model] { [configural, metric, scalar] }

  /// The most that the two groups have in common, in payloads.
  fileprivate var established: String {
    guard let level else { return "none" }
    if case .notDecidable = metricStep.verdict { return "notDecidable" }
    return level.rawValue
  }
}

extension MeasurementInvariance.Verdict {
  /// The name of the verdict in payloads.
  fileprivate var code: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .notDecidable: "notDecidable"
    }
  }
}
