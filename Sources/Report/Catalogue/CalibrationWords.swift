public import Localization
public import Moments
public import SurveyInference

/// What a table calls its variables, their values and its strata.
public struct TableNames {
  private let ofVariable: (Int) -> String
  private let ofValue: (Int, TableValue) -> String
  let ofStratum: (Int) -> [String]

  /// Names by number.
  ///
  /// - Parameters:
  ///   - variable: The header of a variable.
  ///   - value: The text of one of its values.
  ///   - stratum: The values that name a stratum.
  public init(
    variable: @escaping (Int) -> String, value: @escaping (Int, TableValue) -> String,
    stratum: @escaping (Int) -> [String]
  ) {
    (ofVariable, ofValue, ofStratum) = (variable, value, stratum)
  }

  func variable(_ number: Int) -> String { "\u{201C}\(ofVariable(number))\u{201D}" }

  /// The headers of crossed variables, or the size of the population.
  func variables(_ numbers: [Int]) -> Bilingual {
    guard !numbers.isEmpty else {
      return Bilingual(id: "jumlah populasi", en: "the population size")
    }
    return Bilingual("\u{201C}\(numbers.map(ofVariable).joined(separator: " × "))\u{201D}")
  }

  /// A cell such as `sex = f, age = 17-25`, or the size of the population.
  func cell(_ terms: [CalibrationMargin.Term]) -> Bilingual {
    guard !terms.isEmpty else { return Bilingual(id: "jumlah populasi", en: "the population size") }
    let parts = terms.map { term in
      ofVariable(term.variable) + (term.value.map { " = " + ofValue(term.variable, $0) } ?? "")
    }
    return Bilingual("\u{201C}\(parts.joined(separator: ", "))\u{201D}")
  }
}

extension CalibrationError {
  /// What the reader sees.
  ///
  /// - Parameter names: What the table calls its variables and values.
  /// - Returns: A sentence or two.
  public func words(_ names: TableNames) -> Bilingual {
    switch self {
    case .noMargins:
      return Bilingual(
        id: "Berkas margin tidak memuat total populasi satu pun.",
        en: "The margins hold no total of the population.")
    case .totalOfNumbers(let variable):
      return Bilingual(
        id:
          "\(names.variable(variable)) diberi total tanpa nilai. Hanya --calibrate linear yang dapat "
          + "memakai total sebuah peubah angka.",
        en:
          "\(names.variable(variable)) has a total without a value. Only --calibrate linear takes the "
          + "total of a variable of numbers.")
    case .severalMargins(let first, let other):
      let (left, right) = (names.variables(first), names.variables(other))
      return Bilingual(
        id: "Pascastratifikasi memakai satu peubah, atau peubah yang disilangkan; di sini ada "
          + "\(left.id) dan \(right.id). Pakai --calibrate rake.",
        en: "Poststratification takes one variable, or crossed ones; here are \(left.en) and "
          + "\(right.en). Use --calibrate rake.")
    case .repeatedMargin(let terms):
      let cell = names.cell(terms)
      return Bilingual(
        id: "Total untuk \(cell.id) tertulis dua kali.",
        en: "The total of \(cell.en) is given twice.")
    case .totalOutOfRange(let terms, let total):
      let (cell, size) = (names.cell(terms), amount(total))
      return Bilingual(
        id:
          "Total \(size.id) untuk \(cell.id) tidak mungkin: total harus terhingga, tidak negatif, "
          + "dan tidak nol bila sampel memuatnya.",
        en: "A total of \(size.en) for \(cell.en) cannot be: totals are finite, not negative, and "
          + "not zero where the sample has such rows.")
    case .missingValue(let variable, let rows):
      let count = Catalogue.count(rows)
      return Bilingual(
        id:
          "\(names.variable(variable)) kosong pada \(count.id) baris. Kalibrasi memerlukannya pada "
          + "semua baris; isi, atau beri nilai sendiri untuk yang tidak diketahui.",
        en:
          "\(names.variable(variable)) is blank in \(Catalogue.counted(rows, "row")). Calibration needs "
          + "it in every row; fill it in, or give the unknown a value of its own.")
    case .notANumber(let variable):
      return Bilingual(
        id: "\(names.variable(variable)) berisi teks, tetapi totalnya ditulis tanpa nilai.",
        en: "\(names.variable(variable)) holds texts, and its total is given without a value.")
    case .cellWithoutTotal(let terms, let rows):
      let (cell, count) = (names.cell(terms), Catalogue.count(rows))
      return Bilingual(
        id: "Tidak ada total populasi untuk \(cell.id), padahal sampel memuat \(count.id) baris.",
        en: "There is no population total for \(cell.en), and the sample has "
          + "\(Catalogue.counted(rows, "row")) of it.")
    case .emptyCell(let terms, let total):
      let (cell, size) = (names.cell(terms), amount(total))
      return Bilingual(
        id:
          "Sampel tidak memuat \(cell.id), sedangkan populasinya \(size.id). Gabungkan dengan nilai "
          + "lain.",
        en:
          "The sample has nobody in \(cell.en), and the population \(size.en). Join it with another "
          + "value.")
    case .totalsDisagree(let first, let firstSum, let other, let otherSum):
      return CalibrationErrorWords.disagree(
        names.variables(first), amount(firstSum), names.variables(other), amount(otherSum))
    case .contradictoryTotal(let terms, let total, let implied):
      return CalibrationErrorWords.contradictory(
        names.cell(terms), total: amount(total), implied: amount(implied))
    case .notReached(let terms, let total, let reached):
      return CalibrationErrorWords.notReached(
        names.cell(terms), total: amount(total), reached: amount(reached))
    case .design(let error): return error.words(stratumName: names.ofStratum)
    }
  }

  /// What the reader sees, under a fixed code.
  ///
  /// - Parameter names: What the table calls its variables and values.
  /// - Returns: Code and words.
  public func notice(_ names: TableNames) -> Notice {
    let code =
      switch self {
      case .noMargins: "noMargins"
      case .totalOfNumbers: "totalOfNumbers"
      case .severalMargins: "severalMargins"
      case .repeatedMargin: "repeatedMargin"
      case .totalOutOfRange: "totalOutOfRange"
      case .missingValue: "missingMarginValue"
      case .notANumber: "marginNotANumber"
      case .cellWithoutTotal: "cellWithoutTotal"
      case .emptyCell: "emptyCell"
      case .totalsDisagree: "totalsDisagree"
      case .contradictoryTotal: "contradictoryTotal"
      case .notReached: "calibrationNotReached"
      case .design(let error): error.notice(stratumName: names.ofStratum).code
      }
    return Notice(code: code, message: words(names))
  }
}

/// Totals that contradict each other, or the sample.
private enum CalibrationErrorWords {
  static func disagree(
    _ first: Bilingual, _ firstSum: Bilingual, _ other: Bilingual, _ otherSum: Bilingual
  ) -> Bilingual {
    Bilingual(
      id:
        "Total \(first.id) berjumlah \(firstSum.id), tetapi \(other.id) berjumlah \(otherSum.id). "
        + "Keduanya harus sama.",
      en: "The totals of \(first.en) add up to \(firstSum.en), those of \(other.en) to "
        + "\(otherSum.en). They must be the same.")
  }

  static func contradictory(
    _ cell: Bilingual, total: Bilingual, implied: Bilingual
  ) -> Bilingual {
    Bilingual(
      id: "Total \(total.id) untuk \(cell.id) bertentangan dengan total lainnya, yang menghasilkan "
        + "\(implied.id).",
      en: "The total \(total.en) for \(cell.en) contradicts the other totals, which make it "
        + "\(implied.en).")
  }

  static func notReached(_ cell: Bilingual, total: Bilingual, reached: Bilingual) -> Bilingual {
    Bilingual(
      id:
        "Tidak ada bobot yang memenuhi semua total: untuk \(cell.id) tercapai \(reached.id), bukan "
        + "\(total.id). Longgarkan --bounds atau kurangi margin.",
      en: "No weights meet all totals: for \(cell.en) they reach \(reached.en), not \(total.en). "
        + "Widen --bounds or use fewer margins.")
  }
}

/// A total as people write it: whole, or with two decimals.
private func amount(_ value: Double) -> Bilingual {
  guard value.isFinite else { return Bilingual("\(value)") }
  return Catalogue.number(value, decimals: value == value.rounded() ? 0 : 2)
}
