public import CSV
public import Localization

extension WorkbookError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .broken(let part): Self.broken(part)
    case .encrypted:
      Bilingual(
        id: "Buku kerja ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi.",
        en: "This workbook is locked with a password. Save it again without one.")
    case .macros:
      Bilingual(
        id: "Buku kerja ini berisi makro (XLSM) dan tidak dibaca. Simpan ulang sebagai XLSX tanpa "
          + "makro atau CSV UTF-8.",
        en: "This workbook holds macros (XLSM) and is not read. Save it again as XLSX without "
          + "macros or CSV UTF-8.")
    case .otherFormat(let format): format.words
    case .partTooLarge(let part, let limit): Self.tooLarge(part, limit)
    case .packedTooTightly(let part, let limit):
      Bilingual(
        id: "Bagian \(part) dari buku kerja ini mengembang lebih dari \(limit) kali saat dibuka "
          + "dan tidak dibaca: mungkin berkas jebakan.",
        en: "The part \(part) of this workbook unpacks to more than \(limit) times its size and is "
          + "not read: it may be a trap.")
    case .unsafeMarkup(let part):
      Bilingual(
        id: "Bagian \(part) dari buku kerja ini berisi XML yang tidak dibaca: deklarasi DOCTYPE, "
          + "atau susunan yang terlalu dalam.",
        en: "The part \(part) of this workbook holds XML that is not read: a DOCTYPE, or elements "
          + "nested too deeply.")
    case .noVisibleSheet(let available): Self.noVisibleSheet(available)
    case .unknownSheet(let name, let available): Self.unknownSheet(name, available)
    case .noWorkbook(let sheet):
      Bilingual(
        id: "Berkas ini bukan buku kerja XLSX, jadi tidak memiliki lembar \u{201C}\(sheet)\u{201D} "
          + "(--sheet).",
        en: "This is no XLSX workbook, so it has no sheet \u{201C}\(sheet)\u{201D} (--sheet).")
    case .invalidPlace(let place, _):
      Bilingual(
        id: "Letak \(place) dalam lembar tidak mungkin, berulang, atau tidak berurutan.",
        en: "The place \(place) in the sheet is impossible, repeated or out of order.")
    case .invalidCell(let cell, _):
      Bilingual(
        id: "Isi sel \(cell) tidak sesuai dengan jenisnya.",
        en: "What stands in the cell \(cell) is not what the cell says it is.")
    case .uncomputedFormula(let cell, _):
      Bilingual(
        id:
          "Sel \(cell) berisi rumus tanpa hasil. Buka dengan aplikasi lembar kerja dan simpan ulang.",
        en: "The cell \(cell) holds a formula without its result. Open the file in a spreadsheet "
          + "program and save it again.")
    case .textTooLong(let cell, _, let limit):
      Bilingual(
        id: "Teks dalam sel \(cell) melebihi \(limit >> 20) MiB.",
        en: "The text in the cell \(cell) is longer than \(limit >> 20) MiB.")
    }
  }

  private static func broken(_ part: String?) -> Bilingual {
    Bilingual(
      id: "Buku kerja XLSX ini rusak atau terpotong\(part.map { " (bagian \($0))" } ?? ""). Buka "
        + "dengan aplikasi lembar kerja dan simpan ulang, atau simpan sebagai CSV UTF-8.",
      en: "This XLSX workbook is damaged or cut off\(part.map { " (part \($0))" } ?? ""). Open it "
        + "in a spreadsheet program and save it again, or as CSV UTF-8.")
  }

  private static func tooLarge(_ part: String, _ limit: Int) -> Bilingual {
    Bilingual(
      id:
        "\(part) dalam buku kerja ini melebihi batas \(limit >> 20) MiB. Simpan lembarnya sebagai "
        + "CSV UTF-8.",
      en: "\(part) in this workbook is beyond the limit of \(limit >> 20) MiB. Save the sheet as "
        + "CSV UTF-8.")
  }

  private static func noVisibleSheet(_ available: [String]) -> Bilingual {
    let sheets = sheetList(available)
    return Bilingual(
      id: "Tidak ada lembar yang ditampilkan dalam buku kerja ini. Pilih dengan --sheet; yang ada: "
        + "\(sheets.id).",
      en: "No sheet of this workbook is shown. Choose one by --sheet; there are: \(sheets.en).")
  }

  private static func unknownSheet(_ name: String, _ available: [String]) -> Bilingual {
    let sheets = sheetList(available)
    return Bilingual(
      id: "Tidak ada lembar \u{201C}\(name)\u{201D}. Yang ada: \(sheets.id).",
      en: "There is no sheet \u{201C}\(name)\u{201D}. There are: \(sheets.en).")
  }

  private static func sheetList(_ names: [String]) -> Bilingual {
    names.isEmpty
      ? Bilingual(id: "tidak satu pun", en: "none")
      : Catalogue.list(names.map { Bilingual("\u{201C}\($0)\u{201D}") })
  }
}

extension WorkbookError.Format {
  fileprivate var words: Bilingual {
    switch self {
    case .ods:
      Bilingual(
        id: "Buku kerja ODS tidak dibaca. Simpan ulang sebagai XLSX atau CSV UTF-8.",
        en: "An ODS workbook is not read. Save it again as XLSX or CSV UTF-8.")
    case .xlsb:
      Bilingual(
        id: "Buku kerja biner XLSB tidak dibaca. Simpan ulang sebagai XLSX atau CSV UTF-8.",
        en: "A binary XLSB workbook is not read. Save it again as XLSX or CSV UTF-8.")
    case .unknown:
      Bilingual(
        id: "Berkas ini arsip ZIP, tetapi bukan buku kerja XLSX. Simpan tabelnya sebagai XLSX atau "
          + "CSV UTF-8.",
        en: "This is a ZIP archive but no XLSX workbook. Save the table as XLSX or CSV UTF-8.")
    }
  }
}
