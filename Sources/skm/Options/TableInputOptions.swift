import ArgumentParser
import Report
import Responses

/// Options that say which table is read, and how its columns are understood.
struct TableInputOptions: ParsableArguments {
  @Argument(help: filesHelp, completion: .file())
  var files: [String]

  @Option(help: sheetHelp)
  var sheet: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Which column plays a role: year, unit, service, sex, stratum, psu, weight, ...",
      valueName: "role=header"))
  var columns: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "One result per value of these roles or headers: domains of one design.", valueName: "a,b"))
  var by: String?

  @Option(
    help: "available (each variable by itself) or complete (only rows that hold all variables).")
  var missing = InputOptions.Missing.available

  @Flag(help: "Count a text among numbers as missing and say how many.")
  var skipInvalid = false

  @Option(help: "Accepted as elsewhere; one thread reads a table.")
  var threads: Int?

  /// The files to read.
  var inputs: [ResponseInput] { files.map { ResponseInput(argument: $0, sheet: sheet) } }

  func validate() throws {
    if let threads, !(1...1024 ~= threads) { throw ValidationError("--threads is from 1 to 1024.") }
  }

  /// What to read, without a sampling design.
  ///
  /// - Parameter variables: The variables.
  /// - Returns: The request.
  /// - Throws: `Failure` for what is given twice, and for a role that is none.
  func request(for variables: [TableRequest.Variable]) throws -> TableRequest {
    try refuseRepeatedFiles(files)
    try refuseRepeatedRoles(in: columns)
    var request = TableRequest(variables)
    for choice in columns {
      guard Role(rawValue: choice.role.lowercased()) != nil else {
        throw Failure(
          .usage, UsageWords.unknownRole(choice.role, known: Role.allCases.map(\.rawValue)))
      }
      request.columns.append((role: choice.role.lowercased(), header: choice.header))
    }
    request.groups = names(by)
    request.usesCompleteOnly = missing == .complete
    request.skipsInvalid = skipInvalid
    return request
  }
}
