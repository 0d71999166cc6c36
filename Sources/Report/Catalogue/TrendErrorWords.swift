public import Localization
public import Trend

extension TrendError {
  /// The fixed name of the error.
  public var code: String {
    switch self {
    case .tooFewObservations: "tooFewObservations"
    case .duplicatePeriod: "duplicatePeriod"
    case .unorderedPeriods: "unorderedPeriods"
    case .mixedFrequencies: "mixedFrequencies"
    case .valueNotFinite: "valueNotFinite"
    case .standardErrorNotPositive: "standardErrorNotPositive"
    case .valueOutsideBounds: "valueOutsideBounds"
    case .targetOutsideBounds: "targetOutsideBounds"
    case .targetNotAhead: "targetNotAhead"
    case .endNotAhead: "endNotAhead"
    case .horizonTooLong: "horizonTooLong"
    case .horizonNotPositive: "horizonNotPositive"
    case .notEvenlySpaced: "notEvenlySpaced"
    case .noResidualVariation: "noResidualVariation"
    }
  }

  /// What the reader sees: what is wrong, and what would be right.
  public var words: Bilingual {
    switch self {
    case .tooFewObservations(let found, let needed):
      Bilingual(
        id: (found == 0 ? "Tidak ada titik data" : "Hanya ada \(found) titik data")
          + "; diperlukan paling sedikit \(needed).",
        en: (found == 1
          ? "There is one observation only"
          : "There are \(found == 0 ? "no" : "\(found)") observations")
          + "; at least \(needed) are needed.")
    case .duplicatePeriod(let period):
      Bilingual(
        id: "Periode \(period.text) muncul lebih dari sekali; setiap periode harus satu nilai.",
        en: "The period \(period.text) stands there more than once; a period has one value.")
    case .unorderedPeriods(let first, let second):
      Bilingual(
        id: "Periode \(second.text) tertulis setelah \(first.text); urutkan dari yang terlama.",
        en: "The period \(second.text) stands after \(first.text); sort them, the oldest first.")
    case .mixedFrequencies(let first, let second):
      Bilingual(
        id:
          "Periode \(first.text) dan \(second.text) tidak sama panjang; satu deret hanya berisi tahun, "
          + "semester, triwulan, atau bulan.",
        en:
          "The periods \(first.text) and \(second.text) differ in length; a series holds years, halves, "
          + "quarters or months only.")
    case .valueNotFinite(let period):
      Bilingual(
        id: "Nilai periode \(period.text) terlalu besar untuk dihitung.",
        en: "The value of \(period.text) is too large to compute with.")
    case .standardErrorNotPositive(let period, let error):
      Bilingual(
        id:
          "Galat baku periode \(period.text) adalah \(Self.number(error).id); harus lebih besar daripada 0. "
          + "Kosongkan bila tidak diketahui.",
        en:
          "The standard error of \(period.text) is \(Self.number(error).en); it must be above 0. "
          + "Leave it blank where it is not known.")
    case .valueOutsideBounds(let period, let value, let bounds):
      Bilingual(
        id:
          "Nilai periode \(period.text) (\(Self.number(value).id)) berada di luar batas "
          + "\(Self.range(bounds).id). Periksa nilainya, atau nyatakan batas lain dengan --bounds.",
        en:
          "The value of \(period.text) (\(Self.number(value).en)) lies outside the bounds "
          + "\(Self.range(bounds).en). Check it, or state other bounds by --bounds.")
    case .targetOutsideBounds(let period, let target, let bounds):
      Bilingual(
        id:
          "Target \(period.text) (\(Self.number(target).id)) berada di luar batas "
          + "\(Self.range(bounds).id). Periksa targetnya, atau nyatakan batas lain dengan --bounds.",
        en:
          "The target of \(period.text) (\(Self.number(target).en)) lies outside the bounds "
          + "\(Self.range(bounds).en). Check it, or state other bounds by --bounds.")
    case .targetNotAhead(let period, let last):
      Bilingual(
        id:
          "Target \(period.text) tidak berada setelah data terakhir (\(last.text)), atau panjang periodenya "
          + "lain.",
        en:
          "The target of \(period.text) does not lie after the last observation (\(last.text)), or its "
          + "period is of another length.")
    case .endNotAhead(let period, let last):
      Bilingual(
        id:
          "Prakiraan sampai \(period.text) tidak mungkin: data terakhir adalah \(last.text). Pilih periode "
          + "sesudahnya yang sama panjang.",
        en:
          "There is nothing to forecast until \(period.text): the last observation is that of "
          + "\(last.text). Choose a later period of the same length.")
    case .horizonTooLong(let horizon, let longest):
      Bilingual(
        id: "Prakiraan \(horizon) periode ke depan terlalu jauh; paling jauh \(longest).",
        en: "A forecast of \(horizon) periods is too long; at most \(longest).")
    case .horizonNotPositive(let horizon):
      Bilingual(
        id: "Prakiraan \(horizon) periode ke depan tidak ada artinya; paling sedikit 1.",
        en: "A forecast of \(horizon) periods means nothing; at least 1.")
    case .notEvenlySpaced(let missing):
      Bilingual(
        id:
          "Periode \(Self.list(missing).id) tidak ada datanya, sedangkan metode ini memerlukan deret tanpa "
          + "celah. Pilih --method skm, naive, drift, atau linear.",
        en:
          "There is no observation of \(Self.list(missing).en), and this method needs a series without gaps. Choose "
          + "--method skm, naive, drift or linear.")
    case .noResidualVariation(let method):
      Bilingual(
        id:
          method == .skm || method == .naive
          ? "Nilai-nilai terakhir semuanya sama, sehingga tidak ada yang menunjukkan seberapa besar nilai berikutnya dapat "
            + "berubah."
          : "Semua nilai tepat pada prakiraan metode \(method.rawValue), sehingga tidak ada yang "
            + "menunjukkan seberapa jauh nilai berikutnya dapat menyimpang.",
        en:
          method == .skm || method == .naive
          ? "The last values are all the same, so nothing tells how far the next may be from them."
          : "The method \(method.rawValue) fits every value exactly, so nothing tells how far the next "
            + "may be from it.")
    }
  }

  private static func number(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: 2)
  }

  private static func range(_ bounds: ClosedRange<Double>) -> Bilingual {
    let (lower, upper) = (number(bounds.lowerBound), number(bounds.upperBound))
    return Bilingual(id: "\(lower.id)–\(upper.id)", en: "\(lower.en)–\(upper.en)")
  }

  private static func list(_ periods: [Period]) -> Bilingual {
    Catalogue.list(periods.map { Bilingual($0.text) })
  }
}
