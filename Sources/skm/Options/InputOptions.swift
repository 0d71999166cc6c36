import ArgumentParser
import Localization
import Report
import Responses
import Satisfaction

/// `ROLE=HEADER`.
struct ColumnChoice: ExpressibleByArgument {
  let role: String
  let header: String

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "=") else { return nil }
    role = String(argument[..<mark])
    header = String(argument[argument.index(after: mark)...])
    guard !role.isEmpty && !header.isEmpty else { return nil }
  }
}

/// The help of the files that a command reads as one data set.
let filesHelp = ArgumentHelp(
  "CSV, TSV or XLSX; - is standard input; several files are one data set; FILE@2021 gives a year.",
  valueName: "file")

/// The help of `--sheet`, which several commands have.
let sheetHelp = ArgumentHelp(
  "The sheet of an XLSX file. (default: the first that is shown and not blank)",
  valueName: "name")

/// Options that say what is read and how it is understood.
struct InputOptions: ParsableArguments {
  @Argument(help: filesHelp, completion: .file())
  var files: [String]

  @Option(help: sheetHelp)
  var sheet: String?

  @Option(
    help: "permenpanrb-14-2017, permenpanrb-16-2014, kepmenpan-25-2004, or an edition file.")
  var edition = "permenpanrb-14-2017"

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Which column plays a role: year, date, period, unit, service, stratum, psu, weight, "
        + "population, id, ..., or an element such as U1.", valueName: "role=header"))
  var columns: [ColumnChoice] = []

  @Option(help: ArgumentHelp("One result per value of these roles or headers.", valueName: "a,b"))
  var by: String?

  @Option(help: "available (element by element) or complete (only who answered all).")
  var missing = Missing.available

  @Flag(help: "Count an invalid answer as missing and say how many.")
  var skipInvalid = false

  @Flag(help: "Take 1/k of the elements present; the index is then unofficial.")
  var elementsPresent = false

  @Option(help: "Threads that read; the answer is the same for every number. (default: all cores)")
  var threads: Int?

  enum Missing: String, ExpressibleByArgument, CaseIterable { case available, complete }

  /// The files to read.
  var inputs: [ResponseInput] { files.map { ResponseInput(argument: $0, sheet: sheet) } }

  /// What was given that only responses know.
  var givenOfResponses: [String] {
    (columns.isEmpty ? [] : ["--column"]) + (missing == .available ? [] : ["--missing"])
      + (skipInvalid ? ["--skip-invalid"] : []) + (elementsPresent ? ["--elements-present"] : [])
      + files.filter { ResponseInput(argument: $0).year != nil }
  }

  /// Every path that is read.
  var paths: [String] {
    inputs.map(\.path)
      + ((try? EditionSchedule.names(in: edition).map(\.name)) ?? [edition])
  }

  func validate() throws {
    if let threads, !(1...1024 ~= threads) { throw ValidationError("--threads is from 1 to 1024.") }
  }

  /// The edition that was asked for.
  func regulation() throws -> RegulationEdition {
    try RegulationEdition(namedByUser: edition)
  }

  /// The editions that were asked for, each from a year on: `2016=ID,2018=ID`, or one.
  func schedule() throws -> EditionSchedule {
    do {
      return try EditionSchedule(
        EditionSchedule.names(in: edition).map { from, name in
          EditionSchedule.Entry(from: from, edition: try RegulationEdition(namedByUser: name))
        })
    } catch let error as EditionScheduleError {
      throw Failure(.usage, error.words)
    }
  }

  /// What an edition shares with its neighbours.
  ///
  /// - Throws: `Failure` where that is nothing.
  static func bridge(_ edition: RegulationEdition) throws -> ElementBridge {
    guard let bridge = ElementBridge(around: edition) else {
      throw Failure(.usage, UsageWords.nothingShared([edition.id]))
    }
    return bridge
  }

  /// A file, role or header given twice is a slip: the same respondents would count double.
  private func refuseRepetition() throws {
    try refuseRepeatedFiles(files)
    try refuseRepeatedRoles(in: columns)
  }

  /// What to read, without a sampling design.
  func request(for questionnaire: Questionnaire) throws -> SurveyRequest {
    var request = SurveyRequest(questionnaire)
    try refuseRepetition()
    let codes = questionnaire.items.map(\.code)
    for choice in columns {
      let isItem = codes.contains { $0.lowercased() == choice.role.lowercased() }
      guard isItem || Role(rawValue: choice.role.lowercased()) != nil else {
        let known = Role.allCases.map(\.rawValue) + codes
        throw Failure(.usage, UsageWords.unknownRole(choice.role, known: known))
      }
      request.columns.append((role: choice.role.lowercased(), header: choice.header))
    }
    request.groups = names(by)
    request.usesCompleteOnly = missing == .complete
    request.skipsInvalid = skipInvalid
    request.allowsMissingItems = elementsPresent
    return request
  }
}

/// Refuses a file that is given twice.
func refuseRepeatedFiles(_ files: [String]) throws {
  let paths = files.map { ResponseInput(argument: $0).path }
  let identities = paths.map { OutputFile.Identity($0) }
  if let twice = paths.indices.first(where: { place in
    paths[..<place].contains(paths[place])
      || identities[place] != nil && identities[..<place].contains(identities[place])
  }) {
    throw Failure(.usage, UsageWords.givenTwice(files[twice]))
  }
}

/// Refuses a role or a header that is given twice.
func refuseRepeatedRoles(in columns: [ColumnChoice]) throws {
  let given = [
    (columns.map { $0.role.lowercased() }, columns.map { "--column \($0.role)" }),
    (columns.map { $0.header.lowercased() }, columns.map { "--column \($0.role)=\($0.header)" }),
  ]
  for (keys, shown) in given {
    if let twice = keys.indices.first(where: { keys[..<$0].contains(keys[$0]) }) {
      throw Failure(.usage, UsageWords.givenTwice(shown[twice]))
    }
  }
}

/// The parts of a comma-separated option, none twice.
func names(_ list: String?) -> [String] {
  var names: [String] = []
  for name in (list ?? "").split(separator: ",").map({ String($0.trimming()) })
  where !name.isEmpty && !names.contains(name) {
    names.append(name)
  }
  return names
}

extension Substring {
  fileprivate func trimming() -> Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
