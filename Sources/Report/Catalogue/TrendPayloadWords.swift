import Localization

/// Why keys of the answer of `skm trend` hold nothing.
enum TrendPayloadWords {
  /// Why a key of a model holds nothing.
  static let otherModels = Bilingual(
    id: "τ² dan I² hanya ada pada efek acak; s dan R² hanya pada kuadrat terkecil",
    en:
      "tau2 and iSquared belong to random effects, the residual standard deviation and rSquared to "
      + "least squares")
  static let knownError = Bilingual(
    id: "galat dianggap diketahui: distribusi normal, tanpa derajat bebas",
    en: "the error is taken as known: the normal distribution has no degrees of freedom")
  static let notKnown = Bilingual(
    id: "tidak diketahui dari data: yang bernilai null", en: "not known from the data: what is null"
  )
  static let noInterval = Bilingual(
    id: "cara ini tidak memberi galat untuk nilai awal",
    en: "this method gives no error of the level")
}
