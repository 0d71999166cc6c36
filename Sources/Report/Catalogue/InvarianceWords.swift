import Localization
import Reliability
import Rendering

/// The words on whether two groups understood the items alike.
enum InvarianceWords {
  static func title(_ comparison: GroupComparison) -> Bilingual {
    let (first, second) = (
      Catalogue.group(comparison.first), Catalogue.group(comparison.second)
    )
    return Bilingual(
      id: "Apakah kuesioner dipahami sama: \(first.id) dan \(second.id)",
      en: "Are the items understood alike: \(first.en) and \(second.en)")
  }

  static let columns = [
    Column(Bilingual(id: "Model", en: "Invariance"), .leading),
    Column(Bilingual("χ²")),
    Column(Bilingual(id: "db", en: "df")),
    Column(Bilingual("CFI")),
    Column(Bilingual("RMSEA")),
    Column(Bilingual("SRMR")),
    Column(Bilingual("Δχ²")),
    Column(Bilingual(id: "p", en: "p")),
    Column(Bilingual("ΔCFI")),
    Column(Bilingual(id: "Putusan", en: "Verdict"), .leading),
  ]

  static func level(_ level: MeasurementInvariance.Level) -> Bilingual {
    switch level {
    case .configural: Bilingual(id: "konfigural", en: "configural")
    case .metric: Bilingual(id: "metrik", en: "metric")
    case .scalar: Bilingual(id: "skalar", en: "scalar")
    }
  }

  static func verdict(_ verdict: MeasurementInvariance.Verdict) -> Bilingual {
    switch verdict {
    case .holds: Bilingual(id: "terpenuhi", en: "holds")
    case .fails: Bilingual(id: "tidak terpenuhi", en: "fails")
    case .notDecidable: Bilingual(id: "belum dapat diputuskan", en: "not decidable")
    }
  }

  /// What the steps come to.
  static func conclusion(_ invariance: MeasurementInvariance) -> Bilingual {
    if invariance.hasForm, case .notDecidable(let smallest) = invariance.metricStep.verdict {
      let (count, least) = (
        Catalogue.count(smallest), Catalogue.count(MeasurementInvariance.fewestRespondents)
      )
      return Bilingual(
        id:
          "Belum dapat diputuskan pada ukuran ini: kelompok terkecil \(count.id) responden, sedangkan "
          + "batas ΔCFI baru dapat diandalkan mulai \(least.id).",
        en:
          "Not decidable at this size: the smallest group has \(Catalogue.counted(smallest, "respondent")), and "
          + "the limit of ΔCFI can be relied on from \(least.en) on.")
    }
    switch invariance.level {
    case nil:
      let (cfi, least) = (
        Catalogue.number(invariance.configural.fitMeasures.cfi ?? 0, decimals: 3),
        Catalogue.number(MeasurementInvariance.leastFit, decimals: 2)
      )
      return Bilingual(
        id: "Model satu faktor tidak cocok pada kedua kelompok (CFI \(cfi.id), perlu \(least.id)): "
          + "perbandingan ini belum berarti apa-apa.",
        en:
          "The one-factor model does not fit these groups (CFI \(cfi.en), where \(least.en) is asked "
          + "for): nothing follows from this comparison.")
    case .scalar:
      return Bilingual(
        id: "Kuesioner dipahami sama pada kedua kelompok: nilainya dapat dibandingkan.",
        en: "The two groups understand the items alike: their scores can be compared.")
    case .metric:
      return Bilingual(
        id:
          "Hubungan antarbutir sama, tetapi tingkat jawabannya bergeser pada sebagian butir: selisih "
          + "nilai kedua kelompok tidak sepenuhnya berarti selisih kepuasan.",
        en:
          "The items go together alike, but the level of some answers has shifted: a difference between "
          + "the two scores is not all a difference in satisfaction.")
    case .configural:
      return Bilingual(
        id:
          "Butir tidak berkaitan dengan cara yang sama: nilai kedua kelompok tidak dapat dibandingkan "
          + "begitu saja.",
        en: "The items do not go together alike: the two scores cannot simply be compared.")
    }
  }

  /// The item that differs most.
  static func largest(
    _ difference: MeasurementInvariance.ItemDifference, of level: MeasurementInvariance.Level,
    code: String
  ) -> Bilingual {
    let change = Catalogue.number(difference.change, decimals: 2)
    let p = Catalogue.pValue(difference.pValue)
    switch level {
    case .scalar:
      return Bilingual(
        id:
          "Pergeseran terbesar: intersep \(code) (\(change.id) poin pada kelompok kedua; \(p.id)).",
        en:
          "The largest shift: the intercept of \(code) (\(change.en) points in the second group; "
          + "\(p.en)).")
    case .configural, .metric:
      return Bilingual(
        id:
          "Perbedaan terbesar: muatan faktor \(code) (\(change.id) pada kelompok kedua; \(p.id)).",
        en: "The largest difference: the loading of \(code) (\(change.en) in the second group; "
          + "\(p.en)).")
    }
  }

  /// Items that only one group answers differently.
  static func leftOut(_ codes: [String]) -> Bilingual {
    let list = codes.joined(separator: ", ")
    return Bilingual(
      id:
        "Tidak dibandingkan: \(list), yang jawabannya sama semua atau kosong pada salah satu kelompok.",
      en: "Not compared: \(list), which does not vary in one of the groups.")
  }
  static let noError = Bilingual(
    id: "model ini tidak menentukan galat bakunya",
    en: "the model does not determine its standard error")

  static let rule = Bilingual(
    id:
      "Konfigural: bentuk modelnya sama; metrik: muatan faktor pun sama; skalar: intersep pun sama. "
      + "Terpenuhi bila CFI turun paling banyak 0,010 (Cheung dan Rensvold 2002); model "
      + "kemungkinan maksimum untuk jawaban normal.",
    en:
      "Configural: the same form of model; metric: the same loadings too; scalar: the same intercepts "
      + "too. By custom a step holds where CFI falls by 0.010 at most (Cheung and Rensvold 2002); maximum "
      + "likelihood of normal answers.")
}
