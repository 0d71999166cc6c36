import Localization

/// Why a comparison has no number.
enum ComparisonReasonWords {
  static let unanswered = Bilingual(
    id: "tidak ada yang menjawabnya dalam salah satu kelompok",
    en: "nobody answered it in one of the groups")

  static let otherEdition = Bilingual(
    id: "kedua peraturan menanyakan unsur yang berbeda",
    en: "the two regulations ask different elements")
}
