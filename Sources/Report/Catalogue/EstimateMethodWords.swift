import Localization
import Responses
import SurveyInference

/// How estimates of a table were made, in sentences.
enum EstimateMethodWords {
  /// The design, the error, the degrees of freedom, the interval, and what is missing.
  static func sentences(_ estimation: TableEstimation) -> [Bilingual] {
    [
      design(estimation), error(estimation), degreesOfFreedom(estimation),
      interval(estimation.question), missing(estimation.request),
    ]
  }

  // MARK: - Design

  private static func design(_ estimation: TableEstimation) -> Bilingual {
    let (request, options) = (estimation.request, estimation.options)
    var parts: [Bilingual] = []
    if !request.strata.isEmpty {
      parts.append(listed(id: "strata", en: "strata", request.strata))
    }
    if !request.units.isEmpty {
      parts.append(listed(id: "unit sampel", en: "sampling units", request.units))
    }
    if let weight = request.weight {
      parts.append(listed(id: "bobot", en: "weights", [weight]))
    } else if options.weightsFollowPopulation {
      parts.append(Bilingual(id: "bobot N/n menurut populasi", en: "weights N/n by the population"))
    }
    if !request.populations.isEmpty {
      parts.append(listed(id: "populasi", en: "population", request.populations))
    } else if let population = options.population {
      let size = Catalogue.number(population, decimals: 0)
      parts.append(Bilingual(id: "populasi \(size.id)", en: "population \(size.en)"))
    }
    guard !parts.isEmpty else {
      return Bilingual(
        id: "Rancangan: sampel acak sederhana tanpa koreksi populasi.",
        en: "Design: a simple random sample without correction for the population.")
    }
    return Bilingual(
      id: "Rancangan: \(parts.map(\.id).joined(separator: "; ")).",
      en: "Design: \(parts.map(\.en).joined(separator: "; ")).")
  }

  private static func listed(id: String, en: String, _ names: [String]) -> Bilingual {
    let list = names.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
    return Bilingual(id: "\(id) \(list)", en: "\(en) \(list)")
  }

  // MARK: - Errors

  private static func error(_ estimation: TableEstimation) -> Bilingual {
    if let replicates = estimation.replicates {
      let (name, count) = (self.replicates(replicates.method), Catalogue.count(replicates.count))
      return Bilingual(
        id: "Galat baku dari \(count.id) replikasi (\(name.id))"
          + (estimation.calibration == nil ? "." : ", masing-masing dikalibrasi ulang."),
        en: "Standard errors come from \(count.en) replicates (\(name.en))"
          + (estimation.calibration == nil ? "." : ", each of which was calibrated."))
    }
    if estimation.calibration != nil {
      return Bilingual(
        id: "Galat baku dihitung dengan linearisasi dari residu kalibrasi.",
        en: "Standard errors come from linearization of the residuals of calibration.")
    }
    return Bilingual(
      id: "Galat baku dihitung dengan linearisasi Taylor menurut rancangan sampel.",
      en: "Standard errors come from Taylor linearization under the sampling design.")
  }

  private static func replicates(_ method: ReplicateMethod) -> Bilingual {
    switch method {
    case .jk1: return Bilingual(id: "jackknife JK1", en: "jackknife JK1")
    case .jkn: return Bilingual(id: "jackknife JKn", en: "jackknife JKn")
    case .raoWu(_, let seed):
      return Bilingual(
        id: "bootstrap Rao-Wu, benih acak \(seed)", en: "Rao-Wu bootstrap, seed \(seed)")
    case .columns: return Bilingual(id: "kolom bobot replikasi", en: "columns of weights")
    }
  }

  private static func degreesOfFreedom(_ estimation: TableEstimation) -> Bilingual {
    if case .columns? = estimation.replicates?.method {
      return Bilingual(
        id: "Derajat bebas (db) adalah pangkat matriks bobot replikasi dikurangi 1.",
        en: "Degrees of freedom (df) are the rank of the replicate weights less 1.")
    }
    let units =
      estimation.request.units.isEmpty
      ? Bilingual(id: "baris", en: "rows") : Bilingual(id: "unit sampel", en: "sampling units")
    return Bilingual(
      id:
        "Derajat bebas (db) adalah jumlah \(units.id) yang ikut menyumbang estimasi dikurangi jumlah "
        + "stratanya.",
      en:
        "Degrees of freedom (df) are the \(units.en) that contribute to an estimate less the strata "
        + "that they are in.")
  }

  // MARK: - Intervals

  private static func interval(_ question: TableQuestion) -> Bilingual {
    let level = Catalogue.level(question.level)
    switch question.statistic {
    case .mean, .total, .ratio:
      return Bilingual(
        id: "Selang kepercayaan \(level.id) memakai sebaran t Student.",
        en: "\(level.en) confidence intervals are Student's t.")
    case .proportion:
      let name = share(question.interval)
      return Bilingual(
        id: "Selang kepercayaan \(level.id) untuk proporsi: \(name.id).",
        en: "\(level.en) confidence intervals of the proportions: \(name.en).")
    case .quantile:
      let name = share(question.interval)
      return Bilingual(
        id:
          "Kuantil menurut aturan \u{201C}math\u{201D}; selang kepercayaan \(level.id) Woodruff dari "
          + "proporsi di bawahnya (\(name.id)).",
        en:
          "Quantiles by the rule \u{201C}math\u{201D}; Woodruff's \(level.en) confidence intervals from "
          + "the share below (\(name.en)).")
    }
  }

  private static func share(_ method: ProportionIntervalMethod) -> Bilingual {
    switch method {
    case .logit: Bilingual(id: "logit", en: "logit")
    case .beta: Bilingual(id: "beta (Korn-Graubard)", en: "beta (Korn-Graubard)")
    case .wilson:
      Bilingual(
        id: "Wilson pada ukuran sampel efektif", en: "Wilson on the effective sample size")
    case .wald: Bilingual(id: "Wald", en: "Wald")
    }
  }

  private static func missing(_ request: TableRequest) -> Bilingual {
    request.usesCompleteOnly
      ? Bilingual(
        id: "Hanya baris yang lengkap yang dihitung; baris lain tetap bagian dari rancangan.",
        en: "Only complete rows count; the others remain a part of the design.")
      : Bilingual(
        id: "Baris tanpa nilai tidak dihitung, tetapi tetap bagian dari rancangan.",
        en: "Rows without a value do not count, but remain a part of the design.")
  }
}
