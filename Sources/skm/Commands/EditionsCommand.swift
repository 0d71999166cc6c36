import ArgumentParser
import Localization
import Report
import Satisfaction

/// `skm editions`: which editions of the regulation are known, and what they say.
struct EditionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editions",
    abstract: "Which regulation editions are known, and what do they say?",
    discussion: "Example:  skm editions permenpanrb-14-2017 --language en")

  @Argument(help: "The edition to show in full.")
  var id: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    try reporting(in: output.readerLanguage) {
      let shipped = RegulationEdition.shipped
      let editions = id.map { id in shipped.filter { $0.id == id } } ?? shipped
      guard !editions.isEmpty else {
        let ids = shipped.map(\.id).joined(separator: ", ")
        throw Failure(
          .usage,
          Bilingual(
            id: "Peraturan \u{201C}\(id ?? "")\u{201D} tidak dikenal. Yang ada: \(ids).",
            en: "The edition \u{201C}\(id ?? "")\u{201D} is not known. There are: \(ids)."))
      }
      try output.write(.editions(editions))
    }
  }
}
