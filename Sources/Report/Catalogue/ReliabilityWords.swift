import Localization
import Reliability
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// The words of `skm reliability`.
enum ReliabilityWords {
  static let title = Bilingual(
    id: "Uji validitas dan reliabilitas kuesioner", en: "Can this questionnaire be trusted?")

  static func subtitle(
    _ analysis: ReliabilityAnalysis, _ request: SurveyRequest, _ edition: RegulationEdition?
  ) -> Bilingual {
    let design = IndexWords.design(request, options: analysis.options.design)
    let scale = request.questionnaire.writtenLevels
    let what =
      edition.map { Bilingual($0.title) }
      ?? Bilingual(
        id: "\(analysis.asked.count) butir, skala \(scale.lowerBound)–\(scale.upperBound)",
        en: "\(analysis.asked.count) items on \(scale.lowerBound)–\(scale.upperBound)")
    return Bilingual(id: "\(what.id) · \(design.id)", en: "\(what.en) · \(design.en)")
  }

  static func alpha(of values: [String]) -> Bilingual {
    let (name, group) = (
      Bilingual(id: "Alfa Cronbach", en: "Cronbach's alpha"), Catalogue.group(values)
    )
    guard !values.isEmpty else { return name }
    return Bilingual(id: "\(name.id) \(group.id)", en: "\(name.en) \(group.en)")
  }

  // MARK: - Verdict

  static func verdict(_ verdict: ReliabilityVerdict) -> Bilingual {
    switch verdict {
    case .unreliable: Bilingual(id: "tidak reliabel", en: "not reliable")
    case .acceptable: Bilingual(id: "cukup reliabel", en: "barely reliable")
    case .reliable: Bilingual(id: "reliabel", en: "reliable")
    case .veryReliable: Bilingual(id: "sangat reliabel", en: "very reliable")
    }
  }

  /// Which alpha is called what.
  static let cutOffs: Bilingual = {
    let named = zip(ReliabilityVerdict.cutOffs, ReliabilityVerdict.allCases.dropFirst())
    let list = named.map { cutOff, name in
      let (number, word) = (Catalogue.number(cutOff, decimals: 2), verdict(name))
      return Bilingual(id: "\(number.id) \(word.id)", en: "\(number.en) \(word.en)")
    }
    return Bilingual(
      id: "Kategori: mulai " + list.map(\.id).joined(separator: "; "),
      en: "By convention: from " + list.map(\.en).joined(separator: "; "))
  }()

  static func interval(_ interval: ClosedRange<Double>, level: Double, method: Method) -> Bilingual
  {
    let (percent, name) = (Catalogue.level(level), method.name)
    let isSure = ReliabilityVerdict.isSure(of: interval)
    return Bilingual(
      id: "Selang kepercayaan \(percent.id) (\(name.id)): "
        + Notation(.id).interval(interval.lowerBound, interval.upperBound, decimals: 3)
        + (isSure ? "" : "; kategorinya belum pasti"),
      en: "\(percent.en) confidence interval (\(name.en)): "
        + Notation(.en).interval(interval.lowerBound, interval.upperBound, decimals: 3)
        + (isSure ? "" : "; the verdict is not certain"))
  }

  static func respondents(_ group: GroupReliability) -> Bilingual {
    let (all, complete) = (
      Catalogue.count(group.respondents), Catalogue.count(group.completeRespondents)
    )
    return Bilingual(
      id: "\(all.id) responden, \(complete.id) menjawab lengkap; \(group.items.count) butir",
      en: "\(Catalogue.counted(group.respondents, "respondent")), \(complete.en) answered "
        + "everything; \(Catalogue.counted(group.items.count, "item"))")
  }

  static let noAlpha = Bilingual(id: "tidak dapat dihitung", en: "cannot be computed")

  // MARK: - Intervals of alpha

  /// How an interval of alpha is found.
  enum Method: String, CaseIterable {
    case feldt, distributionFree, bootstrapPercentile, bootstrapBCa, design

    var name: Bilingual {
      switch self {
      case .feldt: Bilingual("Feldt")
      case .distributionFree: Bilingual(id: "bebas distribusi", en: "distribution-free")
      case .bootstrapPercentile: Bilingual(id: "bootstrap persentil", en: "bootstrap percentile")
      case .bootstrapBCa: Bilingual("bootstrap BCa")
      case .design: Bilingual(id: "desain sampel", en: "sampling design")
      }
    }

    /// What the method supposes.
    var supposes: Bilingual {
      switch self {
      case .feldt:
        Bilingual(id: "jawaban normal, butir setara", en: "normal, equivalent items")
      case .distributionFree: Bilingual(id: "sampel besar", en: "a large sample")
      case .bootstrapPercentile, .bootstrapBCa:
        Bilingual(id: "sampel acak sederhana", en: "a simple random sample")
      case .design: Bilingual(id: "strata, unit, dan bobot sampel", en: "strata, units and weights")
      }
    }
  }

  static let intervals = Bilingual(id: "Ketelitian alfa", en: "How sure alpha is")

  static func intervalColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual(id: "Metode", en: "Method"), .leading),
      Column(Catalogue.level(level)),
      Column(Bilingual(id: "Galat baku", en: "Std. error")),
      Column(Bilingual(id: "Asumsi", en: "Supposes"), .leading),
    ]
  }

  // MARK: - Items

  static func items(of values: [String]) -> Bilingual {
    guard !values.isEmpty else { return Bilingual(id: "Butir kuesioner", en: "Items") }
    let group = Catalogue.group(values)
    return Bilingual(id: "Butir kuesioner: \(group.id)", en: "Items: \(group.en)")
  }

  static let item = Bilingual(id: "Butir", en: "Item")

  static let itemColumns = [
    Column(item, .leading),
    Column(Bilingual(id: "Rerata", en: "Mean")),
    Column(Bilingual(id: "SB", en: "SD")),
    Column(Bilingual(id: "r hitung", en: "Item-total")),
    Column(Bilingual(id: "r tabel", en: "Critical r")),
    Column(Bilingual(id: "Putusan", en: "Verdict"), .leading),
    Column(Bilingual(id: "r koreksi", en: "Item-rest")),
    Column(Bilingual(id: "α tanpa butir", en: "α without it")),
  ]

  static let answerColumns = [
    Column(item, .leading),
    Column(Bilingual(id: "Kemencengan", en: "Skewness")),
    Column(Bilingual(id: "Terendah", en: "Lowest")),
    Column(Bilingual(id: "Tertinggi", en: "Highest")),
    Column(Bilingual(id: "Kosong", en: "Missing")),
  ]

  static func isValid(_ isValid: Bool) -> Bilingual {
    isValid ? Bilingual(id: "valid", en: "valid") : Bilingual(id: "tidak valid", en: "not valid")
  }

  /// What the columns of the items mean.
  static let itemNote = Bilingual(
    id:
      "Valid bila r hitung (korelasi butir dengan skor total) melebihi r tabel (dua sisi 5%, "
      + "derajat bebas n − 2). r koreksi tidak menghitung butir itu sendiri; alfa yang naik tanpa suatu "
      + "butir berarti butir itu tidak sejalan dengan yang lain.",
    en:
      "Valid: the correlation with the sum of all items exceeds the critical one (two-sided 5%, n − 2 "
      + "degrees of freedom). Item-rest leaves the item itself out; where alpha grows without an item, "
      + "the item does not go along with the others.")

  /// Why an item has no correlation, or no place in a model.
  static func noCorrelation(_ item: ItemAnalysis) -> Bilingual {
    guard let own = item.correlations else {
      return Bilingual(
        id: "tidak dapat dihitung: jawabannya sama semua, atau tidak ada butir lain",
        en: "cannot be computed: all answers are alike, or there is no other item")
    }
    guard own.itemRest != nil && own.alphaIfDropped != nil && own.criticalR != nil else {
      return Bilingual(
        id: "tidak dapat dihitung dari dua butir atau dua responden",
        en: "cannot be computed of two items or two respondents")
    }
    return Bilingual(
      id: "tidak ada model butir-butir ini; lihat alasan kelompoknya",
      en: "there is no model of these items; see the reason of the group")
  }

  /// Why an item has no mean.
  static let noAnswer = Bilingual(
    id: "tidak seorang pun menjawabnya, atau tidak seorang pun menjawab lengkap",
    en: "nobody answered it, or nobody answered everything")

  /// Why alpha has no interval or no standard error.
  static let noInterval = Bilingual(
    id: "terlalu sedikit responden yang menjawab lengkap, atau jawaban mereka kurang beragam",
    en: "too few respondents answered everything, or their answers hardly differ")

  static let noDistance = Bilingual(
    id:
      "jarak Mahalanobis tidak dapat dihitung: ada butir yang ditentukan oleh butir lain, atau responden terlalu "
      + "sedikit; tanpa yang bertanda tidak ada jawaban tersisa",
    en:
      "no distance: some items follow from the others, or there are too few respondents; or no answer "
      + "is left without those flagged")

  /// Why nothing is known of repeated rows.
  static let noRepeats = Bilingual(
    id: "baris ganda tidak dapat dilihat dalam jumlah hasil basis data",
    en: "sums of a database do not tell whether a row repeats another")

  /// Why something is not known of the quality of answers.
  static func noQuality(isUnknown: Bool, isUndefined: Bool) -> Bilingual {
    guard isUnknown && isUndefined else { return isUnknown ? noRepeats : noDistance }
    return Bilingual(
      id: noRepeats.id + "; " + noDistance.id, en: noRepeats.en + "; " + noDistance.en)
  }

  // MARK: - Quality

  static let quality = Bilingual(id: "Mutu jawaban", en: "Quality of answers")

  static func flag(_ flag: AnswerQuality.Flag) -> Bilingual {
    switch flag {
    case .duplicate: Bilingual(id: "baris ganda", en: "repeated rows")
    case .straightLine: Bilingual(id: "jawaban sama semua", en: "one answer to everything")
    case .blank: Bilingual(id: "tanpa jawaban", en: "no answer at all")
    case .outlier: Bilingual(id: "kombinasi tidak lazim", en: "unusual combination")
    }
  }

  static let anyFlag = Bilingual(id: "salah satu di atas", en: "any of these")

  static func qualityColumns(hasIndex: Bool) -> [Column] {
    [
      Column(Bilingual(id: "Tanda", en: "Flag"), .leading),
      Column(Bilingual(id: "Responden", en: "Respondents")),
      Column(Bilingual(id: "Proporsi", en: "Share")),
    ]
      + (hasIndex ? [Column(Bilingual(id: "IKM tanpa mereka", en: "Index without"))] : [])
  }

  static func qualityNote(_ quality: AnswerQuality, index: Double?) -> Bilingual {
    let distance = Catalogue.number(quality.criticalDistance, decimals: 1)
    let whole = index.map { Catalogue.number($0, decimals: 2) }
    let unknown = quality.count(of: .duplicate) == nil ? noRepeats : nil
    return Bilingual(
      id: (whole.map { "IKM seluruh responden \($0.id). " } ?? "")
        + "Tanda bukan bukti kesalahan: orang yang puas wajar menjawab sama semua, dan dalam "
        + "berkas yang hanya berisi jawaban, baris yang sama itu wajar. Tidak lazim: jarak Mahalanobis kuadrat "
        + "di atas \(distance.id) (khi-kuadrat 99,9%)."
        + (unknown.map { " Pada hasil --aggregate, \($0.id)." } ?? ""),
      en: (whole.map { "The index of everybody is \($0.en). " } ?? "")
        + "A flag is no proof of an error: contented people do give one answer to everything, and in a "
        + "file of answers only, equal rows are natural. Unusual: a squared Mahalanobis distance above "
        + "\(distance.en) (chi-squared, 99.9%)."
        + (unknown.map { " Of --aggregate, \($0.en)." } ?? ""))
  }

  // MARK: - Groups

  static func groupColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual("n")),
      Column(Bilingual("α")),
      Column(Catalogue.level(level)),
      Column(Bilingual(id: "Kategori", en: "Verdict"), .leading),
      Column(Bilingual(id: "Butir tidak valid", en: "Items not valid"), .leading),
    ]
  }

  /// Codes of items, or that there are none.
  static func list(_ codes: [String]) -> Bilingual {
    codes.isEmpty
      ? Bilingual(id: "tidak ada", en: "none") : Bilingual(codes.joined(separator: ", "))
  }
}
