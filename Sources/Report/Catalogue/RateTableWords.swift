import Localization
import Rates
import Rendering

/// The words of tables of rates.
enum RateTableWords {
  /// A column of a register as a title; other headers are shown as the user wrote them.
  static func role(_ role: String) -> Bilingual {
    switch role {
    case "type": Bilingual(id: "Jenis", en: "Type")
    case "village": Bilingual(id: "Desa/kelurahan", en: "Village")
    default: Catalogue.role(role)
    }
  }

  static let year = Column(Catalogue.role("year"), .leading)
  static let reported = Column(Bilingual(id: "Dilaporkan", en: "Reported"))
  static let percent = Column(Bilingual(id: "Persentase", en: "Per cent"))
  static let change = Column(Bilingual(id: "Perubahan", en: "Change"))

  static let changeHeading = Bilingual(
    id:
      "Selisih dengan tahun sebelumnya, dalam poin persentase; selang (Newcombe) adalah tentang "
      + "kecenderungan di baliknya",
    en:
      "Difference to the year before, in percentage points; the interval (Newcombe) is about the "
      + "propensity behind it")

  static func count(_ numerator: RateNumerator) -> Column {
    switch numerator {
    case .resolved: Column(Bilingual(id: "Diselesaikan", en: "Resolved"))
    case .facilitated: Column(Bilingual(id: "Difasilitasi", en: "Facilitated"))
    }
  }

  static func interval(_ level: Double) -> Column {
    let level = Catalogue.level(level)
    return Column(Bilingual(id: "Selang \(level.id)", en: "\(level.en) interval"))
  }

  static let direction = Column(Bilingual(id: "Arah", en: "Direction"), .leading)

  // MARK: - Beside the formula

  static func besideHeading(isRegister: Bool) -> Bilingual {
    isRegister
      ? Bilingual(
        id: "Di samping rumus: hitungan lain, juga yang selesai setelah tahun laporannya",
        en:
          "Beside the formula: other counts, also of cases resolved after the year of their report")
      : Bilingual(id: "Di samping rumus: hitungan lain", en: "Beside the formula: another count")
  }

  static let ever = Column(Bilingual(id: "Akhirnya selesai", en: "Ever resolved"))

  // MARK: - Reasons

  static let noDegreesOfFreedom = Bilingual(
    id: "uji z tidak memiliki derajat bebas", en: "a z test has no degrees of freedom")

  static let beyondNumbers = Bilingual(
    id: "terlalu besar atau terlalu kecil untuk ditulis",
    en: "too large or too small to be written")

  static let notStated = ForecastWords.notStated

  static let noRegister = Bilingual(
    id: "jumlah per tahun tidak memuat tanggal kasus",
    en: "yearly counts hold no dates of cases")

  static let noTarget = Bilingual(
    id: "tidak ada target; nyatakan dengan --target",
    en: "there is no target; state one by --target")
}
