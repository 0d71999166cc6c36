import Localization
import Rendering
public import Satisfaction
import SurveyInference

extension Answer {
  /// The answer of `skm sample-size`.
  ///
  /// - Parameters:
  ///   - plan: The sample.
  ///   - pilot: The survey that gave the standard deviation, with its file, if one did.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func sampleSize(
    _ plan: SamplePlan, pilot: (study: PilotStudy, file: String)? = nil
  ) -> Answer {
    let section = SampleSizeSection(plan: plan, pilot: pilot?.study, file: pilot?.file ?? "")
    return Answer(
      schema: "skm.sampleSize/1", { section.members }, table: section.table,
      document: section.document, notices: section.notices)
  }
}

/// What is read of a planned sample.
struct SampleSizeSection: Sendable {
  let plan: SamplePlan
  let pilot: PilotStudy?
  let file: String

  var notices: [Notice] {
    var warnings: [PlanningWarning] = []
    if let population = plan.population, plan.sampleSize >= population {
      warnings.append(.sampleIsPopulation)
    }
    // From 30 respondents on a standard deviation is good to about a quarter.
    if let pilot, pilot.completeRespondents < 30 {
      warnings.append(.smallPilot(respondents: pilot.completeRespondents))
    }
    let small = plan.allocation.filter { $0.sampleSize < min(2, $0.stratum.population) }
    if !small.isEmpty { warnings.append(.smallStrata(small.map(\.stratum.name))) }
    return warnings.map(\.notice)
  }

  // MARK: - For people

  var document: Document {
    let details = [
      SampleSizeWords.population(plan),
      pilot.map { SampleSizeWords.pilot($0, file: file) },
    ].compactMap(\.self)
    var blocks: [Document.Block] = [
      .title(SampleSizeWords.title, subtitle: SampleSizeWords.subtitle(plan)),
      .figure(
        label: SampleSizeWords.label, value: .count(plan.sampleSize), mark: SampleSizeWords.mark,
        details: details),
    ]
    if !plan.allocation.isEmpty {
      blocks += [.heading(SampleSizeWords.allocation(plan.allocationRule)), allocation]
    }
    return Document(
      blocks + [
        .paragraph(SampleSizeWords.meaning(plan)), .paragraph(SampleSizeWords.completed),
      ])
  }

  private var hasDeviation: Bool {
    plan.allocation.contains { $0.stratum.standardDeviation != nil }
  }

  private var allocation: Document.Block {
    .table(
      Table(
        columns: SampleSizeWords.allocationColumns(hasDeviation: hasDeviation),
        rows: plan.allocation.map { part in
          let deviation =
            part.stratum.standardDeviation.map { Cell.number($0, decimals: 2) } ?? .undefined
          return [.text(Bilingual(part.stratum.name)), .count(part.stratum.population)]
            + (hasDeviation ? [deviation] : [])
            + [
              .count(part.sampleSize),
              .share(Double(part.sampleSize) / Double(part.stratum.population)),
            ]
        }))
  }

  // MARK: - For programs

  var members: [Payload.Member] {
    var reasons: [Bilingual] = []
    if plan.population == nil { reasons.append(IndexWords.noPopulation) }
    switch plan.method {
    case .elements: reasons.append(SampleSizeWords.noMargin)
    case .slovin: reasons.append(SampleSizeWords.slovinLevel)
    case .krejcieMorgan, .cochran: break
    }
    var members = [
      Payload.Member("edition", .text(plan.edition.id)),
      Payload.Member("method", .text(plan.method.rawValue)),
      Payload.Member("margin", .optional(plan.margin)),
      Payload.Member("level", .optional(plan.level)),
      Payload.Member("population", .optional(plan.population)),
      Payload.Member("sampleSize", .integer(plan.sampleSize)),
    ]
    if case .index(let deviation) = plan.target {
      members.append(Payload.Member("standardDeviation", .number(deviation)))
    }
    if let pilot {
      members.append(Payload.Member("respondents", .integer(pilot.respondents)))
      members.append(Payload.Member("completeRespondents", .integer(pilot.completeRespondents)))
    }
    if !plan.allocation.isEmpty {
      members.append(Payload.Member("allocationRule", .text(plan.allocationRule.rawValue)))
    }
    members.append(Payload.Member("allocation", .array(plan.allocation.map(payload))))
    if !reasons.isEmpty {
      members.append(Payload.Member("reason", .words(IndexWords.joined(reasons))))
    }
    return members
  }

  private func payload(_ part: SamplePlan.Part) -> Payload {
    let members = [
      Payload.Member("stratum", .text(part.stratum.name)),
      Payload.Member("population", .integer(part.stratum.population)),
      Payload.Member("sampleSize", .integer(part.sampleSize)),
    ]
    let deviation = part.stratum.standardDeviation.map {
      Payload.Member("standardDeviation", .number($0))
    }
    return .object(members + [deviation].compactMap(\.self))
  }

  /// One row per stratum, or one for all together.
  var table: PayloadTable {
    var parts: [(name: Payload, population: Int?, size: Int, deviation: Double?)] =
      plan.allocation.map {
        (
          .text($0.stratum.name), $0.stratum.population, $0.sampleSize,
          $0.stratum.standardDeviation
        )
      }
    if parts.isEmpty {
      var deviation: Double?
      if case .index(let known) = plan.target { deviation = known }
      parts = [(.null, plan.population, plan.sampleSize, deviation)]
    }
    return PayloadTable(
      columns: [
        "method", "margin", "level", "stratum", "population", "standardDeviation", "sampleSize",
      ],
      rows: parts.map { part in
        [
          .text(plan.method.rawValue), .optional(plan.margin), .optional(plan.level), part.name,
          .optional(part.population), .optional(part.deviation), .integer(part.size),
        ]
      })
  }
}
