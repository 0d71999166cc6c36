public import Localization
import Responses
import SurveyInference

/// What should be known before relying on the indices of an analysis.
public enum SatisfactionWarning: Sendable, Hashable {
  /// A group's index under each weight rule.
  public struct RuleResults: Sendable, Hashable {
    /// The index under one rule.
    public struct Result: Sendable, Hashable {
      public let rule: String
      public let published: FixedDecimal
      public let grade: String
    }

    public let group: [String]
    public let results: [Result]
  }

  /// A group with fewer respondents than the edition asks for.
  public struct SmallSample: Sendable, Hashable {
    public let group: [String]
    public let respondents: Int
    public let required: Int
  }

  /// These elements are missing, so the index is no official one.
  case unofficialElements(missing: [String])
  /// Only what these editions share is counted, without these elements: a bridge, no official index.
  case commonElements(editions: [String], leftOut: [String])
  /// The group has no index, since nobody answered these elements.
  case undefinedIndex(group: [String], elements: [String])
  /// These groups are too small for any statement on their error.
  case noDegreesOfFreedom(groups: [[String]])
  /// The index of these groups does not vary in the sample, as where all answers are alike.
  case noVariation(groups: [[String]])
  /// The intervals of these groups would reach past the scale and are cut off.
  case intervalClipped(groups: [[String]])
  /// The grade differs between weight rules.
  case gradeDependsOnWeightRule([RuleResults])
  /// Fewer respondents than the edition asks for.
  case sampleTooSmall([SmallSample])
  /// More respondents than the population that was given.
  case populationBelowSample(groups: [[String]], population: Int)
  /// These elements were known by code alone and may be exchanged; one is among the three weakest.
  case codesInDoubt(elements: [String])
  /// Groups without an index or a name were left out of an average over this role.
  case leftOutOfAverage(role: String, groups: [[String]])
}

extension SatisfactionAnalysis {
  /// The warnings, in the order of their weight.
  public var warnings: [SatisfactionWarning] {
    var warnings: [SatisfactionWarning] = []
    let present = Set(elements)
    let leftOut = options.bridge?.leftOut(of: edition) ?? []
    let missing = edition.elements.indices.filter { element in
      !present.contains(element) && !leftOut.contains(edition.elements[element].code)
    }
    if let bridge = options.bridge, !leftOut.isEmpty {
      warnings.append(.commonElements(editions: bridge.editions, leftOut: leftOut))
    }
    if !missing.isEmpty {
      warnings.append(.unofficialElements(missing: missing.map { edition.elements[$0].code }))
    }
    for group in groups {
      if case .failure(let unanswered) = group.index {
        warnings.append(.undefinedIndex(group: group.values, elements: unanswered.elements))
      }
    }
    let indices = groups.compactMap { group in
      (try? group.index.get()).map { (group: group, index: $0) }
    }
    func append(
      _ warning: ([[String]]) -> SatisfactionWarning, where condition: (SatisfactionIndex) -> Bool
    ) {
      let named = indices.filter { condition($0.index) }.map(\.group.values)
      if !named.isEmpty { warnings.append(warning(named)) }
    }
    append(SatisfactionWarning.noDegreesOfFreedom) { $0.confidence == nil }
    append(SatisfactionWarning.noVariation) { $0.confidence?.hasNoVariation == true }
    append(SatisfactionWarning.intervalClipped) {
      $0.confidence?.isClipped(level: options.level) == true
    }
    let divided = indices.filter(\.index.gradeDependsOnWeightRule).map { group, index in
      SatisfactionWarning.RuleResults(
        group: group.values,
        results: index.byWeightRule.map { rule, published, grade in
          .init(rule: rule.name, published: published, grade: grade.grade)
        })
    }
    if !divided.isEmpty { warnings.append(.gradeDependsOnWeightRule(divided)) }
    let small = indices.compactMap { group, _ -> SatisfactionWarning.SmallSample? in
      guard let required = group.requiredSampleSize, group.respondents < required else {
        return nil
      }
      return .init(group: group.values, respondents: group.respondents, required: required)
    }
    if !small.isEmpty { warnings.append(.sampleTooSmall(small)) }
    if let population = options.population {
      let large = groups.filter { $0.respondents > population }.map(\.values)
      if !large.isEmpty {
        warnings.append(.populationBelowSample(groups: large, population: population))
      }
    }
    let isDoubtful =
      codesInDoubt.contains(where: leftOut.contains)
      || groups.contains { group in
        group.elements.contains { ($0.rank ?? .max) <= 3 && codesInDoubt.contains($0.element) }
      }
    if isDoubtful { warnings.append(.codesInDoubt(elements: codesInDoubt)) }
    for left in self.leftOut {
      warnings.append(.leftOutOfAverage(role: left.role, groups: left.groups))
    }
    return warnings
  }
}
