public import Localization
public import Responses

extension MarginProblem {
  /// What is wrong, without its place.
  public var words: Bilingual {
    switch self {
    case .repeated(let line):
      return Bilingual(
        id: "Total ini sudah ada pada baris \(line).",
        en: "This total stands on line \(line) already.")
    case .totalAndValues(let line):
      return Bilingual(
        id: "Satu variabel memiliki total sendiri dan total per nilai (lihat baris \(line)).",
        en: "The variable has a total of its own and totals of its values (see line \(line)).")
    case .interceptWithValue:
      return Bilingual(
        id: "(Intercept) adalah jumlah seluruh populasi, sehingga tidak memiliki nilai.",
        en: "(Intercept) is the size of the population, which belongs to no value.")
    case .negativeTotal:
      return Bilingual(
        id: "Jumlah populasi tidak boleh kurang dari 0.", en: "A population is not below 0.")
    case .unknownValue:
      return Bilingual(
        id: "Tidak ada baris data dengan nilai ini, sehingga totalnya tidak dapat dipenuhi. "
          + "Gabungkan dengan nilai lain.",
        en: "No row of the data has this value, so its total cannot be met. Join it with another.")
    case .missingValue(let value):
      return Bilingual(
        id: "Data memuat nilai \u{201C}\(value)\u{201D}, tetapi totalnya tidak tercantum.",
        en: "The data have the value \u{201C}\(value)\u{201D}, whose total is not given.")
    case .differentSums(let variable, let sum, let other, let otherSum):
      let (first, second) = (Self.size(sum), Self.size(otherSum))
      return Bilingual(
        id: "Jumlah total \u{201C}\(variable)\u{201D} (\(first.id)) berbeda dengan "
          + "\u{201C}\(other)\u{201D} (\(second.id)), padahal populasinya sama.",
        en: "The totals of \u{201C}\(variable)\u{201D} sum to \(first.en) and those of "
          + "\u{201C}\(other)\u{201D} to \(second.en), which are one population.")
    }
  }

  /// What would be right, where that can be said in a few words.
  public var expected: Bilingual? {
    switch self {
    case .negativeTotal:
      return Bilingual(id: "angka 0 atau lebih", en: "a number of 0 or more")
    case .unknownValue(let known):
      let list = Catalogue.list(known.map { Bilingual($0) })
      return known.isEmpty ? nil : list
    case .repeated, .totalAndValues, .interceptWithValue, .missingValue, .differentSums:
      return nil
    }
  }

  private static func size(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: value == value.rounded() ? 0 : 3)
  }
}
