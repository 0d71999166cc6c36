import ArgumentParser

/// `skm-bench synthesize`: a made-up survey, the same bytes for the same seed.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Writes a made-up survey to standard output.",
    discussion: "Example:  skm-bench synthesize form --seed 1 > datasets/synthetic/form-2024.csv")

  /// What the survey looks like.
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    /// An export of an online form: questions as headers, labels as answers.
    case form
    /// Five years of four villages and three services, with weights and populations.
    case villages
    /// The complete answers that coefficients of reliability are timed on.
    case answers
  }

  @Argument(help: "form, villages or answers.")
  var layout: Layout

  @Option(help: "The same seed gives the same survey.")
  var seed: UInt64 = 1

  func run() throws {
    var survey = try SyntheticSurvey(seed: seed)
    switch layout {
    case .form: print(survey.form(respondents: 150), terminator: "")
    case .villages: print(survey.villages(), terminator: "")
    case .answers: print(AnswerTable(&survey).csv, terminator: "")
    }
  }
}
