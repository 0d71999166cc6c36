import Localization
import Rendering
import Satisfaction
import SurveyInference
import Trend

/// The words of the tables of `skm trend`, and of what stands around them.
enum TrendTableWords {
  // MARK: - Columns

  static let period = Bilingual(id: "Periode", en: "Period")
  static let grade = Bilingual(id: "Mutu", en: "Grade")
  private static let perYear = Bilingual(id: "Per tahun", en: "Per year")

  static func interval(_ level: Double) -> Bilingual {
    Catalogue.level(level).map { level, language in
      language == .id ? "Selang \(level)" : "\(level) interval"
    }
  }

  /// What was observed, as a title.
  static func value(_ quantity: QuantityTrend.Quantity, isOfficial: Bool) -> Bilingual {
    guard quantity == .index else { return ForecastWords.valueTitle }
    return isOfficial ? Bilingual("IKM") : Bilingual(id: "Indeks", en: "Index")
  }

  static func periodColumns(
    _ quantity: QuantityTrend.Quantity, isOfficial: Bool, level: Double, sampleSizes: Bool,
    errors: Bool, editions: Bool, grades: Bool, commonGrade: Bool
  ) -> [Column] {
    [Column(period, .leading), Column(value(quantity, isOfficial: isOfficial))]
      + (errors
        ? [Column(Bilingual(id: "Galat baku", en: "Std. error")), Column(interval(level))] : [])
      + (sampleSizes ? [Column(Bilingual("n"))] : [])
      + (grades ? [Column(grade, .leading)] : [])
      + (commonGrade ? [Column(Bilingual(id: "Bersama", en: "Common"), .leading)] : [])
      + (editions ? [Column(Bilingual(id: "Peraturan", en: "Edition"), .leading)] : [])
  }

  /// What the two grades of a period mean.
  static func grades(common: String) -> Bilingual {
    Bilingual(
      id:
        "Mutu menurut peraturan periode itu; Bersama: menurut \(common), sehingga dapat dibandingkan.",
      en: "Grade: under the edition of the period; Common: under \(common), to compare periods.")
  }

  static func methodColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual(id: "Metode", en: "Method"), .leading), Column(perYear),
      Column(interval(level)), Column(Bilingual("p")),
    ]
  }

  static func groupColumns(_ level: Double) -> [Column] {
    [
      Column(period), Column(Bilingual(id: "Data", en: "Points")), Column(perYear),
      Column(interval(level)),
      Column(Bilingual(id: "Arah", en: "Direction"), .leading),
    ]
  }

  static func elementColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual(id: "Unsur pelayanan", en: "Service element"), .leading),
      Column(Bilingual(id: "Sendiri", en: "Alone")), Column(interval(level)),
      Column(Bilingual(id: "Disesuaikan", en: "Adjusted")),
      Column(Bilingual(id: "Pada IKM", en: "On the IKM")),
    ]
  }

  // MARK: - Headings

  private static func heading(_ words: Bilingual, of values: [String]) -> Bilingual {
    guard !values.isEmpty else { return words }
    let group = Catalogue.group(values)
    return Bilingual(id: "\(words.id): \(group.id)", en: "\(words.en): \(group.en)")
  }

  static func methods(of values: [String]) -> Bilingual {
    heading(
      Bilingual(id: "Laju menurut berbagai metode", en: "The slope by several methods"), of: values)
  }

  static func periods(of values: [String]) -> Bilingual {
    heading(Bilingual(id: "Nilai per periode", en: "Values by period"), of: values)
  }

  static func breaks(of values: [String]) -> Bilingual {
    heading(Bilingual(id: "Pergantian peraturan", en: "Changes of edition"), of: values)
  }

  static func elements(of values: [String]) -> Bilingual {
    heading(
      Bilingual(id: "Unsur yang menahan IKM", en: "Elements that hold the IKM back"), of: values)
  }

  static let undefined = Bilingual(id: "Belum dapat dijawab", en: "What cannot be told")

  // MARK: - Methods

  static func method(_ method: TrendMethod, options: TrendOptions) -> Bilingual {
    switch method {
    case .leastSquares: return Bilingual(id: "kuadrat terkecil", en: "least squares")
    case .weighted:
      return Bilingual(id: "kuadrat terkecil, terbobot galat", en: "weighted least squares")
    case .randomEffects:
      let name = "\(options.estimator.rawValue.uppercased()), \(options.test.name)"
      return Bilingual(id: "efek acak (\(name))", en: "random effects (\(name))")
    case .withinEditions:
      return Bilingual(id: "dalam peraturan yang sama", en: "within one edition")
    case .theilSen: return Bilingual(id: "median Theil-Sen", en: "Theil-Sen median")
    case .mannKendall: return Bilingual("Mann-Kendall")
    }
  }

  /// What the other slopes of a series are, whose edition changes.
  static let ignoresBreaks = Bilingual(
    id:
      "Kecuali dalam peraturan yang sama, setiap metode mengabaikan pergantian peraturan: lompatannya "
      + "ikut terhitung sebagai laju, sehingga angka itu bukan kinerja.",
    en:
      "All methods but that within one edition ignore the change: they count its step as slope, so that "
      + "these figures are no performance.")

  /// What is left beside the line.
  static func heterogeneity(_ trend: RandomEffectsTrend, decimals: Int) -> Bilingual {
    let share = Catalogue.share(trend.iSquared)
    if trend.estimator == .fixedEffect {
      return Bilingual(
        id:
          "Model efek tetap: variasi di luar galat survei dianggap tidak ada (I² \(share.id)).",
        en: "Fixed effects: variation beside sampling errors is taken to be none (I² \(share.en)).")
    }
    guard trend.tau2 > 0 else {
      return Bilingual(
        id:
          "Galat survei saja sudah menjelaskan jarak titik-titik dari garis efek acak (I² \(share.id)).",
        en: "Sampling errors alone explain how far the points lie from the random-effects line (I² "
          + "\(share.en)).")
    }
    let deviation = Catalogue.number(trend.tau2.squareRoot(), decimals: decimals)
    return Bilingual(
      id: "Di luar galat survei, nilai sebenarnya menyimpang dari garis dengan simpangan baku "
        + "\(deviation.id) (I² \(share.id)).",
      en:
        "Beside sampling, true values lie off the line with a standard deviation of \(deviation.en) "
        + "(I² \(share.en)).")
  }

  /// What Kendall's statistic says, in pairs of periods.
  static func pairs(_ test: MannKendall, observations: Int, tau: Double) -> Bilingual {
    let (s, all, t) = (
      Notation(.id).count(test.statistic), Catalogue.count(observations * (observations - 1) / 2),
      Catalogue.number(tau, decimals: 2)
    )
    return Bilingual(
      id:
        "Mann-Kendall: pasangan periode yang naik dikurangi yang turun \(s) dari \(all.id) (τ \(t.id)).",
      en:
        "Mann-Kendall: pairs of periods that rise less those that fall: \(s) of \(all.en) (τ \(t.en))."
    )
  }

  static func undefined(_ method: Bilingual, _ reason: UndefinedReason) -> Bilingual {
    let why = reason.words
    return Bilingual(id: "\(method.id): \(why.id).", en: "\(method.en): \(why.en).").map {
      text, _ in
      text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  /// Why no interval is shown beside Theil and Sen's slope, or no p-value beside a term.
  static func intervalOf(_ method: Bilingual) -> Bilingual {
    Bilingual(id: "selang \(method.id)", en: "the interval of the \(method.en)")
  }

  // MARK: - Breaks

  /// The change itself, as the reason of a break.
  static func change(_ shift: LevelShift) -> Bilingual {
    Bilingual(
      id: "mulai \(shift.period.text) berlaku \(shift.to), sebelumnya \(shift.from)",
      en: "from \(shift.period.text) on \(shift.to) holds, before it \(shift.from)")
  }

  static func shift(_ shift: LevelShift, level: Double, decimals: Int) -> Bilingual {
    let change = "\(shift.period.text), \(shift.from) → \(shift.to)"
    guard case .success(let term) = shift.term, let interval = term.interval(level: level),
      let pValue = term.pValue
    else {
      let why = (shift.reason ?? .noResidualVariation).words
      return Bilingual(
        id:
          "\(change): lompatan tidak dapat diuji, sebab \(why.id). Beda nilai di titik itu tidak dibaca "
          + "sebagai kinerja.",
        en:
          "\(change): the step cannot be tested, since \(why.en). The difference at that point is not "
          + "read as performance.")
    }
    let (size, p, percent) = (
      Catalogue.number(term.estimate, decimals: decimals), Catalogue.pValue(pValue),
      Catalogue.level(level)
    )
    let (low, high) = (
      Catalogue.number(interval.lower, decimals: decimals),
      Catalogue.number(interval.upper, decimals: decimals)
    )
    let isFound = pValue <= 1 - level
    return Bilingual(
      id:
        "\(change): lompatan \(size.id) di luar laju (selang \(percent.id) \(low.id) sampai \(high.id), "
        + "\(p.id)). "
        + (isFound
          ? "Ini perubahan peraturan, bukan kinerja."
          : "Ada tidaknya lompatan belum dapat disimpulkan."),
      en: "\(change): a step of \(size.en) beside the slope (\(percent.en) interval \(low.en) to "
        + "\(high.en), \(p.en)). "
        + (isFound
          ? "It is a change of rules, and no performance."
          : "Whether there is a step cannot be told yet."))
  }

  // MARK: - Elements

  /// Which element seems to hold the index back most.
  static func ranking(
    _ slopes: ShrunkenSlopes, names: [String: Bilingual]
  ) -> Bilingual {
    guard slopes.tau2 > 0, let worst = slopes.ranking.first else {
      return Bilingual(
        id:
          "Perbedaan laju antarunsur belum terbukti: galat survei saja sudah menjelaskannya. Jangan "
          + "memilih unsur dari urutan ini.",
        en:
          "That elements differ in slope is not shown: sampling errors alone explain it. Do not choose "
          + "an element by this order.")
    }
    let (name, effect) = (
      names[worst.element.element] ?? Bilingual(worst.element.element),
      Catalogue.number(worst.contribution, decimals: 2)
    )
    // A spread above zero is no test: the order is an estimate.
    guard worst.contribution < 0 else {
      return Bilingual(
        id:
          "Tampaknya paling lambat naik: \(worst.element.element) \(name.id), \(effect.id) poin IKM "
          + "per tahun.",
        en:
          "Seems to rise least: \(worst.element.element) \(name.en), \(effect.en) points of the IKM per "
          + "year.")
    }
    return Bilingual(
      id:
        "Tampaknya paling menahan: \(worst.element.element) \(name.id), \(effect.id) poin IKM per "
        + "tahun.",
      en:
        "Seems to hold it back most: \(worst.element.element) \(name.en), \(effect.en) points of the "
        + "IKM per year.")
  }

  /// What the columns of elements mean.
  static let elementNote = Bilingual(
    id:
      "Sendiri: laju per tahun pada skala jawaban dengan selangnya, dari unsur itu saja. Disesuaikan: setelah "
      + "ditarik ke laju umum, sebab yang terburuk dari beberapa unsur sebagian hanya kebetulan. Pada IKM: "
      + "pengaruhnya dalam poin per tahun.",
    en:
      "Alone: the change per year on the scale of answers with its interval, from that element. Adjusted: "
      + "drawn toward what all have in common, since the worst of several is partly bad luck. On the IKM: "
      + "what it does to the index, in points per year.")

  /// An element that is not ranked, since it has no slope, or none with an error; `nil` of the others.
  static func withoutSlope(_ trend: QuantityTrend) -> Bilingual? {
    guard case .element(let code, let name) = trend.quantity else { return nil }
    let title = name.map { name, _ in "\(code) \(name)" }
    switch trend.analysis {
    case .failure(let error):
      let why = error.words
      return Bilingual(id: "\(title.id): \(why.id)", en: "\(title.en): \(why.en)")
    case .success(let analysis):
      switch analysis.mainSlope {
      case .failure(let reason): return undefined(title, reason)
      case .success(let slope): return slope.term.reason.map { undefined(title, $0) }
      }
    }
  }
}

extension CoefficientTest {
  fileprivate var name: String {
    switch self {
    case .wald: return "Wald"
    case .knappHartung: return "Knapp-Hartung"
    }
  }
}
