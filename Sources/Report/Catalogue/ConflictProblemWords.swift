public import Localization
public import Responses

extension ConflictProblem {
  /// What is wrong, without its place.
  public var words: Bilingual {
    switch self {
    case .blankCount:
      return Bilingual(
        id: "Jumlahnya kosong atau hanya tanda hubung: bisa 0, bisa pula tidak diketahui.",
        en: "The count is blank or a dash: it may be 0, or not known.")
    case .moreThanReported(let reported):
      let reported = Catalogue.count(reported)
      return Bilingual(
        id: "Lebih banyak dari konflik yang dilaporkan (\(reported.id)). Jika laporan tahun "
          + "sebelumnya ikut dihitung, pakai --carry-over (dalam rencana: carryOver: true).",
        en: "More than were reported (\(reported.en)). If cases reported in earlier years are "
          + "counted too, use --carry-over (in a plan: carryOver: true).")
    case .datesAndCounts:
      return Bilingual(
        id: "Sebagian data berupa jumlah per tahun, sebagian lagi berupa tanggal tiap kasus.",
        en: "Some of the data are counts by year, and some are the dates of single cases.")
    case .notADate: return Bilingual(id: "Ini bukan tanggal.", en: "This is no date.")
    case .noSuchDay:
      return Bilingual(
        id: "Tanggal ini tidak ada dalam kalender.", en: "The calendar has no such day.")
    case .beforeReport(let day):
      return Bilingual(
        id: "Tanggal ini mendahului tanggal lapor, \(day.text).",
        en: "This is before the day of the report, \(day.text).")
    case .afterLastDay(let day):
      return Bilingual(
        id: "Tanggal ini melewati hari terakhir data, \(day.text).",
        en: "This is after the last day of the data, \(day.text).")
    case .notAYear: return Bilingual(id: "Ini bukan tahun.", en: "This is no year.")
    case .anotherYear(let year):
      return Bilingual(
        id: "Tahun ini tidak sesuai dengan \(year).", en: "The year disagrees with \(year).")
    }
  }

  /// What would be right, where that can be said in a few words.
  public var expected: Bilingual? {
    switch self {
    case .blankCount:
      return Bilingual(
        id: "0 jika memang tidak ada; seluruh jumlah pada baris ini kosong jika tahun ini belum "
          + "dihitung",
        en: "0 where there was none; all counts of the row blank where the year was not counted")
    case .datesAndCounts:
      return Bilingual(
        id: "satu bentuk saja: jumlah per tahun, atau satu baris per kasus dengan tanggalnya",
        en: "one form only: counts by year, or a row per case with its dates")
    case .notADate:
      return Bilingual(
        id: "tanggal seperti 2021-03-15 atau 15/03/2021, atau kosong jika belum",
        en: "a date such as 2021-03-15 or 15/03/2021, or nothing where it has not happened")
    case .noSuchDay(let exchanged):
      guard let exchanged else {
        return Bilingual(
          id: "tanggal seperti 2021-03-15 atau 15/03/2021",
          en: "a date such as 2021-03-15 or 15/03/2021")
      }
      return Bilingual(
        id: "hari sebelum bulan; mungkin \(exchanged.text)",
        en: "the day before the month; perhaps \(exchanged.text)")
    case .notAYear: return Bilingual(id: "tahun seperti 2021", en: "a year such as 2021")
    case .moreThanReported, .beforeReport, .afterLastDay, .anotherYear: return nil
    }
  }
}
