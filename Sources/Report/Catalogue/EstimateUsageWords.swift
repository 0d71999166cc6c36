public import Localization

/// What is said of `skm estimate` where it was not used as it is meant.
extension UsageWords {
  /// Not numbers separated by commas, or not such as an option takes.
  public static func numberList(_ option: String, _ text: String) -> Bilingual {
    switch option {
    case "--probability":
      Bilingual(
        id: "--probability adalah pecahan antara 0 dan 1 dengan titik, dipisahkan koma, misalnya "
          + "0.25,0.5,0.75; tertulis \u{201C}\(text)\u{201D}.",
        en:
          "--probability takes fractions between 0 and 1 with a point, separated by commas, such as "
          + "0.25,0.5,0.75; found \u{201C}\(text)\u{201D}.")
    default:
      Bilingual(
        id: "\(option) adalah angka 0 atau lebih dengan titik, dipisahkan koma; tertulis "
          + "\u{201C}\(text)\u{201D}.",
        en: "\(option) takes numbers of 0 or more with a point, separated by commas; found "
          + "\u{201C}\(text)\u{201D}.")
    }
  }

  /// An option without anything behind it.
  public static func givenBlank(_ option: String) -> Bilingual {
    Bilingual(id: "\(option) kosong.", en: "\(option) is blank.")
  }

  /// An option that another statistic does not know.
  public static func onlyOf(_ option: String, _ statistics: [String]) -> Bilingual {
    Bilingual(
      id: "\(option) hanya berlaku untuk \(statistics.joined(separator: " dan ")).",
      en: "\(option) goes with \(statistics.joined(separator: " and ")) only.")
  }

  /// More columns of populations than stages of sampling.
  public static func tooManyPopulations(_ count: Int, stages: Int) -> Bilingual {
    Bilingual(
      id:
        "--population menyebut \(count) kolom, tetapi rancangannya hanya memiliki \(stages) tahap; "
        + "sebutkan unit sampel tiap tahap dengan --psu.",
      en:
        "--population names \(count) columns, but the design has \(stages) stages; name the sampling "
        + "units of each by --psu.")
  }

  /// A way to make replicates that is none.
  public static func replicateMethod(_ text: String) -> Bilingual {
    Bilingual(
      id: "--replicates adalah jk1, jkn, atau rao-wu:R dengan R dari 2 sampai 100000, misalnya "
        + "rao-wu:500; tertulis \u{201C}\(text)\u{201D}.",
      en: "--replicates is jk1, jkn or rao-wu:R with R from 2 to 100000, such as rao-wu:500; found "
        + "\u{201C}\(text)\u{201D}.")
  }

  /// The jackknife without strata, and a design with some.
  public static let jackknifeWithStrata = Bilingual(
    id: "--replicates jk1 tidak mengenal strata; gunakan jkn.",
    en: "--replicates jk1 takes no strata; use jkn.")

  /// Replicate weights without weights of the sample.
  public static let replicatesNeedWeight = Bilingual(
    id: "--replicate-weights memerlukan bobot sampel: --weight.",
    en: "--replicate-weights needs the weights of the sample: --weight.")
}
