/// What should be known before relying on a comparison.
public enum ComparisonWarning: Sendable, Hashable {
  /// Respondents without a value of what is compared, who are in none of the groups.
  case leftOutOfComparison(respondents: Int)
  /// Groups with one value only, in which nothing is compared.
  case nothingToCompare(groups: [[String]])
  /// Years with different questionnaires, which are compared by the elements that both have.
  case editionsDiffer([Change])
  /// A group has fewer than this many respondents in some comparison.
  case fewCompared([Small])
  /// More groups than answers can be tabulated for.
  case tooManyGroups(Int, most: Int)

  /// Two values that were asked with different editions.
  public struct Change: Sendable, Hashable {
    public let from: String
    public let to: String
    public let fromEdition: String
    public let toEdition: String
  }

  /// A group with few respondents.
  public struct Small: Sendable, Hashable {
    /// The values that name it, the compared one last.
    public let group: [String]
    public let respondents: Int
  }

  /// Below this number a t-test leans on the answers being nearly normal.
  static let fewRespondents = 30

  static func warnings(
    blank: Int, single: [[String]], pairs: [ComparedPair], joint: [JointComparison]
  ) -> [ComparisonWarning] {
    var warnings: [ComparisonWarning] = []
    if blank > 0 { warnings.append(.leftOutOfComparison(respondents: blank)) }
    if !single.isEmpty { warnings.append(.nothingToCompare(groups: single)) }
    let changes = pairs.filter { !$0.isOneEdition }.map { pair in
      Change(
        from: pair.from.value, to: pair.to.value, fromEdition: pair.from.edition.id,
        toEdition: pair.to.edition.id)
    }
    let different = changes.enumerated().filter { place, change in
      changes.firstIndex(of: change) == place
    }.map(\.element)
    if !different.isEmpty { warnings.append(.editionsDiffer(different)) }
    var small: [Small] = []
    for pair in pairs {
      for side in [pair.from, pair.to] where side.satisfaction.respondents < fewRespondents {
        let one = Small(
          group: pair.group + [side.value], respondents: side.satisfaction.respondents)
        if !small.contains(one) { small.append(one) }
      }
    }
    if !small.isEmpty { warnings.append(.fewCompared(small)) }
    let most = JointComparison.mostDistributions
    if let large = joint.map(\.values.count).max(), large > most {
      warnings.append(.tooManyGroups(large, most: most))
    }
    return warnings
  }
}
