public import ArgumentParser
import CSV
import Localization
public import Rates
import Report
import Responses

extension RateIntervalMethod: ExpressibleByArgument {}
extension RateNumerator: ExpressibleByArgument {}

/// `skm rate`: which share of reported conflicts was resolved, and how sure that is.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Which share of reported conflicts was resolved, how sure is it?",
    usage: "skm rate <file> ... [<options>]",
    discussion: """
      Example:  skm rate datasets/kras/konflik.csv --target 100

      A case register has a row per conflict: the days on which it was reported, resolved and perhaps \
      facilitated. Yearly counts have a row per year: year, reported, resolved and perhaps facilitated. \
      Resolved means: in the calendar year of the report.
      """)

  @Argument(help: filesHelp, completion: .file())
  var files: [String]

  @Option(help: sheetHelp)
  var sheet: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Which column plays a role: year, reported, resolved or facilitated.",
      valueName: "role=header"))
  var columns: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "One series per value of these roles or headers, such as type or village.", valueName: "a,b"))
  var by: String?

  @Option(help: "What is counted: resolved (the formula) or facilitated.")
  var numerator = RateNumerator.resolved

  @Flag(help: "A year may count more cases than were reported in it, some of earlier years.")
  var carryOver = false

  @Option(
    help: ArgumentHelp(
      "The last day that a register speaks of. (default: the latest day in it)",
      valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the share should be, in per cent: how likely is it to be met?", valueName: "v"))
  var target: String?

  @Option(help: "wilson, clopper-pearson, jeffreys, agresti-coull, midp or likelihood.")
  var method = RateOptions().method

  @Option(help: "Confidence level as a fraction.")
  var level = RateOptions().level

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      guard 0.01...0.999999 ~= level else { throw Failure(.usage, UsageWords.level) }
      let options = RateOptions(
        numerator: numerator, method: method, level: level,
        target: try target.map(Self.share))
      let inputs = files.map { ResponseInput(argument: $0, sheet: sheet) }
      let reading = try read(inputs)
      let analysis = RateAnalysis(reading, options: options)
      guard analysis.series.contains(where: \.hasRate) else {
        throw Failure(.data, analysis.series.prefix(10).map(RateFailure.words))
      }
      try output.write(
        .rate(analysis, notices: reading.warnings.map(\.notice)), readFrom: inputs.map(\.path))
    }
  }

  private func read(_ inputs: [ResponseInput]) throws -> ConflictReading {
    try refuseRepeatedFiles(files)
    let reader = ConflictReader(
      groups: names(by), columns: try chosenColumns, asOf: try asOf.map(Self.day),
      carriesOver: carryOver)
    var reading: ConflictReading?
    for input in inputs {
      let earlier = reading
      reading = try readTable(input.path, sheet: input.sheet) { source in
        try reader.read(source, year: input.year.flatMap { Int($0) }, after: earlier)
      }
    }
    // the parser asks for a file at least
    guard let reading else { throw Failure(.usage, []) }
    return reading
  }

  private var chosenColumns: [ConflictColumn: String] {
    get throws {
      var chosen: [ConflictColumn: String] = [:]
      for choice in columns {
        guard let column = ConflictColumn(rawValue: choice.role.lowercased()) else {
          throw Failure(
            .usage,
            UsageWords.unknownRole(choice.role, known: ConflictColumn.allCases.map(\.rawValue)))
        }
        guard chosen[column] == nil else {
          throw Failure(.usage, UsageWords.givenTwice("--column \(choice.role)"))
        }
        chosen[column] = choice.header
      }
      return chosen
    }
  }

  // MARK: - Options

  /// `2021-12-31`.
  private static func day(_ text: String) throws -> CalendarDay {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let found = CalendarDay(year: year, month: month, day: day), found.text == text
    else { throw Failure(.usage, UsageWords.day("--as-of", text)) }
    return found
  }

  /// A share of a per cent from 0 to 100, with a decimal point or comma.
  private static func share(_ text: String) throws -> Double {
    let plain = text.map { $0 == "," ? "." : $0 }
    guard let percent = FixedDecimal(String(plain)), 0...100 ~= percent.value else {
      throw Failure(.usage, UsageWords.percentTarget(text))
    }
    return percent.value / 100
  }
}
