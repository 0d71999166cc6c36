public import Localization
public import Responses
public import SurveyInference

extension CalibrationError {
  /// What the reader sees.
  ///
  /// - Parameter reading: The names of variables, values, strata and units.
  /// - Returns: A sentence or two.
  public func words(in reading: TableReading) -> Bilingual {
    switch self {
    case .noMargins:
      return Bilingual(id: "Tidak ada total populasi.", en: "There is no total of the population.")
    case .totalOfNumbers(let variable):
      let name = reading.variables[variable].name
      return Bilingual(
        id:
          "\u{201C}\(name)\u{201D}: total sebuah angka hanya dapat dipenuhi dengan --calibrate linear.",
        en: "\u{201C}\(name)\u{201D}: the total of a number can be met by --calibrate linear only.")
    case .severalMargins(let first, let other):
      let (one, two) = (reading.list(first), reading.list(other))
      return Bilingual(
        id:
          "Pascastratifikasi memakai satu variabel, sedangkan tertulis \(one) dan \(two). Gunakan "
          + "--calibrate rake.",
        en:
          "Poststratification takes one variable, and there are \(one) and \(two). Use --calibrate "
          + "rake.")
    case .repeatedMargin(let terms):
      let cell = reading.cell(terms)
      return Bilingual(
        id: "Total \(cell.id) disebut dua kali.", en: "The total of \(cell.en) is given twice.")
    case .totalOutOfRange(let terms, let total):
      let (cell, size) = (reading.cell(terms), Catalogue.plain(total))
      return Bilingual(
        id: "Total \(cell.id), \(size.id), tidak mungkin.",
        en: "The total of \(cell.en), \(size.en), cannot be one.")
    case .missingValue(let variable, let rows):
      let (name, count) = (reading.variables[variable].name, Catalogue.count(rows))
      return Bilingual(
        id:
          "\(count.id) baris tidak memiliki nilai \u{201C}\(name)\u{201D}, sehingga bobotnya tidak dapat "
          + "dikalibrasi. Lengkapi atau hapus baris itu.",
        en: "\(Catalogue.counted(rows, "row")) \(rows == 1 ? "has" : "have") no value of "
          + "\u{201C}\(name)\u{201D}, so the weights cannot be calibrated. Complete or remove "
          + "\(rows == 1 ? "it" : "them").")
    case .notANumber(let variable):
      let name = reading.variables[variable].name
      return Bilingual(
        id: "\u{201C}\(name)\u{201D} memuat teks; sebutkan total tiap nilainya.",
        en: "\u{201C}\(name)\u{201D} holds texts; give the total of each value.")
    case .cellWithoutTotal(let terms, let rows):
      let (cell, count) = (reading.cell(terms), Catalogue.count(rows))
      return Bilingual(
        id: "Data memuat \(cell.id) (\(count.id) baris), tetapi totalnya tidak tercantum.",
        en:
          "The data have \(cell.en) (\(Catalogue.counted(rows, "row"))), whose total is not given.")
    case .emptyCell(let terms, let total):
      let (cell, size) = (reading.cell(terms), Catalogue.plain(total))
      return Bilingual(
        id:
          "Tidak ada baris berbobot dengan \(cell.id), sehingga totalnya (\(size.id)) tidak dapat "
          + "dipenuhi. Gabungkan dengan nilai lain.",
        en:
          "No row with a weight has \(cell.en), so its total of \(size.en) cannot be met. Join it with "
          + "another value.")
    case .totalsDisagree(let first, let firstSum, let other, let otherSum):
      return MarginProblem.differentSums(
        variable: reading.list(first), sum: firstSum, other: reading.list(other),
        otherSum: otherSum
      ).words
    case .contradictoryTotal(let terms, let total, let implied):
      let (cell, size, other) = (
        reading.cell(terms), Catalogue.plain(total), Catalogue.plain(implied)
      )
      return Bilingual(
        id: "Total \(cell.id) tertulis \(size.id), padahal menurut total lainnya \(other.id).",
        en: "The total of \(cell.en) is \(size.en), while the others make it \(other.en).")
    case .notReached(let terms, let total, let reached):
      let (cell, size, other) = (
        reading.cell(terms), Catalogue.plain(total), Catalogue.plain(reached)
      )
      return Bilingual(
        id: "Tidak ada bobot yang memenuhi total \(cell.id) (\(size.id)); yang terdekat mencapai "
          + "\(other.id). Longgarkan --bounds, atau gabungkan nilai yang jarang.",
        en:
          "No weights meet the total of \(cell.en) (\(size.en)); the nearest reach \(other.en). Widen "
          + "--bounds, or join rare values.")
    case .design(let error): return error.words(in: reading)
    }
  }
}

extension ReplicateError {
  /// What the reader sees.
  ///
  /// - Parameter reading: The names of variables, values, strata and units.
  /// - Returns: A sentence or two.
  public func words(in reading: TableReading) -> Bilingual {
    switch self {
    case .stratified: return UsageWords.jackknifeWithStrata
    case .noReplicateWeights:
      return Bilingual(
        id: "Tidak ada kolom bobot replikasi.", en: "No column holds replicate weights.")
    case .wrongScaleCount(let scales, let replicates):
      return Bilingual(
        id: "--replicate-rscales menyebut \(scales) angka, tetapi ada \(replicates) replikasi.",
        en: "--replicate-rscales has \(scales) numbers, and there are \(replicates) replicates.")
    case .scaleOutOfRange(let scale):
      let value = Catalogue.plain(scale)
      return Bilingual(
        id: "Skala replikasi \(value.id) tidak sah.",
        en: "The scale \(value.en) of a replicate cannot be one.")
    case .tooFewReplicates: return UsageWords.replicateMethod("rao-wu")
    case .singletonPolicy(let policy, let stratum):
      let name = reading.stratumNames[stratum].joined(separator: ", ")
      return Bilingual(
        id:
          "Strata \u{201C}\(name)\u{201D} hanya berisi satu unit sampel; bootstrap tidak mengenal "
          + "--singleton \(policy.rawValue). Pilih --singleton certainty, atau gabungkan strata.",
        en:
          "The stratum \u{201C}\(name)\u{201D} has one sampling unit only, and the bootstrap knows no "
          + "--singleton \(policy.rawValue). Choose --singleton certainty, or join strata.")
    case .nothingToReplicate:
      return Bilingual(
        id: "Semua strata dicacah seluruhnya atau tidak dihitung, sehingga tidak ada replikasi.",
        en: "Every stratum is counted in full or left out, so there is nothing to replicate.")
    case .design(let error): return error.words(in: reading)
    case .calibration(let error, let replicate):
      let words = error.words(in: reading)
      guard let replicate else { return words }
      return Bilingual(
        id: "Replikasi ke-\(replicate): \(words.id)", en: "Replicate \(replicate): \(words.en)")
    }
  }
}

extension EstimationError {
  /// What the reader sees of a table.
  ///
  /// - Parameter reading: The names of strata and units.
  /// - Returns: A sentence or two.
  public func words(in reading: TableReading) -> Bilingual {
    words(
      stratumName: { reading.stratumNames[$0] },
      unitName: { reading.unitName(stage: $0, number: $1) })
  }
}

extension TableReading {
  /// Variables in a sentence.
  fileprivate func list(_ numbers: [Int]) -> String {
    numbers.isEmpty
      ? MarginsReader.intercept
      : numbers.map { "\u{201C}\(variables[$0].name)\u{201D}" }.joined(separator: ", ")
  }

  /// A cell of crossed variables in a sentence.
  fileprivate func cell(_ terms: [CalibrationMargin.Term]) -> Bilingual {
    guard !terms.isEmpty else {
      return Bilingual(id: "seluruh populasi", en: "the whole population")
    }
    let parts = terms.map { term -> String in
      let variable = variables[term.variable]
      guard case .category(let number)? = term.value else { return variable.name }
      return "\(variable.name)=\(variable.categories[number])"
    }
    return Bilingual("\u{201C}\(parts.joined(separator: ", "))\u{201D}")
  }
}
