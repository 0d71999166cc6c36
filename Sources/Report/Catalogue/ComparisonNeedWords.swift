import Localization
import Rendering
import Satisfaction
import SurveyInference

/// How many respondents it would have taken, and what the intervals of elements say.
extension ComparisonWords {
  /// Respondents that each of the differences which are not shown would have taken.
  static func needed(_ pair: ComparedPair, level: Double) -> Bilingual? {
    let rows = pair.elements.filter { !$0.isReal(level: level) }.compactMap { quantity in
      (try? quantity.respondentsNeeded(level: level).get()).map {
        (element: quantity.element ?? "", count: shortly($0))
      }
    }
    guard !rows.isEmpty else { return nil }
    func list(_ language: Language) -> String {
      rows.map { "\($0.element) \($0.count[language])" }.joined(separator: "; ")
    }
    return Bilingual(
      id:
        "Responden yang diperlukan pada masing-masing agar selisih unsur yang belum terbukti terlihat "
        + "dengan peluang 80%: \(list(.id)).",
      en:
        "Respondents that each would need to show, with a chance of 80%, those differences of elements "
        + "that are not shown: \(list(.en)).")
  }

  /// Beyond this number of respondents nobody asks for it.
  private static let most = 100_000

  /// `about 420`, or `more than 100,000`.
  static func respondents(_ count: Int) -> Bilingual {
    let (exact, most) = (Catalogue.count(count), Catalogue.count(most))
    return count > Self.most
      ? Bilingual(id: "lebih dari \(most.id)", en: "more than \(most.en)")
      : Bilingual(id: "sekitar \(exact.id)", en: "about \(exact.en)")
  }

  /// `420`, or `> 100,000`.
  static func shortly(_ count: Int) -> Bilingual {
    guard count > most else { return Catalogue.count(count) }
    return Catalogue.count(most).map { text, _ in "> " + text }
  }

  /// Differences that are real although their interval holds 0.
  static func widerIntervals(_ pair: ComparedPair, level: Double) -> Bilingual? {
    let codes = pair.changed(level: level).filter { quantity in
      guard let interval = quantity.simultaneousInterval(level: level) else { return false }
      return interval.lower <= 0 && 0 <= interval.upper
    }.compactMap(\.element)
    guard !codes.isEmpty else { return nil }
    let list = codes.joined(separator: ", ")
    return Bilingual(
      id:
        "Selang serentak \(list) memuat 0 meskipun selisihnya nyata: uji Holm lebih tajam daripada "
        + "selang, yang menjamin besarnya semua selisih sekaligus. Arahnya pasti, besarnya belum.",
      en:
        "The joint interval of \(list) holds 0 although the difference is real: Holm's test is sharper "
        + "than the interval, which vouches for the size of all differences at once. The direction is "
        + "sure, the size is not.")
  }
}
