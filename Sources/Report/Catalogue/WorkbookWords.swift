public import Localization
public import Rendering

/// What is said in and of a workbook.
public enum WorkbookWords {
  /// The words of its sheets.
  public static let sheets = XLSXRenderer.Words(
    summary: Bilingual(id: "Ringkasan", en: "Summary"),
    data: Bilingual("Data"),
    chart: Bilingual(id: "Grafik", en: "Chart"),
    lower: Bilingual(id: "batas bawah", en: "lower"),
    upper: Bilingual(id: "batas atas", en: "upper"),
    time: Bilingual(id: "waktu (tahun desimal)", en: "time (decimal year)"),
    toLower: Bilingual(id: "sampai batas bawah", en: "up to the lower limit"),
    toValue: Bilingual(id: "batas bawah sampai nilai", en: "lower limit to value"),
    toUpper: Bilingual(id: "nilai sampai batas atas", en: "value to upper limit"),
    shares: Bilingual(id: "bagian jawaban", en: "share of answers"))
}

extension XLSXError {
  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .tooLarge(let rows, let columns):
      let (height, width) = (Catalogue.count(rows), Catalogue.count(columns))
      return Bilingual(
        id: "Jawaban ini memerlukan lembar dengan \(height.id) baris dan \(width.id) kolom, lebih "
          + "besar daripada lembar Excel (1.048.576 baris, 16.384 kolom). Pilih csv atau json.",
        en: "This answer needs a sheet of \(height.en) rows and \(width.en) columns, more than one "
          + "of Excel has (1,048,576 rows, 16,384 columns). Choose csv or json.")
    case .noRoom(let code):
      return Bilingual(
        id: "Buku kerja XLSX tidak dapat dibuat di memori: kesalahan sistem \(code).",
        en: "The XLSX workbook cannot be made in memory: system error \(code).")
    case .noTemporaryRoom:
      return Bilingual(
        id: "Buku kerja XLSX tidak dapat dibuat utuh: folder sementara (TMPDIR atau /tmp) penuh.",
        en: "The XLSX workbook cannot be made whole: the temporary folder (TMPDIR or /tmp) is full."
      )
    case .notWritten(let code):
      return Bilingual(
        id: "Buku kerja XLSX tidak dapat dibuat: kesalahan \(code) dari libxlsxwriter.",
        en: "The XLSX workbook cannot be made: error \(code) of libxlsxwriter.")
    }
  }
}
