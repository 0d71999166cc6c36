import Foundation
import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  private static let commands = [
    [], ["check"], ["index"], ["estimate"], ["compare"], ["reliability"], ["trend"], ["forecast"],
    ["rate"],
    ["attainment"], ["report"], ["verify"], ["sample-size"], ["query"], ["editions"],
  ]

  @Test("the help of each command", arguments: commands)
  func help(command: [String]) throws {
    let here = try Workdir()
    let outcome = try here.skm(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    try expectGolden(outcome.output, "help-\(command.first ?? "skm").txt")
    #expect(!outcome.output.split(separator: "\n").contains { $0.count > 80 })
    #expect(try here.skm(["help"] + command).output == outcome.output)
  }

  @Test("the example in a command's help works as it stands", arguments: commands.dropFirst())
  func example(command: [String]) throws {
    let here = try Workdir()
    let help = try here.skm(command + ["--help"]).output
    let start = try #require(help.range(of: "Example:"))
    let end = help.range(of: "\n\n", range: start.upperBound..<help.endIndex)?.lowerBound
    let text = help[start.upperBound..<(end ?? help.endIndex)]
    let example = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(example.hasPrefix("skm " + command[0]))
    _ = try here.shell(
      "mkdir -p datasets/metro-pusat datasets/published datasets/synthetic datasets/kras")
    for path in [
      metroPusat, VerifyCommandTests.elements, TrendCommandTests.villages,
      "datasets/published/kepulauan-seribu.csv",
    ] + AttainmentCommandTests.kras { try here.copy(path, to: path) }
    let outcome = try here.shell("\"$SKM\" " + example.dropFirst("skm ".count))
    #expect(outcome.status == 0, "\(outcome.errors)")
    // what is written into a file is not written here too
    let file = example.firstMatch(of: #/-o (\S+)/#)
    #expect(outcome.output.isEmpty == (file != nil))
    if let file { #expect(try !here.bytes(of: String(file.1)).isEmpty) }
  }

  @Test("an example can be copied: it is not broken across lines", arguments: commands.dropFirst())
  func exampleOnOneLine(command: [String]) throws {
    let here = try Workdir()
    let help = try here.skm(command + ["--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("Example:") })
    let next = lines[line + 1]
    #expect(next.isEmpty || lines[line].hasSuffix("\\"), "\(lines[line])\n\(next)")
  }

  @Test(
    "every shared option that a command takes is in its help",
    arguments: ["check", "index", "compare", "reliability", "trend"])
  func options(command: String) throws {
    let here = try Workdir()
    let help = try here.skm(command, "--help").output
    for option in [
      "--edition", "--column", "--by", "--missing", "--skip-invalid", "--elements-present",
      "--format", "-o", "--language", "--spreadsheet", "--stratum", "--psu", "--weight",
      "--population", "--singleton", "--quiet", "--no-color",
    ] {
      #expect(help.contains(option), "\(option)")
    }
    for option in [
      "--items", "--scale", "--between", "--from", "--to", "--bootstrap", "--factors", "--seed",
      "--level",
    ] where command == "reliability" {
      #expect(help.contains(option), "\(option)")
    }
    for option in [
      "--value", "--period", "--error", "--random-effects", "--test", "--common-elements",
      "--level",
    ] where command == "trend" {
      #expect(help.contains(option), "\(option)")
    }
    for option in ["--element-weights", "--level", "--interval"] where command == "index" {
      #expect(help.contains(option), "\(option)")
    }
  }

  @Test("a version, and completions for three shells")
  func versionAndCompletions() throws {
    let here = try Workdir()
    let version = try here.skm("--version")
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
    for shell in ["bash", "zsh", "fish"] {
      let outcome = try here.skm("--generate-completion-script", shell)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("skm") && outcome.output.contains("element-weights"))
    }
  }
}
