public import Localization
import SurveyInference

/// The mean of the published indices of several services or units: official practice for a unit of
/// many services and for a parent of many units.
public struct IndexAggregate: Sendable {
  /// How the indices are weighted.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Each index counts alike: what offices publish.
    case unweighted
    /// By respondents: no official practice, for comparison.
    case byRespondents
  }

  /// The roles that are left, with their values.
  public let group: [(role: String, value: String)]
  /// The role that was averaged over.
  public let over: String
  public let rule: Rule
  /// How many indices were averaged.
  public let count: Int
  /// The mean of the published, two-decimal values.
  public let index: Double
  /// `nil` where one of the groups has none, or where its answers do not vary.
  public let standardError: Double?
  public let published: FixedDecimal
  public let grade: Grade

  /// Groups without an index or a name, which a mean over `role` leaves out.
  struct LeftOut: Sendable {
    let role: String
    let groups: [[String]]
  }

  /// A group, or an average of groups, on its way up.
  private struct Node {
    var values: [String]
    var published: [Rule: FixedDecimal]
    /// The unrounded means.
    var index: [Rule: Double] = [:]
    var respondents: Int
    /// What each group's index is multiplied by.
    var shares: [Rule: [(group: Int, share: Double)]]
    var hasError: Bool
  }

  /// Averages the last role inside the others, then the next; a year is never averaged.
  ///
  /// Practice: the 2021 tables of Jakarta Barat and the 2024 reports of Kepulauan Seribu, whose
  /// totals these rules reproduce to the last printed digit.
  static func aggregates(
    of groups: [(number: Int, satisfaction: GroupSatisfaction)], roles: [String],
    edition: RegulationEdition, coefficients: [Double], design: SamplingDesign
  ) throws(EstimationError) -> (aggregates: [IndexAggregate], leftOut: [LeftOut]) {
    var nodes: [Node] = []
    var undefined: [[String]] = []
    for (number, group) in groups {
      guard case .success(let index) = group.index else {
        undefined.append(group.values)
        continue
      }
      nodes.append(
        Node(
          values: group.values,
          published: [.unweighted: index.published, .byRespondents: index.published],
          respondents: group.respondents,
          shares: [.unweighted: [(number, 1)], .byRespondents: [(number, 1)]],
          hasError: index.confidence.map { !$0.hasNoVariation } ?? false))
    }
    var (left, aggregates, leftOut) = (roles, [IndexAggregate](), [LeftOut]())
    for role in roles.reversed() where role != "year" {
      guard let place = left.firstIndex(of: role) else { continue }
      left.remove(at: place)
      let omitted = undefined + nodes.map(\.values).filter { $0[place].isEmpty }
      if !omitted.isEmpty { leftOut.append(LeftOut(role: role, groups: omitted)) }
      let named = nodes.filter { !$0.values[place].isEmpty }
      let parents = Dictionary(grouping: named) { $0.values.removing(at: place) }
      nodes = parents.map { parent($0.key, of: $0.value) }
      nodes.sort { naturallyPrecedes($0.values, $1.values) }
      for node in nodes {
        for rule in Rule.allCases {
          aggregates.append(
            try aggregate(
              node, rule, over: role, roles: left, count: parents[node.values]?.count ?? 0,
              edition: edition, coefficients: coefficients, design: design))
        }
      }
      // A parent without any child of its own has no index either.
      let orphans = Set(omitted.map { $0.removing(at: place) })
      undefined = orphans.subtracting(nodes.map(\.values)).sorted(by: naturallyPrecedes)
    }
    return (aggregates, leftOut)
  }

  private static func parent(_ values: [String], of children: [Node]) -> Node {
    let respondents = children.reduce(0) { $0 + $1.respondents }
    var parent = Node(
      values: values, published: [:], respondents: respondents, shares: [:],
      hasError: children.allSatisfy(\.hasError))
    for rule in Rule.allCases {
      let weights = children.map { rule == .unweighted ? 1 : $0.respondents }
      let total = weights.reduce(0, +)
      let sum = zip(children, weights).reduce(0) { sum, child in
        sum + child.1 * (child.0.published[rule]?.units ?? 0)
      }
      var quotient = QuotientSum()
      quotient.add(UInt128(sum), over: UInt128(total))
      parent.published[rule] = FixedDecimal(units: quotient.roundedHalfUp, decimals: 2)
      parent.index[rule] = Double(sum) / Double(total * 100)
      parent.shares[rule] = zip(children, weights).flatMap { child, weight in
        (child.shares[rule] ?? []).map { ($0.group, $0.share * Double(weight) / Double(total)) }
      }
    }
    return parent
  }

  private static func aggregate(
    _ node: Node, _ rule: Rule, over role: String, roles: [String], count: Int,
    edition: RegulationEdition, coefficients: [Double], design: SamplingDesign
  ) throws(EstimationError) -> IndexAggregate {
    let published = node.published[rule] ?? FixedDecimal(units: 0, decimals: 2)
    let terms = (node.shares[rule] ?? []).map { group, share in
      (group: group, items: coefficients.map { $0 * share })
    }
    return IndexAggregate(
      group: zip(roles, node.values).map { ($0, $1) }, over: role, rule: rule, count: count,
      index: node.index[rule] ?? published.value,
      standardError: node.hasError ? try ItemMeans.standardError(of: terms, in: design) : nil,
      published: published, grade: edition.grade(of: published))
  }
}

extension [String] {
  fileprivate func removing(at place: Int) -> [String] {
    var rest = self
    rest.remove(at: place)
    return rest
  }
}
