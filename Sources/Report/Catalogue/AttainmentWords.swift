import Attainment
import Localization
import Rendering

/// The words on what was reached of a plan.
enum AttainmentWords {
  static let title = Bilingual(id: "Capaian Kinerja", en: "Attainment of the plan")

  static func subtitle(_ study: PlanStudy) -> Bilingual {
    let (plan, scheme) = (study.plan, study.scheme.title)
    let office = plan.unit.map { unit, language in
      ([unit] + (plan.parent.map { [$0[language]] } ?? [])).joined(separator: ", ")
    }
    let years = period(plan.period)
    return Bilingual(
      id: "\(office.id) · Renstra \(years) · \(scheme.id)",
      en: "\(office.en) · strategic plan \(years) · \(scheme.en)")
  }

  static func period(_ period: ClosedRange<Int>) -> String {
    period.count == 1 ? "\(period.lowerBound)" : "\(period.lowerBound)–\(period.upperBound)"
  }

  static func goal(_ goal: Bilingual) -> Bilingual {
    Bilingual(id: "Tujuan: \(goal.id)", en: "Goal: \(goal.en)")
  }

  // MARK: - The year

  static func mean(_ year: Int) -> Bilingual {
    Bilingual(id: "Rata-rata capaian \(year) (%)", en: "Mean attainment of \(year) (%)")
  }

  static func nothingYet(_ period: ClosedRange<Int>) -> Bilingual {
    let years = self.period(period)
    return Bilingual(
      id: "Belum ada capaian yang dapat dihitung untuk \(years).",
      en: "There is no attainment to compute for \(years) yet.")
  }

  /// What an indicator reached in one year, as a sentence.
  static func sentence(_ study: IndicatorStudy, _ year: IndicatorYear) -> Bilingual {
    let name = study.indicator.name
    switch (year.realisation, year.attainment) {
    case (.failure(let reason), .failure):
      return part(reason.words).map { text, language in "\(name[language]): \(text)." }
    case (.failure(let reason), .success(let attainment)):
      let percent = Catalogue.fixed(attainment.published)
      return Bilingual(
        id: "\(name.id): \(reason.words.id); dihitung tercapai \(percent.id)%.",
        en: "\(name.en): \(reason.words.en); it counts as \(percent.en)% attained.")
    case (.success(let realisation), let attainment):
      let value = self.value(realisation.value, study)
      let target = year.target.map { self.target($0, study) }
      let start = Bilingual(
        id: "\(name.id): realisasi \(value.id)" + (target.map { " dari target \($0.id)" } ?? ""),
        en: "\(name.en): \(value.en)" + (target.map { " against a target of \($0.en)" } ?? ""))
      guard case .success(let ratio) = attainment else {
        guard case .failure(let reason) = attainment else { return start }
        let why = part(reason.words)
        return Bilingual(id: "\(start.id); \(why.id).", en: "\(start.en); \(why.en).")
      }
      let (percent, category) = (Catalogue.fixed(ratio.published), year.category?.label)
      return Bilingual(
        id: "\(start.id), capaian \(percent.id)%" + (category.map { " (\($0.id))." } ?? "."),
        en: "\(start.en), attainment \(percent.en)%" + (category.map { " (\($0.en))." } ?? "."))
    }
  }

  static func value(_ value: Double, _ study: IndicatorStudy) -> Bilingual {
    Catalogue.number(value, decimals: study.decimals)
  }

  static func target(_ target: Target, _ study: IndicatorStudy) -> Bilingual {
    let decimals = study.targetDecimals
    switch target {
    case .value(let value): return Catalogue.number(value, decimals: decimals)
    case .range(let range):
      func text(_ language: Language) -> String {
        Notation(language).interval(range.lowerBound, range.upperBound, decimals: decimals)
      }
      return Bilingual(id: text(.id), en: text(.en))
    }
  }

  // MARK: - Years ahead

  static let outlook = Bilingual(
    id: "Target yang akan datang, yang paling terancam lebih dulu",
    en: "Targets ahead, those most in danger first")

  static func outlook(
    _ study: IndicatorStudy, _ year: Int, _ target: Target, _ probability: Double
  ) -> Bilingual {
    let (name, value) = (study.indicator.name, self.target(target, study))
    let (share, verdict) = (Catalogue.share(probability), ForecastWords.verdict(probability))
    return Bilingual(
      id: "\(name.id), target \(year) (\(value.id)): peluang tercapai \(share.id), \(verdict.id).",
      en:
        "\(name.en), target of \(year) (\(value.en)): probability \(share.en), \(verdict.en) to be "
        + "met.")
  }

  /// An indicator whose years ahead cannot be judged.
  static func noOutlook(_ study: IndicatorStudy, _ reason: NoProbability) -> Bilingual {
    let (name, why) = (study.indicator.name, part(reason.words))
    return Bilingual(
      id: "\(name.id): peluang tercapainya target belum dapat dinyatakan: \(why.id).",
      en: "\(name.en): the probability of meeting its targets cannot be told: \(why.en).")
  }

  // MARK: - Gaps

  /// A reason as part of a sentence.
  static func part(_ reason: Bilingual) -> Bilingual {
    reason.map { text, _ in
      // a sentence of its own elsewhere
      text.hasSuffix(".") ? text.prefix(1).lowercased() + text.dropFirst().dropLast() : text
    }
  }

  static let noYearBefore = Bilingual(
    id: "tidak ada realisasi tahun sebelumnya", en: "the year before has no realisation")

  static let notInPlan = Bilingual(
    id: "tidak disebutkan dalam rencana", en: "the plan does not state it")
  static let noAttainment = Bilingual(
    id: "tidak ada capaian yang dapat dihitung", en: "there is no attainment to compute")

  // MARK: - Pictures

  static func valueTitle(_ indicator: Indicator) -> Bilingual {
    indicator.unit ?? ForecastWords.valueTitle
  }

  static let reached = Bilingual(id: "realisasi", en: "realisation")

  /// What a reader who does not see the picture must know of it.
  static func picture(_ study: IndicatorStudy) -> Bilingual {
    let years = study.years.map { sentenceOfYear($0, study) }
    let name = study.indicator.name
    return Bilingual(
      id: "\(name.id), realisasi terhadap target. \(years.map(\.id).joined(separator: " "))",
      en: "\(name.en), realisation against target. \(years.map(\.en).joined(separator: " "))")
  }

  private static func sentenceOfYear(_ year: IndicatorYear, _ study: IndicatorStudy) -> Bilingual {
    let value = (try? year.realisation.get()).map { self.value($0.value, study) }
    let target = year.target.map { self.target($0, study) }
    return Bilingual(
      id:
        "\(year.year): realisasi \(value?.id ?? "tidak ada"), target \(target?.id ?? "tidak ada").",
      en: "\(year.year): realisation \(value?.en ?? "none"), target \(target?.en ?? "none").")
  }
}
