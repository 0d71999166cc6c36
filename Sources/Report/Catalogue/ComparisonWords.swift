import Localization
import Rendering
import Responses
import Satisfaction
import SurveyInference

/// The words of `skm compare`.
enum ComparisonWords {
  /// What is compared follows one after another in time, so that a difference is a change.
  static func isTime(_ role: String) -> Bool {
    [Role.year, .period, .semester, .quarter, .date].map(\.rawValue).contains(role)
  }

  static func title(_ role: String) -> Bilingual {
    let name = Catalogue.role(role)
    return Bilingual(
      id: "Perbandingan menurut \(name.id.lowercased())",
      en: "Comparison by \(name.en.lowercased())")
  }

  /// What the comparison rests on: regulations, weight rule, sampling design.
  static func subtitle(_ study: ComparisonStudy, _ request: SurveyRequest) -> Bilingual {
    let options = study.options.satisfaction
    let titles = study.editions.map(\.title).joined(separator: "; ")
    let weight = IndexWords.weightRule(options.weights)
    let design = IndexWords.design(request, options: options.design)
    return Bilingual(
      id: "\(titles) · \(weight.id) · \(design.id)", en: "\(titles) · \(weight.en) · \(design.en)")
  }

  /// Two values, inside a group where there are several.
  static func pair(_ group: [String], _ from: String, _ to: String) -> Bilingual {
    guard !group.isEmpty else { return Bilingual("\(from) → \(to)") }
    return Catalogue.group(group).map { name, _ in "\(name): \(from) → \(to)" }
  }

  // MARK: - The index of a pair

  /// By how much the index differs, and whether that is known.
  static func index(_ pair: ComparedPair, level: Double, isTime: Bool) -> [Bilingual] {
    guard let difference = pair.index.difference else { return [noIndex(pair)] }
    guard let interval = difference.interval(level: level), let pValue = difference.pValue else {
      return [untested(pair, difference.estimate)]
    }
    let (from, to) = (pair.from, pair.to)
    let (size, percent) = (signed(difference.estimate.value), Catalogue.level(level))
    let (first, second) = (published(pair.from), published(pair.to))
    let range = Cell.interval(lower: interval.lower, upper: interval.upper, decimals: 2)
    let p = Catalogue.pValue(pValue)
    let facts = Bilingual(
      id: "IKM \(first.id) (\(from.value)) dan \(second.id) (\(to.value)): selisih \(size.id), "
        + "selang \(percent.id) \(Notation(.id).text(range)), \(p.id).",
      en:
        "The index is \(first.en) (\(from.value)) and \(second.en) (\(to.value)): a difference of "
        + "\(size.en), \(percent.en) interval \(Notation(.en).text(range)), \(p.en).")
    return [
      joined([
        facts,
        pair.index.isReal(level: level)
          ? real(difference.estimate.value, percent, isTime: isTime) : notShown(pair, level),
      ])
    ]
  }

  private static func real(_ value: Double, _ percent: Bilingual, isTime: Bool) -> Bilingual {
    guard isTime else {
      return Bilingual(
        id: "Perbedaan ini nyata pada tingkat kepercayaan \(percent.id).",
        en: "This difference is real at the \(percent.en) level.")
    }
    return value > 0
      ? Bilingual(
        id: "Kenaikan ini nyata pada tingkat kepercayaan \(percent.id).",
        en: "This rise is real at the \(percent.en) level.")
      : Bilingual(
        id: "Penurunan ini nyata pada tingkat kepercayaan \(percent.id).",
        en: "This fall is real at the \(percent.en) level.")
  }

  /// That sampling alone may explain it, and how many respondents it would have taken.
  private static func notShown(_ pair: ComparedPair, _ level: Double) -> Bilingual {
    let percent = Catalogue.level(level)
    let first = Bilingual(
      id:
        "Selisih ini belum terbukti nyata pada tingkat kepercayaan \(percent.id): selisih sebesar itu "
        + "dapat timbul hanya karena siapa yang kebetulan menjadi responden.",
      en:
        "It is not known to be real at the \(percent.en) level: a difference of this size can come from "
        + "who happened to be asked.")
    switch pair.index.respondentsNeeded(level: level) {
    case .failure: return first
    case .success(let needed):
      let count = respondents(needed)
      let had = [pair.from, pair.to].map { Catalogue.count($0.satisfaction.respondents) }
      return joined([
        first,
        Bilingual(
          id:
            "Agar selisih sebesar ini terlihat dengan peluang 80%, diperlukan \(count.id) "
            + "responden pada masing-masing (sekarang \(had[0].id) dan \(had[1].id)).",
          en: "To show a difference of this size with a chance of 80%, each would need "
            + "\(count.en) respondents (there are \(had[0].en) and \(had[1].en))."),
      ])
    }
  }

  private static func untested(_ pair: ComparedPair, _ difference: Estimate) -> Bilingual {
    let size = signed(difference.value)
    let (first, second) = (published(pair.from), published(pair.to))
    let facts = Bilingual(
      id:
        "IKM \(first.id) (\(pair.from.value)) dan \(second.id) (\(pair.to.value)): selisih \(size.id).",
      en: "The index is \(first.en) (\(pair.from.value)) and \(second.en) (\(pair.to.value)): a "
        + "difference of \(size.en).")
    guard !difference.isCensus else {
      return joined([
        facts,
        Bilingual(
          id: "Semua orang sudah ditanya dan menjawab, sehingga selisih ini tidak memiliki galat "
            + "pengambilan sampel dan tidak perlu diuji.",
          en:
            "Everybody was asked and answered, so that it has no sampling error and needs no test."),
      ])
    }
    return joined([
      facts,
      Bilingual(
        id: "Selisih ini tidak dapat diuji karena galatnya tidak diketahui: respondennya terlalu "
          + "sedikit, atau jawabannya semua sama.",
        en: "It cannot be tested, since its error is not known: there are too few respondents, or "
          + "their answers are all alike."),
    ])
  }

  private static func noIndex(_ pair: ComparedPair) -> Bilingual {
    guard pair.isOneEdition else {
      let (from, to) = (pair.from, pair.to)
      return Bilingual(
        id: "IKM \(from.value) (\(from.edition.id)) dan \(to.value) (\(to.edition.id)) tidak "
          + "dibandingkan: unsur kedua peraturan itu tidak sama. Unsur yang ada pada keduanya "
          + "dibandingkan di bawah; --common-elements juga membandingkan indeks dari unsur-unsur itu.",
        en:
          "The indices of \(from.value) (\(from.edition.id)) and \(to.value) (\(to.edition.id)) are "
          + "not compared: the two regulations ask different elements. Those that both ask are compared "
          + "below; --common-elements also compares an index made of these.")
    }
    let reasons = [pair.from, pair.to].compactMap { side -> Bilingual? in
      guard case .failure(let unanswered) = side.satisfaction.index else { return nil }
      let words = IndexWords.unanswered(unanswered.elements)
      return words.map { text, _ in "\(side.value): \(text)" }
    }
    let why = IndexWords.joined(reasons)
    return Bilingual(
      id: "IKM tidak dapat dibandingkan. \(why.id).", en: "The index cannot be compared. \(why.en)."
    )
  }

  private static func published(_ side: ComparedPair.Side) -> Bilingual {
    (try? side.satisfaction.index.get()).map { Catalogue.fixed($0.published) } ?? Bilingual("–")
  }

  /// A number with its sign.
  static func signed(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: 2).map { text, _ in
      value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }
  }

  // MARK: - The elements of a pair

  /// Which elements differ, in one sentence.
  static func elements(_ pair: ComparedPair, level: Double, isTime: Bool) -> Bilingual {
    let real = pair.changed(level: level).map { quantity in
      (
        element: quantity.element ?? "", name: quantity.name,
        value: quantity.difference?.estimate.value ?? 0
      )
    }
    guard !isTime else {
      return changes(real, familySize: pair.familySize, since: pair.from.value, level: level)
    }
    let percent = Catalogue.level(level)
    guard pair.familySize > 0 else { return untestedElements }
    guard !real.isEmpty else {
      return Bilingual(
        id:
          "Tidak ada unsur yang terbukti berbeda antara \(pair.from.value) dan \(pair.to.value) pada "
          + "tingkat \(percent.id): selisih yang tampak masih dapat disebabkan oleh pengambilan sampel.",
        en: "No element is shown to differ between \(pair.from.value) and \(pair.to.value) at the "
          + "\(percent.en) level: the differences may come from sampling alone.")
    }
    let names = names(real, isTime: false)
    return Bilingual(
      id:
        "Yang benar-benar berbeda pada \(pair.to.value), dibandingkan dengan \(pair.from.value), pada "
        + "tingkat \(percent.id): \(names.id). \(others(real.count, pair.familySize, isTime: false).id)",
      en: "What really differs at \(pair.to.value), compared with \(pair.from.value), at the "
        + "\(percent.en) level: \(names.en). \(others(real.count, pair.familySize, isTime: false).en)"
    )
  }

  /// Which changes since an earlier survey are real, in one sentence.
  static func changes(
    _ real: [(element: String, name: Bilingual, value: Double)], familySize: Int, since: String,
    level: Double
  ) -> Bilingual {
    let percent = Catalogue.level(level)
    guard familySize > 0 else { return untestedElements }
    guard !real.isEmpty else {
      return Bilingual(
        id:
          "Tidak ada unsur yang terbukti berubah sejak \(since) pada tingkat \(percent.id): "
          + "selisih yang tampak masih dapat disebabkan oleh pengambilan sampel.",
        en: "No element is shown to have changed since \(since) at the \(percent.en) level: "
          + "the differences may come from sampling alone.")
    }
    let names = names(real, isTime: true)
    let rest = others(real.count, familySize, isTime: true)
    return Bilingual(
      id:
        "Yang benar-benar berubah sejak \(since) pada tingkat \(percent.id): \(names.id). \(rest.id)",
      en:
        "What has really changed since \(since) at the \(percent.en) level: \(names.en). \(rest.en)"
    )
  }

  private static let untestedElements = Bilingual(
    id: "Perubahan antarunsur tidak dapat diuji: galatnya tidak diketahui.",
    en: "Changes of the elements cannot be tested: their errors are not known.")

  private static func names(
    _ real: [(element: String, name: Bilingual, value: Double)], isTime: Bool
  ) -> Bilingual {
    func list(_ language: Language) -> String {
      real.map { element in
        let word = ComparisonTableWords.verdict(element.value, isReal: true, isTime: isTime)
        return "\(element.element) \(element.name[language]) (\(word[language]))"
      }.joined(separator: "; ")
    }
    return Bilingual(id: list(.id), en: list(.en))
  }

  private static func others(_ real: Int, _ familySize: Int, isTime: Bool) -> Bilingual {
    guard real < familySize else {
      return Bilingual(id: "Itu semua unsur yang diuji.", en: "These are all that were tested.")
    }
    return isTime
      ? Bilingual(
        id: "Unsur lain belum terbukti berubah.", en: "The others are not shown to have changed.")
      : Bilingual(
        id: "Unsur lain belum terbukti berbeda.", en: "The others are not shown to differ.")
  }
}

/// Sentences one after another.
func joined(_ sentences: [Bilingual]) -> Bilingual {
  Bilingual(
    id: sentences.map(\.id).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
}
