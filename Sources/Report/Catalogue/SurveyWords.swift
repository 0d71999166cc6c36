import Attainment
import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The words on the survey of one year in a report.
enum SurveyWords {
  static func chapter(_ year: Int) -> Bilingual {
    Bilingual(
      id: "Survei Kepuasan Masyarakat (SKM) \(year)", en: "Public satisfaction survey of \(year)")
  }

  // MARK: - Respondents

  static let respondents = Bilingual(
    id: "Responden menurut karakteristik", en: "Respondents by characteristic")

  static let respondentColumns = [
    Column(Bilingual(id: "Karakteristik", en: "Characteristic"), .leading),
    Column(Bilingual(id: "Indikator", en: "Category"), .leading),
    Column(Bilingual(id: "Jumlah", en: "Number")),
    Column(Bilingual(id: "Persentase", en: "Per cent")),
  ]

  static let noProfile = Bilingual(
    id: "Berkas survei tidak memuat karakteristik responden.",
    en: "The survey's files do not say who the respondents are.")

  // MARK: - Elements

  static let elements = Bilingual(id: "IKM per unsur", en: "Index per element")

  static func index(_ bounds: ClosedRange<Double>) -> Bilingual {
    let (lowest, highest) = (Catalogue.plain(bounds.lowerBound), Catalogue.plain(bounds.upperBound))
    return Bilingual(
      id: "Indeks unsur (\(lowest.id)–\(highest.id))",
      en: "Index of the element (\(lowest.en)–\(highest.en))")
  }

  static func elementPicture(_ survey: SurveyStudy) -> Bilingual {
    Bilingual(
      id: "Indeks per unsur pelayanan \(survey.year)",
      en: "Index of each service element, \(survey.year)")
  }

  static func elementsInWords(_ survey: SurveyStudy) -> Bilingual {
    func list(_ language: Language) -> String {
      survey.satisfaction.elements.compactMap { element in
        element.index.map {
          "\(element.name[language]) \(Notation(language).number($0, decimals: 2))"
        }
      }.joined(separator: "; ")
    }
    return Bilingual(
      id: "Grafik titik indeks setiap unsur dengan selang kepercayaan: \(list(.id)).",
      en: "Dot plot of the index of every element with its confidence interval: \(list(.en)).")
  }

  static func interval(_ level: Double) -> Bilingual {
    let level = Catalogue.level(level)
    return Bilingual(id: "selang \(level.id)", en: "\(level.en) interval")
  }

  // MARK: - Answers

  static func answerPicture(_ survey: SurveyStudy) -> Bilingual {
    Bilingual(
      id: "Sebaran jawaban per unsur \(survey.year)",
      en: "Answers to each element, \(survey.year)")
  }

  static func answersInWords(_ survey: SurveyStudy) -> Bilingual {
    func list(_ language: Language) -> String {
      survey.answers.compactMap { answers in
        let total = answers.counts.reduce(0, +)
        guard total > 0 else { return nil }
        let poor = answers.counts.prefix(answers.counts.count / 2).reduce(0, +)
        let share = Notation(language).share(Double(poor) / Double(total))
        return "\(answers.name[language]) \(share)"
      }.joined(separator: "; ")
    }
    return Bilingual(
      id: "Batang bertumpuk: bagian jawaban di bawah tengah skala pada setiap unsur: \(list(.id)).",
      en: "Stacked bars: the share of answers below the middle of the scale: \(list(.en)).")
  }

  static let shares = Bilingual(
    id: "Bagian jawaban, kiri: di bawah tengah skala",
    en: "Share of answers, left: below the middle of the scale")

  // MARK: - Weakest and strongest

  static let extremes = Bilingual(
    id: "Unsur terendah dan tertinggi", en: "Weakest and strongest elements")

  static let extremeColumns = [
    Column(Bilingual(id: "Tiga unsur terendah", en: "Three weakest elements"), .leading),
    Column(Bilingual(id: "Indeks", en: "Index")),
    Column(Bilingual(id: "Tiga unsur tertinggi", en: "Three strongest elements"), .leading),
    Column(Bilingual(id: "Indeks", en: "Index")),
  ]

  // MARK: - Since last year

  static func change(since year: Int) -> Bilingual {
    Bilingual(id: "Perubahan sejak \(year)", en: "Changes since \(year)")
  }

  static func changeColumns(_ from: Int, _ to: Int, level: Double) -> [Column] {
    [
      Column(Bilingual(id: "Unsur", en: "Element"), .leading), Column(Bilingual("\(from)")),
      Column(Bilingual("\(to)")), Column(Bilingual(id: "Selisih", en: "Difference")),
      Column(Catalogue.level(level)), Column(Bilingual(id: "p (Holm)", en: "p (Holm)")),
      Column(Bilingual(id: "Berubah?", en: "Changed?"), .leading),
    ]
  }

  static let wholeIndex = Bilingual(id: "IKM", en: "Index (IKM)")

  static func verdict(_ difference: Double, isReal: Bool) -> Bilingual {
    guard isReal else { return Bilingual(id: "belum terbukti", en: "not shown") }
    return difference > 0
      ? Bilingual(id: "naik", en: "better") : Bilingual(id: "turun", en: "worse")
  }

  /// Which changes are real, in one sentence.
  static func changes(_ earlier: SurveyStudy.Earlier, level: Double) -> Bilingual {
    let real = earlier.comparison.changed(level: level).map { element in
      (
        element: element.element, name: element.name,
        value: element.difference?.estimate.value ?? 0
      )
    }
    return ComparisonWords.changes(
      real, familySize: earlier.comparison.familySize, since: "\(earlier.year)", level: level)
  }

  static func otherEdition(_ earlier: SurveyStudy.Earlier, _ survey: SurveyStudy) -> Bilingual {
    Bilingual(
      id: "Survei \(earlier.year) memakai \(earlier.edition.id) dan survei \(survey.year) "
        + "\(survey.edition.id): hanya unsur yang sama yang dibandingkan, dan IKM tidak.",
      en: "The survey of \(earlier.year) is of \(earlier.edition.id) and that of \(survey.year) of "
        + "\(survey.edition.id): only elements of both are compared, and the index is not.")
  }

  static let noTest = Bilingual(
    id: "galat selisih tidak diketahui, atau salah satu tahun tidak memilikinya",
    en: "the error of the difference is not known, or one of the years has none")

  // MARK: - The rest

  static let trend = Bilingual(id: "Tren IKM", en: "Trend of the index")
  static let comments = Bilingual(id: "Saran dan masukan", en: "Comments")

  static let commentsNote = Bilingual(
    id: "Dikutip seperti ditulis responden; periksa nama dan data pribadi sebelum dipublikasikan.",
    en: "As respondents wrote them; look for names and personal data before publication.")
}
