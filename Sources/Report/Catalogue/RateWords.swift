import Localization
import Rates
import Rendering
import SurveyInference

/// The words on the share of reported conflicts that were resolved.
enum RateWords {
  // MARK: - Titles

  static func title(_ numerator: RateNumerator) -> Bilingual {
    switch numerator {
    case .resolved:
      Bilingual(
        id: "Persentase konflik yang dilaporkan dan diselesaikan",
        en: "Share of reported conflicts that were resolved")
    case .facilitated:
      Bilingual(
        id: "Persentase konflik yang dilaporkan dan difasilitasi",
        en: "Share of reported conflicts that were facilitated")
    }
  }

  /// What was read: how many years, and from what.
  static func subtitle(_ analysis: RateAnalysis) -> Bilingual {
    let years = analysis.whole.points.map(\.year.year)
    let span = span(years)
    let reported = Catalogue.count(analysis.whole.points.reduce(0) { $0 + $1.year.reported })
    let form =
      analysis.isRegister
      ? Bilingual(id: "register kasus", en: "register of cases")
      : Bilingual(id: "jumlah per tahun", en: "yearly counts")
    let asOf = analysis.asOf.map { day in
      Bilingual(id: "; keadaan per \(day.text)", en: "; as of \(day.text)")
    }
    return Bilingual(
      id: "\(span), \(form.id): \(reported.id) kasus dilaporkan\(asOf?.id ?? "")",
      en: "\(span), \(form.en): \(reported.en) cases reported\(asOf?.en ?? "")")
  }

  private static func span(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last, first != last else {
      return years.first.map(String.init) ?? "–"
    }
    return "\(first)–\(last)"
  }

  static func numerator(_ numerator: RateNumerator) -> Bilingual {
    switch numerator {
    case .resolved: Bilingual(id: "diselesaikan", en: "resolved")
    case .facilitated: Bilingual(id: "difasilitasi", en: "facilitated")
    }
  }

  static func method(_ method: RateIntervalMethod) -> Bilingual {
    switch method {
    case .wilson: Bilingual("Wilson")
    case .clopperPearson: Bilingual("Clopper-Pearson")
    case .jeffreys: Bilingual("Jeffreys")
    case .agrestiCoull: Bilingual("Agresti-Coull")
    case .midP: Bilingual("mid-P")
    case .likelihood: Bilingual(id: "rasio kemungkinan", en: "likelihood ratio")
    }
  }

  static let allGroups = Bilingual(id: "Semua kelompok", en: "All groups")
  static let byGroup = Bilingual(
    id: "Per kelompok, semua tahun bersama", en: "By group, all years together")
  static let noEvent = Bilingual(id: "tidak ada kejadian", en: "nothing reported")

  static let aboveHundred = Bilingual(
    id: "target di atas 100% tidak dapat dicapai", en: "no share reaches a target above 100%")

  // MARK: - The answer

  /// A share in per cent with two decimals, as offices print it.
  static func percent(_ share: Double) -> Bilingual {
    Catalogue.number(100 * share, decimals: 2).map { text, _ in text + "%" }
  }

  /// `5 of 6`.
  static func ratio(_ count: Int, of reported: Int) -> Bilingual {
    let (count, reported) = (Catalogue.count(count), Catalogue.count(reported))
    return Bilingual(id: "\(count.id) dari \(reported.id)", en: "\(count.en) of \(reported.en)")
  }

  /// `5 of 6 cases resolved`.
  static func cases(_ estimate: RateEstimate, _ numerator: RateNumerator) -> Bilingual {
    let (ratio, name) = (
      ratio(estimate.count, of: estimate.reported), self.numerator(numerator)
    )
    return Bilingual(
      id: "\(ratio.id) kasus \(name.id)",
      en: "\(ratio.en) \(estimate.reported == 1 ? "case" : "cases") \(name.en)")
  }

  /// That the share is exact, and of what the interval speaks.
  static func census(_ estimate: RateEstimate, _ options: RateOptions) -> Bilingual {
    let exact = Bilingual(
      id:
        "Persentase ini mencakup semua kasus yang dilaporkan pada tahun itu (sensus), jadi pasti.",
      en: "The percentage counts all cases reported in that year: a census, and exact.")
    guard case .success(let interval) = estimate.interval else {
      // Cases of earlier years count too, so that the share is of no one year's cases.
      return Bilingual(
        id:
          "Kasus dari tahun sebelumnya ikut dihitung, sehingga persentase ini bukan bagian dari kasus "
          + "yang dilaporkan pada tahun itu dan tidak memiliki selang.",
        en:
          "Cases of earlier years count too, so that this is no share of the cases reported in that "
          + "year, and has no interval.")
    }
    let (limits, level) = (range(interval), Catalogue.level(options.level))
    let name = method(options.method)
    return Bilingual(
      id:
        "\(exact.id) Selang \(level.id) (\(name.id)) \(limits.id) bukan tentang tahun itu, melainkan "
        + "tentang kecenderungan di baliknya: peluang sebuah kasus \(numerator(options.numerator).id).",
      en:
        "\(exact.en) The \(level.en) interval (\(name.en)) of \(limits.en) is not about that year but "
        + "about the propensity behind it: the chance that a case is \(numerator(options.numerator).en)."
    )
  }

  /// Both limits in per cent, cut at the ends of the scale.
  static func range(_ interval: ConfidenceInterval) -> Bilingual {
    let shown = interval.shown
    let (lower, upper) = (percent(shown.lowerBound), percent(shown.upperBound))
    return Bilingual(id: "\(lower.id) sampai \(upper.id)", en: "\(lower.en) to \(upper.en)")
  }

  /// Why the last year has no share.
  static func noShare(_ error: RateError, in year: Int) -> Bilingual {
    Bilingual(id: "\(year): \(error.words.id)", en: "\(year): \(error.words.en)")
  }

  static let undefined = Bilingual(id: "tidak ada persentase", en: "no percentage")

  /// All years together.
  static func pooled(_ estimate: RateEstimate, _ options: RateOptions) -> Bilingual {
    let (cases, share) = (cases(estimate, options.numerator), percent(estimate.share))
    guard case .success(let interval) = estimate.interval else {
      return Bilingual(
        id: "Semua tahun: \(share.id), \(cases.id).", en: "All years: \(share.en), \(cases.en).")
    }
    let (limits, level) = (range(interval), Catalogue.level(options.level))
    return Bilingual(
      id: "Semua tahun bersama: \(share.id), \(cases.id); selang \(level.id) \(limits.id).",
      en: "All years together: \(share.en), \(cases.en); \(level.en) interval \(limits.en).")
  }

  // MARK: - The picture

  static let valueTitle = Bilingual(id: "Persentase", en: "Per cent")
  static let trendLine = Bilingual(id: "Garis tren", en: "Trend line")

  static func pictureTitle(_ values: [String], _ numerator: RateNumerator) -> Bilingual {
    values.isEmpty ? title(numerator) : Catalogue.group(values)
  }

  /// What a reader who does not see the picture must know of it.
  static func picture(_ series: RateSeries, _ numerator: RateNumerator) -> Bilingual {
    let years = series.points.map { point -> Bilingual in
      switch point.rate {
      case .success(let estimate):
        percent(estimate.share).map { text, _ in "\(point.year.year) \(text)" }
      case .failure: noEventOr(point).map { text, _ in "\(point.year.year) \(text)" }
      }
    }
    let name = title(numerator)
    return Bilingual(
      id: "\(name.id): \(years.map(\.id).joined(separator: "; ")).",
      en: "\(name.en): \(years.map(\.en).joined(separator: "; ")).")
  }

  /// What stands instead of a share.
  static func noEventOr(_ point: RateSeries.Point) -> Bilingual {
    point.year.reported == 0 ? noEvent : undefined
  }
}

extension ConfidenceInterval {
  /// The interval within the scale, since Agresti and Coull's may leave it.
  var shown: ClosedRange<Double> { max(0, lower)...min(1, upper) }

  /// It reaches past an end of the scale.
  var leavesScale: Bool { lower < 0 || upper > 1 }
}
