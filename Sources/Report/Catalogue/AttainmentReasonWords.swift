public import Attainment
public import Localization

extension MissingRealisation {
  /// The fixed name of the reason.
  public var code: String {
    switch self {
    case .noData: "noData"
    case .notYet: "notYet"
    case .noEvent: "noEvent"
    case .undefinedIndex: "undefinedIndex"
    case .onlyParts: "onlyParts"
    }
  }

  /// Why a year has no realisation, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .noData:
      return Bilingual(id: "tidak ada data untuk tahun ini", en: "there are no data of this year")
    case .notYet:
      return Bilingual(id: "belum ada data", en: "there are no data yet")
    case .noEvent:
      return Bilingual(
        id: "tidak ada kejadian yang dilaporkan, jadi tidak ada persentase",
        en: "nothing was reported, so there is no percentage")
    case .undefinedIndex(let elements):
      let list = elements.joined(separator: ", ")
      return Bilingual(
        id: "tidak ada jawaban untuk \(list), jadi tidak ada nilai IKM",
        en: "nobody answered \(list), so there is no index")
    case .onlyParts(let periods):
      let list = periods.map(\.text).joined(separator: ", ")
      return Bilingual(
        id: "hanya ada nilai \(list); nilai setahun penuh tidak dapat diturunkan darinya",
        en: "there are values of \(list) only, from which that of a whole year does not follow")
    }
  }
}

extension UndefinedAttainment {
  /// The fixed name of the reason.
  public var code: String {
    switch self {
    case .noTarget: "noTarget"
    case .noRealisation(let reason): reason.code
    case .targetNotPositive: "targetNotPositive"
    case .realisationNotPositive: "realisationNotPositive"
    case .outOfRange: "outOfRange"
    }
  }

  /// Why there is no attainment, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .noTarget:
      return Bilingual(id: "tidak ada target", en: "there is no target")
    case .noRealisation(let reason): return reason.words
    case .targetNotPositive(let target):
      let number = Self.number(target)
      return Bilingual(
        id: "capaian tidak dapat dihitung terhadap target \(number.id); perlu target di atas 0",
        en: "nothing is a percentage of a target of \(number.en); it must be above 0")
    case .realisationNotPositive(let realisation):
      let number = Self.number(realisation)
      return Bilingual(
        id: "target tidak dapat dibagi dengan realisasi \(number.id)",
        en: "a target cannot be divided by an actual of \(number.en)")
    case .outOfRange:
      return Bilingual(
        id: "realisasi dan target terlalu jauh berbeda; periksa satuannya",
        en: "actual and target are too far apart; look at their units")
    }
  }

  private static func number(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: value == value.rounded() ? 0 : 2)
  }
}

extension NoProbability {
  /// The fixed name of the reason.
  public var code: String {
    switch self {
    case .noTarget: "noTarget"
    case .notAhead: "notAhead"
    case .noForecast(let error): error.code
    case .neverReported: "neverReported"
    }
  }

  /// Why a year has no probability, to stand behind a name and a colon.
  public var words: Bilingual {
    switch self {
    case .noTarget: UndefinedAttainment.noTarget.words
    case .notAhead:
      Bilingual(
        id: "bukan tahun setelah data terakhir", en: "it does not lie after the last data")
    case .noForecast(let error): error.words
    case .neverReported:
      Bilingual(
        id: "belum pernah ada kejadian yang dilaporkan",
        en: "nothing was reported in any year")
    }
  }
}
