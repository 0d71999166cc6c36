import Localization
import Rendering
import Responses
import SurveyInference

extension Answer {
  /// The answer of `skm estimate`.
  ///
  /// - Parameters:
  ///   - estimation: The estimates, of which one at least is defined.
  ///   - notices: What the reading of the files gave reason to say.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func estimate(_ estimation: TableEstimation, notices: [Notice]) -> Answer {
    let payload = EstimatePayload(estimation: estimation)
    return Answer(
      schema: "skm.estimate/1", { payload.members }, table: payload.table,
      document: EstimateSection(estimation: estimation).document,
      notices: notices + EstimateWarning.warnings(of: estimation).map(\.notice))
  }
}

/// What people read of estimates of a table.
struct EstimateSection: Sendable {
  let estimation: TableEstimation

  private var question: TableQuestion { estimation.question }

  /// Shares are shown in per cent.
  private var showsPercent: Bool { question.statistic == .proportion }

  var document: Document {
    var blocks: [Document.Block] = [
      .title(EstimateWords.title(question.statistic), subtitle: EstimateWords.subtitle(estimation)),
      .table(estimates),
    ]
    if let calibration = estimation.calibration {
      blocks += [
        .heading(EstimateWords.calibration), .paragraph(EstimateWords.calibration(calibration)),
        .table(margins(calibration)),
      ]
    }
    return Document(
      blocks + [.heading(EstimateWords.method)]
        + EstimateMethodWords.sentences(estimation).map { .paragraph($0) })
  }

  // MARK: - Estimates

  private var estimates: Table {
    let roles = estimation.reading.groupRoles
    var columns = roles.map { Column(Catalogue.role($0), .leading) }
    columns.append(EstimateWords.variable)
    if question.statistic == .quantile { columns.append(EstimateWords.probability) }
    columns += EstimateWords.columns(showsPercent: showsPercent, level: question.level)
    return Table(columns: columns, rows: estimation.study.findings.map(row))
  }

  private func row(_ finding: TableFinding) -> [Cell] {
    let places = decimals(of: finding.variable, finding.category != nil)
    var cells: [Cell] = estimation.group(finding).map { .text(Catalogue.group([$0])) }
    cells.append(.text(Bilingual(label(finding))))
    if let probability = finding.probability {
      cells.append(.text(Catalogue.plain(probability)))
    }
    guard let values = try? finding.outcome.get() else {
      return cells + Array(repeating: .undefined, count: 5) + [.count(0)]
    }
    let factor = showsPercent ? 100.0 : 1
    func number(_ value: Double?) -> Cell {
      value.map { .number(factor * $0, decimals: places) } ?? .undefined
    }
    var interval = Cell.undefined
    if let lower = values.lower, let upper = values.upper {
      interval = .interval(lower: factor * lower, upper: factor * upper, decimals: places)
    }
    return cells + [
      number(values.estimate), number(values.standardError), interval,
      .count(values.degreesOfFreedom),
      values.designEffect.map { .number($0, decimals: 2) } ?? .undefined,
      .count(values.sampleSize),
    ]
  }

  private func label(_ finding: TableFinding) -> String {
    let name = estimation.variable(finding)
    return estimation.denominator.map { "\(name)/\($0)" } ?? name
  }

  /// Decimals that suit all estimates of a variable.
  private func decimals(of variable: Int, _ isCategory: Bool) -> Int {
    if showsPercent { return 2 }
    let values = estimation.study.findings.filter { $0.variable == variable }
      .compactMap { try? $0.outcome.get().estimate }
    let decimals = Catalogue.decimals(of: values)
    return isCategory && question.statistic == .mean ? max(4, decimals) : decimals
  }

  // MARK: - Calibration

  private func margins(_ calibration: CalibrationSummary) -> Table {
    let totals = calibration.totals.map(\.margin.total)
    let isWhole = totals.allSatisfy { $0 == $0.rounded() }
    let decimals = isWhole ? 0 : Catalogue.decimals(of: totals)
    return Table(
      columns: EstimateWords.marginColumns,
      rows: calibration.totals.map { total in
        let (variable, value) = estimation.names(of: total.margin)
        return [
          .text(EstimateWords.marginVariable(variable)), .text(Bilingual(value ?? "–")),
          .number(total.margin.total, decimals: decimals),
          .number(total.reached, decimals: decimals),
        ]
      })
  }
}
