import Localization
import Responses
public import SurveyInference

/// What a comparison is asked for beside an index.
public struct ComparisonOptions: Sendable {
  /// Weights, design, level.
  public var satisfaction = SatisfactionOptions()
  /// Only respondents who answered every element count, as in the reading.
  public var usesCompleteOnly = false
  /// The two values that are compared; `nil` for each against the one before.
  public var chosen: (from: String, to: String)?

  public init() {}
}

/// Which differences between years, units, services or any groups are real.
///
/// The last of the groups' roles is what is compared, inside each group of the others. Groups of
/// one reading are compared with the covariance that shared strata and units bring; years with
/// different questionnaires by the elements that both have, as samples that share nobody.
public struct ComparisonStudy: Sendable {
  /// The roles or headers that name the groups inside which is compared.
  public let groupRoles: [String]
  /// The role or header of what is compared.
  public let role: String
  public let options: ComparisonOptions
  /// The editions in the data, in the order in which they were read.
  public let editions: [RegulationEdition]
  /// By group, and in the natural order of what is compared.
  public let pairs: [ComparedPair]
  /// By group; of two or more that were asked with one edition.
  public let joint: [JointComparison]
  /// What should be known of the elements, each part of the data for itself.
  public let analysisWarnings: [SatisfactionWarning]
  /// What should be known of the comparison.
  public let warnings: [ComparisonWarning]

  /// How many tests of elements are adjusted together, in the pair that has most.
  public var familySize: Int { pairs.map(\.familySize).max() ?? 0 }

  /// The values that can be compared, in their natural order; a blank is none.
  ///
  /// - Parameter parts: What was read, an edition each; the last of their groups is compared.
  /// - Returns: Each once.
  public static func values(in parts: [SatisfactionSeries.Part]) -> [String] {
    Set(parts.flatMap { $0.reading.groupNames.compactMap(\.last) }).subtracting([""])
      .map { [$0] }.sorted(by: naturallyPrecedes).map { $0[0] }
  }

  /// Compares the groups that were read.
  ///
  /// - Parameters:
  ///   - parts: What was read, an edition each; the last of their groups is compared inside the rest.
  ///   - options: Weights, design, level, and which two are compared.
  /// - Throws: `ComparisonStudyError` where there is nothing to compare.
  public init(
    _ parts: [SatisfactionSeries.Part], options: ComparisonOptions
  ) throws(ComparisonStudyError) {
    var points: [[String]: [Point]] = [:]
    var (blank, analysisWarnings, designs) = (0, [SatisfactionWarning](), [SamplingDesign]())
    for (number, part) in parts.enumerated() {
      let analysis: SatisfactionAnalysis
      do {
        analysis = try SatisfactionAnalysis(
          part.reading, edition: part.edition, roles: [], options: options.satisfaction)
        designs.append(
          try SamplingDesign(part.reading.moments, options: options.satisfaction.design))
      } catch {
        throw .estimation(part: number, error)
      }
      analysisWarnings += analysis.warningsOfElements.filter { !analysisWarnings.contains($0) }
      for (place, satisfaction) in zip(part.reading.groupOrder, analysis.groups) {
        guard let value = satisfaction.values.last, !value.isEmpty else {
          blank += satisfaction.respondents
          continue
        }
        points[Array(satisfaction.values.dropLast()), default: []].append(
          Point(part: number, number: place, value: value, satisfaction: satisfaction))
      }
    }
    let work = Work(parts: parts, designs: designs, options: options)
    var (pairs, joint, single) = ([ComparedPair](), [JointComparison](), [[String]]())
    for group in points.keys.sorted(by: naturallyPrecedes) {
      let own = work.chosen(points[group] ?? [])
      guard own.count > 1 else {
        single.append(group)
        continue
      }
      pairs += try work.pairs(own, in: group)
      joint += try work.joint(own, in: group)
    }
    guard !pairs.isEmpty else { throw .oneValue(Self.values(in: parts)) }
    guard pairs.contains(where: \.hasDifference) else { throw .nobodyAnswered }
    let roles = parts[0].reading.groupRoles
    (groupRoles, role) = (Array(roles.dropLast()), roles.last ?? "")
    (self.options, editions) = (options, parts.map(\.edition))
    (self.pairs, self.joint, self.analysisWarnings) = (pairs, joint, analysisWarnings)
    warnings = ComparisonWarning.warnings(
      blank: blank, single: single, pairs: pairs, joint: joint)
  }
}

/// Why nothing is compared.
public enum ComparisonStudyError: Error, Sendable, Hashable {
  /// No group has more than one of these values.
  case oneValue([String])
  /// In every pair nobody of one of the two answered anything.
  case nobodyAnswered
  /// The design does not allow an answer; strata are numbered as in the reading of the part.
  case estimation(part: Int, EstimationError)
}

/// One group of one reading.
private struct Point {
  /// The number of its part.
  let part: Int
  /// Its number in the reading.
  let number: Int
  let value: String
  let satisfaction: GroupSatisfaction
}

/// What the pairs are made from.
private struct Work {
  let parts: [SatisfactionSeries.Part]
  /// By part.
  let designs: [SamplingDesign]
  let options: ComparisonOptions

  /// The points to compare, in their natural order.
  func chosen(_ points: [Point]) -> [Point] {
    let sorted = points.sorted { naturallyPrecedes([$0.value], [$1.value]) }
    guard let chosen = options.chosen else { return sorted }
    return [chosen.from, chosen.to].compactMap { value in sorted.first { $0.value == value } }
  }

  func pairs(
    _ points: [Point], in group: [String]
  ) throws(ComparisonStudyError) -> [ComparedPair] {
    var pairs: [ComparedPair] = []
    for (earlier, later) in zip(points, points.dropFirst()) {
      pairs.append(
        ComparedPair(
          group: group, from: side(earlier), to: side(later),
          comparison: try comparison(later, minus: earlier)))
    }
    return pairs
  }

  private func side(_ point: Point) -> ComparedPair.Side {
    ComparedPair.Side(
      value: point.value, satisfaction: point.satisfaction, edition: parts[point.part].edition)
  }

  private func comparison(
    _ later: Point, minus earlier: Point
  ) throws(ComparisonStudyError) -> SatisfactionComparison {
    let part = parts[later.part]
    guard later.part == earlier.part else {
      return SatisfactionComparison(
        (later.satisfaction, part.edition),
        minus: (earlier.satisfaction, parts[earlier.part].edition),
        hasSameIndex: options.satisfaction.bridge != nil)
    }
    do {
      return try SatisfactionComparison(
        later.number, minus: earlier.number, in: part.reading, designs[later.part],
        edition: part.edition, options: options.satisfaction)
    } catch {
      throw .estimation(part: later.part, error)
    }
  }

  func joint(
    _ points: [Point], in group: [String]
  ) throws(ComparisonStudyError) -> [JointComparison] {
    var found: [JointComparison] = []
    for (number, part) in parts.enumerated() {
      let own = points.filter { $0.part == number }
      guard own.count > 1 else { continue }
      do {
        found.append(
          try JointComparison(
            group: group, values: own.map(\.value), numbers: own.map(\.number),
            reading: part.reading, design: designs[number], edition: part.edition,
            options: options))
      } catch {
        throw .estimation(part: number, error)
      }
    }
    return found
  }
}

extension ComparedPair {
  /// Something of it can be compared.
  fileprivate var hasDifference: Bool {
    index.difference != nil || elements.contains { $0.difference != nil }
  }
}

extension SatisfactionAnalysis {
  /// Those of the warnings that matter to any comparison; columns in doubt do whether they are weak
  /// or not.
  fileprivate var warningsOfElements: [SatisfactionWarning] {
    warnings.filter { warning in
      switch warning {
      case .commonElements, .unofficialElements: true
      case .undefinedIndex, .noDegreesOfFreedom, .noVariation, .intervalClipped,
        .gradeDependsOnWeightRule, .sampleTooSmall, .populationBelowSample, .codesInDoubt,
        .leftOutOfAverage:
        false
      }
    } + (codesInDoubt.isEmpty ? [] : [.codesInDoubt(elements: codesInDoubt)])
  }
}
