public import Localization
public import SurveyInference

extension QuantileEstimate.Reason {
  /// Why a limit is not there, as the reader sees it.
  public var words: Bilingual {
    switch self {
    case .beyondData:
      Bilingual(
        id: "Selang kepercayaan melampaui data.", en: "The interval reaches beyond the data.")
    case .noDegreesOfFreedom:
      Bilingual(
        id: "Tidak ada derajat bebas.", en: "There are no degrees of freedom.")
    case .noVariation:
      Bilingual(
        id: "Kuantil ini nilai terbesar dalam sampel; galatnya tidak dapat diestimasi.",
        en: "The quantile is the largest value in the sample; its error cannot be estimated.")
    }
  }

  /// The fixed name of the reason.
  public var code: String {
    switch self {
    case .beyondData: "beyondData"
    case .noDegreesOfFreedom: "noDegreesOfFreedom"
    case .noVariation: "noVariation"
    }
  }
}
