import ArgumentParser
import CSV
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

/// Options that say what is read and how it is understood.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CSV or TSV; - is standard input; several files are one data set; FILE@2021 gives a year.",
      valueName: "file"))
  var files: [String]

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

  enum Missing: String, ExpressibleByArgument, CaseIterable { case available, complete }

  /// The files to read.
  var inputs: [ResponseInput] { files.map { ResponseInput(argument: $0) } }

  /// The edition that was asked for.
  func regulation() throws -> RegulationEdition {
    if let shipped = RegulationEdition.shipped.first(where: { $0.id == edition }) {
      return shipped
    }
    guard edition.contains("/") || edition.hasSuffix(".json") else {
      let ids = RegulationEdition.shipped.map(\.id).joined(separator: ", ")
      throw Failure(
        .usage,
        Bilingual(
          id: "Peraturan \u{201C}\(edition)\u{201D} tidak dikenal. Yang ada: \(ids), atau jalur "
            + "berkas .json.",
          en:
            "The edition \u{201C}\(edition)\u{201D} is not known. There are: \(ids), or the path of "
            + "a .json file."))
    }
    do {
      var source = try ByteSource(path: edition)
      var (bytes, block) = ([UInt8](), [UInt8]())
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty && bytes.count < 1 << 20  // no edition is a megabyte long
      return try RegulationEdition(json: bytes)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as EditionError {
      throw Failure(.data, error.words.map { text, _ in "\(edition): \(text)" })
    }
  }

  /// What to read, without a sampling design.
  func request(for edition: RegulationEdition) throws -> SurveyRequest {
    var request = SurveyRequest(edition.questionnaire)
    for choice in columns {
      let isItem = edition.elements.contains { $0.code.lowercased() == choice.role.lowercased() }
      guard isItem || Role(rawValue: choice.role.lowercased()) != nil else {
        let roles = Role.allCases.map(\.rawValue).joined(separator: " ")
        let codes = edition.elements.map(\.code).joined(separator: " ")
        throw Failure(
          .usage,
          Bilingual(
            id: "--column tidak mengenal peran \u{201C}\(choice.role)\u{201D}. Yang ada: \(roles) "
              + "\(codes).",
            en: "--column knows no role \u{201C}\(choice.role)\u{201D}. There are: \(roles) "
              + "\(codes)."))
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
