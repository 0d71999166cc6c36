import Localization
import Rendering
public import Responses
public import Satisfaction
import SurveyInference
import Trend

extension Answer {
  /// The answer of `skm trend`.
  ///
  /// - Parameters:
  ///   - study: The trends.
  ///   - warnings: What should be known of the files.
  ///   - request: What was asked of response files; `nil` of a series.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func trend(
    _ study: TrendStudy, warnings: [ResponseWarning], request: SurveyRequest? = nil
  ) -> Answer {
    var notices = warnings.map(\.notice)
    if case .responses(let series) = study.source {
      notices += series.analysisWarnings.map(\.notice)
    }
    notices += study.seriesWarnings.map(\.notice) + study.warnings.map(\.notice)
    let payload = TrendPayload(study: study, request: request)
    return Answer(
      schema: "skm.trend/1", { payload.members }, table: TrendTable(study: study).table,
      document: TrendSection(study: study, request: request).document, notices: notices)
  }
}

/// What people read of trends.
struct TrendSection {
  let study: TrendStudy
  let request: SurveyRequest?

  /// With more groups that have an answer than this only the overview is shown.
  private static let detailedGroups = 4

  private var level: Double { study.options.level }

  var document: Document {
    let title = Document.Block.title(
      TrendWords.title(study), subtitle: TrendWords.subtitle(study, request))
    let answered = study.answered
    if study.groups.count == 1, let group = answered.first {
      return Document([title] + details(group))
    }
    guard answered.count <= Self.detailedGroups else {
      return Document([
        title, overview(answered),
        .paragraph(ForecastWords.onlyTable(upTo: Self.detailedGroups)),
      ])
    }
    return Document([title, overview(answered)] + answered.flatMap(details))
  }

  // MARK: - One group

  private func details(_ group: GroupTrend) -> [Document.Block] {
    guard case .success(let analysis) = group.main.analysis else { return [] }
    let part = TrendDetails(
      group: group, analysis: analysis, commonEdition: study.commonEdition,
      hasEditions: Set(group.main.observations.compactMap(\.edition)).count > 1, bounds: bounds,
      isOfficial: study.isOfficial)
    return [part.figure, part.chart] + part.periods + part.methods + part.breaks + part.elements
      + part.undefined
  }

  private var bounds: ClosedRange<Double>? {
    if case .responses(let series) = study.source { return series.indexBounds }
    return nil
  }

  // MARK: - All groups

  /// A row for each group; a role that is the same in all of them names nothing.
  private func overview(_ groups: [GroupTrend]) -> Document.Block {
    let places = study.groupRoles.indices.filter { place in
      groups.contains { $0.values[place] != groups[0].values[place] }
    }
    let shown = places.isEmpty ? Array(study.groupRoles.indices) : places
    let rows = groups.compactMap { group -> [Cell]? in
      guard case .success(let analysis) = group.main.analysis else { return nil }
      let (slope, decimals) = (try? analysis.mainSlope.get(), group.main.decimals)
      let interval = slope?.term.interval(level: level)
      let periods = analysis.series.periods
      return shown.map { Cell.text(Catalogue.group([group.values[$0]])) } + [
        .text(Bilingual("\(periods[0].text)–\(periods[periods.count - 1].text)")),
        .count(periods.count),
        slope.map { .number($0.term.estimate, decimals: decimals) } ?? .undefined,
        interval.map { .interval(lower: $0.lower, upper: $0.upper, decimals: decimals) }
          ?? .undefined,
        .text(TrendWords.direction(slope?.direction(level: level) ?? .uncertain)),
      ]
    }
    return .table(
      Table(
        columns: shown.map { Column(Catalogue.role(study.groupRoles[$0]), .leading) }
          + TrendTableWords.groupColumns(level),
        rows: rows))
  }
}

extension TrendStudy {
  /// An index is that of all elements of its edition, or of a series that says so.
  var isOfficial: Bool {
    guard case .responses(let series) = source else { return true }
    return series.options.bridge == nil
      && !series.analysisWarnings.contains { warning in
        if case .unofficialElements = warning { true } else { false }
      }
  }
}

extension QuantityTrend {
  /// Decimals that its values and slopes are shown with: two of an index, three of an answer.
  var decimals: Int {
    switch quantity {
    case .index: 2
    case .element: 3
    case .value: Catalogue.decimals(of: observations.map(\.value))
    }
  }
}
