import Localization
import Responses
public import Satisfaction

extension FiguresFinding {
  /// The fixed name of the finding.
  public var code: String {
    switch self {
    case .notReproduced: "notReproduced"
    case .misprint: "misprint"
    case .largestElementAsTotal: "largestElementAsTotal"
    case .gradeOfAnotherEdition: "gradeOfAnotherEdition"
    case .wrongGrade: "wrongGrade"
    case .labelOfAnotherGrade: "labelOfAnotherGrade"
    case .unknownLabel: "unknownLabel"
    case .meanOfRespondents: "meanOfRespondents"
    }
  }

  /// What the reader sees.
  ///
  /// - Parameters:
  ///   - figures: The figures it was found in.
  ///   - edition: The edition that they were held against.
  /// - Returns: A sentence.
  func words(of figures: PublishedFigures, in edition: RegulationEdition) -> Bilingual {
    let index = figures.index.map(Catalogue.fixed) ?? Bilingual("–")
    switch self {
    case .notReproduced(let nearest, let rule, let difference):
      return Self.notReproduced(
        figures, nearest, rule, difference, index, edition.grade(of: nearest).grade)
    case .misprint(let misprint): return misprint.words(of: figures)
    case .largestElementAsTotal(let codes):
      let list = codes.joined(separator: ", ")
      return figures.kind == .services
        ? Bilingual(
          id: "Angkanya sama dengan nilai layanan tertinggi (\(list)), yang tampaknya tersalin "
            + "sebagai IKM.",
          en: "It equals the largest service (\(list)), which seems to have been copied.")
        : Bilingual(
          id: "Angkanya sama dengan nilai unsur tertinggi (\(list)), yang tampaknya tersalin "
            + "sebagai IKM.",
          en: "It equals the largest element (\(list)), which seems to have been copied.")
    case .gradeOfAnotherEdition(let printed, let expected, let editions):
      let list = VerifyWords.joined(editions.map { Bilingual($0) })
      return Bilingual(
        id:
          "Mutu untuk \(index.id) adalah \(expected), bukan \(printed); \(printed) berlaku menurut "
          + "\(list.id).",
        en: "The grade of \(index.en) is \(expected), not \(printed); it is \(printed) by "
          + "\(list.en).")
    case .wrongGrade(let printed, let expected):
      return Bilingual(
        id: "Mutu untuk \(index.id) adalah \(expected), bukan \(printed).",
        en: "The grade of \(index.en) is \(expected), not \(printed).")
    case .labelOfAnotherGrade(let printed, let grade, let expected):
      return Bilingual(
        id: "Sebutan \u{201C}\(printed)\u{201D} adalah untuk mutu \(grade); mutu \(expected.grade) "
          + "disebut \u{201C}\(expected.performance.id)\u{201D}.",
        en: "\u{201C}\(printed)\u{201D} is the label of \(grade); that of \(expected.grade) is "
          + "\u{201C}\(expected.performance.en)\u{201D}.")
    case .unknownLabel(let label, let known):
      return Bilingual(
        id: "Sebutan \u{201C}\(label)\u{201D} tidak ada dalam peraturan; yang ada: "
          + "\(known.map { "\u{201C}\($0.id)\u{201D}" }.joined(separator: ", ")).",
        en: "The edition has no label \u{201C}\(label)\u{201D}; there are "
          + "\(known.map { "\u{201C}\($0.en)\u{201D}" }.joined(separator: ", ")).")
    case .meanOfRespondents(let printed, let period, let respondents):
      let (own, other) = (Catalogue.count(printed), Catalogue.count(respondents))
      return Bilingual(
        id:
          "Jumlah responden setahun (\(own.id)) di bawah jumlah pada \(period) (\(other.id)), jadi "
          + "tampaknya rata-rata antarperiode.",
        en: "Its n for the whole year (\(own.en)) is below that of \(period) (\(other.en)), so it "
          + "seems to be a mean of periods.")
    }
  }

  private static func notReproduced(
    _ figures: PublishedFigures, _ nearest: FixedDecimal, _ rule: String,
    _ difference: FixedDecimal, _ index: Bilingual, _ grade: String
  ) -> Bilingual {
    let (near, gap) = (Catalogue.fixed(nearest), Catalogue.fixed(difference))
    guard figures.kind != .services else {
      return Bilingual(
        id:
          "IKM \(index.id) tidak sesuai dengan rata-rata layanannya, \(near.id) (\(grade)), selisih "
          + "\(gap.id).",
        en: "IKM \(index.en) is not the mean of its services, \(near.en) (\(grade)), \(gap.en) off."
      )
    }
    let weight = VerifyWords.rule(rule, figures)
    return Bilingual(
      id:
        "IKM \(index.id) tidak sesuai dengan nilai unsurnya; yang terdekat \(near.id) (\(grade)) dengan "
        + "bobot \(weight.id), selisih \(gap.id).",
      en:
        "IKM \(index.en) does not follow from its elements; the nearest is \(near.en) (\(grade)) by "
        + "weight \(weight.en), \(gap.en) off.")
  }
}

extension Misprint {
  fileprivate func words(of figures: PublishedFigures) -> Bilingual {
    let own = Catalogue.fixed(printed)
    let weight = VerifyWords.rule(rule, figures)
    guard let likely = likely.map(Catalogue.fixed) else {
      // More decimals would feign a precision that an index of two decimals does not have.
      let value = Catalogue.number(implied.value, decimals: min(2, implied.decimals))
      return Bilingual(
        id: "\(element) (\(own.id)) mungkin salah cetak: IKM itu memerlukan sekitar \(value.id) "
          + "dengan bobot \(weight.id).",
        en: "\(element) (\(own.en)) may be misprinted: the index needs about \(value.en) by weight "
          + "\(weight.en).")
    }
    return Bilingual(
      id:
        "\(element) (\(own.id)) tampaknya salah cetak: dengan \(likely.id) dan bobot \(weight.id), "
        + "IKM itu diperoleh.",
      en: "\(element) (\(own.en)) seems to be misprinted: with \(likely.en) and weight "
        + "\(weight.en) the index follows.")
  }
}
