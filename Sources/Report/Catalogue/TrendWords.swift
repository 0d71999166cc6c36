import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference
import Trend

/// The words of `skm trend`.
enum TrendWords {
  static func title(_ study: TrendStudy) -> Bilingual {
    guard case .responses(let series) = study.source else {
      return Bilingual(id: "Tren", en: "Trend")
    }
    if series.options.bridge != nil {
      return Bilingual(
        id: "Tren indeks unsur yang sama antarperaturan (bukan IKM resmi)",
        en: "Trend of the index of elements that editions share (not an official IKM)")
    }
    return !study.isOfficial
      ? Bilingual(
        id: "Tren indeks kepuasan dari unsur yang ada (bukan IKM resmi)",
        en: "Trend of the index of the elements present (not an official IKM)")
      : Bilingual(
        id: "Tren Indeks Kepuasan Masyarakat (IKM)",
        en: "Trend of the Community Satisfaction Index (IKM)")
  }

  static func subtitle(_ study: TrendStudy, _ request: SurveyRequest?) -> Bilingual {
    let editions = study.editions
    let names =
      editions.count == 1 ? editions[0].title : editions.map(\.id).joined(separator: " → ")
    switch study.source {
    case .series(let header):
      let column = Bilingual(
        id: "Kolom \u{201C}\(header)\u{201D}", en: "Column \u{201C}\(header)\u{201D}")
      return names.isEmpty ? column : column.map { text, _ in text + " · " + names }
    case .responses(let series):
      guard let request else { return Bilingual(names) }
      let weight = IndexWords.weightRule(series.options.weights)
      let design = IndexWords.design(request, options: series.options.design)
      return Bilingual(
        id: "\(names) · \(weight.id) · \(design.id)", en: "\(names) · \(weight.en) · \(design.en)")
    }
  }

  /// What the figure is called where there is one group without a name.
  static func label(_ group: GroupTrend, isOfficial: Bool) -> Bilingual {
    guard group.values.allSatisfy(\.isEmpty) else { return Catalogue.group(group.values) }
    guard group.main.quantity == .index else { return Bilingual(id: "Tren", en: "Trend") }
    return TrendTableWords.value(.index, isOfficial: isOfficial)
  }

  // MARK: - The answer

  static func direction(_ direction: MainSlope.Direction) -> Bilingual {
    switch direction {
    case .rising: Bilingual(id: "naik", en: "rising")
    case .falling: Bilingual(id: "turun", en: "falling")
    case .uncertain: Bilingual(id: "belum jelas", en: "not clear")
    }
  }

  static func mark(_ quantity: QuantityTrend.Quantity, _ direction: MainSlope.Direction)
    -> Bilingual
  {
    let (unit, way) = (perYear(quantity), self.direction(direction))
    return Bilingual(id: "\(unit.id) · \(way.id)", en: "\(unit.en) · \(way.en)")
  }

  static func perYear(_ quantity: QuantityTrend.Quantity) -> Bilingual {
    quantity == .index
      ? Bilingual(id: "poin per tahun", en: "points per year")
      : Bilingual(id: "per tahun", en: "per year")
  }

  static let noSlope = Bilingual(id: "belum dapat disimpulkan", en: "cannot be told yet")

  /// Which way, how fast, how surely.
  static func answer(
    _ slope: MainSlope, of quantity: QuantityTrend.Quantity, level: Double, decimals: Int
  ) -> Bilingual {
    let unit = perYear(quantity)
    let speed = Catalogue.number(slope.term.estimate.magnitude, decimals: decimals)
    let place =
      slope.basis == .withinEditions
      ? Bilingual(id: "dalam peraturan yang sama, ", en: "within one edition, ") : Bilingual("")
    func sentence(_ words: Bilingual) -> Bilingual {
      let words = Bilingual(id: place.id + words.id, en: place.en + words.en)
      return words.map { text, _ in text.prefix(1).uppercased() + text.dropFirst() }
    }
    guard let interval = slope.term.interval(level: level), let pValue = slope.term.pValue else {
      let (estimate, why) = (
        Catalogue.number(slope.term.estimate, decimals: decimals),
        UndefinedReason.noResidualVariation.words
      )
      return sentence(
        Bilingual(
          id:
            "\(estimate.id) \(unit.id), tetapi seberapa pasti belum dapat disimpulkan: \(why.id).",
          en: "\(estimate.en) \(unit.en), but how sure that is cannot be told: \(why.en)."))
    }
    let (percent, p) = (Catalogue.level(level), Catalogue.pValue(pValue))
    let (low, high) = (
      Catalogue.number(interval.lower, decimals: decimals),
      Catalogue.number(interval.upper, decimals: decimals)
    )
    let way = direction(slope.direction(level: level))
    guard slope.direction(level: level) == .uncertain else {
      return sentence(
        Bilingual(
          id:
            "\(way.id) \(speed.id) \(unit.id); selang kepercayaan \(percent.id): \(low.id) sampai "
            + "\(high.id) (\(p.id)).",
          en:
            "\(way.en) by \(speed.en) \(unit.en); \(percent.en) confidence interval: \(low.en) to "
            + "\(high.en) (\(p.en))."))
    }
    let estimate = Catalogue.number(slope.term.estimate, decimals: decimals)
    return sentence(
      Bilingual(
        id: "naik atau turun belum dapat disimpulkan: \(estimate.id) \(unit.id), tetapi selang "
          + "kepercayaan \(percent.id), \(low.id) sampai \(high.id), memuat nol (\(p.id)).",
        en: "whether it rises or falls cannot be told yet: \(estimate.en) \(unit.en), but the "
          + "\(percent.en) confidence interval, \(low.en) to \(high.en), holds zero (\(p.en))."))
  }

  /// Why nothing can be said of the way.
  static func noAnswer(_ reason: UndefinedReason, isBroken: Bool) -> Bilingual {
    let why = reason.words
    guard isBroken else {
      return Bilingual(
        id: "Naik atau turun belum dapat disimpulkan: \(why.id).",
        en: "Whether it rises or falls cannot be told: \(why.en).")
    }
    return Bilingual(
      id: "Naik atau turun belum dapat disimpulkan: peraturan berganti, dan kinerja tidak dapat "
        + "dipisahkan dari pergantian itu (\(why.id)).",
      en:
        "Whether it rises or falls cannot be told: the edition changes, and performance cannot be told "
        + "from that change (\(why.en)).")
  }

  /// From when to when, and from which value to which.
  static func span(_ observations: [Observation], decimals: Int) -> Bilingual {
    guard let first = observations.first, let last = observations.last else { return Bilingual("") }
    let (start, end) = (
      Catalogue.number(first.value, decimals: decimals),
      Catalogue.number(last.value, decimals: decimals)
    )
    return Bilingual(
      id: "\(observations.count) titik data: \(start.id) pada \(first.period.text), \(end.id) pada "
        + "\(last.period.text)",
      en: "\(observations.count) observations: \(start.en) in \(first.period.text), \(end.en) in "
        + "\(last.period.text)")
  }

  /// What the answer was computed by.
  static func basis(_ basis: MainSlope.Basis) -> Bilingual {
    switch basis {
    case .withinEditions:
      Bilingual(
        id: "Lompatan pada pergantian peraturan dipisahkan dari laju ini: itu bukan kinerja",
        en: "Steps where the edition changes are kept apart from this: they are no performance")
    case .randomEffects:
      Bilingual(
        id: "Menurut model efek acak, yang memperhitungkan galat survei setiap periode",
        en: "By the random-effects line, which knows the sampling error of each period")
    case .leastSquares:
      Bilingual(
        id: "Menurut kuadrat terkecil: galat baku survei tidak diketahui, semua titik sama penting",
        en: "By least squares: the errors of the surveys are not known, and all points count alike")
    }
  }

  // MARK: - The picture

  static let line = Bilingual(id: "Garis tren", en: "Trend line")

  static func band(_ level: Double) -> Bilingual {
    let percent = Catalogue.level(level)
    return Bilingual(
      id: "selang kepercayaan \(percent.id) garis", en: "\(percent.en) confidence band of the line")
  }

  static func pictureTitle(_ group: GroupTrend, isOfficial: Bool) -> Bilingual {
    let what = TrendTableWords.value(group.main.quantity, isOfficial: isOfficial)
    guard !group.values.isEmpty else { return what }
    let name = Catalogue.group(group.values)
    return Bilingual(id: "\(what.id): \(name.id)", en: "\(what.en): \(name.en)")
  }

  /// What a reader who does not see the picture must know of it.
  static func picture(_ group: GroupTrend, _ analysis: TrendAnalysis) -> Bilingual {
    let decimals = group.main.decimals
    let span = span(group.main.observations, decimals: decimals)
    let way: Bilingual
    switch analysis.mainSlope {
    case .success(let slope):
      way = answer(
        slope, of: group.main.quantity, level: analysis.options.level, decimals: decimals)
    case .failure(let reason):
      way = noAnswer(reason, isBroken: !analysis.breaks.shifts.isEmpty)
    }
    let changes = analysis.breaks.shifts.map(\.period.text).joined(separator: ", ")
    return Bilingual(
      id: "\(span.id). \(way.id)"
        + (changes.isEmpty ? "" : " Peraturan berganti pada \(changes)."),
      en: "\(span.en). \(way.en)" + (changes.isEmpty ? "" : " The edition changes in \(changes)."))
  }
}
