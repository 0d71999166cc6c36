import CSV
import Moments

/// What the rows of one stretch of files add up to.
struct ResponseTally {
  var moments: SurveyMoments
  var groups = KeyTable()
  var strata = KeyTable()
  var units = KeyTable()
  /// The first population of each stratum, by its number.
  var populations: [Int: Double] = [:]
  /// Respondents without a value, by role of the groups.
  var blankGroups: [Int]
  /// Respondents whose own year is not the one that the user gave the file.
  var overriddenYears = 0
  var hasPositiveWeight = false
  /// Hashes of the rows, for a check.
  var seenRows: Set<UInt64> = []
  /// By the same hash, the latest respondent with these answers, where rows of answers are kept.
  var keptRows: [UInt64: SeenRow] = [:]
  private(set) var problems: [ResponseProblem] = []
  private(set) var problemCount = 0

  /// A respondent who may be repeated later.
  struct SeenRow {
    /// The number of the pattern in the moments.
    let pattern: Int32
    let weight: Double
  }

  init(_ request: SurveyRequest) {
    moments = SurveyMoments(
      itemCount: request.questionnaire.items.count, levels: request.questionnaire.levels,
      keepsPatterns: request.keepsPatterns)
    blankGroups = Array(repeating: 0, count: request.groups.count)
  }

  /// Forgets all rows, and keeps the numbers of groups, strata and units and the populations.
  mutating func removeRows() {
    moments.removeRespondents()
    for role in blankGroups.indices { blankGroups[role] = 0 }
    (overriddenYears, hasPositiveWeight) = (0, false)
    (seenRows, keptRows) = ([], [:])
    (problems, problemCount) = ([], 0)
  }

  mutating func report(_ problem: ResponseProblem) {
    problemCount += 1
    if problems.count < ResponseReader.listedProblems { problems.append(problem) }
  }

  /// Adds the rows that come next.
  ///
  /// Groups, strata and units are numbered in the order in which they first appear, so that it does
  /// not matter where rows were divided.
  ///
  /// - Returns: How many of the rows there are twice, here and there, where a check looks for them.
  mutating func merge(_ next: ResponseTally) -> Int {
    let strataHere = strata.numbers(of: next.strata)
    let patterns = moments.merge(
      next.moments, groups: groups.numbers(of: next.groups), strata: strataHere,
      units: units.numbers(of: next.units))
    // In a fixed order, since sums of fractional weights depend on it.
    let repeated = next.keptRows.filter { keptRows[$0.key] != nil }.sorted { $0.key < $1.key }
    for (_, row) in repeated {
      moments.addRepeat(ofPattern: patterns[Int(row.pattern)], weight: row.weight)
    }
    keptRows.merge(
      next.keptRows.mapValues {
        SeenRow(pattern: Int32(patterns[Int($0.pattern)]), weight: $0.weight)
      },
      uniquingKeysWith: { $1 })
    for (stratum, population) in next.populations where populations[strataHere[stratum]] == nil {
      populations[strataHere[stratum]] = population
    }
    for index in blankGroups.indices { blankGroups[index] += next.blankGroups[index] }
    overriddenYears += next.overriddenYears
    hasPositiveWeight = hasPositiveWeight || next.hasPositiveWeight
    problemCount += next.problemCount
    problems += next.problems.prefix(ResponseReader.listedProblems - problems.count)
    let before = seenRows.count + next.seenRows.count
    seenRows.formUnion(next.seenRows)
    return before - seenRows.count
  }

  /// Numbers groups, strata and units by their names, so that no result depends on the order of rows: sums
  /// over strata and units are made in the order of their numbers.
  mutating func sort() {
    let numbers = (groups: groups.sort(), strata: strata.sort(), units: units.sort())
    let order = [numbers.groups, numbers.strata, numbers.units]
    guard order.contains(where: { $0 != Array($0.indices) }) else { return }
    moments = moments.renumbered(
      groups: numbers.groups, strata: numbers.strata, units: numbers.units)
    populations = Dictionary(
      uniqueKeysWithValues: populations.map { (numbers.strata[$0], $1) })
    // A pattern has another number now, and nothing comes that could repeat one.
    keptRows = [:]
  }

  /// Whether no stratum has another population there than here.
  func agrees(with next: ResponseTally) -> Bool {
    guard !next.populations.isEmpty else { return true }
    let here = populationsByName
    return next.populationsByName.allSatisfy { here[$0] ?? $1 == $1 }
  }

  /// The populations by name of the stratum.
  var populationsByName: [[UInt8]: Double] {
    Dictionary(uniqueKeysWithValues: populations.map { (strata.keys[$0], $1) })
  }
}
