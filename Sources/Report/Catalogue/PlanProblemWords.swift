public import Attainment
public import Localization

extension PlanProblem {
  /// The whole message: where, what is wrong, what stands there, what would be right.
  public var words: Bilingual {
    let (what, expected) = (kind.words, self.expected)
    let found = saysText ? text.flatMap { $0.isEmpty ? nil : $0 } : nil
    return Bilingual(
      id: "\(place("baris", "kolom")): \(what.id)"
        + (found.map { " Tertulis: \u{201C}\($0)\u{201D}." } ?? "")
        + (expected.map { " Seharusnya: \($0.id)." } ?? ""),
      en: "\(place("line", "column")): \(what.en)"
        + (found.map { " Found: \u{201C}\($0)\u{201D}." } ?? "")
        + (expected.map { " Expected: \($0.en)." } ?? ""))
  }

  private func place(_ line: String, _ column: String) -> String {
    [
      file, self.line.map { "\(line) \($0)" }, self.column.map { "\(column) \($0)" }, key,
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// What stands there tells more than the key does.
  private var saysText: Bool {
    switch kind {
    case .unknownKey, .keyOfOtherKind, .repeatedKey, .missingKey, .blank, .emptyFile, .unreadable,
      .alias, .edition, .scheme, .noIndicators, .circle, .unitsTooDeep:
      false
    case .tooLarge, .notUTF8, .controlCharacter, .syntax, .tooDeep, .wrongShape, .notANumber,
      .thousandsMark, .splitByComma, .notAYear, .notAPeriod, .periodReversed, .periodTooLong,
      .outsidePeriod, .outsideBounds, .tooSmall, .needsRange, .needsNumber, .rangeReversed,
      .unknownValue, .repeatedID, .repeatedFile, .notADate:
      true
    }
  }

  /// What would be right, where that can be said in a few words.
  public var expected: Bilingual? {
    switch kind {
    case .wrongShape(let expected): return expected.words
    case .notANumber, .thousandsMark:
      return Bilingual(
        id: "angka tanpa tanda ribuan atau satuan, misalnya 82.5 atau 82,5",
        en: "a number without marks between thousands or a unit, such as 82.5 or 82,5")
    case .splitByComma(let number): return Bilingual(number)
    case .notAYear:
      return Bilingual(
        id: "tahun empat angka, misalnya 2019", en: "a year of four digits, such as 2019")
    case .notAPeriod:
      return Bilingual(
        id: "tahun awal dan akhir, misalnya 2016-2021",
        en: "the first and the last year, such as 2016-2021")
    case .outsidePeriod(let first, let last):
      return Bilingual(
        id: "tahun \(first) sampai \(last)", en: "a year from \(first) to \(last)")
    case .outsideBounds(let lowest, let highest):
      let (low, high) = (Self.number(lowest), Self.number(highest))
      return Bilingual(id: "\(low.id) sampai \(high.id)", en: "\(low.en) to \(high.en)")
    case .tooSmall(let lowest, let isOpen):
      let low = Self.number(lowest)
      return isOpen
        ? Bilingual(id: "angka lebih dari \(low.id)", en: "a number above \(low.en)")
        : Bilingual(id: "angka \(low.id) atau lebih", en: "a number of \(low.en) or more")
    case .needsRange:
      return Bilingual(
        id: "dua angka dalam kurung siku, misalnya [70, 80]",
        en: "two numbers in brackets, such as [70, 80]")
    case .needsNumber:
      return Bilingual(
        id: "satu angka; [70, 80] hanya untuk polarity: range",
        en: "one number; [70, 80] is for polarity: range only")
    case .unknownValue(let nearest, let known):
      let known = Self.alternatives(nearest.map { [$0] } ?? known)
      return nearest == nil
        ? known
        : known.map { text, language in language == .id ? "mungkin \(text)" : "perhaps \(text)" }
    case .notADate:
      return Bilingual(
        id: "tanggal seperti 2021-01-15 atau 15/01/2021",
        en: "a date such as 2021-01-15 or 15/01/2021")
    case .unreadable, .tooLarge, .notUTF8, .controlCharacter, .emptyFile, .syntax, .tooDeep,
      .alias, .missingKey, .unknownKey, .keyOfOtherKind, .repeatedKey, .blank, .periodReversed,
      .periodTooLong, .rangeReversed, .repeatedID, .repeatedFile, .edition, .scheme, .noIndicators,
      .circle,
      .unitsTooDeep:
      return nil
    }
  }

  private static func alternatives(_ known: [String]) -> Bilingual {
    let (others, last) = (known.dropLast().joined(separator: ", "), known.last ?? "")
    guard !others.isEmpty else { return Bilingual(last) }
    return Bilingual(id: "\(others) atau \(last)", en: "\(others) or \(last)")
  }

  private static func number(_ value: Double) -> Bilingual {
    Catalogue.number(value, decimals: value == value.rounded() ? 0 : 2)
  }
}

extension PlanProblem.Shape {
  fileprivate var words: Bilingual {
    switch self {
    case .text:
      Bilingual(id: "satu nilai, bukan daftar", en: "one value, and no list")
    case .name:
      Bilingual(
        id: "satu teks, atau { id: teks Indonesia, en: teks Inggris }",
        en: "one text, or { id: Indonesian text, en: English text }")
    case .mapping:
      Bilingual(
        id: "beberapa \u{201C}kunci: nilai\u{201D}, masing-masing satu baris",
        en: "\u{201C}key: value\u{201D} pairs, one on each line")
    case .list:
      Bilingual(
        id: "daftar: tiap butir satu baris dengan \u{201C}- \u{201D} di depannya",
        en: "a list: one item on each line with \u{201C}- \u{201D} before it")
    case .paths:
      Bilingual(
        id: "satu berkas, atau daftar berkas seperti [a.csv, b.csv]",
        en: "one file, or a list of files such as [a.csv, b.csv]")
    case .editions:
      Bilingual(
        id: "satu peraturan, atau peraturan menurut tahun seperti { 2018: permenpanrb-14-2017 }",
        en: "one edition, or editions by year such as { 2018: permenpanrb-14-2017 }")
    }
  }
}
