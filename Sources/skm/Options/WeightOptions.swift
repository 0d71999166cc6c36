import ArgumentParser
import Localization
import Report
import Responses
import Satisfaction

/// How element means are weighted into the index.
struct WeightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Element weights: a rule of the edition (exact, 0.11, ...) or W1,W2,... that sum to 1. "
        + "(default: exact)",
      valueName: "rule"))
  var elementWeights: String?

  /// The rule that was asked for, in the sense of every edition in the data.
  ///
  /// - Parameters:
  ///   - editions: At least one; the last says what an edition without an exact rule means.
  ///   - isBridge: Only the elements that editions share count.
  ///   - allowsMissing: Elements may be missing.
  /// - Returns: The weights.
  /// - Throws: `Failure` for a rule that an edition lacks, or that needs elements that may not be there.
  func weights(
    of editions: [RegulationEdition], isBridge: Bool, allowsMissing: Bool
  ) throws -> ElementWeights {
    var weights = ElementWeights.exact
    if let elementWeights {
      for edition in editions {
        do {
          weights = try ElementWeights(elementWeights, edition: edition)
        } catch {
          let name = editions.count > 1 ? edition.id + ": " : ""
          throw Failure(.usage, error.words.map { text, _ in name + text })
        }
      }
      let asked = Set(editions.map { $0.elements.map(\.identity) })
      if case .custom = weights, asked.count > 1, !isBridge {
        throw Failure(.usage, WeightRuleError.notAcrossEditions(editions.map(\.id)).words)
      }
    } else if let last = editions.last, !isBridge,
      !editions.allSatisfy({ $0.weightRules.contains(.exact) })
    {
      // An edition of one's own may have no exact rule; its first is then what it means.
      weights = last.weightRules[0]
    }
    guard weights == .exact || !allowsMissing else {
      throw Failure(.usage, WeightRuleError.notWithMissingElements.words)
    }
    guard weights == .exact || !isBridge else {
      throw Failure(.usage, WeightRuleError.notWithCommonElements.words)
    }
    return weights
  }
}
