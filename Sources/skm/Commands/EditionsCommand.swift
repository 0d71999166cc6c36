import ArgumentParser
import Report
import Satisfaction

/// `skm editions`: which editions of the regulation are known, and what they say.
struct EditionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editions",
    abstract: "Which regulation editions are known, and what do they say?",
    usage: "skm editions [<id>] [<options>]",
    discussion: "Example:  skm editions permenpanrb-14-2017 --language en")

  @Argument(help: "The edition to show in full, or an edition file.")
  var id: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let editions =
        try id.map { [try RegulationEdition(namedByUser: $0)] } ?? RegulationEdition.shipped
      try output.write(.editions(editions), readFrom: [id].compactMap(\.self))
    }
  }
}
