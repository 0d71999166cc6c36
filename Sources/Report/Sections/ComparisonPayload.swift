import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// What programs and spreadsheets read of a comparison.
struct ComparisonPayload: Sendable {
  let study: ComparisonStudy
  let request: SurveyRequest

  /// The probability that the respondents needed would show the difference.
  private static let power = 0.8
  private var level: Double { study.options.satisfaction.level }

  var members: [Payload.Member] {
    let options = study.options.satisfaction
    return [
      Payload.Member("between", .text(study.role)),
      Payload.Member("editions", .array(study.editions.map { .text($0.id) })),
      Payload.Member("weightRule", .text(options.weights.name)),
      Payload.Member("designUsed", .design(request, options: options.design)),
      Payload.Member("familySize", .integer(study.familySize)),
      Payload.Member("power", .number(Self.power)),
      Payload.Member("comparisons", .array(study.pairs.flatMap(rows))),
      Payload.Member(
        "jointTests", .array(study.joint.flatMap { joint in joint.means.map { mean($0, joint) } })),
      Payload.Member(
        "distributionTests",
        .array(
          study.joint.flatMap { joint in joint.distributions.map { distribution($0, joint) } })),
    ]
  }

  private func group(_ values: [String]) -> Payload {
    .object(zip(study.groupRoles, values).map { Payload.Member($0, .text($1)) })
  }

  // MARK: - Pairs

  private func rows(_ pair: ComparedPair) -> [Payload] {
    (pair.elements + [pair.index]).map { quantity in
      let members = self.members(of: quantity, pair)
      let reasons = reasons(quantity, pair)
      return .object(
        [Payload.Member("group", group(pair.group))] + members
          + (reasons.isEmpty
            ? [] : [Payload.Member("reason", .words(IndexWords.joined(reasons)))]))
    }
  }

  /// What is said of a difference, in JSON and in CSV.
  private func members(of quantity: ComparedQuantity, _ pair: ComparedPair) -> [Payload.Member] {
    let interval = quantity.simultaneousInterval(level: level)
    let needed = try? quantity.respondentsNeeded(level: level, power: Self.power).get()
    return Payload.difference(
      quantity.element ?? "index", from: pair.from.value, to: pair.to.value, quantity.difference,
      adjusted: quantity.adjustedPValue, level: level)
      + [
        Payload.Member("name", .words(quantity.name)),
        Payload.Member("fromEstimate", .optional(quantity.earlier?.value)),
        Payload.Member("toEstimate", .optional(quantity.later?.value)),
        Payload.Member("fromRespondents", .integer(quantity.earlier?.sampleSize ?? 0)),
        Payload.Member("toRespondents", .integer(quantity.later?.sampleSize ?? 0)),
        Payload.Member("simultaneousLower", .optional(interval?.lower)),
        Payload.Member("simultaneousUpper", .optional(interval?.upper)),
        Payload.Member("respondentsNeeded", .optional(needed)),
        Payload.Member("verdict", .text(quantity.verdict(level: level))),
      ]
  }

  /// Why something is null.
  private func reasons(_ quantity: ComparedQuantity, _ pair: ComparedPair) -> [Bilingual] {
    guard let difference = quantity.difference else {
      return [
        quantity.element == nil && !pair.isOneEdition
          ? ComparisonReasonWords.otherEdition : ComparisonReasonWords.unanswered
      ]
    }
    guard difference.pValue != nil else { return [SurveyWords.noTest] }
    guard case .failure(let error) = quantity.respondentsNeeded(level: level, power: Self.power)
    else { return [] }
    return [error.words]
  }

  // MARK: - All groups at once

  private func mean(_ test: JointComparison.MeanTest, _ joint: JointComparison) -> Payload {
    let wald = try? test.equality?.get()
    let members =
      head(test.element ?? "index", test.name, joint) + [
        Payload.Member("statistic", .optional(wald?.statistic)),
        Payload.Member("numeratorDegreesOfFreedom", .optional(wald?.numeratorDegreesOfFreedom)),
        Payload.Member("denominatorDegreesOfFreedom", .optional(wald?.denominatorDegreesOfFreedom)),
        Payload.Member("pValue", .optional(wald?.pValue)),
        Payload.Member("adjustedPValue", .optional(test.adjustedPValue)),
        Payload.Member("chiSquare", .optional(wald?.chiSquare)),
      ]
    guard wald == nil else { return .object(members) }
    let why =
      if case .failure(let error) = test.equality {
        error.words
      } else { ComparisonReasonWords.unanswered }
    return .object(members + [Payload.Member("reason", .words(why))])
  }

  private func distribution(
    _ test: JointComparison.DistributionTest, _ joint: JointComparison
  ) -> Payload {
    let result = test.table?.test
    let raoScott = try? result?.get()
    let shares = test.table.map { table in
      table.distributions.map { Payload.array($0.map { .number($0) }) }
    }
    let members =
      head(test.element, test.name, joint) + [
        Payload.Member("answers", .array((test.table?.answers ?? []).map { .integer($0) })),
        Payload.Member("shares", .array(shares ?? [])),
        Payload.Member("respondents", .array((test.table?.respondents ?? []).map { .integer($0) })),
        Payload.Member("statistic", .optional(raoScott?.statistic)),
        Payload.Member("numeratorDegreesOfFreedom", .optional(raoScott?.numeratorDegreesOfFreedom)),
        Payload.Member(
          "denominatorDegreesOfFreedom", .optional(raoScott?.denominatorDegreesOfFreedom)),
        Payload.Member("pValue", .optional(raoScott?.pValue)),
        Payload.Member("adjustedPValue", .optional(test.adjustedPValue)),
        Payload.Member("chiSquare", .optional(raoScott?.chiSquare)),
        Payload.Member("meanDesignEffect", .optional(raoScott?.meanDesignEffect)),
        Payload.Member("firstOrder", firstOrder(raoScott)),
      ]
    guard raoScott == nil else { return .object(members) }
    let why =
      if case .failure(let error) = result { error.words } else {
        ComparisonReasonWords.unanswered
      }
    return .object(members + [Payload.Member("reason", .words(why))])
  }

  private func firstOrder(_ test: RaoScottTest?) -> Payload {
    guard let test else { return .null }
    return .object([
      "statistic": .number(test.firstOrderStatistic),
      "degreesOfFreedom": .integer(test.tableDegreesOfFreedom),
      "pValue": .number(test.firstOrderPValue),
    ])
  }

  private func head(
    _ element: String, _ name: Bilingual, _ joint: JointComparison
  ) -> [Payload.Member] {
    [
      Payload.Member("group", group(joint.group)), Payload.Member("element", .text(element)),
      Payload.Member("name", .words(name)), Payload.Member("edition", .text(joint.edition.id)),
      Payload.Member("values", .array(joint.values.map { .text($0) })),
    ]
  }

  // MARK: - CSV

  var table: PayloadTable {
    let rows = study.pairs.flatMap { pair in
      (pair.elements + [pair.index]).map { quantity in
        pair.group.map { Payload.text($0) } + members(of: quantity, pair).map(\.value)
      }
    }
    let keys = study.pairs.first.map { members(of: $0.index, $0).map(\.key) } ?? []
    let roles = study.groupRoles.map { keys.contains($0) ? "group.\($0)" : $0 }
    return PayloadTable(columns: roles + keys, rows: rows)
  }
}

extension ComparedQuantity {
  /// The verdict in payloads.
  fileprivate func verdict(level: Double) -> String {
    guard let value = difference?.estimate.value, adjustedPValue != nil else { return "notTested" }
    guard isReal(level: level) else { return "notShown" }
    return value > 0 ? "higher" : "lower"
  }
}
