import Localization
public import Rates
import Rendering
import SurveyInference
import Trend

extension RateEstimate {
  /// The share in per cent, rounded once.
  var percent: Double { 100 * Double(count) / Double(reported) }
}

extension Answer {
  /// The answer of `skm rate`.
  ///
  /// - Parameters:
  ///   - analysis: The rates of all groups, of which one at least has a rate.
  ///   - notices: What the reading of the files gave reason to say.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func rate(_ analysis: RateAnalysis, notices: [Notice]) -> Answer {
    let payload = RatePayload(analysis: analysis)
    let section = RateSection(analysis: analysis)
    return Answer(
      schema: "skm.rate/1", { payload.members }, table: payload.table, document: section.document,
      notices: notices + analysis.warnings.map(\.notice)
        + (section.isClipped ? [RateNotice.clipped] : []))
  }
}

/// What people read of rates.
struct RateSection: Sendable {
  let analysis: RateAnalysis

  /// With more groups than this only the table of all is shown.
  private static let detailedGroups = 4
  /// With more plausible numbers of reports than this some are left out.
  private static let outlookRows = 10
  private static let openRows = 10

  private var options: RateOptions { analysis.options }

  var document: Document {
    let title = Document.Block.title(
      RateWords.title(options.numerator), subtitle: RateWords.subtitle(analysis))
    let whole = details(analysis.whole)
    guard !analysis.groupRoles.isEmpty else { return Document([title] + whole) }
    let shown = analysis.series.count <= Self.detailedGroups ? analysis.series : []
    return Document(
      [title, .heading(RateWords.allGroups)] + whole
        + [.heading(RateWords.byGroup), overview]
        + shown.flatMap { [.heading(Catalogue.group($0.values)), years($0)] + beside($0) })
  }

  /// Whether an interval that is shown was cut at an end of the scale.
  var isClipped: Bool {
    (analysis.series + [analysis.whole]).contains { series in
      (series.points.map(\.rate) + [series.pooled]).contains { rate in
        guard case .success(let estimate) = rate, case .success(let interval) = estimate.interval
        else { return false }
        return interval.leavesScale
      }
    }
  }

  // MARK: - One series

  func details(_ series: RateSeries) -> [Document.Block] {
    var blocks = figure(series)
    if series.hasRate { blocks.append(.chart(Chart(series, options))) }
    blocks.append(years(series))
    if case .success(let pooled) = series.pooled, series.points.count > 1 {
      blocks.append(.paragraph(RateWords.pooled(pooled, options)))
    }
    return blocks + beside(series) + changes(series) + trend(series) + outlook(series)
      + time(series)
  }

  /// The last year.
  private func figure(_ series: RateSeries) -> [Document.Block] {
    guard let last = series.points.last else { return [] }
    let label = Bilingual(String(last.year.year))
    switch last.rate {
    case .success(let estimate):
      return [
        .figure(
          label: label, value: .text(RateWords.percent(estimate.share)),
          mark: RateWords.cases(estimate, options.numerator),
          details: [RateWords.census(estimate, options)])
      ]
    case .failure(let error):
      return [
        .figure(
          label: label, value: .text(Bilingual("–")), mark: RateWords.noEventOr(last),
          details: [RateWords.noShare(error, in: last.year.year)])
      ]
    }
  }

  private func years(_ series: RateSeries) -> Document.Block {
    let rows = series.points.map { point -> [Cell] in
      let count = point.year.count(options.numerator)
      return [
        .text(Bilingual(String(point.year.year))), .count(point.year.reported),
        count.map { .count($0) } ?? .undefined,
      ] + cells(point.rate, instead: RateWords.noEventOr(point))
    }
    return .table(
      Table(
        columns: [
          RateTableWords.year, RateTableWords.reported, RateTableWords.count(options.numerator),
          RateTableWords.percent, RateTableWords.interval(options.level),
        ], rows: rows))
  }

  /// The share and its interval.
  private func cells(_ rate: Result<RateEstimate, RateError>, instead words: Bilingual) -> [Cell] {
    guard case .success(let estimate) = rate else { return [.undefined, .text(words)] }
    return [.number(estimate.percent, decimals: 2), interval(estimate)]
  }

  private func interval(_ estimate: RateEstimate) -> Cell {
    guard case .success(let interval) = estimate.interval else { return .undefined }
    let shown = interval.shown
    return .interval(
      lower: 100 * shown.lowerBound, upper: 100 * shown.upperBound, decimals: 2)
  }

  /// Each year less the one before it, where both have a rate.
  private func changes(_ series: RateSeries) -> [Document.Block] {
    let rows = series.points.compactMap { point -> [Cell]? in
      guard case .success(let difference)? = point.difference else { return nil }
      let interval = difference.interval
      return [
        .text(Bilingual("\(point.year.year - 1)–\(point.year.year)")),
        .number(100 * difference.value, decimals: 2),
        .interval(lower: 100 * interval.lower, upper: 100 * interval.upper, decimals: 2),
      ]
    }
    guard !rows.isEmpty else { return [] }
    return [
      .paragraph(RateTableWords.changeHeading),
      .table(
        Table(
          columns: [
            RateTableWords.year, RateTableWords.change, RateTableWords.interval(options.level),
          ], rows: rows, caption: RateTableWords.changeHeading)),
    ]
  }

  // MARK: - Beside the formula

  private func beside(_ series: RateSeries) -> [Document.Block] {
    let other: RateNumerator = options.numerator == .resolved ? .facilitated : .resolved
    let hasOther = series.points.contains { $0.year.count(other) != nil }
    guard hasOther || analysis.isRegister else { return [] }
    let rows = series.points.map { point -> [Cell] in
      let year = point.year
      var cells: [Cell] = [.text(Bilingual(String(year.year))), .count(year.reported)]
      if hasOther { cells += self.cells(year.count(other), of: year) }
      if analysis.isRegister { cells += self.cells(year.everResolved, of: year) }
      return cells
    }
    let heading = RateTableWords.besideHeading(isRegister: analysis.isRegister)
    return [
      .paragraph(heading),
      .table(
        Table(
          columns: [RateTableWords.year, RateTableWords.reported]
            + (hasOther ? [RateTableWords.count(other), RateTableWords.percent] : [])
            + (analysis.isRegister ? [RateTableWords.ever, RateTableWords.percent] : []),
          rows: rows, caption: heading)),
    ]
  }

  private func cells(_ count: Int?, of year: ConflictYear) -> [Cell] {
    guard let count else { return [.undefined, .undefined] }
    guard year.reported > 0 else { return [.count(count), .undefined] }
    return [.count(count), .number(100 * Double(count) / Double(year.reported), decimals: 2)]
  }

  // MARK: - What follows

  private func trend(_ series: RateSeries) -> [Document.Block] {
    switch series.trend {
    case .failure(let reason): return [.paragraph(RateTrendWords.noTrend(reason))]
    case .success(let trend):
      let test =
        switch series.test {
        case .success(let test): RateTrendWords.test(test)
        case .failure(let reason): RateTrendWords.noTest(reason)
        }
      return [.paragraph(RateTrendWords.sentences([RateTrendWords.trend(trend), test]))]
    }
  }

  private func outlook(_ series: RateSeries) -> [Document.Block] {
    guard let target = options.target, let result = series.outlook else { return [] }
    let heading = Document.Block.heading(RateTrendWords.outlookHeading(target))
    switch result {
    case .failure(let reason): return [heading, .paragraph(RateTrendWords.noOutlook(reason))]
    case .success(let outlook):
      let rows = thinned(outlook.years).map { year -> [Cell] in
        [
          .count(year.reports), .share(year.probability),
          year.resolvedNeeded.map { .count($0) } ?? .undefined,
          .share(year.probabilityOfAttainment),
        ]
      }
      return [
        heading, .paragraph(RateTrendWords.outlook(outlook)),
        .table(Table(columns: RateTrendWords.outlookColumns, rows: rows)),
        .paragraph(RateTrendWords.outlookMethod(outlook.reports.dispersion)),
      ]
    }
  }

  /// The first years where they begin with one report, and others at even distances, the last among
  /// them.
  private func thinned(_ years: [RateOutlook.Year]) -> [RateOutlook.Year] {
    guard years.count > Self.outlookRows else { return years }
    let first = years.first?.reports == 1 ? Self.outlookRows / 2 : 0
    let (rest, rows) = (Array(years.dropFirst(first)), Self.outlookRows - first)
    return years.prefix(first) + (0..<rows).map { rest[$0 * (rest.count - 1) / (rows - 1)] }
  }

  private func time(_ series: RateSeries) -> [Document.Block] {
    guard let result = series.timeToResolution else { return [] }
    guard case .success(let time) = result else {
      guard case .failure(let error) = result else { return [] }
      return [.paragraph(RateTrendWords.noTime(error))]
    }
    let open = series.openCases
    guard !open.isEmpty else { return [.paragraph(RateTrendWords.time(time))] }
    let shown = open.prefix(Self.openRows)
    let (hasType, hasVillage) = (
      shown.contains { $0.type != nil }, shown.contains { $0.village != nil }
    )
    let rows = shown.map { item -> [Cell] in
      [.text(Bilingual(item.reported.text)), .count(item.days)]
        + (hasType ? [text(item.type)] : []) + (hasVillage ? [text(item.village)] : [])
    }
    return [
      .paragraph(RateTrendWords.time(time)),
      .heading(RateTrendWords.openHeading(shown: shown.count, of: open.count)),
      .table(
        Table(
          columns: RateTrendWords.openColumns(hasType: hasType, hasVillage: hasVillage),
          rows: rows)),
    ]
  }

  private func text(_ value: String?) -> Cell { value.map { .text(Bilingual($0)) } ?? .undefined }

  // MARK: - All groups

  private var overview: Document.Block {
    let rows = analysis.series.map { series -> [Cell] in
      let years = series.points.map(\.year)
      let way = try? series.trend.get().direction
      let count = years.compactMap { $0.count(options.numerator) }.reduce(0, +)
      return series.values.map { Cell.text(Catalogue.group([$0])) } + [
        .text(RateWords.ratio(count, of: years.reduce(0) { $0 + $1.reported }))
      ]
        + cells(
          series.pooled,
          instead: years.allSatisfy { $0.reported == 0 } ? RateWords.noEvent : RateWords.undefined)
        + [.text(TrendWords.direction(way ?? .uncertain))]
    }
    return .table(
      Table(
        columns: analysis.groupRoles.map { Column(RateTableWords.role($0), .leading) } + [
          RateTableWords.count(options.numerator), RateTableWords.percent,
          RateTableWords.interval(options.level), RateTableWords.direction,
        ], rows: rows))
  }
}
