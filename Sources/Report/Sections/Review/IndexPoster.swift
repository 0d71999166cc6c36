public import Attainment
import Localization
public import Rendering
import Responses
import Satisfaction
import SurveyInference

extension Poster {
  /// The sheet on which an office publishes the index of its last survey.
  ///
  /// It has what the regulation's sheet has: the unit, the index with its grade, how many answered and
  /// who, and thanks; and the interval of the index besides. Fails where the survey has no index.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - study: The plan that it belongs to.
  ///   - minimumCell: Smaller groups of respondents are shown together.
  public init?(_ survey: SurveyStudy, of study: PlanStudy, minimumCell: Int) {
    guard case .success(let index) = survey.satisfaction.index else { return nil }
    let interval = index.confidence?.interval(level: study.options.level)
    let shown: [Role] = [.sex, .education, .age]
    let groups = shown.compactMap { role -> Group? in
      guard let profile = survey.profiles.first(where: { $0.role == role }) else { return nil }
      return Group(
        title: RespondentWords.role(role),
        rows: profile.lines(minimum: minimumCell).map { ($0.label, .count($0.count)) })
    }
    self.init(
      title: PosterWords.title, unit: study.plan.unit, period: PosterWords.period(survey.year),
      valueLabel: PosterWords.value, value: .fixed(index.published),
      interval: interval.map(IndexWords.interval) ?? IndexWords.noError,
      gradeLabel: PosterWords.grade, grade: Bilingual(index.grade.grade),
      performance: index.grade.performance, respondentsLabel: PosterWords.respondents,
      respondents: .count(survey.satisfaction.respondents), groups: groups,
      thanks: PosterWords.thanks, source: PosterWords.source(survey.edition),
      alternativeText: PosterWords.picture(index, survey, study.plan.unit))
  }
}
