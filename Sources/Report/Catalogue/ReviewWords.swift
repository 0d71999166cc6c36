import Attainment
import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The words of `skm report`.
enum ReviewWords {
  static let title = Bilingual(id: "Laporan Reviu Renstra", en: "Review of the strategic plan")

  static func subtitle(_ study: PlanStudy, year: Int?) -> Bilingual {
    let plan = study.plan
    let office = plan.unit.map { unit, language in
      ([unit] + (plan.parent.map { [$0[language]] } ?? [])).joined(separator: ", ")
    }
    let period = AttainmentWords.period(plan.period)
    return Bilingual(
      id: "\(office.id) · Renstra \(period)" + (year.map { " · keadaan \($0)" } ?? ""),
      en: "\(office.en) · strategic plan \(period)" + (year.map { " · as of \($0)" } ?? ""))
  }

  // MARK: - The first page

  /// The unit behind a value, and the grade of an index.
  static func mark(_ study: IndicatorStudy, _ realisation: Realisation) -> Bilingual {
    if let grade = realisation.grade {
      let edition = realisation.edition.flatMap { RegulationEdition.shipped(id: $0) }
      let performance = edition?.grades.first { $0.grade == grade }?.performance
      return Bilingual(
        id: "Mutu \(grade)" + (performance.map { " · \($0.id)" } ?? ""),
        en: "Grade \(grade)" + (performance.map { " · \($0.en)" } ?? ""))
    }
    return study.indicator.kind == .resolutionRate ? Bilingual("%") : unit(study)
  }

  private static func unit(_ study: IndicatorStudy) -> Bilingual {
    study.indicator.unit ?? Bilingual("")
  }

  /// The year, and how sure its value is.
  static func measured(_ study: IndicatorStudy, _ realisation: Realisation, in year: Int)
    -> Bilingual
  {
    let size = realisation.sampleSize.map(Catalogue.count)
    let isRate = study.indicator.kind == .resolutionRate
    func interval(_ language: Language) -> String {
      guard let interval = realisation.interval else { return "" }
      let level = Catalogue.level(interval.level)[language]
      let text = Notation(language).interval(
        interval.lower, interval.upper, decimals: study.decimals)
      switch (isRate, language) {
      case (true, .id): return "; kecenderungan di baliknya \(text) (selang \(level))"
      case (true, .en): return "; the propensity behind it \(text) (\(level) interval)"
      case (false, .id): return "; selang kepercayaan \(level): \(text)"
      case (false, .en): return "; \(level) confidence interval: \(text)"
      }
    }
    let (reports, respondents) = (
      Bilingual(id: "laporan", en: "reported"), Bilingual(id: "responden", en: "respondents")
    )
    let noun = isRate ? reports : respondents
    return Bilingual(
      id: "\(year)" + (size.map { ", \($0.id) \(noun.id)" } ?? "") + interval(.id),
      en: "\(year)" + (size.map { ", \($0.en) \(noun.en)" } ?? "") + interval(.en))
  }

  static func attainment(_ study: IndicatorStudy, _ year: IndicatorYear) -> Bilingual? {
    guard let target = year.target.map({ AttainmentWords.target($0, study) }) else { return nil }
    guard case .success(let ratio) = year.attainment else {
      return Bilingual(id: "Target: \(target.id)", en: "Target: \(target.en)")
    }
    let (percent, category) = (Catalogue.fixed(ratio.published), year.category?.label)
    return Bilingual(
      id: "Target \(target.id), capaian \(percent.id)%" + (category.map { " (\($0.id))" } ?? ""),
      en: "Target \(target.en), attainment \(percent.en)%" + (category.map { " (\($0.en))" } ?? ""))
  }

  static func trend(_ words: Bilingual) -> Bilingual {
    Bilingual(id: "Tren: \(lowered(words.id))", en: "Trend: \(lowered(words.en))")
  }

  private static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  static func outlook(_ study: IndicatorStudy, _ year: Int, _ target: Target, _ probability: Double)
    -> Bilingual
  {
    let value = AttainmentWords.target(target, study)
    let (share, verdict) = (Catalogue.share(probability), ForecastWords.verdict(probability))
    return Bilingual(
      id: "Peluang mencapai target \(year) (\(value.id)): \(share.id), \(verdict.id)",
      en: "Probability of meeting the target of \(year) (\(value.en)): \(share.en), \(verdict.en)")
  }

  // MARK: - Chapters

  static let conflicts = Bilingual(id: "Penanganan konflik", en: "Conflicts")
  static let targets = Bilingual(id: "Target dan capaian", en: "Targets and attainment")
  static let reliability = Bilingual(
    id: "Keandalan kuesioner", en: "Reliability of the questionnaire")
  static let method = Bilingual(id: "Metode dan sumber", en: "Method and sources")

  // MARK: - Method

  static let methodColumns = [
    Column(Bilingual(id: "Hal", en: "What"), .leading),
    Column(Bilingual(id: "Keterangan", en: "How"), .leading),
  ]

  static func edition(_ years: [Int]) -> Bilingual {
    let span = AttainmentWords.period((years.first ?? 0)...(years.last ?? 0))
    return Bilingual(id: "Peraturan \(span)", en: "Edition \(span)")
  }

  static let weights = Bilingual(id: "Bobot unsur", en: "Element weights")
  static let design = Bilingual(id: "Rancangan sampel", en: "Sampling design")
  static let missing = Bilingual(id: "Jawaban kosong", en: "Missing answers")
  static let available = Bilingual(
    id: "setiap unsur dari responden yang menjawabnya; kosong bukan nol",
    en: "every element from those who answered it; a blank is no zero")
  static let interval = Bilingual(id: "Selang IKM", en: "Interval of the index")
  static func interval(_ level: Double, method: IntervalMethod) -> Bilingual {
    interval(level, method: Bilingual(method.rawValue))
  }

  static func interval(_ level: Double, method: Bilingual) -> Bilingual {
    let level = Catalogue.level(level)
    return Bilingual(id: "\(level.id), metode \(method.id)", en: "\(level.en), method \(method.en)")
  }

  static let scheme = Bilingual(id: "Kategori capaian", en: "Categories of attainment")
  static let forecast = Bilingual(id: "Peluang mencapai target", en: "Probability of a target")
  static let rateInterval = Bilingual(id: "Selang persentase konflik", en: "Interval of a rate")
  static let command = Bilingual(id: "Perintah", en: "Command")

  static let files = Bilingual(id: "Berkas sumber", en: "Input files")
  static let fileColumns = [
    Column(Bilingual(id: "Berkas", en: "File"), .leading), Column(Bilingual("SHA-256"), .leading),
  ]
  static let filesNote = Bilingual(
    id: "Sidik SHA-256 menunjukkan dengan tepat berkas mana yang dipakai: berkas yang berubah satu "
      + "huruf pun mempunyai sidik lain.",
    en: "A SHA-256 shows exactly which file was used: one changed letter gives another.")

  // MARK: - Signature

  /// Place and date as a letter writes them: `Kras, 15 Januari 2021`.
  static func placeAndDate(_ place: String?, _ date: CalendarDay?) -> Bilingual? {
    guard place != nil || date != nil else { return nil }
    let day = date.map { date in
      Bilingual(
        id: "\(date.day) \(months[date.month - 1].id) \(date.year)",
        en: "\(date.day) \(months[date.month - 1].en) \(date.year)")
    }
    return Bilingual(
      id: [place, day?.id].compactMap(\.self).joined(separator: ", "),
      en: [place, day?.en].compactMap(\.self).joined(separator: ", "))
  }

  private static let months = [
    Bilingual(id: "Januari", en: "January"), Bilingual(id: "Februari", en: "February"),
    Bilingual(id: "Maret", en: "March"), Bilingual("April"), Bilingual(id: "Mei", en: "May"),
    Bilingual(id: "Juni", en: "June"), Bilingual(id: "Juli", en: "July"),
    Bilingual(id: "Agustus", en: "August"), Bilingual("September"),
    Bilingual(id: "Oktober", en: "October"), Bilingual("November"),
    Bilingual(id: "Desember", en: "December"),
  ]

  static func number(_ id: String) -> Bilingual {
    Bilingual(id: "NIP \(id)", en: "NIP (civil servant's number) \(id)")
  }
}
