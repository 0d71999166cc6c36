public import Localization
import Rendering
public import SurveyInference

extension PlanningError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .populationBelowOne(let population):
      return Bilingual(
        id: "Populasi paling sedikit 1; tertulis \(population).",
        en: "A population is at least 1; found \(population).")
    case .shareMarginOutOfRange(let margin):
      let margin = Catalogue.plain(margin)
      return Bilingual(
        id:
          "--margin adalah pecahan antara 0 dan 1, misalnya 0.05 untuk 5%; tertulis \(margin.id). "
          + "Margin dalam poin IKM memerlukan --standard-deviation atau --pilot.",
        en: "--margin is a fraction between 0 and 1, such as 0.05 for 5%; found \(margin.en). A "
          + "margin in points of the IKM goes with --standard-deviation or --pilot.")
    case .indexMarginOutOfRange(let margin, let limit):
      let (margin, limit) = (Catalogue.plain(margin), Catalogue.plain(limit))
      return Bilingual(
        id: "--margin dalam poin IKM harus lebih dari 0 dan kurang dari \(limit.id), misalnya 2; "
          + "tertulis \(margin.id).",
        en: "--margin in points of the IKM lies above 0 and below \(limit.en), such as 2; found "
          + "\(margin.en).")
    case .standardDeviationNotPositive(let deviation):
      let deviation = Catalogue.plain(deviation)
      return Bilingual(
        id:
          "Simpangan baku harus lebih dari 0; nilainya \(deviation.id). Tanpa perbedaan antarresponden "
          + "tidak ada dasar untuk menghitung sampel.",
        en:
          "A standard deviation must be above 0; this one is \(deviation.en). Where respondents do "
          + "not differ there is nothing to plan by.")
    case .standardDeviationTooLarge(let deviation, let limit):
      let (deviation, limit) = (Catalogue.plain(deviation), Catalogue.plain(limit))
      return Bilingual(
        id: "Simpangan baku IKM paling besar \(limit.id) poin; tertulis \(deviation.id).",
        en: "A standard deviation of the IKM is at most \(limit.en) points; found \(deviation.en).")
    case .sampleTooLarge:
      return Bilingual(
        id: "Margin ini memerlukan lebih banyak responden daripada yang mungkin ada.",
        en: "This margin needs more respondents than there can be.")
    case .sampleAbovePopulation(let size, let population):
      let (size, population) = (Catalogue.count(size), Catalogue.count(population))
      return Bilingual(
        id: "Sampel \(size.id) melebihi populasi strata, \(population.id).",
        en: "A sample of \(size.en) is more than the strata have, \(population.en).")
    case .noStandardDeviation(let stratum):
      return Bilingual(
        id: "Strata \u{201C}\(stratum)\u{201D} tidak memiliki simpangan baku; alokasi Neyman "
          + "memerlukan kolom \u{201C}standardDeviation\u{201D} untuk tiap strata.",
        en: "The stratum \u{201C}\(stratum)\u{201D} has no standard deviation; Neyman allocation "
          + "needs the column \u{201C}standardDeviation\u{201D} for each stratum.")
    case .noVariation:
      return Bilingual(
        id: "Simpangan baku semua strata nol; tidak ada dasar untuk membagi sampel.",
        en: "The standard deviations of the strata are all zero; there is nothing to allocate by.")
    case .tooFewRespondents(let found):
      return Bilingual(
        id:
          "Simpangan baku memerlukan paling sedikit 2 responden yang menjawab lengkap; ada \(found).",
        en: "A standard deviation needs at least 2 respondents who answered everything; there "
          + "\(found == 1 ? "is 1" : "are \(found)").")
    }
  }
}

extension Catalogue {
  /// A number with the decimals that it needs, at most six.
  static func plain(_ value: Double) -> Bilingual {
    guard value.isFinite, value.magnitude < 1e12 else { return Bilingual("\(value)") }
    var fixed = FixedDecimal(rounding: value, decimals: 6)
    while fixed.decimals > 0 && fixed.units % 10 == 0 {
      fixed = FixedDecimal(units: fixed.units / 10, decimals: fixed.decimals - 1)
    }
    return self.fixed(fixed)
  }
}

/// What should be known of a planned sample.
enum PlanningWarning {
  /// The sample is everybody.
  case sampleIsPopulation
  /// A standard deviation of so few respondents is uncertain itself.
  case smallPilot(respondents: Int)
  /// These strata get fewer than two respondents.
  case smallStrata([String])

  /// The fixed name of the warning.
  var code: String {
    switch self {
    case .sampleIsPopulation: "sampleIsPopulation"
    case .smallPilot: "smallPilot"
    case .smallStrata: "smallStrata"
    }
  }

  /// What the reader sees, under its code.
  var notice: Notice { Notice(code: code, message: words) }

  private var words: Bilingual {
    switch self {
    case .sampleIsPopulation:
      Bilingual(
        id: "Sampelnya adalah seluruh populasi: lakukan sensus.",
        en: "The sample is the whole population: ask everybody.")
    case .smallPilot(let respondents):
      Bilingual(
        id: "Simpangan baku dari \(respondents) responden saja belum pasti; hitung ulang sampel "
          + "setelah data bertambah.",
        en:
          "A standard deviation of only \(respondents) respondents is uncertain itself; plan again "
          + "when there are more data.")
    case .smallStrata(let names):
      Bilingual(
        id:
          "Kurang dari dua responden: \(Catalogue.list(names.map { Bilingual($0) }).id). Galat baku "
          + "memerlukan dua responden per strata; gabungkan strata kecil.",
        en: "Fewer than two respondents: \(Catalogue.list(names.map { Bilingual($0) }).en). A "
          + "standard error takes two in each stratum; join small strata.")
    }
  }
}
