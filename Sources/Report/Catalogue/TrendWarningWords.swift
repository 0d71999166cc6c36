public import Localization
public import Satisfaction
import Trend

extension TrendWarning {
  /// The fixed name of the warning.
  public var code: String {
    switch self {
    case .undefinedTrend: "undefinedTrend"
    case .noValues: "noValues"
    case .otherFrequencies: "otherFrequencies"
    case .fewObservations: "fewObservations"
    case .missingPeriods: "missingPeriods"
    case .gradesDiffer: "gradesDiffer"
    case .varianceNotConverged: "varianceNotConverged"
    }
  }

  /// What the reader sees.
  public var words: Bilingual {
    switch self {
    case .undefinedTrend(let error, let groups):
      let (names, why) = (Self.names(groups), error.words)
      return Bilingual(
        id: "Tidak ada tren\(names.id). \(why.id)", en: "There is no trend\(names.en). \(why.en)")
    case .noValues(let groups):
      let names = Self.names(groups)
      return Bilingual(
        id: "Tidak ada nilai pada periode mana pun\(names.id).",
        en: "There is no value in any period\(names.en).")
    case .otherFrequencies(let left):
      let list = Self.list(left)
      return Bilingual(
        id: "Satu deret memakai periode yang sama panjang; tidak diikutkan: \(list.id).",
        en: "The periods of a series are of one length; left out: \(list.en).")
    case .fewObservations(let groups):
      let (names, most) = (Self.names(groups), Catalogue.count(Self.fewest))
      return Bilingual(
        id:
          "Titik data tidak lebih dari \(most.id)\(names.id): selangnya lebar, dan apakah garis lurus "
          + "cocok belum dapat diperiksa.",
        en:
          "Only \(most.en) observations or fewer\(names.en): intervals are wide, and whether a straight "
          + "line fits cannot be checked.")
    case .missingPeriods(let left):
      let list = Self.list(left)
      return Bilingual(
        id: "Tidak ada data untuk \(list.id). Laju dihitung menurut jarak waktu yang sebenarnya.",
        en: "There is no observation of \(list.en). Slopes are per year of actual time.")
    case .gradesDiffer(let graded, let common):
      let list = Catalogue.list(graded.map { $0.words(common: common) })
      return Bilingual(
        id: "Mutu bergantung pada peraturan: \(list.id).",
        en: "The grade depends on the edition: \(list.en).")
    case .varianceNotConverged(let groups):
      let names = Self.names(groups)
      return Bilingual(
        id:
          "Pencarian ragam antarperiode dihentikan sebelum selesai\(names.id); coba --random-effects "
          + "dl.",
        en:
          "The search for the variance between periods was stopped\(names.en); try --random-effects "
          + "dl.")
    }
  }

  /// What the reader sees, under its code.
  public var notice: Notice { Notice(code: code, message: words) }

  /// ` (A; B)`, and nothing where there is but one group.
  private static func names(_ groups: [[String]]) -> Bilingual {
    guard groups != [[]] else { return Bilingual("") }
    return Catalogue.groups(groups).map { names, _ in " (\(names))" }
  }

  private static func list(_ periods: [Periods]) -> Bilingual {
    Catalogue.list(
      periods.map { entry in
        let list = Catalogue.list(entry.periods.map { Bilingual($0.text) })
          .map { text, _ in text.replacing("; ", with: ", ") }
        guard !entry.group.isEmpty else { return list }
        let name = Catalogue.group(entry.group)
        return Bilingual(id: "\(name.id) (\(list.id))", en: "\(name.en) (\(list.en))")
      })
  }
}

extension TrendWarning.Graded {
  fileprivate func words(common: String) -> Bilingual {
    let (value, name) = (Catalogue.fixed(grade.published), Catalogue.group(group))
    let other = grade.common.map(\.grade) ?? ""
    let place = group.isEmpty ? Bilingual("") : name.map { name, _ in name + " " }
    return Bilingual(
      id: "\(place.id)\(grade.period.text) (\(value.id)) adalah \(grade.own.grade) menurut "
        + "\(grade.edition) dan \(other) menurut \(common)",
      en:
        "\(place.en)\(grade.period.text) (\(value.en)) is \(grade.own.grade) under \(grade.edition) "
        + "and \(other) under \(common)")
  }
}
