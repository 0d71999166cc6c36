import Localization
import Rendering
import Trend

/// The words on where a series will be.
enum ForecastWords {
  static func title(_ isIndex: Bool) -> Bilingual {
    isIndex
      ? Bilingual(id: "Prakiraan IKM", en: "Forecast of the satisfaction index")
      : Bilingual(id: "Prakiraan", en: "Forecast")
  }

  static func subtitle(_ groups: [GroupForecast], _ method: ForecastMethod) -> Bilingual {
    let name = self.method(method)
    if groups.count == 1, case .success(let analysis) = groups[0].outcome {
      let observations = analysis.series.observations
      let span =
        "\(observations[0].period.text)–\(observations[observations.count - 1].period.text)"
      return Bilingual(
        id: "\(observations.count) titik data, \(span); metode: \(name.id)",
        en: "\(observations.count) observations, \(span); method: \(name.en)")
    }
    let count = Catalogue.count(groups.count)
    return Bilingual(
      id: "\(count.id) deret; metode: \(name.id)", en: "\(count.en) series; method: \(name.en)")
  }

  static func method(_ method: ForecastMethod) -> Bilingual {
    switch method {
    case .skm:
      Bilingual(id: "skm (dipelajari dari deret lain)", en: "skm (learnt from other series)")
    case .naive: Bilingual(id: "nilai terakhir", en: "last value")
    case .drift: Bilingual(id: "nilai terakhir dan perubahan rata-rata", en: "drift")
    case .linear: Bilingual(id: "garis lurus", en: "straight line")
    case .ses: Bilingual(id: "pemulusan eksponensial tunggal", en: "simple exponential smoothing")
    case .holt: Bilingual(id: "Holt", en: "Holt")
    case .damped: Bilingual(id: "Holt teredam", en: "damped Holt")
    case .theta: Bilingual(id: "Theta", en: "Theta")
    }
  }

  // MARK: - Sentences

  /// Where the value will be, with its 80 and 95 % intervals in words.
  static func expectation(_ step: Forecast.Step, decimals: Int) -> Bilingual {
    let period = step.period.text
    let median = Catalogue.number(step.distribution.median, decimals: decimals)
    let (likely, sure) = (
      range(step, level: 0.8, decimals), range(step, level: 0.95, decimals)
    )
    return Bilingual(
      id:
        "Nilai \(period) diperkirakan sekitar \(median.id). Dengan peluang 80% nilainya "
        + "antara \(likely.id), dan dengan peluang 95% antara \(sure.id).",
      en:
        "The value of \(period) is expected near \(median.en): with probability 80% "
        + "between \(likely.en), and with 95% between \(sure.en).")
  }

  private static func range(_ step: Forecast.Step, level: Double, _ decimals: Int) -> Bilingual {
    let interval = step.distribution.interval(level: level)
    let (lower, upper) = (
      Catalogue.number(interval.lowerBound, decimals: decimals),
      Catalogue.number(interval.upperBound, decimals: decimals)
    )
    return Bilingual(id: "\(lower.id) dan \(upper.id)", en: "\(lower.en) and \(upper.en)")
  }

  /// Whether a target will be met, in words and as a probability.
  static func attainment(_ outlook: TargetOutlook, decimals: Int) -> Bilingual {
    let verdict = verdict(outlook.probability)
    let target = Catalogue.number(outlook.target, decimals: decimals)
    let share = Catalogue.share(outlook.probability)
    return Bilingual(
      id:
        "Target \(outlook.period.text) (\(target.id)) \(verdict.id): peluangnya \(share.id).",
      en:
        "The target of \(outlook.period.text) (\(target.en)) is \(verdict.en) to be met: "
        + "probability \(share.en).")
  }

  /// The usual words for probabilities.
  ///
  /// Source: Mastrandrea and others (2010), Guidance note for lead authors of the IPCC fifth assessment
  /// report on consistent treatment of uncertainties, table 1.
  static func verdict(_ probability: Double) -> Bilingual {
    switch probability {
    case 0.9...: Bilingual(id: "sangat mungkin tercapai", en: "very likely")
    case 0.66..<0.9: Bilingual(id: "kemungkinan besar tercapai", en: "likely")
    case 0.33..<0.66:
      Bilingual(id: "sama mungkinnya tercapai atau tidak", en: "about as likely as not")
    case 0.1..<0.33: Bilingual(id: "kemungkinan kecil tercapai", en: "unlikely")
    default: Bilingual(id: "kemungkinan sangat kecil tercapai", en: "very unlikely")
    }
  }

  static func targetLabel(_ outlook: TargetOutlook, decimals: Int) -> Bilingual {
    let target = Catalogue.number(outlook.target, decimals: decimals)
    return Bilingual(
      id: "Target \(outlook.period.text): \(target.id)",
      en: "Target of \(outlook.period.text): \(target.en)")
  }

  /// What a probability of attainment means.
  static func mark(_ probability: Double) -> Bilingual {
    verdict(probability).map { text, language in language == .en ? text + " to be met" : text }
  }

  static let likely = Bilingual(id: "perkiraan tengah", en: "median")

  /// What a target takes, beside what was seen.
  static func required(_ change: RequiredChange, decimals: Int) -> Bilingual {
    let size = Catalogue.number(change.annualChange.magnitude, decimals: decimals)
    let target = Catalogue.number(change.target, decimals: decimals)
    let seen = seen(change)
    if change.annualChange <= 0 {
      return Bilingual(
        id:
          "Nilai terakhir sudah mencapai target \(change.period.text) (\(target.id)); target tetap "
          + "tercapai selama penurunan rata-rata tidak lebih dari \(size.id) per tahun. \(seen.id)",
        en:
          "The last value already meets the target of \(change.period.text) (\(target.en)); it is still "
          + "met if the value falls by no more than \(size.en) a year on average. \(seen.en)")
    }
    return Bilingual(
      id:
        "Untuk mencapai target \(change.period.text) (\(target.id)) diperlukan kenaikan rata-rata "
        + "\(size.id) per tahun. \(seen.id)",
      en:
        "To meet the target of \(change.period.text) (\(target.en)) the value must rise by \(size.en) a "
        + "year on average. \(seen.en)")
  }

  private static func seen(_ change: RequiredChange) -> Bilingual {
    guard change.yearlyChanges > 0 else {
      return Bilingual(
        id: "Belum ada dua data yang berjarak tepat satu tahun sebagai pembanding.",
        en: "No two observations lie exactly one year apart to compare this with.")
    }
    return Bilingual(
      id:
        "Selama ini, perubahan tahunan yang sedikitnya sebaik itu terjadi \(change.attained) dari "
        + "\(change.yearlyChanges) kali.",
      en:
        "Of the yearly changes seen, \(change.attained) of \(change.yearlyChanges) were at least that good."
    )
  }

  /// How past forecasts would have done.
  static func backtest(_ backtest: Backtest) -> Bilingual {
    switch backtest.accuracy {
    case .scores(let accuracy):
      let (cover80, cover95) = (
        Catalogue.share(accuracy.coverage80), Catalogue.share(accuracy.coverage95)
      )
      let error = Catalogue.number(accuracy.meanAbsoluteScaledError, decimals: 2)
      let origins = Catalogue.count(backtest.origins)
      return Bilingual(
        id:
          "Diuji pada masa lalu deret ini (\(origins.id) titik awal): selang 80% memuat \(cover80.id) "
          + "dan selang 95% memuat \(cover95.id) nilai yang kemudian terjadi; rata-rata simpangan "
          + "\(error.id) kali perubahan yang biasa.",
        en:
          "Tried on the past of this series (from \(origins.en) origins): the 80% interval held "
          + "\(cover80.en) and the 95% interval \(cover95.en) of the values that came; the mean error is "
          + "\(error.en) times the usual change.")
    case .undefined(let reason):
      return unproven(reason)
    }
  }

  static func unproven(_ reason: Backtest.Reason) -> Bilingual {
    switch reason {
    case .tooFewOrigins:
      Bilingual(
        id: "Deret ini terlalu pendek untuk menguji metode pada masa lalunya sendiri.",
        en: "The series is too short to try the method on its own past.")
    case .noChange:
      Bilingual(
        id: "Nilai deret ini tidak berubah, sehingga metode tidak dapat diuji pada masa lalunya.",
        en: "The series does not change, so the method cannot be tried on its past.")
    }
  }

  /// What the default method rests on.
  static let method = Bilingual(
    id:
      "Metode skm hanya melihat perubahan di antara paling banyak sepuluh nilai terakhir, dan dilatih pada 1.335 deret "
      + "tahunan lain agar selangnya memuat nilai sesering yang dikatakan. Di sana perubahan besar sering "
      + "berbalik sebagian, sehingga median dapat lebih dekat ke nilai lama daripada nilai terakhir. Galat "
      + "survei yang akan datang sudah termasuk; kebijakan baru tidak diketahui.",
    en:
      "The method skm sees the changes of up to ten last values only, and was trained on 1,335 other "
      + "yearly series so that its intervals hold values as often as they say. Large changes were often "
      + "reversed in part there, so the median may lie nearer to earlier values than the last one does. "
      + "The sampling error of the future survey is included; a new policy is not known to it.")

  /// Why there are no charts of so many series.
  static func onlyTable(upTo limit: Int) -> Bilingual {
    Bilingual(
      id:
        "Grafik dan rincian hanya ditampilkan untuk paling banyak \(limit) deret; angka setiap deret ada "
        + "dalam --format json dan csv.",
      en:
        "Charts and details are shown for at most \(limit) series; the numbers of every series are in "
        + "--format json and csv.")
  }

  // MARK: - Tables

  /// Beside targets the 50 % interval has no room on a terminal; files hold it all the same.
  static func steps(hasTargets: Bool) -> [Column] {
    [
      Column(Bilingual(id: "Periode", en: "Period"), .leading),
      Column(Bilingual(id: "Median", en: "Median")),
    ]
      + (hasTargets ? [] : [Column(Bilingual("50%"))])
      + [Column(Bilingual("80%")), Column(Bilingual("95%"))]
      + (hasTargets
        ? [
          Column(Bilingual(id: "Target", en: "Target")),
          Column(Bilingual(id: "Peluang", en: "Probability")),
        ] : [])
  }

  static func overview(_ roles: [String], hasTargets: Bool) -> [Column] {
    roles.map { Column(Catalogue.role($0), .leading) }
      + [
        Column(Bilingual(id: "Terakhir", en: "Last")),
        Column(Bilingual(id: "Prakiraan", en: "Forecast"), .leading),
        Column(Bilingual(id: "Median", en: "Median")), Column(Bilingual("95%")),
      ]
      + (hasTargets
        ? [
          Column(Bilingual(id: "Target", en: "Target")),
          Column(Bilingual(id: "Peluang", en: "Probability")),
        ] : [])
  }

  // MARK: - Reasons

  static func noTarget(_ period: Period) -> Bilingual {
    Bilingual(
      id: "tidak ada target untuk \(period.text)", en: "there is no target for \(period.text)")
  }

  static let notStated = Bilingual(
    id: "tidak dinyatakan dalam data", en: "the data do not state it")

  static let noTargets = Bilingual(
    id: "tidak ada target setelah data terakhir", en: "no target lies after the last observation")

  static let infinite = Bilingual(
    id: "rata-rata atau simpangan baku sebaran ini tidak ada, atau tak hingga",
    en: "this distribution has no mean or standard deviation, or an infinite one")

  static let noBounds = Bilingual(
    id: "batas nilai tidak dinyatakan", en: "no bounds of the quantity were stated")

  // MARK: - The picture

  static let observed = Bilingual(id: "Hasil", en: "Observed")
  static let observedInterval = Bilingual(
    id: "selang kepercayaan 95%", en: "95% confidence interval")
  static let median = Bilingual(id: "Prakiraan", en: "Forecast")
  static let target = Bilingual(id: "Target", en: "Target")
  static let newEdition = Bilingual(id: "peraturan baru", en: "new edition")
  static let valueTitle = Bilingual(id: "Nilai", en: "Value")

  static func timeTitle(_ frequency: Period.Frequency) -> Bilingual {
    switch frequency {
    case .year: Catalogue.role("year")
    case .half: Catalogue.role("semester")
    case .quarter: Catalogue.role("quarter")
    case .month: Bilingual(id: "Bulan", en: "Month")
    }
  }

  static func pictureTitle(_ values: [String], isIndex: Bool) -> Bilingual {
    values.isEmpty ? title(isIndex) : Catalogue.group(values)
  }

  /// What a reader who does not see the picture must know of it.
  static func picture(_ analysis: ForecastAnalysis) -> Bilingual {
    let observations = analysis.series.observations
    let (first, last) = (observations[0], observations[observations.count - 1])
    let steps = analysis.forecast.steps
    let (from, to) = (
      Catalogue.number(first.value, decimals: analysis.decimals),
      Catalogue.number(last.value, decimals: analysis.decimals)
    )
    let ahead = expectation(steps[steps.count - 1], decimals: analysis.decimals)
    let targets = analysis.outlooks.map { attainment($0, decimals: analysis.decimals) }
    let sentences = Bilingual(
      id: ([ahead.id] + targets.map(\.id)).joined(separator: " "),
      en: ([ahead.en] + targets.map(\.en)).joined(separator: " "))
    return Bilingual(
      id: "Dari \(from.id) pada \(first.period.text) ke \(to.id) pada \(last.period.text). "
        + sentences.id,
      en: "From \(from.en) in \(first.period.text) to \(to.en) in \(last.period.text). "
        + sentences.en)
  }
}
