import TestSupport
import Testing

/// Rules of the house that a compiler does not know.
@Suite struct HouseTests {
  struct Source: Sendable, CustomTestStringConvertible {
    let path: String
    /// The text without comments and without the contents of texts.
    let code: String
    var target: String { String(path.split(separator: "/")[1]) }
    var testDescription: String { path }
  }

  static let sources: [Source] = {
    do {
      return try Repository.files(in: "Sources", suffix: ".swift").map {
        Source(path: $0, code: stripped(try Repository.text($0)))
      }
    } catch { preconditionFailure("cannot read the sources: \(error)") }
  }()

  /// `text` without line comments and string literals, as far as this package writes them.
  static func stripped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var (result, isText, previous) = ("", false, Character(" "))
      for character in line {
        if character == "\"" && previous != "\\" { isText.toggle() }
        if !isText && character == "/" && previous == "/" { break }
        if !isText { result.append(character) }
        // a backslash that is itself escaped does not escape what follows
        previous = character == "\\" && previous == "\\" ? " " : character
      }
      return result
    }.joined(separator: "\n")
  }

  @Test("there are sources to look at")
  func findsSources() {
    #expect(Self.sources.count > 50)
    #expect(
      Set(Self.sources.map(\.target)).isSuperset(of: ["skm", "Report", "CSV", "Probability"]))
  }

  @Test("only the commands print, read the environment, or exit", arguments: sources)
  func isQuiet(_ source: Source) {
    guard !["skm", "skm-bench"].contains(source.target) else { return }
    #expect(!source.code.contains(#/\b(print|debugPrint|dump|puts|fputs|printf|exit|abort)\(/#))
    #expect(!source.code.contains(#/\b(getenv|ProcessInfo|CommandLine|setlocale|FileHandle)\b/#))
    #expect(!source.code.contains(#/\b(stdout|stderr)\b/#))
  }

  @Test("each C module is imported by its one owner", arguments: sources)
  func importsOwnModules(_ source: Source) {
    let owners = [
      "CLAPACK": "LinearAlgebra", "CBoostMath": "Probability", "CXLSXWriter": "Rendering",
      "CCrypto": "skm", "CScan": "CSV", "CZip": "CSV", "CExpat": "CSV",
    ]
    for (module, owner) in owners where source.target != owner {
      #expect(!source.code.contains("import \(module)"))
    }
  }

  @Test("each C module has its owner")
  func ownsModules() {
    let owners = [
      ("CLAPACK", "LinearAlgebra"), ("CBoostMath", "Probability"), ("CScan", "CSV"),
      ("CCrypto", "skm"),
      ("CXLSXWriter", "Rendering"),
      ("CZip", "CSV"), ("CExpat", "CSV"),
    ]
    for (module, owner) in owners {
      #expect(Self.sources.contains { $0.target == owner && $0.code.contains("import \(module)") })
    }
  }

  @Test("nothing gives up without a reason", arguments: sources)
  func neverGivesUp(_ source: Source) {
    #expect(!source.code.contains(#/\bfatalError\b/#))
    #expect(!source.code.contains(#/\btry!/#))
    #expect(!source.code.contains(#/\bas!/#))
    // an exclamation mark behind a name, a bracket or another one, and not before `=`
    #expect(!source.code.contains(#/[A-Za-z0-9_\)\]\?]!(?!=)/#), "force unwrap")
  }

  @Test(
    "what is searched for is found",
    arguments: [
      "let x = y!", "f()!.a", "a[0]! + 1", "try! f()", "x as! Y", "fatalError()",
    ])
  func findsViolations(line: String) {
    let source = Self.stripped(line)
    let found =
      source.contains(#/\bfatalError\b/#) || source.contains(#/\btry!/#)
      || source.contains(#/\bas!/#) || source.contains(#/[A-Za-z0-9_\)\]\?]!(?!=)/#)
    #expect(found)
  }

  @Test("unsafe code stands behind a few small doors", arguments: sources)
  func isSafe(_ source: Source) {
    let doors = [
      "ByteScan", "StoredBytes", "ProductSums", "Cholesky", "SymmetricEigen",
      "QRFactorization", "StandardStreams", "OutputFile", "OutputFolder", "FileDigest", "Workbook",
      "WorkbookChart", "WorkbookParts", "Archive", "XMLEvents",
    ]
    guard !doors.contains(where: { source.path.hasSuffix("/\($0).swift") }) else { return }
    #expect(!source.code.contains("unsafe "))
  }

  @Test("the words of a reader stand in the catalogue", arguments: sources)
  func wordsStandInCatalogue(_ source: Source) {
    guard !source.path.contains("/Report/Catalogue/"), source.target != "Localization" else {
      return
    }
    // what a user or an edition wrote is passed on; only what we say has two texts
    #expect(!source.code.contains("Bilingual(id: \"") && !source.code.contains("Bilingual(\n"))
  }

  @Test("a text or a comment is no code")
  func stripsTexts() {
    #expect(!Self.stripped(#"let a = "x! // y" // try! z"#).contains("!"))
    #expect(Self.stripped(#"let a = "\\" + b!"#).contains("b!"))
    #expect(!Self.stripped("/// print(x)!").contains("print"))
  }
}
