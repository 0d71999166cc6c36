import Localization
import Rendering
import Responses
public import Satisfaction

extension Answer {
  /// The answer of `skm verify`.
  ///
  /// - Parameter verification: Rows that were verified.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func verify(_ verification: FiguresVerification) -> Answer {
    let section = VerifySection(verification: verification)
    let unread = verification.rows.filter { $0.problem != nil }.map(\.row.number)
    let notices =
      verification.warnings.map(\.notice)
      + (unread.isEmpty ? [] : [VerifyWarning.rowsNotVerified(unread).notice])
    return Answer(
      schema: "skm.verify/1",
      {
        [
          Payload.Member("edition", .text(verification.edition.id)),
          Payload.Member("rows", .array(verification.rows.map(section.payload))),
        ]
      },
      table: section.table, document: section.document, notices: notices)
  }
}

extension FiguresVerification.Row {
  fileprivate var problem: TableProblem? {
    if case .failure(let problem) = verdict { problem } else { nil }
  }
}

/// What is read of a verification.
struct VerifySection: Sendable {
  let verification: FiguresVerification

  private var edition: RegulationEdition { verification.edition }

  // MARK: - For people

  /// A sentence per row, the doubtful ones first.
  var document: Document {
    var (doubtful, unread, sound, withoutIndex):
      ([Bilingual], [Bilingual], [Bilingual], [Bilingual])
    (doubtful, unread, sound, withoutIndex) = ([], [], [], [])
    for row in verification.rows {
      switch row.verdict {
      case .failure(let problem): unread.append(VerifyWords.sentence(row.row, problem))
      case .success(let verdict):
        let sentence = VerifyWords.sentence(row.row, verdict, edition)
        if !verdict.findings.isEmpty {
          doubtful.append(sentence)
        } else if verdict.figures.index == nil {
          withoutIndex.append(sentence)
        } else {
          sound.append(sentence)
        }
      }
    }
    let parts = [
      (VerifyWords.doubtful(doubtful.count), doubtful), (VerifyWords.unread(unread.count), unread),
      (VerifyWords.sound(sound.count), sound),
      (VerifyWords.withoutIndex(withoutIndex.count), withoutIndex),
    ]
    return Document(
      [.title(VerifyWords.title, subtitle: VerifyWords.subtitle(verification))]
        + parts.filter { !$0.1.isEmpty }.map { .notes(title: $0.0, $0.1) })
  }

  // MARK: - For programs

  func payload(_ row: FiguresVerification.Row) -> Payload {
    let place = [
      Payload.Member("row", .integer(row.row.number)),
      Payload.Member("line", .integer(row.row.line)),
      Payload.Member("unit", .text(row.row.unit)),
      Payload.Member("period", .text(row.row.period)),
    ]
    switch row.verdict {
    case .failure(let problem):
      let finding = Payload.object([
        "code": .text(problem.kind.code), "message": .words(problem.words),
      ])
      return .object(
        place
          + ["recomputed", "published", "grade", "gradeAgrees"].map { Payload.Member($0, .null) }
          + [
            Payload.Member("reproducesWith", .array([])),
            Payload.Member("withinRounding", .array([])),
            Payload.Member("findings", .array([finding])),
            Payload.Member("reason", .words(problem.words)),
          ])
    case .success(let verdict): return .object(place + members(of: verdict))
    }
  }

  private func members(of verdict: FiguresVerification.Verdict) -> [Payload.Member] {
    let (figures, recomputed) = (verdict.figures, verdict.recomputed)
    func byRule(_ value: (RecomputedIndex) -> Payload) -> Payload {
      .object(recomputed.map { Payload.Member($0.rule.name, value($0)) })
    }
    func names(_ rules: [RecomputedIndex]) -> Payload { .array(rules.map { .text($0.rule.name) }) }
    var members = [
      Payload.Member("recomputed", byRule { .number($0.value) }),
      Payload.Member("publishedByWeightRule", byRule { .text($0.published.text) }),
      Payload.Member("gradeByWeightRule", byRule { .text($0.grade.grade) }),
      Payload.Member("published", .optional(figures.index?.text)),
      Payload.Member("grade", .optional(figures.grade)),
      Payload.Member("reproducesWith", names(verdict.reproducing)),
      Payload.Member("withinRounding", names(verdict.withinRounding)),
      Payload.Member("gradeAgrees", verdict.gradeAgrees.map { .bool($0) } ?? .null),
      Payload.Member("gradeEditions", .array(verdict.gradeEditions.map { .text($0) })),
      Payload.Member("findings", .array(verdict.findings.map { finding($0, figures) })),
    ]
    if let grade = verdict.expectedGrade {
      members.append(Payload.Member("expectedGrade", .text(grade.grade)))
    }
    if let respondents = figures.respondents {
      members.append(Payload.Member("respondents", .integer(respondents)))
    }
    if let performance = figures.performance {
      members.append(Payload.Member("performance", .text(performance)))
    }
    if let reason = VerifyWords.notPrinted(figures) {
      members.append(Payload.Member("reason", .words(reason)))
    }
    return members
  }

  private func finding(_ finding: FiguresFinding, _ figures: PublishedFigures) -> Payload {
    .object([
      "code": .text(finding.code), "message": .words(finding.words(of: figures, in: edition)),
    ])
  }

  /// One row per row.
  var table: PayloadTable {
    PayloadTable(
      columns: [
        "row", "line", "unit", "period", "respondents", "published", "recomputed", "grade",
        "expectedGrade", "gradeAgrees", "reproducesWith", "withinRounding", "findings", "message",
      ],
      rows: verification.rows.map(cells))
  }

  private func cells(_ row: FiguresVerification.Row) -> [Payload] {
    let place: [Payload] = [
      .integer(row.row.number), .integer(row.row.line), .text(row.row.unit), .text(row.row.period),
    ]
    func list(_ names: [String]) -> Payload { .text(names.joined(separator: " ")) }
    switch row.verdict {
    case .failure(let problem):
      return place + Array(repeating: .null, count: 8)
        + [.text(problem.kind.code), .words(VerifyWords.sentence(row.row, problem))]
    case .success(let verdict):
      return place + [
        .optional(verdict.figures.respondents), .optional(verdict.figures.index?.value),
        .optional(verdict.recomputed.first?.value), .optional(verdict.figures.grade),
        .optional(verdict.expectedGrade?.grade),
        verdict.gradeAgrees.map { .bool($0) } ?? .null,
        list(verdict.reproducing.map(\.rule.name)), list(verdict.withinRounding.map(\.rule.name)),
        list(verdict.findings.map(\.code)),
        .words(VerifyWords.sentence(row.row, verdict, edition)),
      ]
    }
  }
}
