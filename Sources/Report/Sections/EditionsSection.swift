import Localization
import Rendering
import Responses
public import Satisfaction

extension Answer {
  /// The answer of `skm editions`.
  ///
  /// - Parameter editions: One to show in full, or several to list.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func editions(_ editions: [RegulationEdition]) -> Answer {
    let section = EditionsSection(editions: editions)
    return Answer(
      schema: "skm.editions/1",
      { [Payload.Member("editions", .array(section.editions.map(section.payload)))] },
      table: section.table, document: section.document)
  }
}

/// What is read of the editions.
struct EditionsSection: Sendable {
  let editions: [RegulationEdition]

  var document: Document {
    guard editions.count == 1, let edition = editions.first else {
      return Document([
        .title(EditionsWords.title, subtitle: EditionsWords.subtitle),
        .table(
          Table(
            columns: EditionsWords.listColumns,
            rows: editions.map { edition in
              [
                .text(Bilingual(edition.id)), .text(Bilingual(edition.title)),
                .count(edition.elements.count),
              ]
            })),
      ])
    }
    return Document([
      .title(Bilingual(edition.title), subtitle: EditionsWords.summary(edition)),
      .heading(EditionsWords.elements),
      .table(
        Table(
          columns: EditionsWords.elementColumns,
          rows: edition.elements.map { [.text(Bilingual($0.code)), .text($0.name)] })),
      .heading(EditionsWords.grades),
      .table(Table(columns: EditionsWords.gradeColumns, rows: gradeRows(edition))),
    ])
  }

  private func gradeRows(_ edition: RegulationEdition) -> [[Cell]] {
    let top = FixedDecimal(
      rounding: Double(edition.scale.highest) * edition.scale.multiplier.value, decimals: 2)
    return edition.grades.enumerated().map { place, grade in
      let end =
        place == 0
        ? top : FixedDecimal(units: edition.grades[place - 1].from.units - 1, decimals: 2)
      return [
        .text(Bilingual(grade.grade)), .fixed(grade.from), .fixed(end), .text(grade.performance),
      ]
    }
  }

  func payload(_ edition: RegulationEdition) -> Payload {
    .object([
      "id": .text(edition.id),
      "title": .text(edition.title),
      "elements": .array(
        edition.elements.map { .object(["element": .text($0.code), "name": .words($0.name)]) }),
      "scale": .object([
        "lowest": .integer(edition.scale.lowest), "highest": .integer(edition.scale.highest),
        "multiplier": .number(edition.scale.multiplier.value),
      ]),
      "weightRules": .array(edition.weightRules.map { .text($0.name) }),
      "sampleSize": .text(edition.sampleSize.rawValue),
      "grades": .array(
        edition.grades.map { grade in
          .object([
            "grade": .text(grade.grade), "from": .number(grade.from.value),
            "performance": .words(grade.performance),
          ])
        }),
    ])
  }

  /// One row per edition and grade.
  var table: PayloadTable {
    PayloadTable(
      columns: ["id", "title", "elements", "grade", "from", "performance"],
      rows: editions.flatMap { edition in
        edition.grades.map { grade in
          [
            .text(edition.id), .text(edition.title), .integer(edition.elements.count),
            .text(grade.grade), .number(grade.from.value), .words(grade.performance),
          ]
        }
      })
  }
}
