public import Localization
public import Satisfaction

extension EditionError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .notJSON:
      Bilingual(id: "Isinya bukan JSON yang sah.", en: "The contents are not valid JSON.")
    case .missingKey(let key):
      Bilingual(id: "Kunci \(key) tidak ada.", en: "The key \(key) is missing.")
    case .unknownKey(let key, let nearest):
      Bilingual(
        id: "Kunci \(key) tidak dikenali."
          + (nearest.map { " Mungkin \u{201C}\($0)\u{201D}?" } ?? ""),
        en: "The key \(key) is not known."
          + (nearest.map { " Perhaps \u{201C}\($0)\u{201D}?" } ?? ""))
    case .wrongType(let key):
      Bilingual(
        id: "Jenis nilai \(key.isEmpty ? "berkas" : key) tidak sesuai.",
        en: "The value of \(key.isEmpty ? "the file" : key) is not of the right kind.")
    case .invalid(let key, let reason): reason.words.map { text, _ in "\(key): \(text)" }
    }
  }
}

extension NamedEditionError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .unknown(let name, let known): UsageWords.unknownEdition(name, known: known)
    case .file(let error): error.words
    case .malformed(let path, let error): error.words.map { text, _ in "\(path): \(text)" }
    }
  }
}

extension EditionError.Reason {
  fileprivate var words: Bilingual {
    switch self {
    case .empty: Bilingual(id: "tidak boleh kosong.", en: "must not be empty.")
    case .tooMany(let limit):
      Bilingual(id: "paling banyak \(limit).", en: "at most \(limit).")
    case .repeated(let value):
      Bilingual(
        id: "\u{201C}\(value)\u{201D} sudah ada.", en: "\u{201C}\(value)\u{201D} is there already.")
    case .gradeOutsideScale(let limit):
      Bilingual(
        id: "batas mutu harus angka dengan paling banyak dua desimal, tidak lebih dari \(limit).",
        en: "a grade must begin at a number of at most two decimals, no more than \(limit).")
    case .reservedCode(let code):
      Bilingual(
        id: "\u{201C}\(code)\u{201D} tidak dapat dipakai sebagai kode unsur.",
        en: "\u{201C}\(code)\u{201D} cannot be the code of an element.")
    case .notAPair:
      Bilingual(
        id: "harus berisi dua kode unsur yang berbeda.", en: "must hold two different elements.")
    case .gradesDoNotDescend:
      Bilingual(
        id: "mutu harus diurutkan dari yang terbaik ke yang terendah.",
        en: "grades must be listed from the best down.")
    case .gradesDoNotReachScale(let from):
      Bilingual(
        id: "mutu terakhir harus dimulai dari batas bawah skala, \(from).",
        en: "the last grade must begin at the lower end of the scale, \(from).")
    case .scale:
      Bilingual(
        id: "nilai terendah harus lebih kecil daripada nilai tertinggi, keduanya antara 1 dan 9.",
        en: "the scale must rise and lie between 1 and 9.")
    case .multiplier:
      Bilingual(
        id: "pengali harus lebih dari 0, dengan paling banyak tiga angka desimal.",
        en: "the multiplier must be above 0, with at most three decimals.")
    case .weightRule(let rule):
      Bilingual(
        id:
          "\u{201C}\(rule)\u{201D} bukan aturan bobot: tulis \"exact\" atau desimal seperti \"0.11\".",
        en:
          "\u{201C}\(rule)\u{201D} is no weight rule: write \"exact\" or a decimal such as \"0.11\"."
      )
    case .unknownRule(let rule, let allowed):
      Bilingual(
        id:
          "\u{201C}\(rule)\u{201D} tidak dikenali. Pilihan yang tersedia: \(allowed.joined(separator: ", ")).",
        en: "\u{201C}\(rule)\u{201D} is not known. There are: \(allowed.joined(separator: ", ")).")
    case .labels(let expected, let found):
      Bilingual(
        id: "perlu \(expected) daftar label, satu untuk tiap nilai; ada \(found).",
        en: "\(expected) lists of labels are needed, one per level; there are \(found).")
    case .unknownElement(let code):
      Bilingual(
        id: "\u{201C}\(code)\u{201D} bukan kode unsur.",
        en: "\u{201C}\(code)\u{201D} is not the code of an element.")
    }
  }
}
