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
      ["editions": .array(editions.map(section.payload))],
      table: section.table, document: section.document)
  }
}

/// What is read of the editions.
struct EditionsSection {
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

/// The words of `skm editions`.
private enum EditionsWords {
  static let title = Bilingual(id: "Peraturan yang dikenal", en: "Known editions")
  static let subtitle = Bilingual(
    id: "skm editions ID menampilkan isinya; --edition menerima ID atau berkas sendiri.",
    en: "skm editions ID shows what one says; --edition takes an ID or a file of your own.")
  static let elements = Bilingual(id: "Unsur", en: "Elements")
  static let grades = Bilingual(id: "Mutu pelayanan", en: "Grades")

  static func summary(_ edition: RegulationEdition) -> Bilingual {
    let rules = edition.weightRules.map(\.name).joined(separator: ", ")
    let scale = "\(edition.scale.lowest)–\(edition.scale.highest)"
    let multiplier = Catalogue.number(edition.scale.multiplier.value, decimals: 0)
    let sample: Bilingual =
      switch edition.sampleSize {
      case .krejcieMorgan:
        Bilingual(id: "sampel menurut Krejcie dan Morgan", en: "sample by Krejcie and Morgan")
      case .elements:
        Bilingual(
          id: "sampel (jumlah unsur + 1) × 10", en: "sample (number of elements + 1) × 10")
      }
    return Bilingual(
      id: "\(edition.id) · jawaban \(scale), × \(multiplier.id) · bobot \(rules) · \(sample.id)",
      en: "\(edition.id) · answers \(scale), × \(multiplier.en) · weights \(rules) · \(sample.en)")
  }

  static let listColumns = [
    Column(Bilingual("ID"), .leading),
    Column(Bilingual(id: "Peraturan", en: "Regulation"), .leading),
    Column(elements),
  ]
  static let elementColumns = [
    Column(Bilingual(id: "Kode", en: "Code"), .leading),
    Column(Bilingual(id: "Unsur", en: "Element"), .leading),
  ]
  static let gradeColumns = [
    Column(Bilingual(id: "Mutu", en: "Grade"), .leading),
    Column(Bilingual(id: "Dari", en: "From")),
    Column(Bilingual(id: "Sampai", en: "To")),
    Column(Bilingual(id: "Kinerja unit pelayanan", en: "Performance"), .leading),
  ]
}
