import Localization
import Rendering
public import Trend

extension Answer {
  /// The answer of `skm forecast`.
  ///
  /// - Parameters:
  ///   - groups: The futures of all series.
  ///   - roles: What the groups are called.
  ///   - method: How they were forecast.
  ///   - isIndex: The quantity is the satisfaction index.
  ///   - notices: What the reading of the files gave reason to say.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func forecast(
    _ groups: [GroupForecast], roles: [String], method: ForecastMethod, isIndex: Bool,
    notices: [Notice]
  ) -> Answer {
    let payload = ForecastPayload(groups: groups, roles: roles, method: method)
    return Answer(
      schema: "skm.forecast/1",
      { [Payload.Member("series", .array(groups.map(payload.group)))] },
      table: payload.table,
      document: ForecastSection(groups: groups, roles: roles, method: method, isIndex: isIndex)
        .document,
      notices: notices
        + ForecastNotice.notices(of: groups).filter { notice in
          // Responses have said more of a change of edition than a series can.
          notice.code != "editionChange" || !notices.contains { $0.code == notice.code }
        })
  }
}

/// What people read of forecasts.
struct ForecastSection: Sendable {
  let groups: [GroupForecast]
  let roles: [String]
  let method: ForecastMethod
  let isIndex: Bool

  /// With more series than this only the table of all is shown.
  private static let detailedSeries = 5

  private var answered: [(values: [String], analysis: ForecastAnalysis)] {
    groups.compactMap { group in
      guard case .success(let analysis) = group.outcome else { return nil }
      return (group.values, analysis)
    }
  }

  var document: Document {
    var blocks: [Document.Block] = [
      .title(ForecastWords.title(isIndex), subtitle: ForecastWords.subtitle(groups, method))
    ]
    let answered = answered
    if groups.count == 1, let only = answered.first {
      blocks += detail(only.values, only.analysis)
    } else {
      blocks.append(overview)
      if answered.count <= Self.detailedSeries {
        for series in answered {
          blocks +=
            [.heading(Catalogue.group(series.values))] + detail(series.values, series.analysis)
        }
      } else {
        blocks.append(.paragraph(ForecastWords.onlyTable(upTo: Self.detailedSeries)))
      }
    }
    if method == .skm { blocks.append(.paragraph(ForecastWords.method)) }
    return Document(blocks)
  }

  /// One series: the target that matters most, what it takes, and every step.
  private func detail(_ values: [String], _ analysis: ForecastAnalysis) -> [Document.Block] {
    let (steps, decimals) = (analysis.forecast.steps, analysis.decimals)
    var blocks: [Document.Block] = []
    let outlook = analysis.outlooks.last
    let step = steps.first { $0.period == outlook?.period } ?? steps[steps.count - 1]
    let expectation = ForecastWords.expectation(step, decimals: decimals)
    if let outlook {
      blocks.append(
        .figure(
          label: ForecastWords.targetLabel(outlook, decimals: decimals),
          value: .share(outlook.probability), mark: ForecastWords.mark(outlook.probability),
          details: [
            expectation, ForecastWords.required(outlook.required, decimals: decimals),
          ]))
    } else {
      blocks.append(
        .figure(
          label: Bilingual(step.period.text),
          value: .number(step.distribution.median, decimals: decimals),
          mark: ForecastWords.likely, details: [expectation]))
    }
    blocks += [
      .chart(
        Chart(analysis, title: ForecastWords.pictureTitle(values, isIndex: isIndex))),
      table(analysis), .paragraph(ForecastWords.backtest(analysis.backtest)),
    ]
    return blocks
  }

  private func table(_ analysis: ForecastAnalysis) -> Document.Block {
    let decimals = analysis.decimals
    let hasTargets = !analysis.outlooks.isEmpty
    let rows = analysis.forecast.steps.map { step -> [Cell] in
      [
        .text(Bilingual(step.period.text)), .number(step.distribution.median, decimals: decimals),
      ]
        + ForecastPayload.levels.dropFirst(hasTargets ? 1 : 0).map { interval(step, $0, decimals) }
        + (hasTargets ? target(of: step.period, analysis) : [])
    }
    return .table(Table(columns: ForecastWords.steps(hasTargets: hasTargets), rows: rows))
  }

  /// The series that have a forecast, each with the step of its last target or the last step of all.
  private var overview: Document.Block {
    let answered = answered
    let hasTargets = answered.contains { !$0.analysis.outlooks.isEmpty }
    // A role that has one value says nothing of a group.
    let telling = roles.indices.filter { role in
      Set(answered.map { $0.values[role] }).count > 1
    }
    let rows = answered.map { values, analysis -> [Cell] in
      let (decimals, steps) = (analysis.decimals, analysis.forecast.steps)
      let last = analysis.series.observations[analysis.series.observations.count - 1]
      let end = analysis.outlooks.last?.period
      let step = steps.first { $0.period == end } ?? steps[steps.count - 1]
      return telling.map { Cell.text(Catalogue.group([values[$0]])) } + [
        .number(last.value, decimals: decimals), .text(Bilingual(step.period.text)),
        .number(step.distribution.median, decimals: decimals), interval(step, 0.95, decimals),
      ] + (hasTargets ? target(of: step.period, analysis) : [])
    }
    return .table(
      Table(
        columns: ForecastWords.overview(telling.map { roles[$0] }, hasTargets: hasTargets),
        rows: rows))
  }

  private func interval(_ step: Forecast.Step, _ level: Double, _ decimals: Int) -> Cell {
    let interval = step.distribution.interval(level: level)
    return .interval(
      lower: interval.lowerBound, upper: interval.upperBound, decimals: decimals)
  }

  private func target(of period: Period, _ analysis: ForecastAnalysis) -> [Cell] {
    guard let outlook = analysis.outlooks.first(where: { $0.period == period }) else {
      return [.undefined, .undefined]
    }
    return [
      .number(outlook.target, decimals: analysis.decimals), .share(outlook.probability),
    ]
  }
}

extension ForecastAnalysis {
  /// Decimals that its values are shown with.
  var decimals: Int { Catalogue.decimals(of: series.values) }
}
