import ArgumentParser
import CSV
import Report
import Responses
import Satisfaction

/// `skm check`: what is in a response file, what was understood, what is wrong, and where.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is in this file, what was understood, what is wrong with it, and where?",
    discussion: """
      Example:  skm check datasets/metro-pusat/responses.csv

      Exits with 1 where skm index would refuse the file.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Sampling design") var design: DesignOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let edition = try input.regulation()
      var (request, options) = (
        try input.request(for: edition.questionnaire), SatisfactionOptions()
      )
      try design.apply(to: &request)
      design.apply(to: &options, request: request)
      request.isCheck = true
      let reading = try read(
        input.inputs, request, threads: input.threads, progress: output.progress)
      let refusals = refusals(reading, edition, options)
      try output.write(
        .check(reading, request: request, refusals: refusals, edition: edition),
        readFrom: input.paths)
      guard reading.problemCount == 0 && refusals.isEmpty else {
        throw ExitCode(Failure.Status.data.rawValue)
      }
    }
  }
}

/// What would keep `skm index` from answering although the files can be read.
private func refusals(
  _ reading: SurveyReading, _ edition: RegulationEdition, _ options: SatisfactionOptions
) -> [Notice] {
  guard reading.problemCount == 0 else { return [] }
  if case .failure(let refusal) = analyze(reading, edition, options) { return refusal.notices }
  return []
}
