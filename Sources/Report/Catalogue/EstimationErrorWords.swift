import Localization
import SurveyInference

/// What the design of a table has against an estimate, in both languages.
enum EstimationErrorWords {
  static func singletonUnit(_ name: String, stage: Int) -> Bilingual {
    Bilingual(
      id: "Unit \(quoted(name))tahap \(stage) hanya berisi satu unit sampel tahap berikutnya, "
        + "sehingga ragamnya tidak dapat diestimasi. Pilih --singleton certainty, adjust, atau "
        + "average.",
      en: "The unit \(quoted(name))of stage \(stage) has one sampling unit of the next stage only, "
        + "so its variance cannot be estimated. Choose --singleton certainty, adjust or average.")
  }

  static func populationTooSmall(
    _ name: String, stage: Int, population: Double, units: Int
  ) -> Bilingual {
    let size = Catalogue.number(population, decimals: 0)
    return Bilingual(
      id: "Populasi unit \(quoted(name))tahap \(stage) (\(size.id)) lebih kecil daripada sampelnya "
        + "(\(units)).",
      en: "The population of the unit \(quoted(name))of stage \(stage) (\(size.en)) is smaller "
        + "than its sample (\(units)).")
  }

  static func populationVaries(
    _ name: String, stage: Int, smallest: Double, largest: Double
  ) -> Bilingual {
    let (low, high) = (exact(smallest), exact(largest))
    let place = Bilingual(
      id: stage == 0
        ? (name.isEmpty ? "" : "strata \(quoted(name))") : "unit \(quoted(name))tahap \(stage) ",
      en: stage == 0
        ? (name.isEmpty ? "" : "of stratum \(quoted(name))")
        : "of the unit \(quoted(name))of stage \(stage) ")
    return Bilingual(
      id: "Populasi \(place.id)tidak sama di semua baris: \(low.id) dan \(high.id).",
      en: "The population \(place.en)is not the same in all rows: \(low.en) and \(high.en).")
  }

  static let noValues = Bilingual(
    id: "Tidak ada baris dengan nilai yang diketahui dan bobot di atas nol.",
    en: "No row has a known value and a weight above zero.")

  static let zeroDenominator = Bilingual(
    id: "Penyebut rasio berjumlah nol.", en: "The denominator of the ratio adds up to zero.")

  static let valuesTooLarge = Bilingual(
    id: "Nilai atau bobotnya terlalu besar untuk dikuadratkan dan dijumlahkan.",
    en: "The values or weights are too large to be squared and added up.")

  private static func quoted(_ name: String) -> String {
    name.isEmpty ? "" : "\u{201C}\(name)\u{201D} "
  }

  /// Whole numbers as such: two populations may differ by little.
  private static func exact(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: value == value.rounded() ? 0 : 6)
  }
}
