import Localization
import Responses
import Satisfaction

/// The words on who answered.
enum RespondentWords {
  static func role(_ role: Role) -> Bilingual { Catalogue.role(role.rawValue) }

  static func category(_ category: RespondentCategory) -> Bilingual {
    switch category {
    case .male: Bilingual(id: "Laki-laki", en: "Male")
    case .female: Bilingual(id: "Perempuan", en: "Female")
    case .age(nil, let to?): Bilingual(id: "di bawah \(to + 1) tahun", en: "under \(to + 1)")
    case .age(let from?, nil): Bilingual(id: "\(from) tahun ke atas", en: "\(from) and over")
    case .age(let from?, let to?): Bilingual(id: "\(from)–\(to) tahun", en: "\(from)–\(to)")
    case .age(nil, nil): Bilingual(id: "semua umur", en: "any age")
    case .education(let level): education(level)
    case .text(let text): Bilingual(text)
    }
  }

  private static func education(_ level: EducationLevel) -> Bilingual {
    switch level {
    case .none: Bilingual(id: "Tidak sekolah", en: "No schooling")
    case .kindergarten: Bilingual(id: "TK", en: "Kindergarten")
    case .primary: Bilingual(id: "SD/sederajat", en: "Primary school")
    case .juniorSecondary: Bilingual(id: "SMP/sederajat", en: "Junior secondary school")
    case .seniorSecondary: Bilingual(id: "SMA/SMK/sederajat", en: "Senior secondary school")
    case .diploma: Bilingual(id: "Diploma (D1–D3)", en: "Diploma")
    case .bachelor: Bilingual(id: "D4/S1", en: "Bachelor")
    case .master: Bilingual(id: "S2", en: "Master")
    case .doctorate: Bilingual(id: "S3", en: "Doctorate")
    }
  }

  /// Categories that are too small to be shown one by one, and those who did not say where they are
  /// too few.
  static func merged(_ categories: Int, withUnknown: Bool) -> Bilingual {
    guard categories > 0 else { return unknown }
    let noun = categories == 1 ? "category" : "categories"
    return Bilingual(
      id: "lainnya (\(categories) kategori\(withUnknown ? " dan yang tidak diisi" : "") digabung)",
      en: "others (\(categories) \(noun)\(withUnknown ? " and those not stated" : "") merged)")
  }

  static let unknown = Bilingual(id: "tidak diisi", en: "not stated")

  /// Why their number is not told.
  static let unknownMerged = Bilingual(
    id: "terlalu sedikit, digabung dengan kategori lain",
    en: "too few, merged with other categories")

  static func suppression(_ minimum: Int) -> Bilingual {
    Bilingual(
      id:
        "Kategori dengan kurang dari \(minimum) responden digabung, dan bila perlu kategori terkecil "
        + "berikutnya ikut digabung, agar tidak ada responden yang dapat dikenali.",
      en: "Categories of fewer than \(minimum) respondents are merged, and where needed the next "
        + "smallest with them, so that nobody can be recognised.")
  }
}
