public import Attainment
import Localization
import Rates
import Responses
import Satisfaction
import Trend

extension PlanStudyWarning {
  /// What the reader sees, under its fixed code: the indicator first.
  public var notice: Notice {
    let inner = kind.notice
    return Notice(
      code: inner.code,
      message: Bilingual(
        id: "Indikator \(indicator): \(inner.message.id)",
        en: "Indicator \(indicator): \(inner.message.en)"))
  }
}

extension PlanStudyWarning.Kind {
  fileprivate var notice: Notice {
    switch self {
    case .reading(let warning): warning.notice
    case .analysis(let warning): warning.notice
    case .series(let warning): warning.notice
    case .rate(let warning): warning.notice
    case .forecast(let warning): Notice(code: warning.code, message: warning.words)
    case .editionChange(let year, let from, let to):
      Notice(
        code: "editionChange",
        message: ForecastWarning.editionChange(Period(year: year), from: from, to: to).words)
    case .averagedPeriods(let periods):
      Notice(code: "averagedPeriods", message: Self.averaged(periods))
    case .noEventYears(let years, let rule):
      Notice(code: "noEventYears", message: Self.noEvent(years, rule))
    case .capApplied(let years, let cap):
      Notice(code: "capApplied", message: Self.capped(years, cap))
    case .negativeAttainment(let years):
      Notice(code: "negativeAttainment", message: Self.negative(years))
    case .dataOutsidePeriod(let years):
      Notice(code: "dataOutsidePeriod", message: Self.outside(years))
    case .realisationWithoutTarget(let years):
      Notice(code: "realisationWithoutTarget", message: Self.targetless(years))
    }
  }

  private static func list(_ years: [Int]) -> String {
    years.map(String.init).joined(separator: ", ")
  }

  private static func averaged(_ periods: [Period]) -> Bilingual {
    let list = periods.map(\.text).joined(separator: ", ")
    return Bilingual(
      id: "Nilai \(periods.first?.year ?? 0) adalah rata-rata nilai terbit \(list).",
      en: "The value of \(periods.first?.year ?? 0) is the mean of the published \(list).")
  }

  private static func noEvent(_ years: [Int], _ rule: NoEventRule) -> Bilingual {
    let list = list(years)
    return switch rule {
    case .met:
      Bilingual(
        id: "Tidak ada kejadian yang dilaporkan pada \(list); capaiannya dihitung 100%.",
        en: "Nothing was reported in \(list); this counts as attained, 100%.")
    case .omit:
      Bilingual(
        id: "Tidak ada kejadian yang dilaporkan pada \(list); capaiannya tidak dihitung.",
        en: "Nothing was reported in \(list), which therefore has no attainment.")
    }
  }

  private static func capped(_ years: [Int], _ cap: Double) -> Bilingual {
    let number = Catalogue.number(cap, decimals: cap == cap.rounded() ? 0 : 2)
    let list = list(years)
    return Bilingual(
      id: "Capaian \(list) melampaui batas \(number.id)% dan dihitung sebesar batas itu.",
      en: "The attainment of \(list) exceeds the cap of \(number.en)% and counts as the cap.")
  }

  private static func negative(_ years: [Int]) -> Bilingual {
    let list = list(years)
    return Bilingual(
      id:
        "Capaian \(list) di bawah 0%: realisasi begitu jauh dari target sehingga rumus memberi angka "
        + "negatif, yang dibiarkan apa adanya.",
      en:
        "The attainment of \(list) is below 0%: the actual is so far from the target that the formula "
        + "gives a negative number, which is kept.")
  }

  private static func outside(_ years: [Int]) -> Bilingual {
    let list = list(years)
    return Bilingual(
      id: "Data \(list) di luar periode rencana; hanya dipakai untuk perubahan dan prakiraan.",
      en: "The data of \(list) lie outside the plan; they serve changes and the forecast only.")
  }

  private static func targetless(_ years: [Int]) -> Bilingual {
    let list = list(years)
    return Bilingual(
      id: "Ada realisasi \(list), tetapi targetnya tidak ada.",
      en: "There is an actual of \(list), but no target.")
  }
}
