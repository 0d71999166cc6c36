import Localization
public import Reliability
import SurveyInference

extension ReliabilityError {
  /// What the reader sees.
  ///
  /// - Parameter names: The codes of the items, by number among those that vary.
  /// - Returns: A phrase without a full stop.
  func words(items names: [String]) -> Bilingual {
    func name(_ item: Int) -> String { names.indices.contains(item) ? names[item] : "\(item + 1)" }
    switch self {
    case .tooFewRespondents(let found, let required):
      return Bilingual(
        id: "hanya \(found) responden menjawab lengkap; perlu paling sedikit \(required)",
        en: "only \(found) answered everything; \(required) or more are needed")
    case .tooFewItems(let found, let required):
      return Bilingual(
        id: "hanya \(found) butir yang jawabannya bervariasi; perlu paling sedikit \(required)",
        en:
          "only \(Catalogue.counted(found, "item")) \(found == 1 ? "varies" : "vary"); \(required) or more "
          + "are needed")
    case .constantItem(let item):
      return Bilingual(
        id: "semua responden yang menjawab lengkap memberi jawaban yang sama pada \(name(item))",
        en: "all who answered everything answer \(name(item)) alike")
    case .noCommonVariance:
      return Bilingual(
        id: "skor total tidak bervariasi, karena butir saling meniadakan",
        en: "the sum of the items does not vary, since they cancel each other")
    case .inconsistentPairs:
      return Bilingual(
        id:
          "kovarians antarpasangan butir, yang berasal dari responden berbeda, saling bertentangan; pakai "
          + "--missing complete",
        en:
          "the covariances of pairs, which rest on different respondents, contradict each other; use "
          + "--missing complete")
    case .tooManyItems(let found, let allowed):
      return Bilingual(
        id: "\(found) butir terlalu banyak; paling banyak \(allowed)",
        en: "\(found) items are too many; \(allowed) at most")
    case .perfectOrder(let first, let second):
      return Bilingual(
        id:
          "\(name(first)) dan \(name(second)) mengurutkan responden secara sempurna, sehingga korelasi "
          + "polikoriknya ±1",
        en: "\(name(first)) and \(name(second)) order the respondents perfectly, so that their "
          + "polychoric correlation is ±1")
    case .improperItems(let items):
      let list = items.map(name).joined(separator: ", ")
      return Bilingual(
        id: "model faktor tidak wajar (kasus Heywood): tidak tersisa varians unik pada \(list)",
        en: "an improper factor model (Heywood case): no variance of their own is left to \(list)")
    case .noGeneralFactor:
      return Bilingual(
        id: "faktor-faktornya tidak bersumber dari satu faktor umum",
        en: "the factors do not go back to one general factor")
    case .notPositiveDefinite:
      return Bilingual(
        id: "ada butir yang ditentukan oleh butir lain, atau responden terlalu sedikit untuk butir "
          + "sebanyak ini",
        en: "some items follow from the others, or there are too few respondents for so many items")
    case .design(let error): return error.words { [String($0 + 1)] }
    case .noConvergence(let iterations):
      return Bilingual(
        id: "iterasi belum konvergen setelah \(iterations) langkah",
        en: "the iteration did not converge in \(iterations) steps")
    }
  }
}

extension ReliabilityWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .constantItems: "constantItem"
    case .unansweredItems: "unansweredItem"
    case .constantAmongComplete: "constantAmongComplete"
    case .fewRespondents: "fewRespondents"
    case .undefinedAlpha: "undefinedAlpha"
    case .negativeAlpha: "negativeAlpha"
    case .reversedItems: "reversedItem"
    case .pairwiseAnswers: "pairwiseAnswers"
    case .improperModel: "improperModel"
    case .notConverged: "notConverged"
    case .sparseTables: "sparseTables"
    case .modelsIgnoreDesign: "modelsIgnoreDesign"
    }
  }

  /// What the reader sees.
  ///
  /// - Parameters:
  ///   - names: The codes of the items, by number.
  ///   - shift: What was added to a written answer.
  /// - Returns: A sentence or two.
  func words(items names: [String], shift: Int) -> Bilingual {
    switch self {
    case .constantItems(let items, let groups):
      let of = Self.of(groups)
      let list = items.map { item in "\(names[item.item]) (\(item.level - shift))" }
        .joined(separator: ", ")
      return Bilingual(
        id:
          "\(list) tidak dapat dihitung\(of.id): semua responden memberi jawaban yang sama; alfa dihitung "
          + "dari butir lainnya.",
        en:
          "\(list) cannot be judged\(of.en): everybody gives the same answer; alpha is that of the other "
          + "items.")
    case .unansweredItems(let items, let groups):
      let of = Self.of(groups)
      let list = items.map { names[$0] }.joined(separator: ", ")
      return Bilingual(
        id:
          "\(list) tidak dapat dihitung\(of.id): tidak ada yang menjawab; alfa dihitung dari butir "
          + "lainnya.",
        en: "\(list) cannot be judged\(of.en): nobody answered; alpha is that of the other items.")
    case .constantAmongComplete(let items, let groups):
      let of = Self.of(groups)
      let list = items.map { names[$0] }.joined(separator: ", ")
      return Bilingual(
        id:
          "Semua responden yang menjawab lengkap\(of.id) memberi jawaban yang sama pada \(list): model "
          + "faktor dan koefisien selain alfa dihitung tanpa butir itu.",
        en:
          "All who answered everything\(of.en) give one answer to \(list): the factor models and the "
          + "coefficients beyond alpha leave it out.")
    case .fewRespondents(let groups):
      let of = Self.of(groups)
      let least = ReliabilityWarning.fewestRespondents
      return Bilingual(
        id:
          "Kurang dari \(least) responden menjawab lengkap\(of.id): alfa dan koefisien lainnya sangat "
          + "tidak pasti, apa pun sebutannya.",
        en:
          "Fewer than \(least) answered everything\(of.en): alpha and the other coefficients are very "
          + "unsure, whatever they are called.")
    case .undefinedAlpha(let undefined):
      let reasons = undefined.map { group in
        let reason = group.reason.words(items: group.items.map { names[$0] })
        guard !group.group.isEmpty else { return reason }
        let name = Catalogue.group(group.group)
        return Bilingual(id: "\(name.id) (\(reason.id))", en: "\(name.en) (\(reason.en))")
      }
      let list = Catalogue.list(reasons)
      return Bilingual(
        id: "Alfa tidak dapat dihitung: \(list.id).", en: "Alpha cannot be computed: \(list.en).")
    case .negativeAlpha(let groups):
      let of = Self.of(groups)
      return Bilingual(
        id:
          "Alfa negatif\(of.id): butir saling bertentangan. Periksa apakah ada butir yang skornya "
          + "terbalik.",
        en:
          "Alpha is negative\(of.en): the items contradict each other. See whether some are scored the "
          + "other way round.")
    case .reversedItems(let items, let groups):
      let of = Self.of(groups)
      let list = items.map { names[$0] }.joined(separator: ", ")
      return Bilingual(
        id:
          "\(list) berlawanan arah dengan butir lainnya\(of.id); periksa apakah skornya terbalik.",
        en:
          "\(list) against the other items\(of.en): see whether the score runs the other way round."
      )
    case .pairwiseAnswers(let groups):
      let of = Self.of(groups)
      return Bilingual(
        id:
          "Ada jawaban kosong\(of.id): alfa dan korelasi butir dihitung dari setiap pasangan butir "
          + "yang terjawab, model faktor hanya dari responden yang menjawab lengkap. Pakai --missing "
          + "complete untuk hanya yang lengkap.",
        en:
          "Some answers are missing\(of.en): alpha and the correlations take each pair of items that was "
          + "answered, the factor models those who answered everything. --missing complete takes only "
          + "those.")
    case .improperModel(let groups):
      let of = Self.of(groups)
      return Bilingual(
        id:
          "Model satu faktor tidak wajar\(of.id) (kasus Heywood): ada butir tanpa varians unik. Jangan "
          + "mengandalkan omega dan muatan faktornya.",
        en:
          "The one-factor model is improper\(of.en) (Heywood case): some item has no variance of its "
          + "own. Do not rely on its omega and loadings.")
    case .notConverged(let groups):
      let of = Self.of(groups)
      return Bilingual(
        id: "Iterasi model faktor belum konvergen\(of.id); angkanya hanya perkiraan kasar.",
        en: "The iteration of a factor model did not converge\(of.en); its figures are a guess.")
    case .sparseTables(let groups):
      let list = Catalogue.list(
        groups.map { group in
          let name = Catalogue.group(group.group)
          return Bilingual(
            id: "\(name.id): \(group.pairs) dari \(group.allPairs) pasangan",
            en: "\(name.en): \(group.pairs) of \(group.allPairs) pairs")
        })
      return Bilingual(
        id:
          "Ada sel yang hampir kosong pada tabel silang antarbutir (\(list.id)): korelasi polikorik dan ukuran ordinal "
          + "kurang pasti.",
        en:
          "The two-way tables of the items have cells with next to nobody (\(list.en)): the polychoric "
          + "correlations and the ordinal measures are less sure.")
    case .modelsIgnoreDesign:
      return Bilingual(
        id:
          "Bobot, strata, dan unit sampel dipakai untuk alfa dan statistik butir; model faktor dan "
          + "koefisien lain menggambarkan responden, bukan populasi.",
        en:
          "Weights, strata and units enter alpha and the items' statistics; the factor models and other "
          + "coefficients describe the respondents, not the population.")
    }
  }

  /// ` (2020; 2021)`, or nothing where there is one group of all.
  private static func of(_ groups: [[String]]) -> Bilingual {
    guard groups != [[]] else { return Bilingual("") }
    return Catalogue.groups(groups).map { names, _ in " (\(names))" }
  }
}
