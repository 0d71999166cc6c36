import Localization
import Reliability
import Rendering

/// The words of what `skm reliability` says beyond alpha.
enum StructureWords {
  // MARK: - Coefficients

  static let coefficients = Bilingual(id: "Reliabilitas selain alfa", en: "Beyond alpha")

  static func coefficientColumns(_ level: Double) -> [Column] {
    [
      Column(Bilingual(id: "Koefisien", en: "Coefficient"), .leading),
      Column(Bilingual(id: "Nilai", en: "Value")),
      Column(Catalogue.level(level)),
      Column(Bilingual(id: "Artinya", en: "What it is"), .leading),
    ]
  }

  /// A coefficient of the answer.
  enum Coefficient: String, CaseIterable {
    case omegaTotal, omegaHierarchical, categoricalOmega, lambda2, lambda4, lambda6
    case oddEven, meanHalves, ordinalAlpha, ordinalOmega

    var name: Bilingual {
      switch self {
      case .omegaTotal: Bilingual(id: "omega total", en: "omega total")
      case .omegaHierarchical: Bilingual(id: "omega hierarkis", en: "omega hierarchical")
      case .categoricalOmega: Bilingual(id: "omega kategorik", en: "categorical omega")
      case .lambda2: Bilingual("Guttman λ2")
      case .lambda4: Bilingual("Guttman λ4")
      case .lambda6: Bilingual("Guttman λ6")
      case .oddEven: Bilingual(id: "belah dua", en: "odd-even halves")
      case .meanHalves: Bilingual(id: "rerata belah dua", en: "mean of halves")
      case .ordinalAlpha: Bilingual(id: "alfa ordinal", en: "ordinal alpha")
      case .ordinalOmega: Bilingual(id: "omega ordinal", en: "ordinal omega")
      }
    }

    /// What the coefficient is.
    var meaning: Bilingual {
      switch self {
      case .omegaTotal: Bilingual(id: "satu faktor", en: "one factor")
      case .omegaHierarchical:
        Bilingual(id: "faktor umum saja", en: "the general factor alone")
      case .categoricalOmega:
        Bilingual(id: "jumlah jawaban yang dipakai", en: "the sum that is reported")
      case .lambda2: Bilingual(id: "batas bawah", en: "a lower bound")
      case .lambda4: Bilingual(id: "belahan terbaik", en: "the best of all splits")
      case .lambda6: Bilingual(id: "batas bawah", en: "a lower bound")
      case .oddEven: Bilingual(id: "ganjil-genap, Spearman-Brown", en: "Spearman-Brown")
      case .meanHalves: Bilingual(id: "semua belahan sama besar", en: "all equal splits")
      case .ordinalAlpha, .ordinalOmega:
        Bilingual(id: "respons laten saja", en: "latent responses only")
      }
    }
  }

  /// Why some coefficients are not there.
  static func undefined(_ names: [Bilingual], _ reason: Bilingual) -> Bilingual {
    Bilingual(
      id: "\(names.map(\.id).joined(separator: ", ")): \(reason.id).",
      en: "\(names.map(\.en).joined(separator: ", ")): \(reason.en).")
  }

  static let latentNote = Bilingual(
    id:
      "Koefisien ordinal menggambarkan respons laten di balik jawaban, bukan jumlah jawaban yang dipakai "
      + "SKM; untuk jumlah itu lihat omega kategorik. λ4 dari sampel kecil terlalu tinggi.",
    en:
      "Ordinal coefficients describe the latent responses behind the answers and not the sum that is "
      + "reported; for that sum see categorical omega. λ4 of a small sample is too high.")

  // MARK: - Structure

  static let structure = Bilingual(
    id: "Berapa hal yang diukur kuesioner ini", en: "How many things the items measure")

  /// KMO in a word.
  ///
  /// Source: Kaiser (1974), Psychometrika 39, 31-36.
  static func adequacy(_ value: Double) -> Bilingual {
    switch value {
    case 0.9...: Bilingual(id: "sangat baik", en: "marvellous")
    case 0.8...: Bilingual(id: "baik", en: "meritorious")
    case 0.7...: Bilingual(id: "sedang", en: "middling")
    case 0.6...: Bilingual(id: "cukup", en: "mediocre")
    case 0.5...: Bilingual(id: "kurang", en: "miserable")
    default: Bilingual(id: "tidak dapat diterima", en: "unacceptable")
    }
  }

  static func kmo(_ value: Double) -> Bilingual {
    let (number, word) = (Catalogue.number(value, decimals: 3), adequacy(value))
    return Bilingual(
      id: "Kelayakan untuk analisis faktor: KMO \(number.id) (\(word.id)).",
      en: "Suited to a factor analysis: KMO \(number.en) (\(word.en), in Kaiser's words).")
  }

  static func bartlett(_ test: SphericityTest) -> Bilingual {
    let statistic = Catalogue.number(test.statistic, decimals: 1)
    let p = Catalogue.pValue(test.pValue)
    return Bilingual(
      id:
        "Uji Bartlett bahwa butir tidak berkorelasi: χ² = \(statistic.id), derajat bebas \(test.degreesOfFreedom), "
        + p.id + ".",
      en:
        "Bartlett's test that no items correlate: χ² = \(statistic.en), \(test.degreesOfFreedom) degrees of freedom, "
        + p.en + ".")
  }

  static func factors(_ count: Int) -> Bilingual {
    switch count {
    case 0:
      Bilingual(
        id:
          "Analisis paralel tidak menemukan faktor bersama: butir tidak lebih terkait daripada kebetulan.",
        en:
          "Parallel analysis finds no common factor: the items go together no more than chance has it."
      )
    case 1:
      Bilingual(
        id:
          "Analisis paralel menyarankan satu faktor: butir dapat dijumlahkan menjadi satu indeks.",
        en: "Parallel analysis suggests one factor: the items can be summed into one index.")
    default:
      Bilingual(
        id:
          "Analisis paralel menyarankan \(count) faktor: satu indeks menutupi perbedaan di antaranya.",
        en:
          "Parallel analysis suggests \(count) factors: one index hides the differences between them."
      )
    }
  }

  static let eigenvalueColumns = [
    Column(Bilingual(id: "Faktor", en: "Factor")),
    Column(Bilingual(id: "Nilai eigen", en: "Eigenvalue")),
    Column(Bilingual(id: "Acak 95%", en: "Random 95%")),
  ]

  static let loadingColumns = [
    Column(ReliabilityWords.item, .leading),
    Column(Bilingual("MSA")),
    Column(Bilingual(id: "Muatan minres", en: "Loading, minres")),
    Column(Bilingual("ML")),
    Column(Bilingual(id: "DWLS (ordinal)", en: "DWLS (ordered)")),
  ]

  static let fitColumns = [
    Column(Bilingual("Model"), .leading),
    Column(Bilingual("χ²")),
    Column(Bilingual(id: "db", en: "df")),
    Column(Bilingual("p")),
    Column(Bilingual("CFI")),
    Column(Bilingual("TLI")),
    Column(Bilingual("RMSEA")),
    Column(Bilingual("90%")),
    Column(Bilingual("SRMR")),
  ]

  static func model(_ test: FitMeasures.Test) -> Bilingual {
    switch test {
    case .normalTheory: Bilingual("ML, normal")
    case .unscaled: Bilingual(id: "DWLS, naif", en: "DWLS, naive")
    case .scaledShifted: Bilingual(id: "DWLS, terskala", en: "DWLS, scaled")
    }
  }

  static let fitNote = Bilingual(
    id:
      "Kecocokan model satu faktor, lazimnya cocok bila CFI ≥ 0,95, RMSEA ≤ 0,06, SRMR ≤ 0,08 (Hu dan "
      + "Bentler 1999, untuk jawaban normal). ML menganggap jawaban normal; DWLS memakai jawaban "
      + "ordinal: baris naif hanya deskripsi, ujinya adalah baris terskala (WLSMV).",
    en:
      "How well one factor fits: by custom where CFI ≥ 0.95, RMSEA ≤ 0.06, SRMR ≤ 0.08 (Hu and Bentler "
      + "1999, for normal answers). ML takes answers as normal, DWLS as ordered: its naive row only "
      + "describes, and the scaled one (WLSMV) is the test."
  )

  /// Sentences in one paragraph.
  static func joined(_ sentences: [Bilingual]) -> Bilingual {
    Bilingual(
      id: sentences.map(\.id).joined(separator: " "),
      en: sentences.map(\.en).joined(separator: " "))
  }

  /// Why the value under a key of a payload is null.
  static func reason(_ reason: Bilingual, of key: String) -> Bilingual {
    reason.map { text, _ in "\(key): \(text)" }
  }

  static let normalLimits = Bilingual(
    id: "selang normal, tanpa derajat bebas", en: "normal limits, which have no degrees of freedom")

  static let undefinedFit = Bilingual(
    id: "tanpa derajat bebas tidak ada uji", en: "no test without degrees of freedom")

  /// Why some measures of fit are null.
  static func undefined(_ fit: FitMeasures) -> Bilingual {
    guard fit.degreesOfFreedom > 0 else { return undefinedFit }
    let reasons = [fit.pValue == nil ? noTest : nil, fit.tli == nil ? noBaseline : nil]
    return reasons.compactMap(\.self).reduce(Bilingual("")) { left, right in
      left.id.isEmpty
        ? right : Bilingual(id: "\(left.id); \(right.id)", en: "\(left.en); \(right.en)")
    }
  }

  private static let noTest = Bilingual(
    id: "χ² naif hanya deskripsi, bukan uji", en: "the naive χ² describes, and is no test")
  private static let noBaseline = Bilingual(
    id: "butir tidak lebih terkait daripada kebetulan",
    en: "the items are related no more than chance has it")

  static let noCorrelationAtAll = Bilingual(
    id: "tidak ada dua butir yang berkorelasi", en: "no two items correlate")
  static let tooManyDivisions = Bilingual(
    id: "belahannya terlalu banyak, atau satu butir ditentukan oleh yang lain",
    en: "too many splits, or an item that follows from the others")
  static let improperFactor = Bilingual(
    id: "model faktor tidak wajar (kasus Heywood)",
    en: "the factor model is improper (Heywood case)")

  static let improper = Bilingual(
    id: "model ordinal tidak wajar (kasus Heywood)",
    en: "the ordinal model is improper (Heywood case)")
}
