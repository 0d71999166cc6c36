import Localization
import Rendering
import Responses
import SurveyInference

/// The words on estimates of a table.
enum EstimateWords {
  static func title(_ statistic: TableQuestion.Statistic) -> Bilingual {
    switch statistic {
    case .mean: Bilingual(id: "Estimasi rata-rata", en: "Estimated means")
    case .total: Bilingual(id: "Estimasi total", en: "Estimated totals")
    case .ratio: Bilingual(id: "Estimasi rasio", en: "Estimated ratios")
    case .proportion: Bilingual(id: "Estimasi proporsi", en: "Estimated proportions")
    case .quantile: Bilingual(id: "Estimasi kuantil", en: "Estimated quantiles")
    }
  }

  /// How many rows were read, and in how many groups and strata.
  static func subtitle(_ estimation: TableEstimation) -> Bilingual {
    let reading = estimation.reading
    let rows = Catalogue.count(reading.rowCount)
    var (id, en) = ("\(rows.id) baris data", Catalogue.counted(reading.rowCount, "row"))
    if !estimation.request.strata.isEmpty {
      id += ", \(Catalogue.count(reading.stratumNames.count).id) strata"
      en += ", " + strata(reading.stratumNames.count)
    }
    if !reading.groupRoles.isEmpty {
      id += ", \(Catalogue.count(reading.groupNames.count).id) kelompok"
      en += ", " + Catalogue.counted(reading.groupNames.count, "group")
    }
    return Bilingual(id: id, en: en)
  }

  private static func strata(_ count: Int) -> String {
    count == 1 ? "1 stratum" : "\(Catalogue.count(count).en) strata"
  }

  // MARK: - Columns

  static let variable = Column(Bilingual(id: "Variabel", en: "Variable"), .leading)
  static let probability = Column(Bilingual(id: "Kuantil", en: "Quantile"))

  static func columns(showsPercent: Bool, level: Double) -> [Column] {
    let level = Catalogue.level(level)
    return [
      Column(
        showsPercent
          ? Bilingual(id: "Persen", en: "Per cent") : Bilingual(id: "Estimasi", en: "Estimate")),
      Column(Bilingual(id: "Galat baku", en: "Std. error")),
      Column(Bilingual(id: "Selang \(level.id)", en: "\(level.en) interval")),
      Column(Bilingual(id: "db", en: "df")), Column(Bilingual("deff")), Column(Bilingual("n")),
    ]
  }

  static let marginColumns = [
    Column(Bilingual(id: "Variabel", en: "Variable"), .leading),
    Column(Bilingual(id: "Nilai", en: "Value"), .leading),
    Column(Bilingual(id: "Total diketahui", en: "Known total")),
    Column(Bilingual(id: "Total terkalibrasi", en: "Calibrated total")),
  ]

  static func marginVariable(_ name: String) -> Bilingual {
    name == MarginsReader.intercept
      ? Bilingual(id: "seluruh populasi", en: "whole population") : Bilingual(name)
  }

  // MARK: - Sentences

  static let method = Bilingual(id: "Metode", en: "Method")
  static let calibration = Bilingual(id: "Kalibrasi bobot", en: "Calibration of the weights")

  /// How, and how far weights were changed.
  static func calibration(_ calibration: CalibrationSummary) -> Bilingual {
    let name = calibrationMethod(calibration.method)
    let (low, high) = (
      Catalogue.number(calibration.factors.lowerBound, decimals: 3),
      Catalogue.number(calibration.factors.upperBound, decimals: 3)
    )
    let spread = Catalogue.number(100 * calibration.spread, decimals: 1)
    return Bilingual(
      id:
        "Bobot disesuaikan dengan total populasi yang diketahui (\(name.id)). Faktor pengali bobot "
        + "berkisar dari \(low.id) sampai \(high.id); koefisien variasinya \(spread.id)%.",
      en:
        "Weights were made to meet known totals of the population (\(name.en)). They were multiplied by "
        + "\(low.en) to \(high.en); the coefficient of variation of these factors is \(spread.en)%."
    )
  }

  private static func calibrationMethod(_ method: CalibrationMethod) -> Bilingual {
    switch method {
    case .poststratify: return Bilingual(id: "pascastratifikasi", en: "poststratification")
    case .rake: return Bilingual(id: "raking", en: "raking")
    case .linear(nil):
      return Bilingual(id: "regresi umum, GREG", en: "generalised regression, GREG")
    case .linear(let bounds?):
      let (low, high) = (Catalogue.plain(bounds.lowerBound), Catalogue.plain(bounds.upperBound))
      return Bilingual(
        id: "regresi umum dengan batas faktor \(low.id) sampai \(high.id)",
        en: "generalised regression with factors bounded by \(low.en) and \(high.en)")
    }
  }

  /// What a finding is of, in a sentence.
  static func name(of finding: TableFinding, _ estimation: TableEstimation) -> Bilingual {
    let variable = estimation.variable(finding)
    guard !estimation.reading.groupRoles.isEmpty else { return Bilingual(variable) }
    return Catalogue.group(estimation.group(finding)).map { text, _ in "\(variable) (\(text))" }
  }

  /// Why there is no estimate.
  static func refusal(_ finding: TableFinding, _ estimation: TableEstimation) -> Bilingual {
    let (name, reason) = (name(of: finding, estimation), estimation.reason(finding))
    return Bilingual(
      id: "\(name.id): \(reason?.id ?? "")", en: "\(name.en): \(reason?.en ?? "")")
  }

  static let nothingToEstimate = Bilingual(
    id: "Tidak ada nilai yang dapat diestimasi.", en: "There is no value to estimate.")

  // MARK: - Reasons

  static func gap(_ gap: TableFinding.Gap) -> Bilingual {
    switch gap {
    case .noDegreesOfFreedom: QuantileEstimate.Reason.noDegreesOfFreedom.words
    case .noDesignEffect:
      Bilingual(
        id:
          "Efek rancangan tidak ada: nilainya tidak bervariasi, atau bobot tidak berjumlah populasi.",
        en:
          "There is no design effect: nothing varies, or the weights do not add up to a population."
      )
    case .quantileHasNoDesignEffect:
      Bilingual(
        id: "Kuantil tidak memiliki efek rancangan.", en: "A quantile has no design effect.")
    case .quantile(let reason): reason.words
    }
  }

  /// Sentences, one behind the other.
  static func gaps(_ gaps: [TableFinding.Gap]) -> Bilingual {
    let words = gaps.map(gap)
    return Bilingual(
      id: words.map(\.id).joined(separator: " "), en: words.map(\.en).joined(separator: " "))
  }
}
