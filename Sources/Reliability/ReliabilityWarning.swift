/// What should be known before relying on the coefficients of an analysis.
public enum ReliabilityWarning: Sendable, Hashable {
  /// An item with the one answer that everybody gives.
  public struct ConstantItem: Sendable, Hashable {
    public let item: Int
    public let level: Int
  }

  /// Below so many complete respondents alpha is hardly more than a guess: Feldt's 95 % interval of nine
  /// items with an alpha of 0.80 is then wider than from 0.67 to 0.89.
  public static let fewestRespondents = 30

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

  /// Items that everybody in these groups answers alike, each with the one answer.
  case constantItems([ConstantItem], groups: [[String]])
  /// Items that nobody in these groups answered.
  case unansweredItems([Int], groups: [[String]])
  /// Items that all who answered everything in these groups answer alike.
  case constantAmongComplete([Int], groups: [[String]])
  /// Groups of fewer complete respondents than a sum of items can be judged by.
  case fewRespondents(groups: [[String]])
  /// These groups have no alpha, each for its reason.
  case undefinedAlpha([Undefined])
  /// The items of these groups contradict each other.
  case negativeAlpha(groups: [[String]])
  /// The items go against the others in these groups; they may be worded the other way round.
  case reversedItems([Int], groups: [[String]])
  /// Some answers are missing: the everyday table goes pair by pair, the models by complete
  /// respondents.
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
    append(ReliabilityWarning.fewRespondents) {
      $0.completeRespondents < ReliabilityWarning.fewestRespondents && (try? $0.alpha.get()) != nil
    }
    for (groups, dropped) in itemsByGroups(\.dropped) {
      let constant = dropped.compactMap { item -> ReliabilityWarning.ConstantItem? in
        guard case .constant(let level) = item.reason else { return nil }
        return ReliabilityWarning.ConstantItem(item: item.item, level: level)
      }
      let unanswered = dropped.filter { $0.reason == .unanswered }.map(\.item)
      if !unanswered.isEmpty { warnings.append(.unansweredItems(unanswered, groups: groups)) }
      if !constant.isEmpty { warnings.append(.constantItems(constant, groups: groups)) }
    }
    for (groups, items) in itemsByGroups(\.constantAmongComplete) {
      warnings.append(.constantAmongComplete(items, groups: groups))
    }
    for (groups, items) in itemsByGroups(\.reversed) {
      warnings.append(.reversedItems(items, groups: groups))
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

extension ReliabilityAnalysis {
  /// What is true of items, with the groups in which it is: what is true in the same groups together.
  private func itemsByGroups<Item: Hashable>(
    _ items: (GroupReliability) -> [Item]
  ) -> [(groups: [[String]], items: [Item])] {
    var order: [Item] = []
    var groupsOfItem: [Item: [[String]]] = [:]
    for group in groups {
      for item in items(group) {
        if groupsOfItem[item] == nil { order.append(item) }
        groupsOfItem[item, default: []].append(group.values)
      }
    }
    var result: [(groups: [[String]], items: [Item])] = []
    for item in order {
      let groups = groupsOfItem[item] ?? []
      if let known = result.firstIndex(where: { $0.groups == groups }) {
        result[known].items.append(item)
      } else {
        result.append((groups, [item]))
      }
    }
    return result
  }
}

extension GroupReliability {
  /// The items that vary, but not among those who answered everything.
  fileprivate var constantAmongComplete: [Int] { items.filter { !modelItems.contains($0) } }

  /// The items that go against the sum of the others.
  fileprivate var reversed: [Int] {
    descriptions.filter { ($0.correlations?.itemRest ?? 0) < 0 }.map(\.item)
  }
}
