public import Localization
public import Rates

extension RateError {
  /// The fixed name of the error.
  public var code: String {
    switch self {
    case .negativeCount: "negativeCount"
    case .moreResolvedThanReported: "moreResolvedThanReported"
    case .nothingReported: "nothingReported"
    case .notCounted: "notCounted"
    }
  }

  /// Why there is no rate, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .negativeCount(let count):
      return Bilingual(id: "jumlah \(count) di bawah 0", en: "the count \(count) is below 0")
    case .moreResolvedThanReported(let resolved, let reported):
      let (resolved, reported) = (Catalogue.count(resolved), Catalogue.count(reported))
      return Bilingual(
        id:
          "\(resolved.id) kasus dihitung dari \(reported.id) yang dilaporkan; sebagian berasal dari tahun "
          + "sebelumnya",
        en:
          "\(resolved.en) cases count of \(reported.en) that were reported; some are of an earlier time"
      )
    case .nothingReported:
      return Bilingual(
        id: "tidak ada kejadian yang dilaporkan, jadi tidak ada persentase (bukan 0%, bukan 100%)",
        en: "nothing was reported, so there is no percentage, neither 0% nor 100%")
    case .notCounted(let numerator):
      let name = RateWords.numerator(numerator)
      return Bilingual(
        id: "berapa kasus yang \(name.id) tidak diketahui",
        en: "it is not known how many cases were \(name.en)")
    }
  }
}

extension UndefinedRateReason {
  /// Why a part of an analysis has no answer, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .tooFewYears(let found, let needed):
      return Bilingual(
        id:
          found == 0
          ? "tidak ada tahun yang memiliki laporan; diperlukan \(needed)"
          : "hanya \(found) tahun yang memiliki laporan; diperlukan \(needed)",
        en:
          found == 0
          ? "no year has reports, and \(needed) are needed"
          : "only \(found) \(found == 1 ? "year has" : "years have") reports, and \(needed) are needed"
      )
    case .allResolved:
      return Bilingual(
        id: "semua kasus berhasil, sehingga tidak ada tahun yang berbeda",
        en: "every case succeeded, so that no year differs from another")
    case .noneResolved:
      return Bilingual(
        id: "tidak ada kasus yang berhasil, sehingga tidak ada tahun yang berbeda",
        en: "no case succeeded, so that no year differs from another")
    case .tooLargeForExact(let limit):
      let limit = Catalogue.count(limit)
      return Bilingual(
        id: "perhitungan eksak memerlukan lebih dari \(limit.id) langkah",
        en: "the exact computation would take more than \(limit.en) steps")
    case .staysAbove(let share):
      let share = Catalogue.share(share)
      return Bilingual(
        id: "bagian kasus yang terbuka tidak pernah turun di bawah \(share.id)",
        en: "the share of open cases never falls below \(share.en)")
    case .notObservedSoLong(let lastDay):
      let lastDay = Catalogue.count(lastDay)
      return Bilingual(
        id: "tidak ada kasus yang diamati lebih dari \(lastDay.id) hari",
        en: "no case was observed for more than \(lastDay.en) days")
    case .outOfRange:
      return Bilingual(
        id: "jumlah atau tahunnya terlalu besar atau terlalu berbeda untuk dihitung",
        en: "the counts or years are too large or too different to compute with")
    }
  }
}

extension RateReason {
  /// Why a part of an analysis has no answer, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .counts(let error): error.words
    case .undefined(let reason): reason.words
    }
  }
}

extension TimeToResolutionError {
  /// Why there is no time to resolution, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .negativeDuration(let days):
      Bilingual(
        id: "sebuah kasus selesai \(-days) hari sebelum dilaporkan",
        en: "a case was resolved \(-days) days before its report")
    case .noCases: Bilingual(id: "tidak ada kasus", en: "there is no case")
    }
  }
}

/// Why a whole file has no rate.
public enum RateFailure {
  /// What the reader sees of a group without any rate.
  ///
  /// - Parameter series: Without a year that has a rate.
  /// - Returns: One sentence.
  public static func words(_ series: RateSeries) -> Bilingual {
    var reason = RateError.nothingReported
    if case .failure(let error) = series.pooled { reason = error }
    let name = series.values.isEmpty ? nil : Catalogue.group(series.values)
    let hint: Bilingual? =
      if case .notCounted = reason {
        Bilingual(
          id: " Sebutkan kolomnya dengan --column facilitated=JUDUL.",
          en: " Name its column by --column facilitated=HEADER.")
      } else { nil }
    return Bilingual(
      id: "Tidak ada persentase\(name.map { " untuk \($0.id)" } ?? ""): \(reason.words.id)."
        + (hint?.id ?? ""),
      en: "There is no percentage\(name.map { " of \($0.en)" } ?? ""): \(reason.words.en)."
        + (hint?.en ?? ""))
  }
}
