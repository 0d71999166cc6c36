import Localization
public import Rates

extension RateWarning {
  /// The warning under its fixed name.
  public var notice: Notice { Notice(code: code, message: words) }

  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .nothingReported: "nothingReported"
    case .notCounted: "notCounted"
    case .carriedOver: "carriedOver"
    case .missingYears: "missingYears"
    case .fewReports: "fewReports"
    case .resolvedLater: "resolvedLater"
    case .yearNotOver: "yearNotOver"
    case .separation: "separation"
    }
  }

  var words: Bilingual {
    switch self {
    case .nothingReported(let years):
      let list = Self.list(years)
      return Bilingual(
        id:
          "Tidak ada kejadian yang dilaporkan pada \(list.id): tanpa persentase, bukan 0% dan bukan 100%.",
        en: "Nothing was reported in \(list.en): there is no percentage, neither 0% nor 100%.")
    case .notCounted(let numerator, let years):
      let (name, list) = (RateWords.numerator(numerator), Self.list(years))
      return Bilingual(
        id:
          "Berapa kasus yang \(name.id) pada \(list.id) tidak diketahui; tahun itu tidak ikut dihitung.",
        en: "It is not known how many cases were \(name.en) in \(list.en), which is left out.")
    case .carriedOver(let years):
      let list = Self.list(years)
      return Bilingual(
        id:
          "Pada \(list.id) lebih banyak kasus dihitung daripada yang dilaporkan, karena kasus tahun sebelumnya "
          + "ikut: tidak ada selang untuk tahun itu, dan tidak ada arah maupun peluang target.",
        en:
          "In \(list.en) more cases count than were reported, as some were carried over: that year has no "
          + "interval, and there is neither a trend nor an outlook.")
    case .missingYears(let years):
      let list = Self.list(years)
      return Bilingual(
        id: "Tidak ada data untuk \(list.id). Jika memang tidak ada kejadian, tulis 0 laporan.",
        en: "There are no data of \(list.en). If nothing was reported, write 0 reports.")
    case .fewReports(let years):
      let list = Self.list(years)
      return Bilingual(
        id:
          "Pada \(list.id) kurang dari \(Self.fewest) kasus dilaporkan: satu kasus saja mengubah persentasenya "
          + "paling sedikit \(100 / (Self.fewest - 1)) poin.",
        en:
          "Fewer than \(Self.fewest) cases were reported in \(list.en): a single case changes the percentage "
          + "by \(100 / (Self.fewest - 1)) points or more.")
    case .resolvedLater(let later): return Self.later(later)
    case .yearNotOver(let asOf, let isGiven, let open): return Self.notOver(asOf, isGiven, open)
    case .separation(let groups):
      let names = Catalogue.list(
        groups.filter { !$0.group.isEmpty }.map { Catalogue.group($0.group) })
      let subject =
        names.id.isEmpty
        ? names : Bilingual(id: " (\(names.id))", en: " (\(names.en))")
      return Bilingual(
        id:
          "Waktu memisahkan kasus yang berhasil dari yang tidak\(subject.id), misalnya karena semua kasus "
          + "berhasil. Regresi logistik biasa tidak memiliki jawaban di sini; arah dihitung dengan metode "
          + "Firth.",
        en:
          "Time parts the cases that succeeded from the others\(subject.en), as where all of them did. "
          + "Ordinary logistic regression has no answer here; the trend is that of Firth's method.")
    }
  }

  private static func later(_ later: [LaterResolutions]) -> Bilingual {
    let list = Catalogue.list(
      later.map { item in
        let name = item.group.isEmpty ? nil : Catalogue.group(item.group)
        let turn =
          item.atTurnOfYear > 0
          ? Bilingual(
            id: ", \(item.atTurnOfYear) di antaranya Desember–Januari",
            en: ", \(item.atTurnOfYear) from December to January") : Bilingual("")
        return Bilingual(
          id: "\(name.map { "\($0.id), " } ?? "")\(item.year) (\(item.count)\(turn.id))",
          en: "\(name.map { "\($0.en), " } ?? "")\(item.year) (\(item.count)\(turn.en))")
      })
    return Bilingual(
      id:
        "Kasus yang selesai setelah tahun laporannya, yang menurut rumus dihitung tidak selesai: \(list.id).",
      en:
        "Cases resolved after the year of their report, which the formula counts as not resolved: "
        + "\(list.en).")
  }

  private static func notOver(_ asOf: CalendarDay, _ isGiven: Bool, _ open: Int) -> Bilingual {
    let still = Bilingual(
      id: open > 0 ? "; \(open) kasus masih terbuka dan dapat selesai" : "",
      en: open > 0 ? "; \(open) open \(open == 1 ? "case" : "cases") may still be resolved" : "")
    let hint = Bilingual(
      id: isGiven ? "" : " Jika register mencakup seluruh tahun, pakai --as-of \(asOf.year)-12-31.",
      en: isGiven ? "" : " If the register covers the whole year, use --as-of \(asOf.year)-12-31.")
    return Bilingual(
      id:
        "Register berakhir pada \(asOf.text), sebelum tahun \(asOf.year) selesai\(still.id), sehingga "
        + "persentase tahun itu sementara.\(hint.id)",
      en:
        "The register ends on \(asOf.text), before \(asOf.year) does\(still.en), so that year's percentage is "
        + "provisional.\(hint.en)")
  }

  /// Years, with the names of their groups where there are some.
  private static func list(_ groups: [GroupYears]) -> Bilingual {
    Catalogue.list(
      groups.map { item in
        let years = item.years.map(String.init).joined(separator: ", ")
        guard !item.group.isEmpty else { return Bilingual(years) }
        return Catalogue.group(item.group).map { name, _ in "\(name) (\(years))" }
      })
  }
}

/// A notice that rests on how intervals are shown, and not on the data.
enum RateNotice {
  static let clipped = Notice(
    code: "intervalClipped",
    message: Bilingual(
      id:
        "Batas Agresti-Coull yang melewati 0% atau 100% dipotong di sini; JSON dan CSV memuatnya utuh.",
      en:
        "Limits of Agresti and Coull past 0% or 100% are cut here; JSON and CSV hold them in full.")
  )
}
