import ArgumentParser
import Report
import Responses
import Satisfaction

/// Any items on any scale, instead of an edition's elements.
struct ItemOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The items, by the headers of their columns, instead of an edition's elements.",
      valueName: "a,b,..."))
  var items: String?

  @Option(
    help: ArgumentHelp(
      "The lowest and the highest answer to --items. (default: the edition's scale)",
      valueName: "lo-hi"))
  var scale: String?

  /// The questionnaire of the items.
  ///
  /// - Parameter edition: Whose scale is taken where none was given.
  /// - Returns: `nil` where no items were named.
  /// - Throws: `Failure` for a scale that is none, or a name that no item can have.
  func questionnaire(_ edition: RegulationEdition) throws -> Questionnaire? {
    guard let items else {
      if scale != nil { throw Failure(.usage, UsageWords.needs("--scale", "--items")) }
      return nil
    }
    let headers = names(items)
    guard headers.count > 1 else { throw Failure(.usage, UsageWords.tooFewItems) }
    if let name = headers.first(where: { !Questionnaire.Item.canBeNamed($0) }) {
      throw Failure(.usage, UsageWords.unusableItem(name))
    }
    guard let scale else {
      return Questionnaire(headers: headers, scale: edition.questionnaire.levels)
    }
    let ends = scale.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], 0 <= low, low < high, high < 255
    else { throw Failure(.usage, UsageWords.scale(scale)) }
    return Questionnaire(headers: headers, scale: low...high)
  }
}
