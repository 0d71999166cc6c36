import Localization
import Rendering
import Satisfaction
import SurveyInference

/// The words of `skm sample-size`.
enum SampleSizeWords {
  static let title = Bilingual(id: "Sampel minimum", en: "Required sample size")
  static let label = Bilingual(id: "Sampel", en: "Sample")
  static let mark = Bilingual(id: "responden", en: "respondents")

  /// The rule, what it promises, and how sure that is.
  static func subtitle(_ plan: SamplePlan) -> Bilingual {
    var parts = [method(plan)]
    if let margin = plan.margin { parts.append(self.margin(margin, plan)) }
    if let level = plan.level {
      let level = Catalogue.level(level)
      parts.append(
        Bilingual(id: "tingkat kepercayaan \(level.id)", en: "confidence level \(level.en)"))
    }
    return Bilingual(
      id: parts.map(\.id).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
  }

  private static func method(_ plan: SamplePlan) -> Bilingual {
    switch plan.method {
    case .krejcieMorgan: Bilingual(id: "Krejcie dan Morgan", en: "Krejcie and Morgan")
    case .cochran: Bilingual("Cochran")
    case .slovin: Bilingual("Slovin")
    case .elements:
      Bilingual(
        id: "\(plan.edition.title) · (jumlah unsur + 1) × 10",
        en: "\(plan.edition.title) · (number of elements + 1) × 10")
    }
  }

  private static func margin(_ margin: Double, _ plan: SamplePlan) -> Bilingual {
    switch plan.target {
    case .share, .none:
      let percent = Catalogue.plain(100 * margin)
      return Bilingual(id: "margin \(percent.id)%", en: "margin \(percent.en)%")
    case .index, .indexOfStrata:
      let points = Catalogue.plain(margin)
      return Bilingual(
        id: "margin \(points.id) poin IKM",
        en: "margin \(points.en) point\(margin == 1 ? "" : "s") of the IKM")
    }
  }

  static func population(_ plan: SamplePlan) -> Bilingual {
    guard let population = plan.population else {
      return Bilingual(
        id: "Populasi tidak diketahui, dianggap sangat besar",
        en: "The population is not known and taken as very large")
    }
    let (count, share) = (
      Catalogue.count(population),
      Catalogue.share(Double(plan.sampleSize) / Double(population))
    )
    return Bilingual(
      id: "Populasi \(count.id), \(share.id) di antaranya dalam sampel",
      en: "Population \(count.en), of which \(share.en) in the sample")
  }

  static let noMargin = Bilingual(
    id: "Aturan ini tidak mengenal margin atau tingkat kepercayaan",
    en: "This rule knows neither margin nor level")

  static let slovinLevel = Bilingual(
    id: "Rumus Slovin tidak mengenal tingkat kepercayaan", en: "Slovin's formula knows no level")

  /// The pilot that gave the standard deviation.
  static func pilot(_ pilot: PilotStudy, file: String) -> Bilingual {
    let deviation = Catalogue.number(pilot.standardDeviation, decimals: 2)
    let count = Catalogue.count(pilot.completeRespondents)
    return Bilingual(
      id: "Simpangan baku \(deviation.id) poin dari \(count.id) responden yang menjawab lengkap "
        + "(\(file))",
      en: "Standard deviation \(deviation.en) points, of \(count.en) respondents who answered "
        + "everything (\(file))")
  }

  /// What the number promises, and on what conditions.
  static func meaning(_ plan: SamplePlan) -> Bilingual {
    let size = Catalogue.count(plan.sampleSize)
    let respondents = Catalogue.counted(plan.sampleSize, "respondent")
    let level = plan.level.map(Catalogue.level) ?? Bilingual("")
    let margin = plan.margin.map(Catalogue.plain) ?? Bilingual("")
    let percent = plan.margin.map { Catalogue.plain(100 * $0) } ?? Bilingual("")
    switch plan.target {
    case .none:
      return Bilingual(
        id: "Jumlah unsur \(plan.edition.elements.count), ditambah 1, dikali 10. Aturan ini tidak "
          + "melihat populasi dan tidak menjanjikan margin galat.",
        en:
          "\(plan.edition.elements.count) elements, and 1, times 10. The rule does not look at the "
          + "population and promises no margin of error.")
    case .share where plan.method == .slovin:
      return Bilingual(
        id: "Rumus Slovin menganggap proporsi 50% dan z = 2, jadi tingkat kepercayaan sekitar 95%: "
          + "dugaan proporsi dari sampel acak \(size.id) responden meleset paling banyak \(percent.id) poin "
          + "persen. Untuk tingkat lain gunakan --method cochran.",
        en:
          "Slovin's formula takes a share of 50% and z = 2, so the level is about 95%: a share from "
          + "a random sample of \(size.en) is at most \(percent.en) percentage points off. For "
          + "another level use --method cochran.")
    case .share:
      return Bilingual(
        id:
          "Pada \(level.id) sampel acak berukuran \(size.id) responden, dugaan proporsi meleset paling "
          + "banyak \(percent.id) poin persen, bahkan bila proporsinya 50% (keadaan terburuk). Untuk "
          + "margin dalam poin IKM gunakan --standard-deviation atau --pilot.",
        en:
          "In \(level.en) of random samples of \(respondents) an estimated share is at most "
          + "\(percent.en) percentage points off, even where it is 50%, the worst case. For a margin "
          + "in points of the IKM use --standard-deviation or --pilot.")
    case .index(let deviation):
      let deviation = Catalogue.number(deviation, decimals: 2)
      return Bilingual(
        id:
          "Pada \(level.id) sampel acak berukuran \(size.id) responden, IKM meleset paling banyak "
          + "\(margin.id) poin, asalkan simpangan baku antarresponden benar \(deviation.id) poin.",
        en: "In \(level.en) of random samples of \(respondents) the IKM is at most "
          + "\(margin.en) off, provided that the standard deviation between respondents is "
          + "\(deviation.en) points.")
    case .indexOfStrata:
      return Bilingual(
        id:
          "Pada \(level.id) sampel acak berstrata berukuran ini, IKM seluruh strata meleset paling "
          + "banyak \(margin.id) poin, asalkan simpangan baku tiap strata benar.",
        en:
          "In \(level.en) of stratified random samples of this size the IKM of all strata together "
          + "is at most \(margin.en) off, provided that the standard deviations of the strata are "
          + "right.")
    }
  }

  static let completed = Bilingual(
    id:
      "Angka ini adalah kuesioner yang terisi dari sampel acak; siapkan cadangan untuk yang tidak "
      + "menjawab.",
    en: "The number is of completed questionnaires from a random sample; invite more people, since "
      + "some will not answer.")

  static func allocation(_ rule: AllocationRule) -> Bilingual {
    switch rule {
    case .proportional:
      Bilingual(
        id: "Pembagian sebanding dengan populasi", en: "Allocation in proportion to the population")
    case .neyman:
      Bilingual(
        id: "Pembagian Neyman: sebanding dengan populasi × simpangan baku",
        en: "Neyman allocation: in proportion to population × standard deviation")
    }
  }

  static func allocationColumns(hasDeviation: Bool) -> [Column] {
    [
      Column(Catalogue.role("stratum"), .leading),
      Column(Catalogue.role("population")),
    ]
      + (hasDeviation ? [Column(Bilingual(id: "Simpangan baku", en: "Std. deviation"))] : [])
      + [
        Column(label), Column(Bilingual(id: "Bagian populasi", en: "Share of population")),
      ]
  }
}
