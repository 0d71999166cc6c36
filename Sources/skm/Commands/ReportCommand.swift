import ArgumentParser
import Attainment
import CSV
import Localization
import Rendering
import Report

/// `skm report`: the whole review of a plan, ready to print.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The whole review of a plan, ready to print.",
    usage: "skm report <plan> -o <path> [<options>]",
    discussion: """
      Example:  skm report datasets/kras/plan.yaml -o report.html

      One HTML file that needs nothing else: it opens in any browser, prints on A4, and opens in \
      LibreOffice Writer or Word. With --poster it is the sheet on which the index is published.
      """)

  @Argument(
    help: ArgumentHelp("A plan as YAML; its paths are relative to it.", valueName: "plan"),
    completion: .file(extensions: ["yaml", "yml"]))
  var plan: String

  @Flag(help: "The A4 sheet on which the index of the last survey is published: .html or .svg.")
  var poster = false

  @Option(
    help: ArgumentHelp(
      "Groups of fewer respondents than this are shown together.", valueName: "n"))
  var minCell = ReviewOptions().minimumCell

  @Flag(help: "List what respondents wrote; look for names before you publish it.")
  var comments = false

  @Option(help: "What a year without reported cases counts as: met (100%) or omit (nothing).")
  var noEvent = PlanStudyOptions().noEvent

  @Option(help: "The seed of what is drawn.")
  var seed: UInt64 = SurveyStudyOptions().seed

  @Option(help: "Threads that read; the answer is the same for every number. (default: all cores)")
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let threads, !(1...1024 ~= threads) { throw ValidationError("--threads is from 1 to 1024.") }
    if minCell < 1 { throw ValidationError("--min-cell is at least 1.") }
    if poster, ![.html, .svg].contains(output.chosenFormat) {
      throw ValidationError("A poster is .html or .svg: name it with -o, or say --format.")
    }
  }

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let input = try PlanInput(path: plan)
      let (study, units) = try input.study(
        noEvent: noEvent, threads: threads, progress: output.progress)
      var options = SurveyStudyOptions()
      options.listsComments = comments
      options.seed = seed
      let surveys: [SurveyStudy]
      do throws(PlanStudyError) {
        surveys = try study.surveys(options)
      } catch {
        throw Failure(error)
      }
      if poster {
        try writePoster(study, surveys, readFrom: input.paths)
        return
      }
      var shown = ReviewOptions()
      shown.minimumCell = minCell
      try output.write(
        .review(
          study, units: units, surveys: surveys, provenance: provenance(input), options: shown),
        readFrom: input.paths)
    }
  }

  private func writePoster(
    _ study: PlanStudy, _ surveys: [SurveyStudy], readFrom paths: [String]
  ) throws {
    let posters = surveys.compactMap { Poster($0, of: study, minimumCell: minCell) }
    guard let poster = posters.first else { throw Failure(.data, UsageWords.noPoster) }
    let language = output.readerLanguage
    let renderer = PosterRenderer()
    try output.write(
      output.chosenFormat == .svg
        ? renderer.svg(poster, in: language) : renderer.html(poster, in: language),
      readFrom: paths)
  }

  /// The command as it can be typed again, and what it read.
  private func provenance(_ input: PlanInput) throws -> Provenance {
    do throws(FileError) {
      var files: [Provenance.File] = []
      // What came by standard input cannot be read again.
      for path in input.files
      where path != "-" && !files.contains(where: { $0.path == path }) {
        files.append(Provenance.File(path: path, digest: try FileDigest.sha256(of: path)))
      }
      return Provenance(command: CommandLine.words, files: files)
    } catch {
      throw Failure(error)
    }
  }
}

extension CommandLine {
  /// The command line as a shell would read it again.
  fileprivate static var words: String {
    (["skm"] + arguments.dropFirst()).map { word in
      let isPlain =
        !word.isEmpty
        && word.allSatisfy {
          $0.isLetter || $0.isNumber || "-_./,=:@%+".contains($0)
        }
      return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
