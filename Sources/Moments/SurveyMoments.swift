/// Everything that estimation needs of a survey, from one pass over its respondents.
///
/// Groups, strata and units are numbered from 0 in the order in which they first appear; their names
/// are the business of who reads. Memory grows with strata × groups, and with the sampling units
/// where the design names them, never with respondents.
public struct SurveyMoments: Sendable {
  /// Where a respondent belongs.
  public struct Place: Sendable, Hashable {
    /// The group (domain) that the respondent counts for.
    public var group: Int
    /// The stratum that the respondent was drawn in.
    public var stratum: Int
    /// The primary sampling unit, where the design names units.
    public var unit: Int?

    public init(group: Int = 0, stratum: Int = 0, unit: Int? = nil) {
      self.group = group
      self.stratum = stratum
      self.unit = unit
    }
  }

  /// A stratum: its sample size, and its sums by group.
  public struct Stratum: Sendable {
    /// Sampled respondents, in all groups, whether or not they answered.
    public internal(set) var respondents = 0
    /// The population of the stratum (of units, where there are units), where known.
    public internal(set) var population: Double?
    /// Sums by group, where respondents are the sampling units.
    public internal(set) var groups: [Int: DesignSums] = [:]
    /// Totals by primary sampling unit, then by group, where units are named.
    public internal(set) var units: [Int: [Int: UnitTotals]] = [:]

    /// Sampling units drawn: respondents where none are named.
    public var unitCount: Int { units.isEmpty ? respondents : units.count }

    /// Some respondent of the group was drawn in this stratum.
    public func hasGroup(_ group: Int) -> Bool {
      groups[group] != nil || units.values.contains { $0[group] != nil }
    }
  }

  public let itemCount: Int
  /// The answers that can be given, such as 1...4.
  public let levels: ClosedRange<Int>
  /// Unweighted counts, by number of the group.
  public private(set) var groups: [GroupCounts] = []
  /// By number of the stratum.
  public private(set) var strata: [Stratum] = []

  /// Nobody yet.
  ///
  /// - Parameters:
  ///   - itemCount: The number of items, at least 1.
  ///   - levels: The answers that can be given, between 1 and 255.
  public init(itemCount: Int, levels: ClosedRange<Int>) {
    precondition(itemCount > 0, "a survey asks something")
    precondition(
      levels.lowerBound >= 1 && levels.upperBound <= 255, "cannot hold levels \(levels)")
    self.itemCount = itemCount
    self.levels = levels
  }

  /// Scores are held as distances from here.
  public var origin: Int { levels.upperBound }

  /// Adds one respondent.
  ///
  /// - Parameters:
  ///   - scores: The answers that are used, one per item; 0 for none.
  ///   - isComplete: The respondent answered every item.
  ///   - weight: The sampling weight, zero or more.
  ///   - place: Group, stratum and unit.
  ///   - population: The population of the stratum, where a column gives it.
  public mutating func add(
    _ scores: [UInt8], isComplete: Bool, weight: Double = 1, at place: Place = Place(),
    population: Double? = nil
  ) {
    while groups.count <= place.group {
      groups.append(GroupCounts(itemCount: itemCount, levels: levels))
    }
    while strata.count <= place.stratum { strata.append(Stratum()) }
    groups[place.group].add(scores, isComplete: isComplete)
    strata[place.stratum].respondents += 1
    if let population { strata[place.stratum].population = population }
    if let unit = place.unit {
      strata[place.stratum].units[unit, default: [:]][
        place.group, default: UnitTotals(itemCount: itemCount)
      ].add(scores, weight: weight, origin: origin)
    } else {
      strata[place.stratum].groups[place.group, default: DesignSums(itemCount: itemCount)]
        .add(scores, weight: weight, origin: origin)
    }
  }
}

extension SurveyMoments: Mergeable {
  /// Adds to `self` everything that `other` has seen; both must number groups, strata and units alike.
  public mutating func merge(_ other: SurveyMoments) {
    precondition(
      itemCount == other.itemCount && levels == other.levels, "cannot merge different surveys")
    while groups.count < other.groups.count {
      groups.append(GroupCounts(itemCount: itemCount, levels: levels))
    }
    while strata.count < other.strata.count { strata.append(Stratum()) }
    for (index, group) in other.groups.enumerated() { groups[index].merge(group) }
    for (index, stratum) in other.strata.enumerated() {
      strata[index].respondents += stratum.respondents
      strata[index].population = stratum.population ?? strata[index].population
      for (group, sums) in stratum.groups {
        strata[index].groups[group, default: DesignSums(itemCount: itemCount)].merge(sums)
      }
      for (unit, groups) in stratum.units {
        for (group, totals) in groups {
          strata[index].units[unit, default: [:]][group, default: UnitTotals(itemCount: itemCount)]
            .merge(totals)
        }
      }
    }
  }
}
