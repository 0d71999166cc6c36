import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// The words of `skm index`.
enum IndexWords {
  static func title(_ analysis: SatisfactionAnalysis) -> Bilingual {
    if !analysis.isOfficial && analysis.options.bridge != nil {
      return Bilingual(
        id: "Indeks unsur yang sama antarperaturan (bukan IKM resmi)",
        en: "Index of the elements that editions share (not an official IKM)")
    }
    return analysis.isOfficial
      ? Bilingual(
        id: "Indeks Kepuasan Masyarakat (IKM)", en: "Community Satisfaction Index (IKM)")
      : Bilingual(
        id: "Indeks kepuasan dari unsur yang ada (bukan IKM resmi)",
        en: "Satisfaction index of the elements present (not an official IKM)")
  }

  /// What the index rests on: regulation, weight rule, sampling design.
  static func subtitle(_ analysis: SatisfactionAnalysis, _ request: SurveyRequest) -> Bilingual {
    let weight = weightRule(analysis.options.weights)
    let design = design(request, options: analysis.options.design)
    return Bilingual(
      id: "\(analysis.edition.title) · \(weight.id) · \(design.id)",
      en: "\(analysis.edition.title) · \(weight.en) · \(design.en)")
  }

  static func weightRule(_ weights: ElementWeights) -> Bilingual {
    switch weights {
    case .exact: Bilingual(id: "bobot 1/jumlah unsur", en: "weight 1/number of elements")
    case .decimal(let weight):
      Bilingual(
        id: "bobot \(Catalogue.fixed(weight).id)", en: "weight \(Catalogue.fixed(weight).en)")
    case .custom: Bilingual(id: "bobot tersendiri untuk tiap unsur", en: "own weights per element")
    }
  }

  static func design(_ request: SurveyRequest, options: EstimationOptions) -> Bilingual {
    var (id, en): ([String], [String]) = ([], [])
    if !request.strata.isEmpty {
      let columns = request.strata.map(quoted).joined(separator: " × ")
      id.append("strata \(columns)")
      en.append("strata \(columns)")
    }
    if let unit = request.units.first {
      id.append("unit sampel \(quoted(unit))")
      en.append("sampling unit \(quoted(unit))")
    }
    if let weight = request.weight {
      id.append("bobot responden \(quoted(weight))")
      en.append("weighted by \(quoted(weight))")
    }
    if options.weightsFollowPopulation {
      id.append("bobot responden menurut populasi strata")
      en.append("weighted by the populations of the strata")
    }
    if request.population != nil || options.population != nil {
      id.append("koreksi populasi terhingga")
      en.append("finite population correction")
    }
    guard !id.isEmpty else {
      return Bilingual(id: "sampel acak sederhana", en: "simple random sample")
    }
    return Bilingual(id: id.joined(separator: ", "), en: en.joined(separator: ", "))
  }

  private static func quoted(_ header: String) -> String { "\u{201C}\(header)\u{201D}" }

  static func mark(_ grade: Grade) -> Bilingual {
    Bilingual(
      id: "Mutu \(grade.grade) · \(grade.performance.id)",
      en: "Grade \(grade.grade) · \(grade.performance.en)")
  }

  static func interval(_ interval: ConfidenceInterval) -> Bilingual {
    let level = Catalogue.level(interval.level)
    return Bilingual(
      id: "Selang kepercayaan \(level.id): "
        + Notation(.id).interval(interval.lower, interval.upper, decimals: 2),
      en: "\(level.en) confidence interval: "
        + Notation(.en).interval(interval.lower, interval.upper, decimals: 2))
  }

  /// How sure the grades are, those with at least half a per cent by name.
  static func certainty(_ probabilities: [(grade: Grade, probability: Double)]) -> Bilingual {
    let worth = probabilities.filter { $0.probability >= 0.005 }
    let list = worth.map { grade, probability in
      Catalogue.share(probability).map { share, _ in "\(grade.grade) (\(share))" }
    }
    return Bilingual(
      id: "Tingkat keyakinan mutu: " + list.map(\.id).joined(separator: ", "),
      en: "How sure the grade is: " + list.map(\.en).joined(separator: ", "))
  }

  static let noError = Bilingual(
    id: "Responden terlalu sedikit untuk menghitung selang kepercayaan",
    en: "Too few respondents for a confidence interval")

  static let noAggregateError = Bilingual(
    id: "Salah satu kelompok tidak memiliki galat baku",
    en: "One of the groups has no standard error")

  static let noPopulation = Bilingual(
    id: "Jumlah populasi tidak diketahui", en: "The population is not known")

  /// Several reasons in one line.
  static func joined(_ reasons: [Bilingual]) -> Bilingual {
    Bilingual(
      id: reasons.map(\.id).joined(separator: "; "), en: reasons.map(\.en).joined(separator: "; "))
  }

  static let noIndex = Bilingual(id: "tidak dapat dihitung", en: "no index")

  static func unanswered(_ elements: [String]) -> Bilingual {
    let list = elements.joined(separator: ", ")
    return Bilingual(
      id: "Tidak ada responden yang menjawab \(list)", en: "Nobody answered \(list)")
  }

  static func respondents(_ group: GroupSatisfaction) -> Bilingual {
    let (all, complete) = (
      Catalogue.count(group.respondents), Catalogue.count(group.completeRespondents)
    )
    let required = group.requiredSampleSize.map(Catalogue.count)
    return Bilingual(
      id: "\(all.id) responden, \(complete.id) menjawab lengkap"
        + (required.map { "; sampel minimum \($0.id)" } ?? ""),
      en: "\(Catalogue.counted(group.respondents, "respondent")), "
        + "\(complete.en) answered everything"
        + (required.map { "; at least \($0.en) required" } ?? ""))
  }

  static func elements(of values: [String]) -> Bilingual {
    let group = Catalogue.group(values)
    return Bilingual(
      id: "Unsur prioritas perbaikan: \(group.id)", en: "Elements to improve first: \(group.en)")
  }

  static let elementIndices = Bilingual(id: "IKM per unsur", en: "Index per element")
  static let group = Bilingual(id: "Kelompok", en: "Group")
  /// The title above means over `role`: offices publish that over units and services, and no other.
  static func aggregates(over roles: [String]) -> Bilingual {
    let published: Set<String> = [Role.unit.rawValue, Role.service.rawValue]
    return roles.allSatisfy(published.contains)
      ? Bilingual(id: "Rata-rata IKM yang dipublikasikan", en: "Means of the published indices")
      : Bilingual(
        id: "Rata-rata IKM antarkelompok (tidak resmi)", en: "Means over groups (unofficial)")
  }

  static func over(_ aggregate: IndexAggregate) -> Bilingual {
    let role = Catalogue.role(aggregate.over)
    switch aggregate.rule {
    case .unweighted:
      return Bilingual(
        id: "\(role.id.lowercased()) (\(aggregate.count))",
        en: "\(role.en.lowercased()) (\(aggregate.count))")
    case .byRespondents:
      return Bilingual(
        id: "dibobot responden (tidak resmi)", en: "by respondents (unofficial)")
    }
  }

  private static let respondentsTitle = Bilingual("n")
  private static let grade = Bilingual(id: "Mutu", en: "Grade")

  static func elementColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual("#")),
      Column(
        Bilingual(id: "Unsur pelayanan", en: "Service element"), .leading),
      Column(respondentsTitle),
      Column(Bilingual(id: "NRR", en: "Mean")),
      Column(Bilingual(id: "Indeks", en: "Index")),
      Column(Catalogue.level(level)),
      Column(grade, .leading),
    ]
  }

  static func groupColumns(_ level: Double) -> [Column] {
    [
      Column(respondentsTitle),
      Column(Bilingual("IKM")),
      Column(
        Catalogue.level(level).map { level, language in
          language == .id ? "Selang \(level)" : "\(level) interval"
        }),
      Column(grade, .leading),
      Column(Bilingual(id: "Keyakinan", en: "Certainty")),
    ]
  }

  static let aggregateColumns = [
    Column(group, .leading),
    Column(Bilingual(id: "Dirata-ratakan menurut", en: "Mean over"), .leading),
    Column(Bilingual("IKM")),
    Column(Bilingual(id: "Galat baku", en: "Std. error")),
    Column(grade, .leading),
  ]
}
