public import Localization
public import Reliability
public import Responses
public import Satisfaction

/// The survey of one year as a report tells it: who answered, what, how far the questionnaire can be
/// trusted, and what changed since the year before.
public struct SurveyStudy: Sendable {
  /// The answers to one element.
  public struct Answers: Sendable, Hashable {
    /// The element's code, such as `U1`.
    public let element: String
    public let name: Bilingual
    /// How many gave each answer, the lowest first; unweighted.
    public let counts: [Int]
  }

  /// The year before that the survey is compared with.
  public struct Earlier: Sendable {
    public let year: Int
    public let edition: RegulationEdition
    public let satisfaction: GroupSatisfaction
    public let comparison: SatisfactionComparison
  }

  /// The ID of the indicator that the survey gives.
  public let indicator: String
  public let year: Int
  public let edition: RegulationEdition
  public let satisfaction: GroupSatisfaction
  /// In the order of the edition.
  public let answers: [Answers]
  /// The characteristics that all files of the year have, in the order of
  /// `RespondentProfile.roles`.
  public let profiles: [RespondentProfile]
  /// Of the year's respondents alone.
  public let reliability: ReliabilityAnalysis
  /// What was asked to be read.
  public let request: SurveyRequest
  /// The last year before it that has a survey; `nil` where there is none.
  public let earlier: Earlier?
  /// What respondents wrote, each text once, in its natural order; empty unless asked for.
  public let comments: [String]
}

/// What a survey study reads beside the answers.
public struct SurveyStudyOptions: Sendable {
  /// Comments are listed, which may name people.
  public var listsComments = false
  /// Bootstrap samples of reliability; `nil` for as many as the number of respondents needs.
  public var replicates: Int?
  /// The seed of everything that is drawn.
  public var seed: UInt64 = 1

  public init() {}
}
