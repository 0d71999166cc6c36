public import Localization
public import Trend

/// What should be known before relying on the forecasts of several series.
public enum ForecastNotice {
  /// The notices of all groups, each thing once with the groups that it holds for.
  static func notices(of groups: [GroupForecast]) -> [Notice] {
    var order: [ForecastWarning] = []
    var holders: [ForecastWarning: [[String]]] = [:]
    for group in groups {
      guard case .success(let analysis) = group.outcome else { continue }
      for warning in analysis.forecast.warnings {
        if holders[warning] == nil { order.append(warning) }
        holders[warning, default: []].append(group.values)
      }
    }
    let exceeding = groups.filter { $0.exceedsHundred }.map(\.values)
    return undefined(groups)
      + order.map { warning in
        Notice(
          code: warning.code, message: prefixed(holders[warning] ?? [], groups, warning.words))
      }
      + (exceeding.isEmpty
        ? []
        : [Notice(code: "boundsNotStated", message: prefixed(exceeding, groups, boundsNotStated))])
  }

  /// Why groups have no forecast, where others have one: each reason once.
  private static func undefined(_ groups: [GroupForecast]) -> [Notice] {
    var order: [TrendError] = []
    var holders: [TrendError: [[String]]] = [:]
    for group in groups {
      guard case .failure(let error) = group.outcome else { continue }
      if holders[error] == nil { order.append(error) }
      holders[error, default: []].append(group.values)
    }
    return order.map { error in
      let names = Catalogue.groups(holders[error] ?? [])
      return Notice(
        code: "undefinedForecast",
        message: Bilingual(
          id: "Tidak ada prakiraan untuk \(names.id). \(error.words.id)",
          en: "No forecast of \(names.en). \(error.words.en)"))
    }
  }

  /// The groups that a warning holds for, unless these are all.
  private static func prefixed(
    _ holders: [[String]], _ groups: [GroupForecast], _ words: Bilingual
  ) -> Bilingual {
    let answered = groups.count { if case .success = $0.outcome { true } else { false } }
    guard groups.count > 1, holders.count < answered else { return words }
    let names = Catalogue.groups(holders)
    return Bilingual(id: "\(names.id): \(words.id)", en: "\(names.en): \(words.en)")
  }

  /// Targets are those of the official index, which a bridge is not.
  public static let bridgeAgainstTarget = Notice(
    code: "bridgeAgainstTarget",
    message: Bilingual(
      id:
        "Target biasanya ditetapkan untuk IKM resmi, sedangkan yang diprakirakan di sini adalah indeks unsur "
        + "yang sama antarperaturan. Peluang ini berlaku untuk IKM hanya bila targetnya dimaksudkan demikian.",
      en:
        "Targets are usually set for the official index, and what is forecast here is the index of the "
        + "elements that editions share. The probability holds for the index only where its target was meant "
        + "so."))

  private static let boundsNotStated = Bilingual(
    id:
      "Selang prakiraan melampaui 100, sedangkan semua data berada antara 0 dan 100. Bila nilainya dibatasi, "
      + "nyatakan: --bounds 25,100 untuk indeks, --bounds 0,100 untuk persentase.",
    en:
      "Intervals reach past 100, while all observations lie between 0 and 100. State the bounds if there are "
      + "any: --bounds 25,100 for an index, --bounds 0,100 for a percentage.")
}

extension GroupForecast {
  /// An interval passes 100 where the data look like a percentage and no bounds were stated.
  fileprivate var exceedsHundred: Bool {
    guard case .success(let analysis) = outcome, analysis.series.bounds == nil,
      analysis.series.values.allSatisfy({ 0...100 ~= $0 }),
      analysis.series.values.contains(where: { $0 > 50 })
    else { return false }
    return analysis.forecast.steps.contains {
      $0.distribution.interval(level: 0.95).upperBound > 100
    }
  }
}

extension ForecastWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .longHorizon: "longHorizon"
    case .fewObservations: "fewObservations"
    case .missingPeriods: "missingPeriods"
    case .editionChange: "editionChange"
    case .notYearly: "notYearly"
    case .intervalAtBound: "intervalAtBound"
    case .notConverged: "notConverged"
    }
  }

  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .longHorizon(let horizon, let observations):
      Bilingual(
        id:
          "Prakiraan \(horizon) periode dari \(observations) titik data lebih dari dua kali panjang deret; "
          + "bacalah sebagai gambaran ketidakpastian, bukan sebagai dasar rencana.",
        en:
          "A forecast of \(horizon) periods from \(observations) observations is more than twice the length "
          + "of the series; read it as the limits of ignorance and not as a plan.")
    case .fewObservations(let count):
      Bilingual(
        id:
          "Hanya \(count) titik data: seberapa besar nilai biasanya berubah hampir tidak diketahui. Peluang "
          + "di sini adalah perkiraan kasar.",
        en:
          "There are \(count) observations only: how much the value usually changes is hardly known. "
          + "Probabilities here are rough.")
    case .missingPeriods(let periods):
      Bilingual(
        id:
          "Periode tanpa data: \(Self.list(periods)). Perubahan di dalamnya tidak terlihat, sehingga selang "
          + "dapat terlalu sempit.",
        en:
          "Periods without data: \(Self.list(periods)). Changes within them are not seen, so intervals may "
          + "be too narrow.")
    case .editionChange(let period, let from, let to):
      Bilingual(
        id:
          "Sejak \(period.text) berlaku \(to) menggantikan \(from). Lompatan nilai di situ dapat berasal "
          + "dari peraturan dan bukan dari pelayanan, sedangkan prakiraan menganggapnya perubahan nilai.",
        en:
          "From \(period.text) on \(to) replaces \(from). A step there may come from the rules and not from "
          + "the service, while the forecast takes it for a change of the value.")
    case .notYearly:
      Bilingual(
        id:
          "Metode skm dilatih pada deret tahunan; untuk periode yang lebih pendek selangnya belum teruji.",
        en:
          "The method skm was trained on yearly series; for shorter periods its intervals are not proven."
      )
    case .intervalAtBound(let bound, let period):
      Self.intervalAtBound(bound, period)
    case .notConverged:
      Bilingual(
        id: "Pencarian parameter dihentikan sebelum selesai; coba metode lain.",
        en: "The search for parameters was stopped before its end; try another method.")
    }
  }

  private static func intervalAtBound(_ bound: Double, _ period: Period) -> Bilingual {
    let end = Catalogue.number(bound, decimals: 2)
    return Bilingual(
      id:
        "Sejak \(period.text) selang 95% hanya berupa satu titik pada batas \(end.id): hampir seluruh "
        + "prakiraan metode ini berada di luar batas. Itu bukan kepastian; bandingkan dengan metode lain "
        + "(--method).",
      en:
        "From \(period.text) on the 95% interval is a single point at the bound \(end.en): nearly all of "
        + "what this method expects lies past the bound. That is no certainty; compare another method "
        + "(--method).")
  }

  private static func list(_ periods: [Period]) -> String {
    let shown = periods.prefix(6).map(\.text).joined(separator: ", ")
    return periods.count > 6 ? shown + ", …" : shown
  }
}

/// Why a series has no forecast, with the name of its group.
public enum ForecastFailure {
  /// What the reader sees.
  ///
  /// - Parameters:
  ///   - group: The values that name the group.
  ///   - error: Why.
  /// - Returns: A sentence or two.
  public static func words(_ group: [String], _ error: TrendError) -> Bilingual {
    guard !group.isEmpty else { return error.words }
    let name = Catalogue.group(group)
    return Bilingual(id: "\(name.id): \(error.words.id)", en: "\(name.en): \(error.words.en)")
  }
}
