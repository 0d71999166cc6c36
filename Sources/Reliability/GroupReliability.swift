import LinearAlgebra
import Moments
public import SurveyInference

/// All that `skm reliability` says of one group.
public struct GroupReliability: Sendable {
  /// An item that says nothing of how items go together.
  public struct DroppedItem: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
      /// Everybody gave this answer.
      case constant(Int)
      /// Nobody answered.
      case unanswered
    }

    /// The number of the item.
    public let item: Int
    public let reason: Reason
  }

  /// The values that name the group.
  public let values: [String]
  public let respondents: Int
  /// Respondents who answered every item that was asked.
  public let completeRespondents: Int
  /// The numbers of the items that vary, which alpha rests on.
  public let items: [Int]
  /// Those that vary among respondents who answered every item, which ``structure`` rests on.
  public let modelItems: [Int]
  public let dropped: [DroppedItem]
  /// Of every item that somebody answered.
  public let descriptions: [ItemAnalysis]
  /// Alpha, or why there is none.
  public let alpha: Result<AlphaEstimate, ReliabilityError>
  public let quality: AnswerQuality
  /// Of ``modelItems``.
  public let structure: ItemStructure
  /// Some answers are missing, so that the everyday table takes covariances pair by pair and the
  /// models only those who answered every item.
  public let isPairwise: Bool

  /// Examines one group.
  ///
  /// - Parameters:
  ///   - design: Of moments that keep patterns.
  ///   - group: The number of the group.
  ///   - values: That name it.
  ///   - asked: The numbers of the items that have a column.
  ///   - options: How.
  public init(
    _ design: SamplingDesign, group: Int, values: [String], asked: [Int],
    options: ReliabilityOptions
  ) {
    let everybody = design.patterns(of: group)
    let answered = asked.filter { !everybody.levels(of: $0).isEmpty }
    let complete = everybody.filter { scores in
      answered.allSatisfy { scores[scores.startIndex + $0] != 0 }
    }
    let patterns = options.usesCompleteOnly ? complete : everybody
    let (items, dropped) = Self.items(asked, answered, in: patterns)
    let modelItems = items.filter { complete.patternCount < 2 || complete.levels(of: $0).count > 1 }
    let sample =
      options.usesCompleteOnly
      ? SampleCovariance(complete: patterns.selecting(items))
      : SampleCovariance(pairwise: patterns.selecting(items))
    (self.values, self.items, self.modelItems, self.dropped) = (values, items, modelItems, dropped)
    respondents = everybody.respondents
    completeRespondents = complete.respondents
    isPairwise = !options.usesCompleteOnly && complete.respondents < respondents
    quality = AnswerQuality(
      everybody.selecting(asked), repeats: design.repeats(of: group)?.selecting(asked),
      varying: modelItems.compactMap { asked.firstIndex(of: $0) })
    let isConsistent = sample.map { Self.isConsistent($0) } ?? true
    let replicates = options.replicates(respondents: complete.respondents)
    alpha = Result { () throws(ReliabilityError) in
      guard patterns.respondents > 1 else {
        throw .tooFewRespondents(found: patterns.respondents, required: 2)
      }
      guard items.count > 1 else { throw .tooFewItems(found: items.count, required: 2) }
      guard let sample else { throw .tooFewRespondents(found: complete.respondents, required: 2) }
      guard isConsistent else { throw .inconsistentPairs }
      return try AlphaEstimate(
        sample, items: items, patterns: patterns,
        design: options.hasDesign ? (design, group) : nil, replicates: replicates,
        seed: options.seed)
    }
    structure = ItemStructure(
      complete.selecting(modelItems), replicates: options.hasDesign ? 0 : replicates,
      options: options)
    let correlations =
      items.count > 1 && isConsistent ? sample.flatMap { ItemAnalysis.Correlations.of($0) } : nil
    descriptions = answered.compactMap { item in
      ItemAnalysis(
        item: item, in: patterns, of: everybody,
        correlations: items.firstIndex(of: item).flatMap { correlations?[$0] })
    }
  }

  /// The items that vary among the respondents who count, and why others do not.
  private static func items(
    _ asked: [Int], _ answered: [Int], in patterns: PatternCounts
  ) -> (varying: [Int], dropped: [DroppedItem]) {
    let levels = asked.map { ($0, patterns.levels(of: $0)) }
    let dropped = levels.compactMap { item, levels -> DroppedItem? in
      guard answered.contains(item) else { return DroppedItem(item: item, reason: .unanswered) }
      return levels.count == 1 ? DroppedItem(item: item, reason: .constant(levels[0])) : nil
    }
    return (levels.filter { $0.1.count > 1 }.map(\.0), dropped)
  }

  /// Some answers can have these covariances: none of their combinations varies by less than nothing.
  private static func isConsistent(_ sample: SampleCovariance) -> Bool {
    guard let least = try? SymmetricEigen.values(of: sample.covariance).last else { return true }
    return least > -1e-10 * sample.covariance.trace
  }
}
