import Localization
import Rendering
import Responses
import Satisfaction

/// The words of `skm verify`.
enum VerifyWords {
  static let title = Bilingual(
    id: "Verifikasi angka yang dipublikasikan", en: "Verification of published figures")

  static func subtitle(_ verification: FiguresVerification) -> Bilingual {
    let count = Catalogue.count(verification.rows.count)
    return Bilingual(
      id: "\(verification.edition.title) · \(count.id) baris",
      en:
        "\(verification.edition.title) · \(count.en) row\(verification.rows.count == 1 ? "" : "s")")
  }

  static func doubtful(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(id: "Perlu diperiksa (\(count.id))", en: "To be checked (\(count.en))")
  }

  static func unread(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(
      id: "Tidak dapat diverifikasi (\(count.id))", en: "Cannot be verified (\(count.en))")
  }

  static func sound(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(id: "Sesuai (\(count.id))", en: "Consistent (\(count.en))")
  }

  static func withoutIndex(_ count: Int) -> Bilingual {
    let count = Catalogue.count(count)
    return Bilingual(
      id: "Tanpa IKM yang dipublikasikan (\(count.id))", en: "Without a published IKM (\(count.en))"
    )
  }

  /// The sentence of a row: which, what of it follows, and what was found.
  static func sentence(
    _ row: FiguresReading.Row, _ verdict: FiguresVerification.Verdict, _ edition: RegulationEdition
  ) -> Bilingual {
    let findings = verdict.findings.map { $0.words(of: verdict.figures, in: edition) }
    let isReproduced = !verdict.findings.contains {
      if case .notReproduced = $0 { true } else { false }
    }
    let parts = (isReproduced ? [self.verdict(verdict)] : []) + findings
    let name = name(row)
    return Bilingual(
      id: "\(name): " + parts.map(\.id).joined(separator: " "),
      en: "\(name): " + parts.map(\.en).joined(separator: " "))
  }

  /// The sentence of a row that cannot be used.
  static func sentence(_ row: FiguresReading.Row, _ problem: TableProblem) -> Bilingual {
    let (name, words) = (name(row), problem.words)
    return Bilingual(id: "\(name): \(words.id)", en: "\(name): \(words.en)")
  }

  /// The number of a row, with its unit and period.
  private static func name(_ row: FiguresReading.Row) -> String {
    (["No. \(row.number)"] + [row.unit, row.period].filter { !$0.isEmpty }).joined(separator: ", ")
  }

  private static func verdict(_ verdict: FiguresVerification.Verdict) -> Bilingual {
    let (index, grade) = (verdict.figures.index.map(Catalogue.fixed), gradeClause(verdict))
    guard let index else { return recomputed(verdict) }
    let reproducing = verdict.reproducing
    guard let first = reproducing.first else {
      let basis = basis(verdict.figures)
      let fits = verdict.withinRounding.map { result in
        Catalogue.fixed(result.published).map { text, language in
          verdict.figures.kind == .services
            ? text : "\(text) (\(weight(result, verdict.figures)[language]))"
        }
      }
      let list = joined(fits)
      return Bilingual(
        id: "IKM \(index.id) masih dalam batas pembulatan \(basis.id), yang menghasilkan \(list.id)"
          + "\(grade.id).",
        en: "IKM \(index.en) lies within the rounding of \(basis.en), which give \(list.en)"
          + "\(grade.en).")
    }
    guard verdict.figures.kind != .services else {
      let count = verdict.figures.values.count
      return Bilingual(
        id: "IKM \(index.id) adalah rata-rata \(count) layanannya\(grade.id).",
        en: "IKM \(index.en) is the mean of its \(count) services\(grade.en).")
    }
    let rules = joined(reproducing.map { rule($0.rule.name, verdict.figures) })
    var words = Bilingual(
      id: "IKM \(index.id) sesuai dengan nilai unsurnya (bobot \(rules.id))\(grade.id).",
      en: "IKM \(index.en) follows from its elements (weight \(rules.en))\(grade.en).")
    if let usual = verdict.recomputed.first, first.rule != usual.rule {
      let (value, weight) = (
        Catalogue.fixed(usual.published), rule(usual.rule.name, verdict.figures)
      )
      words = Bilingual(
        id: words.id + " Bobot \(weight.id) menghasilkan \(value.id) (\(usual.grade.grade)).",
        en: words.en + " Weight \(weight.en) gives \(value.en) (\(usual.grade.grade)).")
    }
    return words
  }

  /// What the figures give where no index stands beside them.
  private static func recomputed(_ verdict: FiguresVerification.Verdict) -> Bilingual {
    guard let usual = verdict.recomputed.first else { return Bilingual("–") }
    let value = Catalogue.fixed(usual.published)
    guard verdict.figures.kind != .services else {
      return Bilingual(
        id: "Rata-rata layanannya \(value.id) (\(usual.grade.grade)).",
        en: "The mean of its services is \(value.en) (\(usual.grade.grade)).")
    }
    let others = verdict.recomputed.dropFirst().filter { $0.grade != usual.grade }.map { result in
      let (value, weight) = (
        Catalogue.fixed(result.published), Self.weight(result, verdict.figures)
      )
      return Bilingual(
        id: "\(weight.id) \(value.id) (\(result.grade.grade))",
        en: "\(weight.en) \(value.en) (\(result.grade.grade))")
    }
    let weight = Self.weight(usual, verdict.figures)
    let rest = joined(others)
    return Bilingual(
      id: "Hasil hitung ulang dengan \(weight.id): \(value.id) (\(usual.grade.grade))"
        + (others.isEmpty ? "." : "; dengan \(rest.id)."),
      en: "Recomputed by \(weight.en): \(value.en) (\(usual.grade.grade))"
        + (others.isEmpty ? "." : "; by \(rest.en)."))
  }

  /// Where the printed grade is right, so much.
  private static func gradeClause(_ verdict: FiguresVerification.Verdict) -> Bilingual {
    guard verdict.gradeAgrees == true, let grade = verdict.expectedGrade?.grade else {
      return Bilingual("")
    }
    return Bilingual(id: "; mutu \(grade) tepat", en: "; grade \(grade) is right")
  }

  private static func basis(_ figures: PublishedFigures) -> Bilingual {
    figures.kind == .services
      ? Bilingual(id: "nilai layanannya", en: "its services")
      : Bilingual(id: "nilai unsurnya", en: "its elements")
  }

  private static func weight(_ result: RecomputedIndex, _ figures: PublishedFigures) -> Bilingual {
    let rule = rule(result.rule.name, figures)
    return Bilingual(id: "bobot \(rule.id)", en: "weight \(rule.en)")
  }

  /// A weight rule in a sentence: 1/9, or a decimal.
  static func rule(_ name: String, _ figures: PublishedFigures) -> Bilingual {
    name == "exact" ? Bilingual("1/\(figures.values.count)") : Catalogue.weightRule(name)
  }

  /// A list in a sentence, with "and" before the last.
  static func joined(_ parts: [Bilingual]) -> Bilingual {
    func list(_ texts: [String], _ and: String) -> String {
      guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
      return texts.dropLast().joined(separator: "; ") + " \(and) " + last
    }
    return Bilingual(id: list(parts.map(\.id), "dan"), en: list(parts.map(\.en), "and"))
  }

  /// What is null in a row of JSON, and why.
  static func notPrinted(_ figures: PublishedFigures) -> Bilingual? {
    var missing: [Bilingual] = []
    if figures.index == nil { missing.append(Bilingual(id: "IKM", en: "the index")) }
    if figures.grade == nil { missing.append(Bilingual(id: "mutu", en: "the grade")) }
    guard !missing.isEmpty else { return nil }
    let list = joined(missing)
    return Bilingual(id: "Tidak tercantum: \(list.id).", en: "Not printed: \(list.en).")
  }
}

/// What should be known of a verification.
enum VerifyWarning {
  /// These rows could not be used.
  case rowsNotVerified([Int])

  /// The fixed name of the warning.
  var code: String {
    switch self {
    case .rowsNotVerified: "rowsNotVerified"
    }
  }

  /// What the reader sees, under its code.
  var notice: Notice { Notice(code: code, message: words) }

  private var words: Bilingual {
    switch self {
    case .rowsNotVerified(let rows):
      let list = Catalogue.list(rows.map { Bilingual("\($0)") })
      return Bilingual(
        id: "Data yang tidak dapat diverifikasi: No. \(list.id).",
        en: "Rows that cannot be verified: No. \(list.en).")
    }
  }
}
