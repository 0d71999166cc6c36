public import CSV
public import Localization

/// Reads a table of published element values or of the indices of services.
///
/// Columns are known by their headers: the codes of the elements or `S1`, `S2`, ... of services;
/// `unit`, `period`, `n`, `value_kind` (`mean` or `sum`), `scale` (`1-4`, `0-100`), `published_ikm`,
/// `published_grade`, `published_performance`, and of services `published_total`. Only the values
/// themselves must be there. Where no scale is named, values of at most the highest answer are
/// means, and values of at least the lowest index are converted means: the two cannot be confused.
/// Numbers of respondents and sums are whole, so that `2.920` can only be 2920.
public struct FiguresReader: Sendable {
  private let questionnaire: Questionnaire
  private let multiplier: FixedDecimal

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - questionnaire: The elements and the scale of answers.
  ///   - multiplier: What makes an index of a mean.
  public init(_ questionnaire: Questionnaire, multiplier: FixedDecimal) {
    self.questionnaire = questionnaire
    self.multiplier = multiplier
  }

  /// Reads the table.
  ///
  /// - Parameter source: The bytes of a CSV, TSV or XLSX file.
  /// - Returns: All rows; one that cannot be used does not sink the others.
  /// - Throws: `TableProblem` where there is no such table.
  public func read(_ source: consuming ByteSource) throws(TableProblem) -> FiguresReading {
    let table = try NamedTable(source, names: names)
    let codes = questionnaire.items.map(\.code)
    let services = Self.services.map(\.key).filter(table.has)
    let isOfServices = !codes.contains(where: table.has) && !services.isEmpty
    if !isOfServices {
      let others = Self.otherElements.map(\.key).filter { !codes.contains($0) && table.has($0) }
      guard others.isEmpty else {
        throw TableProblem(.unknownElements(others), file: table.file)
      }
      let missing = codes.filter { !table.has($0) }
      guard missing.isEmpty else {
        throw TableProblem(.missingColumns(missing), file: table.file)
      }
    }
    let rows = table.rows.map { row in
      FiguresReading.Row(
        number: row.number, line: row.record.line, unit: table.text("unit", row),
        period: table.text("period", row),
        figures: Result { () throws(TableProblem) in
          isOfServices
            ? try serviceFigures(table, row, services) : try elementFigures(table, row, codes)
        })
    }
    return FiguresReading(
      file: table.file, rows: rows, isOfServices: isOfServices,
      warnings: table.encoding == .windows1252 ? [.windows1252(file: table.file)] : [])
  }

  // MARK: - Columns

  private static let services = (1...99).map { (key: "S\($0)", headers: ["s\($0)"]) }
  /// Codes that elements of some edition may have.
  private static let otherElements = (1...99).map { (key: "U\($0)", headers: ["u\($0)"]) }

  private static let printed: [NamedTable.Name] = [
    ("unit", ["unit", "unitpelayanan", "upp", "opd"]),
    ("period", ["period", "periode", "year", "tahun"]),
    ("n", ["n", "respondents", "responden", "jumlahresponden"]),
    ("value_kind", ["valuekind", "jenisnilai"]),
    ("scale", ["scale", "skala"]),
    (
      "index",
      [
        "publishedikm", "publishedindex", "publishedtotal", "published", "ikm", "nilaiikm", "index",
        "indeks", "total",
      ]
    ),
    ("grade", ["publishedgrade", "grade", "mutu", "mutupelayanan", "kategori"]),
    ("performance", ["publishedperformance", "performance", "kinerja", "kinerjaunitpelayanan"]),
  ]

  private var names: [NamedTable.Name] {
    let own = questionnaire.items.map { item in
      (key: item.code, headers: [item.code.lowercased().filter { $0.isLetter || $0.isNumber }])
    }
    let taken = Set(own.flatMap(\.headers))
    return own + Self.printed
      + (Self.otherElements + Self.services).filter { taken.isDisjoint(with: $0.headers) }
  }

  // MARK: - Rows

  private func serviceFigures(
    _ table: NamedTable, _ row: NamedTable.Row, _ services: [String]
  ) throws(TableProblem) -> PublishedFigures {
    var values: [PublishedFigures.Value] = []
    // A service that a unit does not have is left blank and left out of the mean.
    for code in services {
      if let value = try table.decimal(code, row) {
        try check(value, code, isConverted: true, table, row)
        values.append(PublishedFigures.Value(code: code, printed: value))
      }
    }
    guard !values.isEmpty else { throw table.problem(.blankCell, services[0], row) }
    return try figures(.services, values, table, row)
  }

  private func elementFigures(
    _ table: NamedTable, _ row: NamedTable.Row, _ codes: [String]
  ) throws(TableProblem) -> PublishedFigures {
    if try isSum(table, row) { return try sumFigures(table, row, codes) }
    var values: [PublishedFigures.Value] = []
    for code in codes {
      guard let value = try table.decimal(code, row) else {
        throw table.problem(.blankCell, code, row)
      }
      values.append(PublishedFigures.Value(code: code, printed: value))
    }
    let isConverted = try isConverted(values, table, row)
    for value in values {
      try check(value.printed, value.code, isConverted: isConverted, table, row)
    }
    return try figures(isConverted ? .convertedMeans : .means, values, table, row)
  }

  private func sumFigures(
    _ table: NamedTable, _ row: NamedTable.Row, _ codes: [String]
  ) throws(TableProblem) -> PublishedFigures {
    guard let respondents = try table.count("n", row, readsThousands: true) else {
      throw table.problem(.sumsWithoutRespondents, nil, row)
    }
    let levels = questionnaire.levels
    let sums = respondents * levels.lowerBound...respondents * levels.upperBound
    var values: [PublishedFigures.Value] = []
    for code in codes {
      guard let sum = try table.count(code, row, readsThousands: true) else {
        throw table.problem(.blankCell, code, row)
      }
      guard sums ~= sum else {
        throw table.problem(
          .sumOutsideScale(lowest: sums.lowerBound, highest: sums.upperBound), code, row)
      }
      values.append(
        PublishedFigures.Value(code: code, printed: FixedDecimal(units: sum, decimals: 0)))
    }
    return try figures(.sums(respondents: respondents), values, table, row)
  }

  private func figures(
    _ kind: PublishedFigures.Kind, _ values: [PublishedFigures.Value], _ table: NamedTable,
    _ row: NamedTable.Row
  ) throws(TableProblem) -> PublishedFigures {
    let index = try table.decimal("index", row, decimals: 4)
    if let index { try check(index, "index", isConverted: true, table, row) }
    // Offices also print grade and label in one cell: "A (Sangat baik)".
    let parts = table.text("grade", row).split(separator: "(", maxSplits: 1)
    let grade = parts.first.map { Words.value(String($0)) } ?? ""
    let inside = parts.count > 1 ? Words.value(String(parts[1].prefix { $0 != ")" })) : ""
    let label = table.text("performance", row)
    let performance = label.isEmpty ? inside : label
    return PublishedFigures(
      kind: kind, values: values, respondents: try table.count("n", row, readsThousands: true),
      index: index,
      grade: grade.isEmpty ? nil : grade, performance: performance.isEmpty ? nil : performance)
  }

  // MARK: - Kind and scale

  private func isSum(_ table: NamedTable, _ row: NamedTable.Row) throws(TableProblem) -> Bool {
    switch table.text("value_kind", row).lowercased() {
    case "", "mean", "means", "rata-rata", "nrr": false
    case "sum", "sums", "jumlah": true
    default:
      throw table.problem(.unknownValueKind(known: ["mean", "sum"]), "value_kind", row)
    }
  }

  /// The ends of the index: what the lowest and the highest answer become.
  private var indexEnds: (lowest: FixedDecimal, highest: FixedDecimal) {
    func times(_ level: Int) -> FixedDecimal {
      FixedDecimal(units: level * multiplier.units, decimals: multiplier.decimals)
    }
    return (times(questionnaire.levels.lowerBound), times(questionnaire.levels.upperBound))
  }

  private func isConverted(
    _ values: [PublishedFigures.Value], _ table: NamedTable, _ row: NamedTable.Row
  ) throws(TableProblem) -> Bool {
    let levels = questionnaire.levels
    let (lowest, highest) = (indexEnds.lowest.value, indexEnds.highest.value)
    let ends = table.text("scale", row).split { !$0.isNumber && $0 != "." && $0 != "," }
    guard ends.isEmpty else {
      let numbers = ends.compactMap { FixedDecimal(printed: String($0), keeping: 3)?.value }
      if numbers == [Double(levels.lowerBound), Double(levels.upperBound)] { return false }
      if numbers == [0, highest] || numbers == [lowest, highest] { return true }
      let known = [
        "\(levels.lowerBound)-\(levels.upperBound)",
        "0-\(FixedDecimal(rounding: highest, decimals: 0).text)",
      ]
      throw table.problem(.unknownScale(known: known), "scale", row)
    }
    let top = Double(levels.upperBound)
    if values.allSatisfy({ $0.printed.value <= top }) { return false }
    if values.allSatisfy({ $0.printed.value >= lowest }) { return true }
    throw table.problem(.mixedScale, nil, row)
  }

  private func check(
    _ value: FixedDecimal, _ code: String, isConverted: Bool, _ table: NamedTable,
    _ row: NamedTable.Row
  ) throws(TableProblem) {
    let levels = questionnaire.levels
    // Converted values of a 0-100 scale may lie below the lowest index.
    let lowest = FixedDecimal(units: isConverted ? 0 : levels.lowerBound, decimals: 0)
    let highest =
      isConverted ? indexEnds.highest : FixedDecimal(units: levels.upperBound, decimals: 0)
    guard lowest <= value && value <= highest else {
      throw table.problem(.outsideScale(lowest: lowest, highest: highest), code, row)
    }
  }
}
