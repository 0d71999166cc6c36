public import ArgumentParser
public import CSV
import FoundationEssentials
public import Localization
import Rendering
import Report

extension Language: ExpressibleByArgument {}
extension CSVWriter.Notation: ExpressibleByArgument {}

/// How an answer is written.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case terminal, csv, json, markdown, html, svg, xlsx

  init?(argument: String) {
    self.init(rawValue: argument == "md" ? "markdown" : argument)
  }

  /// The format that the ending of a path asks for.
  init?(path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "csv": self = .csv
    case "json": self = .json
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "svg": self = .svg
    case "xlsx": self = .xlsx
    default: return nil
    }
  }
}

/// Options that say how and where the answer is written.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      terminal, csv, json, markdown, html, xlsx (which needs -o), or svg for the charts of an answer \
      that has some. (default: by the ending of -o, else terminal)
      """)
  var format: Format?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write here, whole or not at all; with --format csv into folder/ every table of the answer.",
      valueName: "path"),
    completion: .file())
  var path: String?

  @Option(help: "id or en. (default: from LC_ALL, LC_MESSAGES or LANG; en* is en, else id)")
  var language: Language?

  @Option(
    help: """
      CSV notation: id (semicolon, decimal comma, BOM, CRLF) or en (comma, decimal point). \
      (default: the language's)
      """)
  var spreadsheet: CSVWriter.Notation?

  @Flag(name: .customLong("no-color"), help: "No colour, also on a terminal.")
  var hasNoColor = false

  @Flag(help: "No warnings and no progress on standard error.")
  var quiet = false

  func validate() throws {
    if path?.isEmpty == true { throw ValidationError("-o needs a path.") }
    if format == .xlsx, (path ?? "-") == "-" {
      throw ValidationError(UsageWords.workbookNeedsPath[readerLanguage])
    }
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The language that the environment asks for.
  static var environmentLanguage: Language {
    Language(environment: ProcessInfo.processInfo.environment)
  }

  /// The language of the reader.
  var readerLanguage: Language { language ?? Self.environmentLanguage }

  /// Tells how far a reading is, where somebody looks.
  var progress: ProgressLine? { quiet ? nil : ProgressLine(in: readerLanguage) }

  /// Writes `answer`.
  ///
  /// - Parameters:
  ///   - answer: What a command found.
  ///   - inputs: Paths that were read, none of which may be overwritten.
  /// - Throws: `Failure` where the file cannot be written, or the answer has no chart to draw.
  func write(_ answer: Answer, readFrom inputs: [String] = []) throws {
    if let path, chosenFormat == .csv, path != "-", OutputFolder.isFolder(path) {
      try writeBundle(of: answer, to: path, readFrom: inputs)
      return
    }
    let format = chosenFormat
    let bytes = try bytes(of: answer, as: format)
    if [.csv, .svg].contains(format) { warn(of: answer) }
    try write(bytes, readFrom: inputs)
  }

  /// The format that was asked for, by its name or by the ending of the path.
  var chosenFormat: Format { format ?? path.flatMap(Format.init(path:)) ?? .terminal }

  /// Writes bytes that are finished.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - inputs: Paths that were read, none of which may be overwritten.
  /// - Throws: `Failure` where the file cannot be written.
  func write(_ bytes: [UInt8], readFrom inputs: [String]) throws {
    try Self.write(bytes, to: path, readFrom: inputs)
  }

  /// Writes bytes that are finished.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - path: The file; standard output where none is named.
  ///   - inputs: Paths that were read, none of which may be overwritten.
  /// - Throws: `Failure` where the file cannot be written.
  static func write(_ bytes: [UInt8], to path: String?, readFrom inputs: [String] = []) throws {
    do {
      guard let path, path != "-" else {
        try StandardStreams.write(bytes)
        return
      }
      if let target = OutputFile.Identity(path),
        inputs.contains(where: { OutputFile.Identity($0) == target })
      {
        throw Failure(.usage, UsageWords.wouldOverwrite(path))
      }
      try OutputFile.write(bytes, to: path)
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Writes every table of `answer` into a folder.
  private func writeBundle(of answer: Answer, to path: String, readFrom inputs: [String]) throws {
    let bundle = CSVBundle(
      answer.document, answer.table, WorkbookWords.sheets, notation: notation, in: readerLanguage)
    warn(of: answer)
    do {
      if let stranger = try OutputFolder.strangers(in: path).first {
        throw Failure(.usage, UsageWords.folderIsNotOurs(path, stranger))
      }
      let replaced = try OutputFolder.files(in: path).compactMap { OutputFile.Identity($0) }
      if inputs.contains(where: { OutputFile.Identity($0).map(replaced.contains) ?? false }) {
        throw Failure(.usage, UsageWords.wouldOverwrite(path))
      }
      try OutputFolder.write(bundle.files, to: path)
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Says on standard error what a format has no room for.
  private func warn(of answer: Answer) {
    guard !quiet else { return }
    for notice in answer.notices { StandardStreams.warn(notice.message[readerLanguage]) }
  }

  /// How numbers are written in CSV.
  private var notation: CSVWriter.Notation { spreadsheet ?? (readerLanguage == .id ? .id : .en) }

  private func bytes(of answer: Answer, as format: Format) throws -> [UInt8] {
    switch format {
    case .json: return JSONRenderer(in: readerLanguage).render(answer.payload)
    case .csv:
      return CSVRenderer(notation: notation, in: readerLanguage).render(answer.table)
    case .markdown: return MarkdownRenderer().render(answer.document, in: readerLanguage)
    case .html: return HTMLRenderer().render(answer.document, in: readerLanguage)
    case .svg:
      let document = answer.document
      guard document.hasPictures else { throw Failure(.usage, UsageWords.noChart) }
      return SVGRenderer().render(document, in: readerLanguage)
    case .xlsx:
      do {
        return try XLSXRenderer(WorkbookWords.sheets, in: readerLanguage)
          .render(answer.document, answer.table)
      } catch {
        throw Failure(.file, error.words)
      }
    case .terminal: return terminal.render(answer.document, in: readerLanguage)
    }
  }

  private var terminal: TerminalRenderer {
    guard path == nil else { return TerminalRenderer() }
    let allowsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    return TerminalRenderer(
      width: StandardStreams.width,
      usesColor: StandardStreams.isTerminal && !hasNoColor && allowsColor)
  }
}
