import CSV
import Localization
import Rendering

/// Every word that a reader can see, in both languages.
enum Catalogue {
  static let notes = Bilingual(id: "Catatan", en: "Notes")
  static let everyone = Bilingual(id: "semua responden", en: "all respondents")

  /// The groups that a sentence speaks of, at most five by name.
  static func groups(_ groups: [[String]]) -> Bilingual { list(groups.map(group)) }

  /// A list in a sentence, at most five by name.
  static func list(_ items: [Bilingual]) -> Bilingual {
    let (shown, rest) = (items.prefix(5), items.count - 5)
    return Bilingual(
      id: shown.map(\.id).joined(separator: "; ") + (rest > 0 ? "; dan \(rest) lainnya" : ""),
      en: shown.map(\.en).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""))
  }

  /// Two columns known by codes that questionnaires exchange.
  static func codesInDoubt(_ codes: [String]) -> Bilingual {
    let list = codes.joined(separator: "/")
    return Bilingual(
      id: "Kolom \(list) dikenali hanya dari kodenya. Pada banyak kuesioner urutannya tertukar "
        + "(pertanyaan 8 sarana dan prasarana, pertanyaan 9 penanganan pengaduan).",
      en: "The columns \(list) are known by their codes only. Many questionnaires exchange them "
        + "(question 8 facilities, question 9 complaints).")
  }

  /// The name of one group.
  static func group(_ values: [String]) -> Bilingual {
    guard !values.isEmpty else { return everyone }
    return Bilingual(
      id: values.map { $0.isEmpty ? "(kosong)" : $0 }.joined(separator: ", "),
      en: values.map { $0.isEmpty ? "(blank)" : $0 }.joined(separator: ", "))
  }

  /// A role as a column title; other headers are shown as the user wrote them.
  static func role(_ role: String) -> Bilingual {
    switch role {
    case "year": Bilingual(id: "Tahun", en: "Year")
    case "date": Bilingual(id: "Tanggal", en: "Date")
    case "timestamp": Bilingual(id: "Cap waktu", en: "Timestamp")
    case "period": Bilingual(id: "Periode", en: "Period")
    case "semester": Bilingual(id: "Semester", en: "Half-year")
    case "quarter": Bilingual(id: "Triwulan", en: "Quarter")
    case "id": Bilingual(id: "Nomor responden", en: "Respondent number")
    case "unit": Bilingual(id: "Unit", en: "Unit")
    case "service": Bilingual(id: "Jenis layanan", en: "Service")
    case "sex": Bilingual(id: "Jenis kelamin", en: "Sex")
    case "age": Bilingual(id: "Usia", en: "Age")
    case "education": Bilingual(id: "Pendidikan", en: "Education")
    case "occupation": Bilingual(id: "Pekerjaan", en: "Occupation")
    case "disability": Bilingual(id: "Disabilitas", en: "Disability")
    case "comment": Bilingual(id: "Saran", en: "Comment")
    case "stratum": Bilingual(id: "Strata", en: "Stratum")
    case "psu": Bilingual(id: "Unit sampel", en: "Sampling unit")
    case "weight": Bilingual(id: "Bobot responden", en: "Weight")
    case "population": Bilingual(id: "Populasi", en: "Population")
    default: Bilingual(role)
    }
  }

  /// `number` in both notations.
  static func number(_ value: Double, decimals: Int) -> Bilingual {
    Bilingual(
      id: Notation(.id).number(value, decimals: decimals),
      en: Notation(.en).number(value, decimals: decimals))
  }

  /// Decimals that tell values of one series apart: so many that four digits of the largest stand
  /// there, none from 10,000 on, and of fractions those that they are published with, 6 at most.
  static func decimals(of values: [Double]) -> Int {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    if largest >= 10_000 { return 0 }
    if largest >= 1000 { return 1 }
    if largest >= 10 { return 2 }
    if largest > 1 || largest == 0 { return 3 }
    var (decimals, unit) = (4, 0.1)
    while largest < unit && decimals < 6 { (decimals, unit) = (decimals + 1, unit / 10) }
    return decimals
  }

  static func count(_ value: Int) -> Bilingual {
    Bilingual(id: Notation(.id).count(value), en: Notation(.en).count(value))
  }

  /// A count with its English noun: `1 respondent`, `2 respondents`.
  static func counted(_ value: Int, _ noun: String) -> String {
    "\(count(value).en) \(noun)\(value == 1 ? "" : "s")"
  }

  static func fixed(_ value: FixedDecimal) -> Bilingual {
    Bilingual(id: Notation(.id).fixed(value), en: Notation(.en).fixed(value))
  }

  static func share(_ value: Double) -> Bilingual {
    Bilingual(id: Notation(.id).share(value), en: Notation(.en).share(value))
  }

  /// `p = 0.020`, or `p < 0.001`.
  static func pValue(_ value: Double) -> Bilingual {
    func text(_ notation: Notation) -> String {
      value < 0.001 ? "p " + notation.pValue(value) : "p = " + notation.pValue(value)
    }
    return Bilingual(id: text(Notation(.id)), en: text(Notation(.en)))
  }

  /// The name of a weight rule as people write it: 1/k for `exact`, a decimal in their notation.
  static func weightRule(_ name: String) -> Bilingual {
    guard name != "exact" else {
      return Bilingual(id: "1/jumlah unsur", en: "1/number of elements")
    }
    return FixedDecimal(name).map(fixed) ?? Bilingual(name)
  }

  /// Confidence level in per cent, such as `95%`; decimals only where it has some.
  static func level(_ level: Double) -> Bilingual {
    var percent = FixedDecimal(rounding: 100 * level, decimals: 9)
    while percent.decimals > 0 && percent.units % 10 == 0 {
      percent = FixedDecimal(units: percent.units / 10, decimals: percent.decimals - 1)
    }
    return fixed(percent).map { text, _ in text + "%" }
  }
}
