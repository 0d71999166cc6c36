import CSV
import Localization
import Moments
import Rendering
public import Responses
public import Satisfaction

extension Answer {
  /// The answer of `skm check`.
  ///
  /// - Parameters:
  ///   - reading: A reading that was a check.
  ///   - request: What was asked to be read.
  ///   - refusals: Why there would be no index although all can be read.
  ///   - edition: The one that the files were read with.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func check(
    _ reading: SurveyReading, request: SurveyRequest, refusals: [Notice] = [],
    edition: RegulationEdition? = nil
  ) -> Answer {
    let other = edition.flatMap { edition in
      OtherEdition(reading.files, problems: reading.problems, instead: edition)
    }
    // what the wrong edition makes of codes and words is no advice
    let warnings = reading.warnings.filter { warning in
      if case .wordsAgainstCode(other?.file, _, _) = warning { false } else { true }
    }
    var notices = warnings.map(\.notice)
    if !reading.codesInDoubt.isEmpty && other == nil {
      notices.append(CheckWords.codesInDoubt(reading.codesInDoubt))
    }
    let section = CheckSection(
      reading: reading, request: request,
      refusals: [other.map(CheckWords.otherEdition)].compactMap(\.self) + refusals, other: other)
    return Answer(
      schema: "skm.check/1",
      {
        [
          Payload.Member("files", .array(section.reading.files.map(section.payload))),
          Payload.Member("problemCount", .integer(section.problemCount)),
          Payload.Member("problems", .array(section.problems)),
        ]
      },
      table: section.table, document: section.document, notices: notices)
  }
}

/// What is read of a check.
struct CheckSection: Sendable {
  let reading: SurveyReading
  let request: SurveyRequest
  let refusals: [Notice]
  /// What explains problems with columns at once.
  let other: OtherEdition?

  var problemCount: Int {
    reading.problemCount - (other?.explained ?? 0) + refusals.count
  }
  private var shownProblems: [ResponseProblem] { other?.remaining ?? reading.problems }
  private var items: [Questionnaire.Item] { request.questionnaire.items }
  private var levels: ClosedRange<Int> { request.questionnaire.levels }

  // MARK: - For people

  var document: Document {
    var blocks: [Document.Block] = [
      .title(CheckWords.title, subtitle: CheckWords.verdict(problemCount))
    ]
    for file in reading.files {
      blocks += [.heading(Bilingual(file.file)), .paragraph(CheckWords.file(file))]
      if !file.columns.isEmpty { blocks.append(columns(file)) }
      if file.rows > 0 { blocks += [elements(file), .paragraph(CheckWords.respondents(file))] }
    }
    if problemCount > 0 {
      let words = shownProblems.prefix(Self.mostProblems).map(\.words)
      let shown = refusals.map(\.message) + words
      let rest = problemCount - shown.count
      blocks.append(
        .notes(
          title: CheckWords.problems(problemCount),
          shown + (rest > 0 ? [CheckWords.moreProblems(rest)] : [])))
    }
    return Document(blocks)
  }

  /// Problems that people are shown; programs and spreadsheets get all that were kept.
  private static let mostProblems = 50

  private func columns(_ file: FileSummary) -> Document.Block {
    .table(
      Table(
        columns: CheckWords.columnColumns,
        rows: file.columns.map { column in
          [
            .text(Bilingual(column.header)),
            column.role.map { .text(CheckWords.role($0)) } ?? .undefined,
            .text(column.reason.words),
          ]
        }))
  }

  private func elements(_ file: FileSummary) -> Document.Block {
    .table(
      Table(
        columns: CheckWords.elementColumns(levels),
        rows: items.indices.map { item in
          [.text(items[item].name.map { name, _ in "\(items[item].code) \(name)" })]
            + levels.map { .count(file.levels.count(of: $0, item: item)) }
            + [.count(file.missing[item]), .count(file.invalid[item])]
        }))
  }

  // MARK: - For programs

  func payload(_ file: FileSummary) -> Payload {
    .object([
      "file": .text(file.file),
      "encoding": .text(file.encoding.rawValue),
      "delimiter": .text(String(Unicode.Scalar(file.delimiter))),
      "sheet": .optional(file.sheet),
      "headerLine": .optional(file.headerLine),
      "rows": .integer(file.rows),
      "columns": .array(
        file.columns.map { column in
          .object([
            "header": .text(column.header), "role": .optional(column.role),
            "reason": .words(column.reason.words),
          ])
        }),
      "elements": .array(items.indices.map { element($0, of: file) }),
      "duplicates": .integer(file.duplicates),
      "straightLiners": .integer(file.straightLiners),
      "years": counts(file.years),
      "services": counts(file.services),
    ])
  }

  private func element(_ item: Int, of file: FileSummary) -> Payload {
    let counts = levels.map {
      Payload.Member(String($0), .integer(file.levels.count(of: $0, item: item)))
    }
    return .object([
      "element": .text(items[item].code), "levels": .object(counts),
      "missing": .integer(file.missing[item]), "invalid": .integer(file.invalid[item]),
    ])
  }

  private func counts(_ counts: [String: Int]) -> Payload {
    .object(counts.sorted { $0.key < $1.key }.map { Payload.Member($0.key, .integer($0.value)) })
  }

  /// The problems as objects.
  var problems: [Payload] {
    problemRows.map { row in
      .object(zip(Self.problemKeys, row).map { Payload.Member($0, $1) })
    }
  }

  /// The problems, one row each, to sort and mend them in a spreadsheet.
  var table: PayloadTable {
    PayloadTable(columns: Self.problemKeys, rows: problemRows)
  }

  private static let problemKeys = [
    "code", "file", "line", "record", "column", "text", "expected", "message",
  ]

  private var problemRows: [[Payload]] {
    shownProblems.map(values)
      + refusals.map { refusal in
        [.text(refusal.code), .optional(reading.files.first?.file)]
          + Array(repeating: .null, count: 5) + [.words(refusal.message)]
      }
  }

  private func values(_ problem: ResponseProblem) -> [Payload] {
    [
      .text(problem.kind.code), .text(problem.file), .optional(problem.line),
      .optional(problem.record), .optional(problem.column), .optional(problem.text),
      .optional(problem.expected), .words(problem.words),
    ]
  }
}
