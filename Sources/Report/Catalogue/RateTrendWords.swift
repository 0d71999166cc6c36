import Localization
import Rates
import Rendering
import SurveyInference
import Trend

/// The words on where a rate goes, whether it will meet a target, and how long resolutions take.
enum RateTrendWords {
  // MARK: - The trend

  static func direction(_ direction: MainSlope.Direction) -> Bilingual {
    switch direction {
    case .rising: Bilingual(id: "naik", en: "rising")
    case .falling: Bilingual(id: "turun", en: "falling")
    case .uncertain: Bilingual(id: "belum dapat dipastikan", en: "cannot be told yet")
    }
  }

  /// Which way, how fast, how surely.
  static func trend(_ trend: RateTrend) -> Bilingual {
    let way = direction(trend.direction)
    let (ratio, interval) = (factor(trend.oddsRatio), trend.oddsRatioInterval)
    let (lower, upper) = (factor(interval.lower), factor(interval.upper))
    let (level, p) = (
      Catalogue.level(interval.level), Catalogue.pValue(trend.likelihoodRatioPValue)
    )
    return Bilingual(
      id:
        "Arah: \(way.id). Perbandingan kasus yang berhasil terhadap yang tidak (odds) menjadi "
        + "\(ratio.id) kali setiap tahun; selang \(level.id): \(lower.id) sampai \(upper.id) "
        + "(\(p.id))\(method(trend.decision).id).",
      en:
        "Direction: \(way.en). The odds multiply by \(ratio.en) each year; \(level.en) interval: "
        + "\(lower.en) to \(upper.en) (\(p.en))\(method(trend.decision).en).")
  }

  /// A factor of odds; what is too large or too small to be read is so called.
  private static func factor(_ value: Double) -> Bilingual {
    if value >= 1000 { return Bilingual(id: "> 1.000", en: "> 1,000") }
    if value < 0.005 { return Bilingual(id: "< 0,01", en: "< 0.01") }
    return Catalogue.number(value, decimals: 2)
  }

  private static func method(_ decision: RateTrend.Decision) -> Bilingual {
    switch decision {
    case .enoughCases: Bilingual("")
    case .separated: Bilingual(id: ", dengan metode Firth", en: ", by Firth's method")
    case .fewCases(let count, _):
      Bilingual(
        id: ", dengan metode Firth karena hasil yang lebih jarang hanya ada \(count)",
        en: ", by Firth's method since the rarer outcome occurred \(count) times only")
    }
  }

  static func test(_ test: CochranArmitage) -> Bilingual {
    let p = Catalogue.pValue(test.pValue)
    return test.exactPValue == nil
      ? Bilingual(
        id: "Uji Cochran-Armitage: \(p.id).", en: "Cochran-Armitage test: \(p.en).")
      : Bilingual(
        id: "Uji Cochran-Armitage (eksak): \(p.id).", en: "Cochran-Armitage test (exact): \(p.en).")
  }

  /// Sentences one after another.
  static func sentences(_ sentences: [Bilingual]) -> Bilingual {
    Bilingual(
      id: sentences.map(\.id).joined(separator: " "), en: sentences.map(\.en).joined(separator: " ")
    )
  }

  static func noTrend(_ reason: RateReason) -> Bilingual {
    Bilingual(
      id: "Arah: belum dapat dipastikan, karena \(reason.words.id).",
      en: "Direction: cannot be told yet, since \(reason.words.en).")
  }

  static func noTest(_ reason: RateReason) -> Bilingual {
    Bilingual(
      id: "Tidak ada uji Cochran-Armitage: \(reason.words.id).",
      en: "No Cochran-Armitage test: \(reason.words.en).")
  }

  // MARK: - The outlook

  static func outlookHeading(_ target: Double) -> Bilingual {
    let target = Catalogue.level(target)
    return Bilingual(
      id: "Peluang memenuhi target \(target.id) pada tahun berikutnya",
      en: "Chance of meeting the target of \(target.en) next year")
  }

  static func outlook(_ outlook: RateOutlook) -> Bilingual {
    let (chance, none) = (
      Catalogue.share(outlook.probabilityOfAttainment),
      Catalogue.share(outlook.probabilityOfNoReport)
    )
    let verdict = ForecastWords.mark(outlook.probabilityOfAttainment)
    return Bilingual(
      id:
        "Jika ada laporan, peluang target tercapai \(chance.id): \(verdict.id). Peluang tidak ada laporan "
        + "sama sekali, sehingga tidak ada persentase: \(none.id).",
      en:
        "If anything is reported, the target is met with probability \(chance.en): \(verdict.en). With "
        + "probability \(none.en) nothing is reported, and there is no percentage.")
  }

  /// What the outlook rests on.
  static func outlookMethod(_ dispersion: Double) -> Bilingual {
    let spread = Catalogue.number(dispersion, decimals: 1)
    return Bilingual(
      id:
        "Dihitung dari semua tahun bersama (beta-binomial, prior Jeffreys); jumlah laporan diperkirakan dari "
        + "jumlah tahun-tahun lalu"
        + (dispersion > 1 ? ", yang beragam \(spread.id) kali ragam Poisson" : "")
        + ". Tahun-tahun sesudahnya memiliki peluang yang sama.",
      en:
        "Computed from all years together (beta-binomial, Jeffreys' prior); the number of reports is "
        + "expected to be like those of past years"
        + (dispersion > 1 ? ", whose variance is \(spread.en) times that of Poisson counts" : "")
        + ". Later years have the same chances.")
  }

  static func noOutlook(_ reason: RateReason) -> Bilingual {
    Bilingual(
      id: "Peluang memenuhi target tidak dapat dihitung: \(reason.words.id).",
      en: "No chance of meeting the target can be computed: \(reason.words.en).")
  }

  static let outlookColumns: [Column] = [
    Column(Bilingual(id: "Laporan", en: "Reports")),
    Column(Bilingual(id: "Peluang jumlah ini", en: "Probability of so many")),
    Column(Bilingual(id: "Harus berhasil", en: "Must succeed")),
    Column(Bilingual(id: "Peluang tercapai", en: "Target met")),
  ]

  // MARK: - Time to resolution

  /// The median with its limits, and what is open.
  static func time(_ time: TimeToResolution) -> Bilingual {
    let (open, all) = (
      Catalogue.count(time.unresolved), Catalogue.count(time.resolved + time.unresolved)
    )
    let rest =
      time.unresolved == 0
      ? Bilingual(id: "Tidak ada kasus yang masih terbuka.", en: "No case is open.")
      : Bilingual(
        id: "\(open.id) dari \(all.id) kasus masih terbuka.",
        en: "\(open.en) of \(all.en) cases \(time.unresolved == 1 ? "is" : "are") open.")
    return Bilingual(id: "\(median(time).id) \(rest.id)", en: "\(median(time).en) \(rest.en)")
  }

  private static func median(_ time: TimeToResolution) -> Bilingual {
    guard let median = try? time.median else {
      return Bilingual(
        id: "Lama penyelesaian: separuh kasus belum selesai, sehingga mediannya belum diketahui.",
        en: "Time to resolution: half of the cases are not resolved, so there is no median yet.")
    }
    let (days, level) = (days(median), Catalogue.level(time.level))
    let lower = (try? time.medianLower).map(self.days)
    let upper = (try? time.medianUpper).map(self.days)
    let interval =
      switch (lower, upper) {
      case (let lower?, let upper?):
        Bilingual(
          id: " (selang \(level.id) \(lower.id) sampai \(upper.id))",
          en: " (\(level.en) interval \(lower.en) to \(upper.en))")
      case (let lower?, nil):
        Bilingual(
          id: " (selang \(level.id) mulai \(lower.id), batas atas belum diketahui)",
          en: " (\(level.en) interval from \(lower.en), no upper limit yet)")
      case (nil, _): Bilingual("")
      }
    return Bilingual(
      id: "Lama penyelesaian: separuh kasus selesai dalam \(days.id) hari\(interval.id).",
      en: "Time to resolution: half of the cases are resolved within \(days.en) days\(interval.en)."
    )
  }

  /// Days, which end in a half only between two.
  private static func days(_ days: Double) -> Bilingual {
    Catalogue.number(days, decimals: days == days.rounded() ? 0 : 1)
  }

  static func noTime(_ error: TimeToResolutionError) -> Bilingual {
    Bilingual(
      id: "Lama penyelesaian tidak dapat dihitung: \(error.words.id).",
      en: "No time to resolution: \(error.words.en).")
  }

  static func openHeading(shown: Int, of all: Int) -> Bilingual {
    shown == all
      ? Bilingual(id: "Kasus yang masih terbuka", en: "Open cases")
      : Bilingual(
        id: "Kasus yang paling lama terbuka (\(shown) dari \(all))",
        en: "The oldest open cases (\(shown) of \(all))")
  }

  static func openColumns(hasType: Bool, hasVillage: Bool) -> [Column] {
    [
      Column(Bilingual(id: "Dilaporkan", en: "Reported"), .leading),
      Column(Bilingual(id: "Terbuka (hari)", en: "Open (days)")),
    ]
      + (hasType ? [Column(RateTableWords.role("type"), .leading)] : [])
      + (hasVillage ? [Column(RateTableWords.role("village"), .leading)] : [])
  }
}

extension RateTrend {
  /// Where the interval of the slope leaves out 0.
  var direction: MainSlope.Direction {
    if interval.lower > 0 { return .rising }
    return interval.upper < 0 ? .falling : .uncertain
  }
}
