import CSV
import Localization
import Rendering
import Responses
import Satisfaction

/// The words of `skm check`.
enum CheckWords {
  /// A file that was read with the wrong edition.
  static func otherEdition(_ other: OtherEdition) -> Notice {
    Notice(
      code: "otherEdition",
      message: Bilingual(
        id:
          "\(other.file): judul kolomnya sesuai dengan unsur \(other.edition.title), bukan peraturan yang "
          + "dipakai. Jalankan lagi dengan --edition \(other.edition.id).",
        en:
          "\(other.file): its headers name the elements of \(other.edition.title) and not of the edition in "
          + "use. Run it again with --edition \(other.edition.id)."))
  }

  static let title = Bilingual(id: "Pemeriksaan berkas survei", en: "Check of the survey file")

  static func verdict(_ problems: Int) -> Bilingual {
    let count = Catalogue.count(problems)
    return problems == 0
      ? Bilingual(
        id: "Tidak ditemukan masalah; indeks dapat dihitung dengan skm index.",
        en: "No problems; skm index can compute the index.")
      : Bilingual(
        id: "Ditemukan \(count.id) masalah. Berkas belum dapat diolah dengan skm index sebelum "
          + "diperbaiki.",
        en: problems == 1
          ? "There is 1 problem; skm index refuses this file until it is mended."
          : "There are \(count.en) problems; skm index refuses this file until they are mended.")
  }

  static func problems(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(id: "Masalah (\(count.id))", en: "Problems (\(count.en))")
  }

  static func moreProblems(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(
      id: "… dan \(count.id) masalah lainnya; tampilkan semua dengan --format csv atau json.",
      en: "… and \(count.en) more; all of them by --format csv or json.")
  }

  static func file(_ file: FileSummary) -> Bilingual {
    let format = format(file)
    let rows = Catalogue.count(file.rows)
    let header = file.headerLine.map(String.init) ?? "–"
    return Bilingual(
      id: "\(format.id), judul kolom pada baris \(header), "
        + "\(rows.id) responden.",
      en: "\(format.en), header on line \(header), "
        + "\(rows.en) respondent\(file.rows == 1 ? "" : "s").")
  }

  private static func format(_ file: FileSummary) -> Bilingual {
    if let sheet = file.sheet {
      return Bilingual(
        id: "XLSX, lembar \u{201C}\(sheet)\u{201D}", en: "XLSX, sheet \u{201C}\(sheet)\u{201D}")
    }
    let delimiter = delimiter(file.delimiter)
    return Bilingual(
      id: "\(file.encoding.rawValue), pemisah \(delimiter.id)",
      en: "\(file.encoding.rawValue), delimiter \(delimiter.en)")
  }

  private static func delimiter(_ byte: UInt8) -> Bilingual {
    switch byte {
    case UInt8(ascii: ","): Bilingual(id: "koma", en: "comma")
    case UInt8(ascii: ";"): Bilingual(id: "titik koma", en: "semicolon")
    case UInt8(ascii: "\t"): Bilingual(id: "tab", en: "tab")
    default: Bilingual(String(Unicode.Scalar(byte)))
    }
  }

  static func respondents(_ file: FileSummary) -> Bilingual {
    let (duplicates, straight) = (
      Catalogue.count(file.duplicates), Catalogue.count(file.straightLiners)
    )
    let years = counts(file.years.sorted { $0.key < $1.key })
    let services = counts(file.services.sorted { ($1.value, $0.key) < ($0.value, $1.key) })
    return Bilingual(
      id: "Responden ganda: \(duplicates.id). Jawaban seragam pada semua unsur: \(straight.id)."
        + (years.id.isEmpty ? "" : " Tahun: \(years.id).")
        + (services.id.isEmpty ? "" : " Layanan: \(services.id)."),
      en: "Duplicate respondents: \(duplicates.en). Same answer to every element: \(straight.en)."
        + (years.en.isEmpty ? "" : " Years: \(years.en).")
        + (services.en.isEmpty ? "" : " Services: \(services.en)."))
  }

  /// The first values with their counts.
  private static func counts(_ sorted: [(key: String, value: Int)]) -> Bilingual {
    let shown = sorted.prefix(12).map { value, count in
      (Catalogue.group([value]), Catalogue.count(count))
    }
    let rest = sorted.count > shown.count ? ", …" : ""
    return Bilingual(
      id: shown.map { "\($0.id) (\($1.id))" }.joined(separator: ", ") + rest,
      en: shown.map { "\($0.en) (\($1.en))" }.joined(separator: ", ") + rest)
  }

  static func codesInDoubt(_ codes: [String]) -> Notice {
    let doubt = Catalogue.codesInDoubt(codes)
    return Notice(
      code: "codesInDoubt",
      message: Bilingual(
        id: doubt.id + " Mohon periksa kuesionernya.", en: doubt.en + " Check the questionnaire."))
  }

  /// A role's name inside a sentence, or an item's code.
  static func role(_ role: String) -> Bilingual {
    Role(rawValue: role) == nil
      ? Bilingual(role) : Catalogue.role(role).map { name, _ in name.lowercased() }
  }

  static let columnColumns = [
    Column(Bilingual(id: "Kolom", en: "Column"), .leading),
    Column(Bilingual(id: "Dibaca sebagai", en: "Understood as"), .leading),
    Column(Bilingual(id: "Dasar", en: "Because"), .leading),
  ]

  static func elementColumns(_ levels: ClosedRange<Int>) -> [Column] {
    [Column(Bilingual(id: "Unsur", en: "Element"), .leading)]
      + levels.map { Column(Bilingual(String($0))) }
      + [
        Column(Bilingual(id: "Kosong", en: "Missing")),
        Column(Bilingual(id: "Tidak sah", en: "Invalid")),
      ]
  }
}

extension ColumnReason {
  var words: Bilingual {
    switch self {
    case .chosen: Bilingual(id: "ditentukan dengan --column", en: "chosen by --column")
    case .design:
      Bilingual(id: "opsi rancangan sampel", en: "option of the sampling design")
    case .code(let code): Bilingual(id: "kode \(code)", en: "code \(code)")
    case .words(let words):
      Bilingual(id: "kata \u{201C}\(words)\u{201D}", en: "words \u{201C}\(words)\u{201D}")
    case .wordsAgainstCode(let words, let code):
      Bilingual(
        id: "kata \u{201C}\(words)\u{201D}, bukan kode \(code)",
        en: "words \u{201C}\(words)\u{201D}, not code \(code)")
    case .unknown: Bilingual(id: "tidak dikenali", en: "not known")
    }
  }
}
