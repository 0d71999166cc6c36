import Attainment
import Localization

extension PlanProblem.Kind {
  /// What is wrong, as a sentence.
  var words: Bilingual {
    switch self {
    case .unreadable(let error): error.words
    case .tooLarge(let limit):
      Bilingual(
        id: "Berkas ini lebih besar dari \(limit >> 20) MiB; rencana tidak pernah sebesar itu.",
        en: "The file is larger than \(limit >> 20) MiB; no plan is.")
    case .notUTF8:
      Bilingual(
        id: "Mulai di sini isinya bukan UTF-8. Simpan ulang berkas sebagai teks UTF-8.",
        en: "From here on this is no UTF-8. Save the file again as UTF-8 text.")
    case .controlCharacter(let value):
      Bilingual(
        id:
          "Karakter U+\(Self.hexadecimal(value)) tidak boleh ada dalam teks. Apakah ini berkas YAML?",
        en:
          "The character U+\(Self.hexadecimal(value)) has no place in a text. Is this a YAML file?")
    case .emptyFile: Bilingual(id: "Berkas ini kosong.", en: "The file is empty.")
    case .syntax(let slip): slip.words
    case .tooDeep:
      Bilingual(
        id: "Daftar di dalam daftar terlalu dalam; rencana hanya memerlukan beberapa tingkat.",
        en: "Lists within lists go too deep; a plan needs only a few levels.")
    case .alias(let name):
      Bilingual(
        id: "Rujukan *\(name) tidak dapat dipakai; tulis nilainya, atau apit teksnya dengan tanda "
          + "kutip.",
        en:
          "The alias *\(name) cannot be used; write its value, or put the text in quotation marks.")
    case .wrongShape: Bilingual(id: "Bentuk nilai ini salah.", en: "The value has the wrong form.")
    case .missingKey: Bilingual(id: "Kunci ini belum ada.", en: "This key is missing.")
    case .unknownKey(let nearest, let known): Self.unknownKey(nearest, known)
    case .keyOfOtherKind(let kind):
      Bilingual(
        id: "Kunci ini tidak berlaku untuk indikator berjenis \(kind.rawValue).",
        en: "This key does not belong to an indicator of kind \(kind.rawValue).")
    case .repeatedKey(let line):
      Bilingual(
        id: "Kunci ini sudah ada\(line.map { " pada baris \($0)" } ?? "").",
        en: "This key is there already\(line.map { ", on line \($0)" } ?? "").")
    case .blank: Bilingual(id: "Nilainya kosong.", en: "There is no value.")
    case .notANumber: Bilingual(id: "Ini bukan angka.", en: "This is no number.")
    case .thousandsMark:
      Bilingual(
        id: "Titik atau koma dapat berarti pemisah ribuan atau desimal.",
        en: "The mark may be one of thousands or of decimals.")
    case .splitByComma:
      Bilingual(
        id: "Di dalam kurung kurawal, koma memisahkan tahun; tulis desimal dengan titik.",
        en: "Within braces a comma separates the years; write decimals with a point.")
    case .notAYear: Bilingual(id: "Ini bukan tahun.", en: "This is no year.")
    case .notAPeriod: Bilingual(id: "Ini bukan periode.", en: "This is no period.")
    case .outsidePeriod:
      Bilingual(id: "Tahun ini di luar periode.", en: "The year lies outside the period.")
    case .outsideBounds:
      Bilingual(id: "Nilai ini di luar batas.", en: "The value lies outside its bounds.")
    case .tooSmall: Bilingual(id: "Angka ini terlalu kecil.", en: "The number is too small.")
    case .needsRange:
      Bilingual(
        id: "Dengan polarity: range, target berupa rentang.",
        en: "With polarity: range a target is a range.")
    case .needsNumber:
      Bilingual(
        id: "Target indikator ini bukan rentang.", en: "The target of this indicator is no range.")
    case .unknownValue:
      Bilingual(id: "Pilihan ini tidak dikenali.", en: "This choice is not known.")
    case .notADate: Bilingual(id: "Ini bukan tanggal.", en: "This is no date.")
    case .scheme(let error):
      Bilingual(
        id: "Berkas kategori tidak dapat dipakai. \(error.words.id)",
        en: "The file of categories cannot be used. \(error.words.en)")
    case .edition(let error):
      Bilingual(
        id: "Berkas peraturan tidak dapat dipakai. \(error.words.id)",
        en: "The edition file cannot be used. \(error.words.en)")
    case .periodTooLong(let limit):
      Bilingual(
        id: "Periode ini lebih dari \(limit) tahun.", en: "The period has more than \(limit) years."
      )
    case .rangeReversed:
      Bilingual(
        id: "Batas bawah lebih besar daripada batas atas.",
        en: "The lower limit is above the upper one.")
    case .repeatedID(let line):
      Bilingual(
        id: "Indikator dengan id ini sudah ada pada baris \(line).",
        en: "There is an indicator of this id on line \(line) already.")
    case .repeatedFile(let line):
      Bilingual(
        id: "Berkas ini sudah disebut pada baris \(line).",
        en: "The file is named on line \(line) already.")
    case .noIndicators:
      Bilingual(
        id: "Rencana ini tidak memuat indikator.", en: "The plan has no indicators.")
    case .circle(let files):
      Bilingual(
        id:
          "Rencana ini menjadi unit dari dirinya sendiri: \(files.joined(separator: " \u{2192} ")).",
        en: "The plan is a unit of itself: \(files.joined(separator: " \u{2192} ")).")
    case .unitsTooDeep(let limit):
      Bilingual(
        id: "Unit di dalam unit lebih dari \(limit) tingkat.",
        en: "Units within units go deeper than \(limit) levels.")
    case .periodReversed:
      Bilingual(
        id: "Tahun awal lebih besar daripada tahun akhir.",
        en: "The first year comes after the last.")
    }
  }

  private static func unknownKey(_ nearest: String?, _ known: [String]) -> Bilingual {
    let list = known.prefix(15).joined(separator: ", ") + (known.count > 15 ? ", …" : "")
    return Bilingual(
      id: "Kunci ini tidak dikenali."
        + (nearest.map { " Mungkin \u{201C}\($0)\u{201D}?" } ?? " Yang dikenali: \(list)."),
      en: "This key is not known."
        + (nearest.map { " Perhaps \u{201C}\($0)\u{201D}?" } ?? " There are: \(list)."))
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}

extension YAMLSlip {
  /// What is wrong in the notation, and how to mend it.
  var words: Bilingual {
    switch self {
    case .tab:
      Bilingual(
        id: "Tab tidak boleh dipakai di sini; gunakan spasi.",
        en: "A tab cannot stand here; use spaces.")
    case .quote:
      Bilingual(
        id: "Tanda kutip yang dibuka di sini tidak ditutup dengan benar.",
        en: "The quotation mark opened here is not closed properly.")
    case .bracket:
      Bilingual(
        id: "Kurung yang dibuka di sini tidak ditutup, atau ada koma yang kurang di dalamnya.",
        en: "The bracket opened here is not closed, or a comma is missing within.")
    case .colon:
      Bilingual(
        id: "Titik dua tidak dapat berada di sini. Mungkin baris di atasnya kurang titik dua; teks "
          + "yang memuat titik dua harus diapit tanda kutip.",
        en:
          "A colon cannot stand here. Perhaps the line above lacks one; a text with a colon needs "
          + "quotation marks.")
    case .missingColon:
      Bilingual(
        id: "Baris ini kurang titik dua dan spasi setelah kuncinya.",
        en: "This line lacks a colon and a space behind its key.")
    case .indentation:
      Bilingual(
        id: "Jarak dari tepi kiri tidak sama dengan baris-baris sekitarnya, atau ada sisa teks "
          + "setelah tanda kutip.",
        en:
          "The line begins further left or right than its neighbours, or something follows a closing "
          + "quotation mark.")
    case .reservedCharacter:
      Bilingual(
        id: "Teks tidak dapat dimulai dengan tanda ini; apit teksnya dengan tanda kutip.",
        en: "A text cannot begin with this character; put it in quotation marks.")
    case .escape:
      Bilingual(
        id: "Garis miring terbalik dalam kutip ganda tidak berlaku di sini; gunakan kutip tunggal.",
        en: "The backslash in double quotation marks means nothing here; use single ones.")
    case .severalDocuments:
      Bilingual(
        id: "Berkas ini memuat lebih dari satu dokumen YAML; sebuah rencana hanya satu.",
        en: "The file holds more than one YAML document; a plan is one.")
    case .other:
      Bilingual(id: "Ini bukan YAML yang sah.", en: "This is no valid YAML.")
    }
  }
}
