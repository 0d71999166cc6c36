public import CSV
import Glibc
public import Localization

extension FileError {
  /// What the reader sees.
  public var words: Bilingual {
    let (name, reason) = (nameWords, reasonWords)
    switch action {
    case .open:
      return Bilingual(
        id: "\(name.id) tidak dapat dibuka: \(reason.id).",
        en: "\(name.en) cannot be opened: \(reason.en).")
    case .read:
      return Bilingual(
        id: "\(name.id) tidak dapat dibaca: \(reason.id).",
        en: "\(name.en) cannot be read: \(reason.en).")
    case .write:
      return Bilingual(
        id: "\(name.id) tidak dapat ditulis: \(reason.id).",
        en: "\(name.en) cannot be written: \(reason.en).")
    }
  }

  private var nameWords: Bilingual {
    guard path == "-" else {
      return Bilingual(id: "Berkas \(path)", en: "The file \(path)")
    }
    return action == .write
      ? Bilingual(id: "Keluaran baku", en: "Standard output")
      : Bilingual(id: "Masukan baku", en: "Standard input")
  }

  private var reasonWords: Bilingual {
    switch code {
    case ENOENT: Bilingual(id: "tidak ada berkas atau folder itu", en: "no such file or folder")
    case EACCES, EPERM: Bilingual(id: "tidak ada izin", en: "permission denied")
    case EISDIR: Bilingual(id: "yang dituju adalah folder", en: "it is a folder")
    case ENOTDIR:
      Bilingual(
        id: "ada bagian lokasi berkas yang bukan folder", en: "a part of the path is no folder")
    case ELOOP: Bilingual(id: "tautannya berputar", en: "its links lead in a circle")
    case ENAMETOOLONG: Bilingual(id: "namanya terlalu panjang", en: "the name is too long")
    case ENOSPC: Bilingual(id: "penyimpanan penuh", en: "the disk is full")
    case EROFS: Bilingual(id: "penyimpanan hanya dapat dibaca", en: "the disk is read-only")
    default: Bilingual(id: "kesalahan sistem \(code)", en: "system error \(code)")
    }
  }
}

extension CSVError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .unterminatedQuote:
      Bilingual(
        id: "Tanda kutip yang dibuka di sini tidak pernah ditutup.",
        en: "The quotation mark opened here is never closed.")
    case .recordTooLong(_, let limit):
      Bilingual(
        id:
          "Baris data yang mulai di sini melebihi \(limit >> 20) MiB; mungkin ada tanda kutip yang "
          + "tidak ditutup.",
        en:
          "The record that begins here is longer than \(limit >> 20) MiB; perhaps a quotation mark "
          + "is not closed.")
    case .tooManyFields(_, let limit):
      Bilingual(
        id: "Baris data yang mulai di sini memiliki lebih dari \(Catalogue.count(limit).id) kolom; "
          + "ini bukan tabel survei.",
        en:
          "The record that begins here has more than \(Catalogue.count(limit).en) fields; this is "
          + "no survey table.")
    case .invalidUTF8(let value, _, let offset):
      Bilingual(
        id: "Bita \(String(value, radix: 16, uppercase: true)) pada posisi \(offset) bukan UTF-8, "
          + "padahal teks sebelumnya UTF-8. Simpan ulang berkas sebagai CSV UTF-8.",
        en: "Byte \(String(value, radix: 16, uppercase: true)) at offset \(offset) is not UTF-8, "
          + "although the text before it is. Save the file again as CSV UTF-8.")
    case .notText(let container): container.words
    case .workbook(let error): error.words
    case .file(let error): error.words
    }
  }
}

extension CSVError.Container {
  fileprivate var words: Bilingual {
    switch self {
    case .oldWorkbook:
      Bilingual(
        id:
          "Berkas ini berupa buku kerja XLS lama atau dikunci dengan kata sandi. Simpan ulang sebagai "
          + "XLSX tanpa kata sandi, atau sebagai CSV UTF-8.",
        en:
          "This is an old XLS workbook, or one that is locked with a password. Save it again as XLSX "
          + "without a password, or as CSV UTF-8.")
    case .pdf:
      Bilingual(
        id: "Berkas ini berupa PDF, bukan tabel CSV.", en: "This is a PDF, not a CSV table.")
    case .gzip:
      Bilingual(
        id: "Berkas ini dimampatkan (gzip). Buka dulu: gunzip -c BERKAS | skm ... -",
        en: "This file is compressed (gzip). Unpack it first: gunzip -c FILE | skm ... -")
    case .binary:
      Bilingual(id: "Isi berkas ini bukan teks.", en: "The contents of this file are not text.")
    }
  }
}
