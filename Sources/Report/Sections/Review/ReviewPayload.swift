import Attainment
import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// What programs read of a review: the attainment of the plan, and the surveys beside it.
struct ReviewPayload {
  let section: ReviewSection

  var members: [Payload.Member] {
    AttainmentPayload(study: section.study, units: section.units).members + [
      Payload.Member("surveys", .array(section.surveys.map(survey))),
      Payload.Member("command", .text(section.provenance.command)),
      Payload.Member(
        "files",
        .array(
          section.provenance.files.map {
            .object(["file": .text($0.path), "sha256": .text($0.digest)])
          })),
    ]
  }

  private func survey(_ survey: SurveyStudy) -> Payload {
    .object([
      Payload.Member("indicator", .text(survey.indicator)),
      Payload.Member("year", .integer(survey.year)),
      Payload.Member("edition", .text(survey.edition.id)),
      Payload.Member("respondents", .integer(survey.satisfaction.respondents)),
      Payload.Member("answers", .array(survey.answers.map(answers))),
      Payload.Member("profiles", .array(survey.profiles.map(profile))),
      Payload.Member(
        "comparisons", .array(survey.earlier.map { comparisons($0, survey) } ?? [])),
      Payload.Member("comments", .array(survey.comments.map { .text($0) })),
    ])
  }

  private func answers(_ answers: SurveyStudy.Answers) -> Payload {
    .object([
      "element": .text(answers.element), "name": .words(answers.name),
      "counts": .array(answers.counts.map { .integer($0) }),
    ])
  }

  private func profile(_ profile: RespondentProfile) -> Payload {
    let shown = profile.publishable(minimum: section.options.minimumCell)
    let rows = shown.lines.map { line in
      Payload.object(["category": .words(line.label), "count": .integer(line.count)])
    }
    let members = [
      Payload.Member("role", .text(profile.role.rawValue)),
      Payload.Member("rows", .array(rows)),
      Payload.Member("missing", shown.unknown.map { .integer($0) } ?? .null),
    ]
    return .object(
      members
        + (shown.unknown == nil
          ? [Payload.Member("reason", .words(RespondentWords.unknownMerged))] : []))
  }

  /// As `skm compare` promises them.
  private func comparisons(_ earlier: SurveyStudy.Earlier, _ survey: SurveyStudy) -> [Payload] {
    let level = section.study.options.level
    func row(_ element: String, _ difference: Difference?, _ adjusted: Double?) -> Payload {
      let members = Payload.difference(
        element, from: "\(earlier.year)", to: "\(survey.year)", difference, adjusted: adjusted,
        level: level)
      let isKnown = difference?.pValue != nil && adjusted != nil
      return .object(
        members + (isKnown ? [] : [Payload.Member("reason", .words(SurveyWords.noTest))]))
    }
    let elements = earlier.comparison.elements.map {
      row($0.element, $0.difference, $0.adjustedPValue)
    }
    // The index stands apart: its p-value is not adjusted.
    return elements
      + [row("index", earlier.comparison.index, earlier.comparison.index?.pValue)]
  }
}
