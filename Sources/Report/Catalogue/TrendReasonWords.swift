public import Localization
import Rendering
public import Trend

extension UndefinedReason {
  /// What the reader sees: why a part of a trend has no answer, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .noStandardErrors(let periods):
      let list = Catalogue.list(periods.map { Bilingual($0.text) })
        .map { text, _ in text.replacing("; ", with: ", ") }
      return Bilingual(
        id: "galat baku tidak diketahui untuk \(list.id)",
        en: "the standard error is not known for \(list.en)")
    case .noVariation:
      return Bilingual(id: "semua nilai sama", en: "all values are the same")
    case .noResidualVariation:
      return Bilingual(
        id: "semua titik tepat pada garis, sehingga galatnya tidak diketahui",
        en: "all points lie on the line, so nothing tells its error")
    case .noDegreesOfFreedom(let observations, let terms):
      return Bilingual(
        id:
          "\(observations) titik data tidak cukup untuk menduga \(terms) besaran beserta galatnya",
        en:
          "\(observations) observations are too few to estimate \(terms) quantities and their errors"
      )
    case .tooShort(let observations, let smallestPValue, let significance):
      let (least, needed) = (
        Catalogue.number(smallestPValue, decimals: 3), Catalogue.level(significance)
      )
      return Bilingual(
        id:
          "dengan \(observations) titik data p paling kecil \(least.id), sehingga taraf \(needed.id) "
          + "tidak dapat dicapai",
        en:
          "with \(observations) observations the smallest possible p is \(least.en), which cannot "
          + "reach \(needed.en)")
    case .singleObservation(let period):
      return Bilingual(
        id:
          "hanya \(period.text) yang memakai salah satu peraturan itu, sehingga penyimpangannya tidak "
          + "dapat dibedakan dari lompatan",
        en:
          "\(period.text) is the only observation of one edition, and its own deviation cannot be told "
          + "from a step")
    case .tooFewElements(let found, let needed):
      return Bilingual(
        id: "hanya \(found) unsur memiliki laju dengan galat baku; diperlukan \(needed)",
        en:
          "only \(Catalogue.counted(found, "element")) \(found == 1 ? "has" : "have") a slope with a "
          + "standard error; \(needed) are needed")
    case .outOfRange:
      return Bilingual(
        id:
          "nilai atau galat bakunya terlalu besar, terlalu kecil, atau terlalu berbeda untuk dihitung",
        en: "the values or their errors are too large, too small or too different to compute with")
    }
  }
}
