import ArgumentParser
import CSV
import Report
import Responses
import Satisfaction

/// `skm verify`: whether published figures follow from each other.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Do these published figures follow from each other?",
    usage: "skm verify <file> [<options>]",
    discussion: """
      Example:  skm verify datasets/published/cases-elements.csv

      A row holds what an office printed of one survey: U1, U2, ... (means on 1-4, means on 0-100, or \
      sums with value_kind=sum and n) or S1, S2, ... of services; unit, period, n, published_ikm, \
      published_grade, published_performance.
      """)

  @Argument(help: ArgumentHelp("CSV, TSV or XLSX; - is standard input.", valueName: "file"))
  var file: String

  @Option(help: sheetHelp) var sheet: String?

  @Option(
    help: """
      Weights, scale and grades: permenpanrb-14-2017, permenpanrb-16-2014, kepmenpan-25-2004, or an \
      edition file.
      """)
  var edition = "permenpanrb-14-2017"

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let edition = try RegulationEdition(namedByUser: edition)
      let reader = FiguresReader(edition.questionnaire, multiplier: edition.scale.multiplier)
      let reading = try readTable(file, sheet: sheet) { try reader.read($0) }
      let verification = FiguresVerification(reading, edition: edition)
      let problems = verification.rows.compactMap { row in
        if case .failure(let problem) = row.verdict { problem } else { nil }
      }
      guard problems.count < verification.rows.count else {
        throw Failure(.data, problems.prefix(10).map(\.words))
      }
      try output.write(.verify(verification), readFrom: [file, self.edition])
    }
  }
}

/// Reads a small table; a file that cannot be read is a failure, and so is one that is no such table.
func readTable<Result>(
  _ path: String, sheet: String?, _ read: (consuming ByteSource) throws -> Result
) throws -> Result {
  do {
    return try read(ByteSource(path: path, sheet: sheet))
  } catch let error as FileError {
    throw Failure(error)
  } catch let problem as TableProblem {
    if case .unreadable(.file(let error)) = problem.kind { throw Failure(error) }
    throw Failure(.data, problem.words)
  }
}
