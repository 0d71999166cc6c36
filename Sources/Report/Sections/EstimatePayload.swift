import Localization
import Moments
import Rendering
import Responses
import SurveyInference

/// What programs and spreadsheets read of estimates of a table.
struct EstimatePayload: Sendable {
  let estimation: TableEstimation

  private var question: TableQuestion { estimation.question }
  private var roles: [String] { estimation.reading.groupRoles }

  var members: [Payload.Member] {
    var members = [
      Payload.Member("rows", .integer(estimation.reading.rowCount)),
      Payload.Member("designUsed", design),
    ]
    if [.proportion, .quantile].contains(question.statistic) {
      members.append(Payload.Member("intervalMethod", .text(question.interval.rawValue)))
    }
    if let replicates = estimation.replicates {
      members.append(
        Payload.Member(
          "replicates",
          .object([
            "method": .text(replicates.method.name), "count": .integer(replicates.count),
          ])))
    }
    if let calibration = estimation.calibration {
      members.append(Payload.Member("calibration", self.calibration(calibration)))
    }
    members.append(
      Payload.Member("estimates", .array(estimation.study.findings.map(finding))))
    return members
  }

  private var design: Payload {
    let request = estimation.request
    return .design(
      strata: request.strata, units: request.units, weight: request.weight,
      population: request.populations.isEmpty
        ? nil : .text(request.populations.joined(separator: ",")),
      usesCompleteOnly: request.usesCompleteOnly, options: estimation.options)
  }

  // MARK: - Estimates

  private func finding(_ finding: TableFinding) -> Payload {
    let group = Payload.object(
      zip(roles, estimation.group(finding)).map { Payload.Member($0, .text($1)) })
    return .object(
      names(finding) + [Payload.Member("group", group)] + values(finding)
        + (estimation.reason(finding).map { [Payload.Member("reason", .words($0))] } ?? []))
  }

  private func names(_ finding: TableFinding) -> [Payload.Member] {
    var names = [
      Payload.Member("statistic", .text(question.statistic.rawValue)),
      Payload.Member("variable", .text(estimation.variable(finding))),
    ]
    if let denominator = estimation.denominator {
      names.append(Payload.Member("denominator", .text(denominator)))
    }
    if let probability = finding.probability {
      names.append(Payload.Member("probability", .number(probability)))
    }
    return names
  }

  private func values(_ finding: TableFinding) -> [Payload.Member] {
    let values = try? finding.outcome.get()
    return [
      Payload.Member("estimate", .optional(values?.estimate)),
      Payload.Member("standardError", .optional(values?.standardError)),
      Payload.Member("degreesOfFreedom", .optional(values?.degreesOfFreedom)),
      Payload.Member("lower", .optional(values?.lower)),
      Payload.Member("upper", .optional(values?.upper)),
      Payload.Member("level", .number(question.level)),
      Payload.Member("designEffect", .optional(values?.designEffect)),
      Payload.Member("sampleSize", .integer(values?.sampleSize ?? 0)),
    ]
  }

  // MARK: - Calibration

  private func calibration(_ calibration: CalibrationSummary) -> Payload {
    var members = [Payload.Member("method", .text(calibration.method.name))]
    if case .linear(let bounds?) = calibration.method {
      members.append(
        Payload.Member(
          "bounds", .array([.number(bounds.lowerBound), .number(bounds.upperBound)])))
    }
    members += [
      Payload.Member("smallestFactor", .number(calibration.factors.lowerBound)),
      Payload.Member("largestFactor", .number(calibration.factors.upperBound)),
      Payload.Member("factorVariation", .number(calibration.spread)),
      Payload.Member("margins", .array(calibration.totals.map(margin))),
    ]
    return .object(members)
  }

  private func margin(_ total: CalibrationSummary.Total) -> Payload {
    let (variable, value) = estimation.names(of: total.margin)
    return .object([
      "variable": .text(variable), "value": .text(value ?? ""),
      "total": .number(total.margin.total), "reached": .number(total.reached),
    ])
  }

  // MARK: - The table

  /// One row per estimate.
  var table: PayloadTable {
    let rows = estimation.study.findings.map { finding in
      estimation.group(finding).map { Payload.text($0) }
        + (names(finding) + values(finding)).map(\.value)
        + [.optional(estimation.reason(finding))]
    }
    let keys =
      ["statistic", "variable"] + (estimation.denominator == nil ? [] : ["denominator"])
      + (question.statistic == .quantile ? ["probability"] : [])
    return PayloadTable(
      columns: roles + keys
        + [
          "estimate", "standardError", "degreesOfFreedom", "lower", "upper", "level",
          "designEffect", "sampleSize", "reason",
        ], rows: rows)
  }
}

extension TableEstimation {
  /// The variable of a margin, and its value where it is that of a category.
  func names(of margin: CalibrationMargin) -> (variable: String, value: String?) {
    guard !margin.terms.isEmpty else { return (MarginsReader.intercept, nil) }
    let names = margin.terms.map { reading.variables[$0.variable].name }
    let values = margin.terms.compactMap { term -> String? in
      guard case .category(let number)? = term.value else { return nil }
      return reading.variables[term.variable].categories[number]
    }
    return (names.joined(separator: ":"), values.isEmpty ? nil : values.joined(separator: ":"))
  }
}

extension CalibrationMethod {
  /// The option that chooses it.
  var name: String {
    switch self {
    case .poststratify: "poststratify"
    case .rake: "rake"
    case .linear: "linear"
    }
  }
}

extension ReplicateMethod {
  /// The option that chooses it.
  var name: String {
    switch self {
    case .jk1: "jk1"
    case .jkn: "jkn"
    case .raoWu: "rao-wu"
    case .columns: "columns"
    }
  }
}
