import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The words of `skm compare` on several pairs, on all groups at once, and on how to read it.
enum ComparisonOverviewWords {
  static let overview = Bilingual(id: "IKM, pasangan demi pasangan", en: "The index, pair by pair")

  /// How many of the pairs differ, and which.
  static func pairs(_ study: ComparisonStudy, isTime: Bool) -> Bilingual {
    let level = study.options.satisfaction.level
    let percent = Catalogue.level(level)
    let tested = study.pairs.filter { $0.index.adjustedPValue != nil }
    let real = tested.filter { $0.index.isReal(level: level) }
    guard !tested.isEmpty else {
      return Bilingual(
        id: "IKM tidak dapat diuji pada satu pasangan pun.",
        en: "The index cannot be tested in any pair.")
    }
    guard !real.isEmpty else {
      return Bilingual(
        id:
          "Dari \(tested.count) pasangan yang diuji, tidak satu pun selisih IKM terbukti nyata pada "
          + "tingkat \(percent.id).",
        en:
          "Of \(Catalogue.counted(tested.count, "tested pair")), none has a difference of the index that "
          + "is shown to be real at the \(percent.en) level.")
    }
    let list = Catalogue.list(
      real.map { pair in
        let word = ComparisonTableWords.verdict(
          pair.index.difference?.estimate.value ?? 0, isReal: true, isTime: isTime)
        let name = ComparisonWords.pair(pair.group, pair.from.value, pair.to.value)
        return Bilingual(id: "\(name.id) (\(word.id))", en: "\(name.en) (\(word.en))")
      })
    return Bilingual(
      id:
        "Dari \(tested.count) pasangan yang diuji, selisih IKM nyata pada tingkat \(percent.id) pada "
        + "\(real.count) pasangan: \(list.id).",
      en:
        "Of \(Catalogue.counted(tested.count, "tested pair")), the difference of the index is real at the "
        + "\(percent.en) level in \(real.count) of them: \(list.en).")
  }

  /// Pairs whose elements are left to files.
  static func moreInFiles(_ count: Int) -> Bilingual {
    Bilingual(
      id:
        "Unsur demi unsur untuk \(count) pasangan itu tercantum dalam berkas: --format csv, json atau "
        + "xlsx.",
      en:
        "The elements of these \(count) pairs, one by one, are in files: --format csv, json or xlsx."
    )
  }

  // MARK: - All groups at once

  /// The groups that are taken together.
  static func together(_ joint: JointComparison) -> Bilingual {
    let values = Catalogue.list(joint.values.map { Bilingual($0) })
    let place = joint.group.isEmpty ? nil : Catalogue.group(joint.group)
    let names = Bilingual(
      id: (place.map { $0.id + ": " } ?? "") + values.id,
      en: (place.map { $0.en + ": " } ?? "") + values.en)
    // Of two groups only their answers are left to say.
    return joint.means.isEmpty
      ? Bilingual(id: "Sebaran jawaban: \(names.id)", en: "How they answered: \(names.en)")
      : Bilingual(id: "Sekaligus: \(names.id)", en: "All together: \(names.en)")
  }

  /// Whether the index is the same in all groups.
  static func index(_ test: JointComparison.MeanTest, groups: Int, level: Double) -> Bilingual {
    let percent = Catalogue.level(level)
    switch test.equality {
    case nil:
      return Bilingual(
        id: "IKM \(groups) kelompok tidak dapat diuji sekaligus: salah satunya tidak memiliki IKM.",
        en: "The indices of the \(groups) groups cannot be tested together: one of them has none.")
    case .failure(let error):
      let why = error.words
      return Bilingual(
        id: "IKM \(groups) kelompok tidak dapat diuji sekaligus. \(why.id)",
        en: "The indices of the \(groups) groups cannot be tested together. \(why.en)")
    case .success(let wald):
      let facts = statistic(
        wald.statistic, Double(wald.numeratorDegreesOfFreedom),
        Double(wald.denominatorDegreesOfFreedom), wald.pValue)
      return (test.adjustedPValue ?? 1) <= 1 - level
        ? Bilingual(
          id: "IKM \(groups) kelompok ini tidak semuanya sama (\(facts.id)), nyata pada tingkat "
            + "\(percent.id).",
          en:
            "The indices of these \(groups) groups are not all the same (\(facts.en)), which is real at "
            + "the \(percent.en) level.")
        : Bilingual(
          id: "Belum terbukti bahwa IKM \(groups) kelompok ini berbeda (\(facts.id)).",
          en: "The indices of these \(groups) groups are not shown to differ (\(facts.en)).")
    }
  }

  /// The elements whose answers are distributed otherwise.
  static func distributions(
    _ tests: [JointComparison.DistributionTest], level: Double
  ) -> Bilingual {
    let real = tests.filter { ($0.adjustedPValue ?? 1) <= 1 - level }
    let percent = Catalogue.level(level)
    guard tests.contains(where: { $0.adjustedPValue != nil }) else {
      return Bilingual(
        id: "Sebaran jawaban tidak dapat diuji.",
        en: "How answers are distributed cannot be tested.")
    }
    guard !real.isEmpty else {
      return Bilingual(
        id:
          "Sebaran jawaban (berapa bagian yang memberi nilai terendah sampai tertinggi) belum terbukti "
          + "berbeda pada unsur mana pun, pada tingkat \(percent.id).",
        en:
          "The distribution of answers (which share gave the lowest to the highest score) is not shown "
          + "to differ in any element at the \(percent.en) level.")
    }
    func list(_ language: Language) -> String {
      real.map { "\($0.element) \($0.name[language])" }.joined(separator: "; ")
    }
    return Bilingual(
      id:
        "Sebaran jawaban (berapa bagian yang memberi nilai terendah sampai tertinggi) berbeda nyata pada "
        + "tingkat \(percent.id) untuk: \(list(.id)).",
      en:
        "The distribution of answers (which share gave the lowest to the highest score) really differs at "
        + "the \(percent.en) level in: \(list(.en)).")
  }

  private static func statistic(
    _ value: Double, _ numerator: Double, _ denominator: Double, _ pValue: Double
  ) -> Bilingual {
    let p = Catalogue.pValue(pValue)
    func text(_ language: Language) -> String {
      let notation = Notation(language)
      let freedom = [numerator, denominator].map { notation.number($0, decimals: 0) }
      return "F(\(freedom.joined(separator: language == .id ? "; " : ", "))) "
        + "= \(notation.number(value, decimals: 2)), \(p[language])"
    }
    return Bilingual(id: text(.id), en: text(.en))
  }

  // MARK: - How to read it

  static let howToRead = Bilingual(id: "Cara membaca", en: "How to read this")

  static func rules(_ study: ComparisonStudy) -> [Bilingual] {
    let level = study.options.satisfaction.level
    let (percent, risk) = (
      Catalogue.level(level), Catalogue.number(1 - level, decimals: level > 0.99 ? 4 : 2)
    )
    var rules = [
      Bilingual(
        id: "Unsur ditampilkan pada skala indeks. Sebuah selisih nyata bila p (Holm) paling besar "
          + "\(risk.id); p itu sudah memperhitungkan bahwa \(study.familySize) unsur diuji sekaligus. IKM diuji tersendiri.",
        en:
          "Elements are shown on the scale of the index. A difference is real where p (Holm) is at most "
          + "\(risk.en), which allows for \(study.familySize) elements being tested at once. The index is tested by itself."
      ),
      Bilingual(
        id:
          "Selang \(percent.id) serentak memuat semua selisih sebenarnya sekaligus dengan keyakinan "
          + "\(percent.id). Selang tanpa 0 selalu berarti selisih nyata.",
        en:
          "The \(percent.en) joint intervals hold all true differences at once with \(percent.en) "
          + "confidence. An interval without 0 always means a real difference."),
      Bilingual(
        id:
          "\u{201C}Belum terbukti\u{201D} tidak berarti sama: respondennya mungkin terlalu sedikit. Jumlah "
          + "responden yang diperlukan mengandaikan cara pengambilan sampel yang sama, kedua kelompok sama "
          + "besar, dan selisih sebenarnya sebesar yang tampak.",
        en:
          "\u{201C}Not shown\u{201D} does not mean equal: there may be too few respondents. The numbers needed "
          + "suppose sampling of the same kind, two groups of one size, and a true difference as large as "
          + "the one seen."),
    ]
    if study.pairs.count > 1 {
      rules.append(
        Bilingual(
          id:
            "Setiap pasangan diuji tersendiri; dari banyak pasangan, satu atau dua dapat tampak nyata karena "
            + "kebetulan.",
          en: "Each pair is tested by itself; among many, one or two may look real by chance."))
    }
    return rules
  }

  // MARK: - Pictures

  static func picture(_ study: ComparisonStudy, _ rows: [(Bilingual, Double)]) -> Bilingual {
    func list(_ language: Language) -> String {
      rows.map { "\($0.0[language]) \(ComparisonWords.signed($0.1)[language])" }
        .joined(separator: "; ")
    }
    return Bilingual(
      id: "Grafik titik selisih dengan selangnya dan garis nol: \(list(.id)).",
      en: "Dot plot of differences with their intervals and a line at zero: \(list(.en)).")
  }

  static func pictureTitle(_ pair: ComparedPair) -> Bilingual {
    let name = ComparisonWords.pair(pair.group, pair.from.value, pair.to.value)
    return Bilingual(id: "Selisih unsur, \(name.id)", en: "Differences of elements, \(name.en)")
  }

  static let overviewTitle = Bilingual(
    id: "Selisih IKM, pasangan demi pasangan", en: "Differences of the index, pair by pair")
  static let scaleTitle = Bilingual(
    id: "Selisih pada skala indeks", en: "Difference on the scale of the index")
  static let noDifference = Bilingual(id: "tidak ada selisih", en: "no difference")

  static func simultaneous(_ level: Double) -> Bilingual {
    let level = Catalogue.level(level)
    return Bilingual(id: "selang \(level.id) serentak", en: "\(level.en) joint interval")
  }
}
