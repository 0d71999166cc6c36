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

  /// A stratum: its sample size, and where its sums are.
  public struct Stratum: Sendable {
    /// Sampled respondents, in all groups, whether or not they answered.
    public fileprivate(set) var respondents = 0
    /// The population of the stratum (of units, where there are units), where known.
    public fileprivate(set) var population: Double?
    /// The number of the cell by group, where respondents are the sampling units.
    fileprivate var groups: [Int: Int] = [:]
    /// The number of the cell by primary sampling unit, then by group, where units are named.
    fileprivate var units: [Int: [Int: Int]] = [:]

    /// Sampling units drawn: respondents where none are named.
    public var unitCount: Int { units.isEmpty ? respondents : units.count }

    /// Some respondent of the group was drawn in this stratum.
    public func hasGroup(_ group: Int) -> Bool {
      groups[group] != nil || units.values.contains { $0[group] != nil }
    }
  }

  /// The sums of one place.
  private struct Cell {
    let group: Int
    let stratum: Int
    let hasUnit: Bool
    /// The number in `unitTotals` where there is a unit, else in `sums`.
    let number: Int
  }

  public let itemCount: Int
  /// The answers that can be given, such as 1...4.
  public let levels: ClosedRange<Int>
  /// Unweighted counts, by number of the group.
  public private(set) var groups: [GroupCounts] = []
  /// By number of the stratum.
  public private(set) var strata: [Stratum] = []
  private var cells: [Cell] = []
  private var sums: [DesignSums] = []
  private var unitTotals: [UnitTotals] = []
  /// The rows of answers, where they are kept.
  private var patterns: PatternTable?
  /// Every respondent was added one by one, so that whoever reads could tell who repeats another.
  public private(set) var knowsRepeats = true

  /// Nobody yet.
  ///
  /// - Parameters:
  ///   - itemCount: The number of items, at least 1.
  ///   - levels: The answers that can be given, between 1 and 255.
  ///   - keepsPatterns: Rows of answers will be added too, by `addPattern`.
  public init(itemCount: Int, levels: ClosedRange<Int>, keepsPatterns: Bool = false) {
    precondition(itemCount > 0, "a survey asks something")
    precondition(
      levels.lowerBound >= 1 && levels.upperBound <= 255, "cannot hold levels \(levels)")
    self.itemCount = itemCount
    self.levels = levels
    patterns = keepsPatterns ? PatternTable(itemCount: itemCount) : nil
  }

  /// Scores are held as distances from here.
  public var origin: Int { levels.upperBound }

  // MARK: - Adding

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
    var one = RespondentBatch(
      itemCount: itemCount, completeCount: isComplete ? scores.count { $0 != 0 } : itemCount + 1,
      capacity: 1)
    one.append(scores, weight: weight, cell: cell(at: place))
    if let population { setPopulation(population, ofStratum: place.stratum) }
    add(one)
  }

  /// Adds respondents, cell by cell: sums of one cell stay at hand while they grow.
  public mutating func add(_ respondents: RespondentBatch) {
    precondition(respondents.itemCount == itemCount, "cannot add answers to other questions")
    let order = respondents.byCell(count: cells.count)
    var scratch = DesignSums.Scratch(itemCount: itemCount, origin: origin)
    var first = 0
    while first < order.count {
      let number = respondents.cells[Int(order[first])]
      var last = first + 1
      while last < order.count, respondents.cells[Int(order[last])] == number { last += 1 }
      let cell = cells[Int(number)]
      let members = order[first..<last]
      strata[cell.stratum].respondents += members.count
      groups[cell.group].add(members, of: respondents)
      if cell.hasUnit {
        unitTotals[cell.number].add(members, of: respondents, origin: origin)
      } else {
        sums[cell.number].add(members, of: respondents, origin: origin, through: &scratch)
      }
      first = last
    }
  }

  /// Adds respondents of one place who answered alike: to the sums, and to the patterns where these are
  /// kept.
  ///
  /// - Parameters:
  ///   - scores: The answers, one per item; 0 for none.
  ///   - areUsed: The answers count; else they are kept as a pattern only.
  ///   - isComplete: The respondents answered every item.
  ///   - sums: How many they are, and their weights.
  ///   - cell: From `cell(at:)`.
  public mutating func add(
    _ scores: [UInt8], areUsed: Bool = true, isComplete: Bool, sums: RespondentSums, cell: Int
  ) {
    precondition(scores.count == itemCount, "expected \(itemCount) scores, got \(scores.count)")
    knowsRepeats = false
    if let entry = patterns?.entry(of: scores, cell: cell) { patterns?.add(sums, to: entry) }
    let used = areUsed ? scores : Array(repeating: 0, count: itemCount)
    let place = cells[cell]
    strata[place.stratum].respondents += sums.count
    groups[place.group].add(used, isComplete: isComplete && areUsed, count: sums.count)
    if place.hasUnit {
      unitTotals[place.number].add(used, sums: sums, origin: origin)
    } else {
      self.sums[place.number].add(used, sums: sums, origin: origin)
    }
  }

  /// Notes the population of a stratum that has respondents.
  public mutating func setPopulation(_ population: Double, ofStratum stratum: Int) {
    strata[stratum].population = population
  }

  /// The number of the cell with the sums of `place`, which from now on exist.
  public mutating func cell(at place: Place) -> Int {
    while groups.count <= place.group {
      groups.append(GroupCounts(itemCount: itemCount, levels: levels))
    }
    while strata.count <= place.stratum { strata.append(Stratum()) }
    let known =
      place.unit.map { strata[place.stratum].units[$0]?[place.group] }
      ?? strata[place.stratum].groups[place.group]
    if let known { return known }
    let hasUnit = place.unit != nil
    cells.append(
      Cell(
        group: place.group, stratum: place.stratum, hasUnit: hasUnit,
        number: hasUnit ? unitTotals.count : sums.count))
    if let unit = place.unit {
      strata[place.stratum].units[unit, default: [:]][place.group] = cells.count - 1
      unitTotals.append(UnitTotals(itemCount: itemCount))
    } else {
      strata[place.stratum].groups[place.group] = cells.count - 1
      sums.append(DesignSums(itemCount: itemCount))
    }
    return cells.count - 1
  }

  /// How many cells there are.
  public var cellCount: Int { cells.count }

  /// Forgets all respondents, and keeps the numbers of groups, strata, units and cells.
  public mutating func removeRespondents() {
    groups = groups.map { _ in GroupCounts(itemCount: itemCount, levels: levels) }
    for stratum in strata.indices { strata[stratum].respondents = 0 }
    for number in sums.indices { sums[number].removeAll() }
    unitTotals = unitTotals.map { _ in UnitTotals(itemCount: itemCount) }
    if patterns != nil { patterns = PatternTable(itemCount: itemCount) }
    knowsRepeats = true
  }

  // MARK: - Reading

  /// The sums by group in a stratum, where respondents are the sampling units.
  public func sums(inStratum stratum: Int) -> [Int: DesignSums] {
    strata[stratum].groups.mapValues { sums[cells[$0].number] }
  }

  /// The totals by primary sampling unit, then by group, in a stratum whose units are named.
  public func unitTotals(inStratum stratum: Int) -> [Int: [Int: UnitTotals]] {
    strata[stratum].units.mapValues { $0.mapValues { unitTotals[cells[$0].number] } }
  }
}

// MARK: - Patterns

extension SurveyMoments {
  /// Rows of answers in one stratum and sampling unit.
  public struct PatternSums: Sendable {
    public let stratum: Int
    /// The primary sampling unit, where the design names units.
    public let unit: Int?
    /// The answers; 0 for none.
    public let scores: [UInt8]
    /// Respondents who gave them.
    public let count: Int
    /// Those of them with a weight above zero.
    public let contributing: Int
    /// Σ w.
    public let weight: Double
    /// Σ w².
    public let squaredWeight: Double
    /// Respondents among them who repeat an earlier one in everything.
    public let repeats: Int
    /// Σ w of those.
    public let repeatedWeight: Double
  }

  /// Rows of answers are kept.
  public var keepsPatterns: Bool { patterns != nil }

  /// Adds the answers of one respondent to the patterns, and to nothing else.
  ///
  /// - Parameters:
  ///   - scores: One per item; 0 for none.
  ///   - weight: The sampling weight, zero or more.
  ///   - cell: From `cell(at:)`.
  /// - Returns: The number of the pattern in its cell.
  public mutating func addPattern(_ scores: [UInt8], weight: Double, cell: Int) -> Int {
    precondition(scores.count == itemCount, "expected \(itemCount) scores, got \(scores.count)")
    guard let entry = patterns?.entry(of: scores, cell: cell) else {
      preconditionFailure("these moments keep no patterns")
    }
    patterns?.add(RespondentSums(weight: weight), to: entry)
    return entry
  }

  /// Notes that a respondent, already added, repeats an earlier one in everything that was said.
  ///
  /// - Parameters:
  ///   - pattern: The number of the pattern, from `addPattern`.
  ///   - weight: The sampling weight of the respondent.
  public mutating func addRepeat(ofPattern pattern: Int, weight: Double) {
    patterns?.addRepeats(1, weight: weight, to: pattern)
  }

  /// The rows of answers of a group.
  public func patterns(of group: Int) -> PatternCounts {
    patternCounts(of: group) { ($0.sums.count, $0.sums.weight) }
  }

  /// The rows of answers of those in a group who repeat an earlier respondent; none where
  /// `knowsRepeats` is false.
  public func repeats(of group: Int) -> PatternCounts {
    patternCounts(of: group) { ($0.repeats, $0.repeatedWeight) }
  }

  private func patternCounts(
    of group: Int, _ sums: (PatternTable.Entry) -> (count: Int, weight: Double)
  ) -> PatternCounts {
    var answers: [UInt8] = []
    var (counts, weights): ([Int], [Double]) = ([], [])
    for (entry, scores) in entries(of: group) {
      let (count, weight) = sums(entry)
      guard count > 0 else { continue }
      answers += scores
      counts.append(count)
      weights.append(weight)
    }
    return PatternCounts(
      itemCount: itemCount, levels: levels, sorting: answers, counts: counts, weights: weights)
  }

  /// The rows of answers of a group by stratum and unit, sorted by all three.
  public func patternSums(of group: Int) -> [PatternSums] {
    let places = places
    return entries(of: group).map { entry, scores in
      PatternSums(
        stratum: cells[Int(entry.cell)].stratum, unit: places[Int(entry.cell)].unit,
        scores: Array(scores), count: entry.sums.count, contributing: entry.sums.contributing,
        weight: entry.sums.weight, squaredWeight: entry.sums.squaredWeight,
        repeats: entry.repeats, repeatedWeight: entry.repeatedWeight)
    }.sorted { left, right in
      (left.stratum, left.unit ?? -1) == (right.stratum, right.unit ?? -1)
        ? left.scores.lexicographicallyPrecedes(right.scores)
        : (left.stratum, left.unit ?? -1) < (right.stratum, right.unit ?? -1)
    }
  }

  private func entries(of group: Int) -> [(PatternTable.Entry, ArraySlice<UInt8>)] {
    guard let patterns else { return [] }
    let own = cells.indices.filter { cells[$0].group == group }
    return patterns.entries(ofCells: own).map { (patterns.entries[$0], patterns.scores(of: $0)) }
  }

  /// Where each cell is.
  private var places: [Place] {
    var places = cells.map { Place(group: $0.group, stratum: $0.stratum) }
    for stratum in strata {
      for (unit, groups) in stratum.units {
        for cell in groups.values { places[cell].unit = unit }
      }
    }
    return places
  }
}

extension SurveyMoments: Mergeable {
  /// Adds to `self` everything that `other` has seen; both must number groups, strata and units alike.
  public mutating func merge(_ other: SurveyMoments) {
    let units = other.strata.flatMap(\.units.keys).max() ?? -1
    _ = merge(
      other, groups: Array(other.groups.indices), strata: Array(other.strata.indices),
      units: Array(0..<units + 1))
  }

  /// Adds to `self` everything that `other` has seen.
  ///
  /// - Parameters:
  ///   - other: Moments of the same questions.
  ///   - groupNumbers: The number here of each group there.
  ///   - stratumNumbers: The number here of each stratum there.
  ///   - unitNumbers: The number here of each unit there.
  /// - Returns: The number here of each pattern there.
  public mutating func merge(
    _ other: SurveyMoments, groups groupNumbers: [Int], strata stratumNumbers: [Int],
    units unitNumbers: [Int]
  ) -> [Int] {
    precondition(
      itemCount == other.itemCount && levels == other.levels, "cannot merge different surveys")
    knowsRepeats = knowsRepeats && other.knowsRepeats
    for (stratum, theirs) in zip(stratumNumbers, other.strata) {
      for (group, number) in theirs.groups {
        let cell = cell(at: Place(group: groupNumbers[group], stratum: stratum))
        sums[cells[cell].number].merge(other.sums[other.cells[number].number])
      }
      for (unit, groups) in theirs.units {
        for (group, number) in groups {
          let place = Place(
            group: groupNumbers[group], stratum: stratum, unit: unitNumbers[unit])
          let cell = cell(at: place)
          unitTotals[cells[cell].number].merge(other.unitTotals[other.cells[number].number])
        }
      }
      while strata.count <= stratum { strata.append(Stratum()) }
      strata[stratum].respondents += theirs.respondents
      strata[stratum].population = theirs.population ?? strata[stratum].population
    }
    for (group, theirs) in zip(groupNumbers, other.groups) {
      while groups.count <= group {
        groups.append(GroupCounts(itemCount: itemCount, levels: levels))
      }
      groups[group].merge(theirs)
    }
    guard let theirs = other.patterns else { return [] }
    let places = other.places.map { place in
      Place(
        group: groupNumbers[place.group], stratum: stratumNumbers[place.stratum],
        unit: place.unit.map { unitNumbers[$0] })
    }
    return theirs.entries.enumerated().map { number, entry in
      let cell = cell(at: places[Int(entry.cell)])
      guard let here = patterns?.entry(of: theirs.scores(of: number), cell: cell) else {
        preconditionFailure("these moments keep no patterns")
      }
      patterns?.add(entry.sums, to: here)
      patterns?.addRepeats(entry.repeats, weight: entry.repeatedWeight, to: here)
      return here
    }
  }
  /// The same with other numbers of groups, strata and units.
  ///
  /// - Parameters:
  ///   - groupNumbers: The new number of each group.
  ///   - stratumNumbers: The new number of each stratum.
  ///   - unitNumbers: The new number of each unit.
  /// - Returns: Moments that differ in nothing else.
  public func renumbered(
    groups groupNumbers: [Int], strata stratumNumbers: [Int], units unitNumbers: [Int]
  ) -> SurveyMoments {
    var moments = SurveyMoments(
      itemCount: itemCount, levels: levels, keepsPatterns: keepsPatterns)
    _ = moments.merge(self, groups: groupNumbers, strata: stratumNumbers, units: unitNumbers)
    return moments
  }
}
