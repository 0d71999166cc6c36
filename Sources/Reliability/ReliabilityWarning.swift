/// What should be known before relying on the coefficients of an analysis.
public enum ReliabilityWarning: Sendable, Hashable {
  /// A group without alpha.
  public struct Undefined: Sendable, Hashable {
    public let group: [String]
    public let reason: ReliabilityError
    /// The numbers of the items that the reason counts from 0.
    public let items: [Int]
  }

  /// Pairs of items whose two-way table has a cell with next to nobody.
  public struct Sparse: Sendable, Hashable {
    public let group: [String]
    public let pairs: Int
    public let allPairs: Int
  }

  /// An item that everybody in these groups answers alike, with the one answer.
  case constantItem(Int, level: Int, groups: [[String]])
  /// An item that nobody in these groups answered.
  case unansweredItem(Int, groups: [[String]])
  /// An item that all who answered everything in these groups answer alike.
  case constantAmongComplete(Int, groups: [[String]])
  /// These groups have no alpha, each for its reason.
  case undefinedAlpha([Undefined])
  /// The items of these groups contradict each other.
  case negativeAlpha(groups: [[String]])
  /// The item goes against the others in these groups; it may be worded the other way round.
  case reversedItem(Int, groups: [[String]])
  /// Some answers are missing: the everyday table goes pair by pair, the models by complete respondents.
  case pairwiseAnswers(groups: [[String]])
  /// A one-factor model of these groups leaves an item no variance of its own.
  case improperModel(groups: [[String]])
  /// The iteration of a factor model of these groups was stopped.
  case notConverged(groups: [[String]])
  /// Polychoric correlations rest on cells with next to nobody.
  case sparseTables([Sparse])
  /// Weights and strata enter alpha and the items only.
  case modelsIgnoreDesign
}

extension ReliabilityAnalysis {
  /// The warnings, in the order of their weight.
  public var warnings: [ReliabilityWarning] {
    var warnings: [ReliabilityWarning] = []
    let undefined = groups.compactMap { group -> ReliabilityWarning.Undefined? in
      guard case .failure(let reason) = group.alpha else { return nil }
      return ReliabilityWarning.Undefined(
        group: group.values, reason: reason, items: group.items)
    }
    if !undefined.isEmpty { warnings.append(.undefinedAlpha(undefined)) }
    func append(
      _ warning: ([[String]]) -> ReliabilityWarning, where condition: (GroupReliability) -> Bool
    ) {
      let named = groups.filter(condition).map(\.values)
      if !named.isEmpty { warnings.append(warning(named)) }
    }
    append(ReliabilityWarning.negativeAlpha) { group in
      (try? group.alpha.get()).map { $0.alpha.value < 0 } ?? false
    }
    for item in asked {
      append({ .unansweredItem(item, groups: $0) }) {
        $0.dropped.contains { $0.item == item && $0.reason == .unanswered }
      }
      let levels = Set(
        groups.flatMap(\.dropped).compactMap { dropped -> Int? in
          guard dropped.item == item, case .constant(let level) = dropped.reason else { return nil }
          return level
        })
      for level in levels.sorted() {
        append({ .constantItem(item, level: level, groups: $0) }) {
          $0.dropped.contains { $0.item == item && $0.reason == .constant(level) }
        }
      }
      append({ .constantAmongComplete(item, groups: $0) }) {
        $0.items.contains(item) && !$0.modelItems.contains(item)
      }
      append({ .reversedItem(item, groups: $0) }) { group in
        let description = group.descriptions.first { $0.item == item }
        return (description?.correlations?.itemRest ?? 0) < 0
      }
    }
    append(ReliabilityWarning.pairwiseAnswers) { $0.isPairwise && (try? $0.alpha.get()) != nil }
    append(ReliabilityWarning.improperModel) { $0.structure.isImproper }
    append(ReliabilityWarning.notConverged) { !$0.structure.converged }
    let sparse = groups.compactMap { group -> ReliabilityWarning.Sparse? in
      guard let matrix = try? group.structure.polychoric.get(), matrix.sparsePairCount > 0
      else { return nil }
      return ReliabilityWarning.Sparse(
        group: group.values, pairs: matrix.sparsePairCount, allPairs: matrix.pairs.count)
    }
    if !sparse.isEmpty { warnings.append(.sparseTables(sparse)) }
    if options.hasDesign { warnings.append(.modelsIgnoreDesign) }
    return warnings
  }
}
