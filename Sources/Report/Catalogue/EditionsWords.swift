import Localization
import Rendering
import Responses
import Satisfaction

/// The words of `skm editions`.
enum EditionsWords {
  static let title = Bilingual(id: "Peraturan yang tersedia", en: "Known editions")
  static let subtitle = Bilingual(
    id: "skm editions ID menampilkan isinya; --edition menerima ID atau berkas sendiri.",
    en: "skm editions ID shows what one says; --edition takes an ID or a file of your own.")
  static let elements = Bilingual(id: "Unsur", en: "Elements")
  static let grades = Bilingual(id: "Mutu pelayanan", en: "Grades")

  static func summary(_ edition: RegulationEdition) -> Bilingual {
    let rules = edition.weightRules.map { Catalogue.weightRule($0.name) }
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
      id:
        "\(edition.id) · jawaban \(scale), × \(multiplier.id) · bobot \(rules.map(\.id).joined(separator: "; ")) · \(sample.id)",
      en:
        "\(edition.id) · answers \(scale), × \(multiplier.en) · weights \(rules.map(\.en).joined(separator: "; ")) · \(sample.en)"
    )
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
