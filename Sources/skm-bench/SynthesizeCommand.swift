import ArgumentParser
import Foundation

/// `skm-bench synthesize`: made-up surveys, the same bytes for the same seed.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Writes a made-up survey to standard output, or those of an office into a folder.",
    discussion: """
      Example:  skm-bench synthesize form --seed 1 > datasets/synthetic/form-2024.csv
      Example:  skm-bench synthesize kras --seed 1 -o datasets/kras
      """)

  /// What the survey looks like.
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    /// An export of an online form: questions as headers, labels as answers.
    case form
    /// Five years of four villages and three services, with weights and populations.
    case villages
    /// The complete answers that coefficients of reliability are timed on.
    case answers
    /// Five yearly surveys of a district office and its register of conflicts, in a folder.
    case kras
  }

  @Argument(help: "form, villages, answers or kras.")
  var layout: Layout

  @Option(help: "The same seed gives the same survey.")
  var seed: UInt64 = 1

  @Option(name: [.short, .long], help: "The folder for the files of kras; it must be there.")
  var output: String?

  func validate() throws {
    switch (layout, output) {
    case (.kras, nil): throw ValidationError("kras has several files: name a folder with -o.")
    case (.form, .some), (.villages, .some), (.answers, .some):
      throw ValidationError("\(layout.rawValue) has one file, which goes to standard output.")
    default: break
    }
  }

  func run() throws {
    var survey = try SyntheticSurvey(seed: seed)
    switch layout {
    case .form: print(survey.form(respondents: 150), terminator: "")
    case .villages: print(survey.villages(), terminator: "")
    case .answers: print(AnswerTable(&survey).csv, terminator: "")
    case .kras:
      let folder = URL(fileURLWithPath: output ?? ".")
      for file in try DistrictOffice(seed: seed).files() {
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
      }
    }
  }
}
