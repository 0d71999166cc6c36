import Moments
import Satisfaction
import TestSupport
import Testing

@testable import Responses

@Suite struct ResponseTallyTests {
  @Test(
    "parts in order are the whole, wherever they are divided", arguments: 0..<40 as Range<UInt64>)
  func mergesParts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = (0..<Int.random(in: 0...40, using: &random)).map { _ in Row(using: &random) }
    let whole = tally(rows)
    var (merged, duplicates, first) = (tally([]), 0, 0)
    while first < rows.count {
      let last = min(rows.count, first + Int.random(in: 1...15, using: &random))
      let part = tally(rows[first..<last])
      let twice = Set(rows[..<first].map(\.hash)).intersection(rows[first..<last].map(\.hash))
      duplicates += merged.merge(part)
      #expect(twice.isSubset(of: merged.seenRows))
      first = last
    }
    #expect(merged.groups.keys == whole.groups.keys)
    #expect(merged.strata.keys == whole.strata.keys)
    #expect(merged.units.keys == whole.units.keys)
    #expect(merged.populations == whole.populations)
    #expect(merged.populationsByName == whole.populationsByName)
    #expect(merged.blankGroups == whole.blankGroups)
    #expect(merged.overriddenYears == whole.overriddenYears)
    #expect(merged.hasPositiveWeight == whole.hasPositiveWeight)
    #expect(merged.problems == whole.problems && merged.problemCount == whole.problemCount)
    #expect(merged.seenRows == whole.seenRows)
    #expect(duplicates <= rows.count - Set(rows.map(\.hash)).count)
    #expect(merged.moments.groups == whole.moments.groups)
    for stratum in whole.moments.strata.indices {
      #expect(
        merged.moments.unitTotals(inStratum: stratum)
          == whole.moments.unitTotals(inStratum: stratum))
      #expect(
        merged.moments.strata[stratum].respondents == whole.moments.strata[stratum].respondents)
    }
  }

  @Test("rows that are here and there are counted once each")
  func countsDuplicates() {
    var (here, there) = (tally([]), tally([]))
    (here.seenRows, there.seenRows) = ([1, 2, 3], [3, 4, 1, 9])
    #expect(here.merge(there) == 2)
    #expect(here.seenRows == [1, 2, 3, 4, 9])
    #expect(here.merge(tally([])) == 0)
  }

  @Test("the first population of a stratum stays, and another one there is seen")
  func comparesPopulations() {
    func with(_ populations: [(String, Double)]) -> ResponseTally {
      var tally = tally([])
      for (name, population) in populations {
        tally.populations[tally.strata.number(of: Array(name.utf8))] = population
      }
      return tally
    }
    var here = with([("A", 10), ("B", 20)])
    #expect(here.agrees(with: with([])))
    #expect(here.agrees(with: with([("B", 20), ("C", 5)])))
    #expect(here.agrees(with: with([("C", 10)])))  // the same number, another stratum
    #expect(!here.agrees(with: with([("C", 5), ("A", 11)])))
    #expect(with([]).agrees(with: here))
    _ = here.merge(with([("C", 5), ("B", 99), ("A", 10)]))
    #expect(here.strata.keys == ["A", "B", "C"].map { Array($0.utf8) })
    #expect(here.populations == [0: 10, 1: 20, 2: 5])
    #expect(here.populationsByName == [[0x41]: 10, [0x42]: 20, [0x43]: 5])
  }

  @Test("a positive weight on either side is one")
  func joinsWeights() {
    for (here, there) in [(false, false), (true, false), (false, true), (true, true)] {
      var (left, right) = (tally([]), tally([]))
      (left.hasPositiveWeight, right.hasPositiveWeight) = (here, there)
      _ = left.merge(right)
      #expect(left.hasPositiveWeight == (here || there))
    }
  }

  @Test("problems beyond the limit are counted and not listed")
  func limitsProblems() {
    let limit = ResponseReader.listedProblems
    func problem(_ line: Int) -> ResponseProblem {
      ResponseProblem(.rowOfTotals, file: "f.csv", line: line)
    }
    var (here, there) = (tally([]), tally([]))
    for line in 1...limit - 2 { here.report(problem(line)) }
    for line in limit - 1...limit + 3 { there.report(problem(line)) }
    _ = here.merge(there)
    #expect(here.problemCount == limit + 3 && here.problems.count == limit)
    #expect(here.problems.suffix(3).map(\.line) == [limit - 2, limit - 1, limit])
    here.report(problem(0))
    #expect(here.problemCount == limit + 4 && here.problems.count == limit)
    _ = here.merge(there)
    #expect(here.problemCount == limit + 9 && here.problems.count == limit)
    _ = there.merge(here)
    #expect(there.problemCount == limit + 14 && there.problems.count == limit)
  }

  // MARK: - Helpers

  private struct Row {
    let group: String
    let stratum: String
    let unit: String
    let scores: [UInt8]
    let weight: Double
    let hash: UInt64
    let isBad: Bool

    init(using random: inout SplitMix64) {
      group = Arbitrary.pick(["2021", "2022", ""], using: &random)
      stratum = Arbitrary.pick(["Kras", "Papar", "Wates"], using: &random)
      unit = stratum + Arbitrary.pick(["1", "2"], using: &random)
      scores = (0..<9).map { _ in UInt8.random(in: 0...4, using: &random) }
      weight = Double(Int.random(in: 0...3, using: &random))
      hash = UInt64.random(in: 0...30, using: &random)
      isBad = random.fraction() < 0.1
    }
  }

  /// What a reader makes of the rows, with the hundreds of a stratum's name as its population.
  private func tally(_ rows: some Sequence<Row>) -> ResponseTally {
    var request = SurveyRequest(current)
    request.groups = ["year"]
    var tally = ResponseTally(request)
    for row in rows {
      let place = SurveyMoments.Place(
        group: tally.groups.number(of: Array(row.group.utf8)),
        stratum: tally.strata.number(of: Array(row.stratum.utf8)),
        unit: tally.units.number(of: Array(row.unit.utf8)))
      tally.moments.add(
        row.scores, isComplete: !row.scores.contains(0), weight: row.weight, at: place)
      let population = Double(100 * row.stratum.utf8.count)
      tally.populations[place.stratum] = tally.populations[place.stratum] ?? population
      tally.blankGroups[0] += row.group.isEmpty ? 1 : 0
      tally.overriddenYears += row.group == "2022" ? 1 : 0
      tally.hasPositiveWeight = tally.hasPositiveWeight || row.weight > 0
      tally.seenRows.insert(row.hash)
      if row.isBad {
        tally.report(ResponseProblem(.invalidWeight, file: "f.csv", line: Int(row.hash)))
      }
    }
    return tally
  }
}
