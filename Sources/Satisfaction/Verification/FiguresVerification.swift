import Localization
public import Responses

/// What of a table of printed figures follows from the rest of it.
public struct FiguresVerification: Sendable {
  /// One row of the table.
  public struct Row: Sendable {
    /// The row as it was read.
    public let row: FiguresReading.Row
    /// What can be said of it, or what is wrong with it.
    public let verdict: Result<Verdict, TableProblem>
  }

  /// What can be said of the figures of one row.
  public struct Verdict: Sendable {
    public let figures: PublishedFigures
    /// The index under each weight rule, in the order of the edition; of services their mean.
    public let recomputed: [RecomputedIndex]
    /// The grade of the printed index in the edition; `nil` where no index is printed.
    public let expectedGrade: Grade?
    /// The editions, by ID, in which the printed grade is that of the printed index.
    public let gradeEditions: [String]
    public let findings: [FiguresFinding]

    /// The rules that give the printed index.
    public var reproducing: [RecomputedIndex] {
      guard let index = figures.index else { return [] }
      return recomputed.filter { $0.reproduces(index) }
    }

    /// The rules that give the printed index within the rounding of the values.
    public var withinRounding: [RecomputedIndex] {
      guard let index = figures.index else { return [] }
      return recomputed.filter { $0.isWithinRounding(of: index) }
    }

    /// The printed grade is that of the printed index; `nil` where one of the two is not printed.
    public var gradeAgrees: Bool? {
      guard let grade = figures.grade, let expectedGrade else { return nil }
      return grade.isLetter(of: expectedGrade)
    }
  }

  public let edition: RegulationEdition
  public let isOfServices: Bool
  public let rows: [Row]
  /// What reading should tell.
  public let warnings: [ResponseWarning]

  /// Verifies the rows of `reading`.
  ///
  /// - Parameters:
  ///   - reading: The printed figures.
  ///   - edition: Gives weights, scale and grades.
  ///   - editions: All in which a grade may have been looked up.
  public init(
    _ reading: FiguresReading, edition: RegulationEdition,
    editions: [RegulationEdition] = RegulationEdition.shipped
  ) {
    self.edition = edition
    isOfServices = reading.isOfServices
    warnings = reading.warnings
    let verifier = FiguresVerifier(
      edition: edition, others: editions.filter { $0.id != edition.id }, rows: reading.rows)
    rows = reading.rows.map { row in
      Row(row: row, verdict: row.figures.map { verifier.verdict($0, of: row) })
    }
  }
}

/// Verifies one row beside the others of its table.
private struct FiguresVerifier {
  /// A year of a unit.
  struct Year: Hashable {
    let unit: String
    let year: Int
  }

  let edition: RegulationEdition
  let others: [RegulationEdition]
  /// Of each year the period with most respondents.
  private let parts: [Year: (period: String, respondents: Int)]

  init(edition: RegulationEdition, others: [RegulationEdition], rows: [FiguresReading.Row]) {
    self.edition = edition
    self.others = others
    var parts: [Year: (period: String, respondents: Int)] = [:]
    for row in rows where !row.unit.isEmpty {
      guard let period = PrintedPeriod(row.period), !period.isWholeYear,
        let respondents = (try? row.figures.get())?.respondents
      else { continue }
      let year = Year(unit: row.unit.lowercased(), year: period.year)
      if respondents > parts[year]?.respondents ?? 0 { parts[year] = (row.period, respondents) }
    }
    self.parts = parts
  }

  func verdict(
    _ printed: PublishedFigures, of row: FiguresReading.Row
  ) -> FiguresVerification.Verdict {
    let figures = printed.withGradeOfLabel(in: edition)
    let recomputed = figures.recomputed(in: edition)
    let expected = figures.index.map(edition.grade)
    var findings: [FiguresFinding] = []
    if let index = figures.index {
      findings += indexFindings(figures, index, recomputed)
      if let expected { findings += gradeFindings(figures, index, expected) }
    }
    if let label = figures.performance {
      findings += labelFindings(label, figures.grade, expected)
    }
    if let finding = respondentsFinding(figures, row) { findings.append(finding) }
    return FiguresVerification.Verdict(
      figures: figures, recomputed: recomputed, expectedGrade: expected,
      gradeEditions: gradeEditions(figures), findings: findings)
  }

  private func gradeEditions(_ figures: PublishedFigures) -> [String] {
    guard let index = figures.index, let grade = figures.grade else { return [] }
    return ([edition] + others).filter { grade.isLetter(of: $0.grade(of: index)) }.map(\.id)
  }

  private func indexFindings(
    _ figures: PublishedFigures, _ index: FixedDecimal, _ recomputed: [RecomputedIndex]
  ) -> [FiguresFinding] {
    guard !recomputed.contains(where: { $0.reproduces(index) || $0.isWithinRounding(of: index) }),
      let nearest = recomputed.min(by: {
        ($0.value - index.value).magnitude < ($1.value - index.value).magnitude
      })
    else { return [] }
    var findings = [
      FiguresFinding.notReproduced(
        nearest: nearest.published, rule: nearest.rule.name,
        difference: nearest.published.distance(to: index))
    ]
    let largest = figures.largest(of: edition)
    if largest.index == index {
      findings.append(.largestElementAsTotal(elements: largest.codes))
    } else if figures.kind != .services,
      let misprint = Misprint.find(in: figures, index: index, recomputed)
    {
      findings.append(.misprint(misprint))
    }
    return findings
  }

  private func gradeFindings(
    _ figures: PublishedFigures, _ index: FixedDecimal, _ expected: Grade
  ) -> [FiguresFinding] {
    guard let printed = figures.grade, !printed.isLetter(of: expected) else { return [] }
    let editions = others.filter { printed.isLetter(of: $0.grade(of: index)) }
    guard editions.isEmpty else {
      return [
        .gradeOfAnotherEdition(
          printed: printed, expected: expected.grade, editions: editions.map(\.title))
      ]
    }
    return [.wrongGrade(printed: printed, expected: expected.grade)]
  }

  /// The label must be that of the grade beside it, or where none stands there of the index.
  private func labelFindings(
    _ label: String, _ grade: String?, _ expected: Grade?
  ) -> [FiguresFinding] {
    let printed = grade.flatMap { grade in edition.grades.first { grade.isLetter(of: $0) } }
    guard let owner = edition.grades.first(where: { label.isLabel(of: $0) }) else {
      return [.unknownLabel(label, known: edition.grades.map(\.performance))]
    }
    guard let right = printed ?? expected, owner != right else { return [] }
    return [.labelOfAnotherGrade(printed: label, grade: owner.grade, expected: right)]
  }

  /// A year has at least the respondents of each of its periods.
  private func respondentsFinding(
    _ figures: PublishedFigures, _ row: FiguresReading.Row
  ) -> FiguresFinding? {
    guard let printed = figures.respondents, let year = PrintedPeriod(row.period),
      year.isWholeYear,
      let largest = parts[Year(unit: row.unit.lowercased(), year: year.year)],
      printed < largest.respondents
    else { return nil }
    return .meanOfRespondents(
      printed: printed, period: largest.period, respondents: largest.respondents)
  }
}

extension PublishedFigures {
  /// Offices also print the label where the grade belongs ("Baik"): the letter is then that of the
  /// label.
  fileprivate func withGradeOfLabel(in edition: RegulationEdition) -> PublishedFigures {
    guard let grade, performance == nil,
      let owner = edition.grades.first(where: { grade.isLabel(of: $0) })
    else { return self }
    return PublishedFigures(
      kind: kind, values: values, respondents: respondents, index: index, grade: owner.grade,
      performance: grade)
  }

  /// The largest value on the scale of the index, half-up at two decimals, and whose it is.
  fileprivate func largest(
    of edition: RegulationEdition
  ) -> (codes: [String], index: FixedDecimal) {
    let top = units.max() ?? 0
    let codes = zip(values, units).filter { $0.1 == top }.map(\.0.code)
    let alone = PublishedFigures(
      kind: kind,
      values: [Value(code: "", printed: FixedDecimal(units: top, decimals: decimals))])
    return (codes, RecomputedIndex(.exact, of: alone, edition: edition).published)
  }
}

extension FixedDecimal {
  fileprivate func distance(to other: FixedDecimal) -> FixedDecimal {
    let decimals = max(decimals, other.decimals)
    let own = units * powerOfTen(decimals - self.decimals)
    return FixedDecimal(
      units: Int((own - other.units * powerOfTen(decimals - other.decimals)).magnitude),
      decimals: decimals)
  }
}

extension String {
  /// The text is the letter of the grade, in whatever case.
  fileprivate func isLetter(of grade: Grade) -> Bool { lowercased() == grade.grade.lowercased() }

  /// The text is the label of the grade in one of the two languages.
  fileprivate func isLabel(of grade: Grade) -> Bool {
    [grade.performance.id, grade.performance.en].contains { $0.lowercased() == lowercased() }
  }
}
