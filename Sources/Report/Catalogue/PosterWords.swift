import Attainment
import Localization
import Satisfaction

/// The words on the sheet that an office publishes.
enum PosterWords {
  static let title = Bilingual(
    id: "INDEKS KEPUASAN MASYARAKAT (IKM)", en: "PUBLIC SATISFACTION INDEX")

  static func period(_ year: Int) -> Bilingual {
    Bilingual(id: "Periode survei \(year)", en: "Survey of \(year)")
  }

  static let value = Bilingual(id: "NILAI IKM", en: "INDEX")
  static let grade = Bilingual(id: "MUTU PELAYANAN", en: "GRADE")
  static let respondents = Bilingual(id: "RESPONDEN", en: "RESPONDENTS")

  static let thanks = [
    Bilingual(
      id: "TERIMA KASIH ATAS PENILAIAN YANG TELAH ANDA BERIKAN",
      en: "THANK YOU FOR YOUR ANSWERS"),
    Bilingual(
      id: "Masukan Anda sangat bermanfaat untuk kemajuan unit kami agar terus memperbaiki dan "
        + "meningkatkan kualitas pelayanan bagi masyarakat.",
      en: "They help us to keep improving our services to the public."),
  ]

  static func source(_ edition: RegulationEdition) -> Bilingual {
    Bilingual(id: "Dihitung menurut \(edition.title)", en: "Computed by \(edition.title)")
  }

  static func picture(
    _ index: SatisfactionIndex, _ survey: SurveyStudy, _ unit: Bilingual
  ) -> Bilingual {
    let (value, count) = (
      Catalogue.fixed(index.published), Catalogue.count(survey.satisfaction.respondents)
    )
    return Bilingual(
      id: "\(unit.id), survei \(survey.year): nilai IKM \(value.id), mutu \(index.grade.grade) "
        + "(\(index.grade.performance.id)), dari \(count.id) responden.",
      en: "\(unit.en), survey of \(survey.year): index \(value.en), grade \(index.grade.grade) "
        + "(\(index.grade.performance.en)), from \(count.en) respondents.")
  }
}
