import Localization
import Rendering
import Satisfaction

/// The titles of the columns of `skm compare`, and the words in its cells.
enum ComparisonTableWords {
  static let element = Bilingual(id: "Unsur", en: "Element")

  /// Values that are too long for a title are called by their place.
  static func values(_ from: String, _ to: String) -> [Column] {
    let isShort = max(from.count, to.count) <= 8
    return [
      Column(isShort ? Bilingual(from) : Bilingual(id: "Awal", en: "First")),
      Column(isShort ? Bilingual(to) : Bilingual(id: "Akhir", en: "Second")),
    ]
  }

  static let from = Bilingual(id: "Dari", en: "From")
  static let to = Bilingual(id: "Ke", en: "To")
  static let difference = Bilingual(id: "Selisih", en: "Difference")
  static let pValue = Bilingual(id: "p", en: "p")
  static let holm = Bilingual(id: "p (Holm)", en: "p (Holm)")
  static let needed = Bilingual(id: "Perlu n", en: "Needs n")

  /// An interval of which all hold at once.
  static func simultaneous(_ level: Double) -> Bilingual {
    let level = Catalogue.level(level)
    return Bilingual(id: "\(level.id) serentak", en: "\(level.en) joint")
  }

  /// The question that the last column answers.
  static func question(isTime: Bool) -> Bilingual {
    isTime
      ? Bilingual(id: "Berubah?", en: "Changed?") : Bilingual(id: "Berbeda?", en: "Differs?")
  }

  static let meanStatistic = Bilingual(id: "F rerata", en: "F of means")
  static let answerStatistic = Bilingual(id: "F jawaban", en: "F of answers")
  static let whatDiffers = Bilingual(id: "Yang berbeda", en: "What differs")

  // MARK: - Cells

  static let differs = Bilingual(id: "ya", en: "yes")

  /// Whether a difference is real, and which way it goes.
  static func verdict(_ difference: Double, isReal: Bool, isTime: Bool) -> Bilingual {
    guard isReal && !isTime else { return SurveyWords.verdict(difference, isReal: isReal) }
    return difference > 0
      ? Bilingual(id: "lebih tinggi", en: "higher") : Bilingual(id: "lebih rendah", en: "lower")
  }

  /// What differs among all groups: means, answers, both or nothing that is shown.
  static func verdict(meanDiffers: Bool, answersDiffer: Bool) -> Bilingual {
    switch (meanDiffers, answersDiffer) {
    case (true, true): Bilingual(id: "rerata, jawaban", en: "mean, answers")
    case (true, false): Bilingual(id: "rerata", en: "mean")
    case (false, true): Bilingual(id: "jawaban", en: "answers")
    case (false, false): Bilingual(id: "belum terbukti", en: "not shown")
    }
  }
}
