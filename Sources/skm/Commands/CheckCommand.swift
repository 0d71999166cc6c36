import ArgumentParser
import CSV
import Report
import Responses

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
      var request = try input.request(for: try input.regulation())
      design.apply(to: &request)
      request.isCheck = true
      let reading = try read(input.inputs, request)
      try output.write(
        .check(reading, request: request), readFrom: input.paths)
      guard reading.problemCount == 0 else { throw ExitCode(Failure.Status.data.rawValue) }
    }
  }
}

/// Reads response files; a file that cannot be read is a failure.
func read(_ inputs: [ResponseInput], _ request: SurveyRequest) throws -> SurveyReading {
  do {
    return try ResponseReader(request).read(inputs)
  } catch {
    throw Failure(error)
  }
}
