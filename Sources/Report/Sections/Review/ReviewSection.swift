public import Attainment
import Localization
import Rates
import Reliability
import Rendering
import Satisfaction
import SurveyInference

/// Where a report comes from, so that it can be made again.
public struct Provenance: Sendable, Hashable {
  /// A file that was read.
  public struct File: Sendable, Hashable {
    /// As the reader named it.
    public let path: String
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public let digest: String

    public init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// The command as it was typed.
  public let command: String
  /// In the order in which they were named.
  public let files: [File]

  public init(command: String, files: [File]) {
    self.command = command
    self.files = files
  }
}

/// What is shown of a review of a plan.
public struct ReviewOptions: Sendable {
  /// Groups of respondents smaller than this are shown together.
  public var minimumCell = 5

  public init() {}
}

extension Answer {
  /// The answer of `skm report`.
  ///
  /// - Parameters:
  ///   - study: A plan held against its data.
  ///   - units: The same of the plans of its units.
  ///   - surveys: The surveys of the plan's last year.
  ///   - provenance: The command and the files.
  ///   - options: What is shown.
  /// - Returns: The answer for programs, spreadsheets and people.
  public static func review(
    _ study: PlanStudy, units: [PlanStudy] = [], surveys: [SurveyStudy], provenance: Provenance,
    options: ReviewOptions = ReviewOptions()
  ) -> Answer {
    let section = ReviewSection(
      study: study, units: units, surveys: surveys, provenance: provenance, options: options)
    let payload = ReviewPayload(section: section)
    return Answer(
      schema: "skm.report/1", { payload.members },
      table: AttainmentPayload(study: study, units: units).table, document: section.document,
      notices: AttainmentNotice.notices(of: study, units: units))
  }
}

/// What people read of the review of a plan: a first page, the survey, conflicts, targets, reliability,
/// method, and who signs.
struct ReviewSection: Sendable {
  let study: PlanStudy
  let units: [PlanStudy]
  let surveys: [SurveyStudy]
  let provenance: Provenance
  let options: ReviewOptions

  /// The attainment of the plan, whose parts are chapters here.
  var attainment: AttainmentSection { AttainmentSection(study: study, units: units, year: nil) }

  var document: Document {
    let reported = attainment.reported
    var blocks: [Document.Block] = [
      .title(ReviewWords.title, subtitle: ReviewWords.subtitle(study, year: reported))
    ]
    if let goal = study.plan.goal { blocks.append(.paragraph(AttainmentWords.goal(goal))) }
    if let reported {
      blocks.append(ReviewCards(study: study, reported: reported).block)
    } else if !study.indicators.isEmpty {
      blocks.append(.paragraph(AttainmentWords.nothingYet(study.plan.period)))
    }
    blocks += attainment.ahead + overview
    for survey in surveys {
      guard let own = study.indicators.first(where: { $0.indicator.id == survey.indicator }) else {
        continue
      }
      blocks +=
        SurveyChapter(
          survey: survey, study: own, plan: study.plan, level: study.options.level,
          minimumCell: options.minimumCell
        ).blocks
    }
    blocks += conflicts + targets(reported) + reliability
    blocks += MethodChapter(section: self).blocks + signature
    return Document(blocks)
  }

  /// The index over the years, with its outlook and its targets: the picture of the first page.
  private var overview: [Document.Block] {
    let index = study.indicators.first { study in
      surveys.contains { $0.indicator == study.indicator.id }
    }
    return [index.flatMap { Chart($0) }.map { .chart($0) }].compactMap(\.self)
  }

  // MARK: - Chapters

  private var conflicts: [Document.Block] {
    study.indicators.flatMap { study -> [Document.Block] in
      guard case .cases(let analysis) = study.evidence else { return [] }
      return [.chapter(ReviewWords.conflicts), .paragraph(study.indicator.name)]
        + RateSection(analysis: analysis).details(analysis.whole)
    }
  }

  private func targets(_ reported: Int?) -> [Document.Block] {
    let tables = AttainmentTables(study: study, year: nil, reported: reported)
    var blocks: [Document.Block] = [.chapter(ReviewWords.targets)]
    if !study.indicators.isEmpty {
      blocks += attainment.standing
      // An index is drawn in its own chapter.
      let drawn = Set(surveys.map(\.indicator))
      blocks += study.indicators.filter { !drawn.contains($0.indicator.id) }
        .compactMap(Chart.init).map { .chart($0) }
      blocks += tables.blocks
    }
    if surveys.isEmpty { blocks += AttainmentTables.followUp(of: study.plan) }
    if !units.isEmpty { blocks += RecapTable(units: units).blocks }
    return blocks
  }

  private var reliability: [Document.Block] {
    surveys.flatMap { survey -> [Document.Block] in
      let section = ReliabilitySection(
        analysis: survey.reliability, request: survey.request, edition: survey.edition)
      guard let group = survey.reliability.groups.first else { return [] }
      return [
        .chapter(ReviewWords.reliability), section.figure(group),
        .heading(ReliabilityWords.items(of: [])), section.items(group),
        .paragraph(ReliabilityWords.itemNote), .heading(ReliabilityWords.quality),
      ] + section.quality(group)
    }
  }

  private var signature: [Document.Block] {
    guard let signature = study.plan.signature else { return [] }
    let place = ReviewWords.placeAndDate(signature.place, signature.date)
    let above = [place, signature.title.map { Bilingual($0) }].compactMap(\.self)
    let below = [
      signature.name.map { Bilingual($0) }, signature.rank.map { Bilingual($0) },
      signature.id.map(ReviewWords.number),
    ].compactMap(\.self)
    return above.isEmpty && below.isEmpty ? [] : [.signature(above: above, below: below)]
  }
}
