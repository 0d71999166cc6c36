public import Attainment
import Localization
import Rendering
import Trend

extension Answer {
  /// The answer of `skm attainment`.
  ///
  /// - Parameters:
  ///   - study: A plan held against its data.
  ///   - units: The same of the plans of its units.
  ///   - year: The year that is reported; the last with a realisation where not given.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func attainment(
    _ study: PlanStudy, units: [PlanStudy] = [], year: Int? = nil
  ) -> Answer {
    let payload = AttainmentPayload(study: study, units: units)
    return Answer(
      schema: "skm.attainment/1", { payload.members }, table: payload.table,
      document: AttainmentSection(study: study, units: units, year: year).document,
      notices: AttainmentNotice.notices(of: study, units: units))
  }
}

/// What people read of a plan: where it stands, what is ahead, and the tables that offices print.
struct AttainmentSection: Sendable {
  let study: PlanStudy
  let units: [PlanStudy]
  /// The year that was asked for.
  let year: Int?

  /// The year that is reported; `nil` where nothing was reached yet.
  var reported: Int? {
    year
      ?? study.plan.period.last { year in
        study.indicators.contains { (try? $0[year]?.attainment.get()) != nil }
      }
  }

  var document: Document {
    var blocks: [Document.Block] = [
      .title(AttainmentWords.title, subtitle: AttainmentWords.subtitle(study))
    ]
    if let goal = study.plan.goal { blocks.append(.paragraph(AttainmentWords.goal(goal))) }
    let tables = AttainmentTables(study: study, year: year, reported: reported)
    if !study.indicators.isEmpty {
      blocks += standing + ahead
      blocks += study.indicators.compactMap(Chart.init).map { .chart($0) }
      blocks += tables.blocks
    }
    blocks += tables.followUp
    if !units.isEmpty { blocks += RecapTable(units: units).blocks }
    return Document(blocks)
  }

  /// What was reached in the reported year.
  var standing: [Document.Block] {
    guard let reported, let mean = study.means.first(where: { $0.year == reported }),
      let published = mean.published
    else { return [.paragraph(AttainmentWords.nothingYet(study.plan.period))] }
    let details = study.indicators.compactMap { study in
      study[reported].map { AttainmentWords.sentence(study, $0) }
    }
    return [
      .figure(
        label: AttainmentWords.mean(reported), value: .fixed(published),
        mark: mean.category?.label ?? Bilingual("–"), details: details)
    ]
  }

  /// The targets ahead, the least probable first; then those that nothing can be said of.
  var ahead: [Document.Block] {
    var known: [(probability: Double, year: Int, words: Bilingual)] = []
    var unknown: [Bilingual] = []
    for study in study.indicators {
      for year in study.years {
        guard let target = year.target else { continue }
        switch year.probabilityOfAttainment {
        case .success(let probability):
          let words = AttainmentWords.outlook(study, year.year, target, probability)
          known.append((probability, year.year, words))
        case .failure(.noTarget), .failure(.notAhead): break
        case .failure(let reason):
          let words = AttainmentWords.noOutlook(study, reason)
          if !unknown.contains(words) { unknown.append(words) }
        }
      }
    }
    let sorted = known.sorted { ($0.probability, $0.year) < ($1.probability, $1.year) }
    let notes = sorted.map(\.words) + unknown
    return notes.isEmpty ? [] : [.notes(title: AttainmentWords.outlook, notes)]
  }
}

extension IndicatorStudy {
  /// Decimals of realisations: two for an index or a share; those of the data for a series.
  var decimals: Int {
    let values = observations.map(\.value)
    guard indicator.kind == .series else { return 2 }
    if values.contains(where: { $0.magnitude >= 10_000 }) { return 0 }
    return Self.decimals(values)
  }

  /// Decimals that the targets need.
  var targetDecimals: Int {
    Self.decimals(
      indicator.targets.values.flatMap { target in
        switch target {
        case .value(let value): [value]
        case .range(let range): [range.lowerBound, range.upperBound]
        }
      })
  }

  /// The fewest decimals, at most two, that show all of `values`.
  private static func decimals(_ values: [Double]) -> Int {
    func shows(_ values: [Double], _ scale: Double) -> Bool {
      values.allSatisfy { abs(($0 * scale).rounded() - $0 * scale) < 1e-6 * scale }
    }
    return shows(values, 1) ? 0 : shows(values, 10) ? 1 : 2
  }
}
