import TestSupport
import Testing

@testable import Rates

@Suite struct YearCountsTests {
  struct Table: YearTable {
    let years: [Int]
    let resolved: [Int]
    let reported: [Int]
    let isSeparated: Bool
  }

  @Test("finds separation where a linear program finds a parting line")
  func agreesWithLinearProgram() throws {
    let tables = ReferenceTable<Table>.load("rate-trend", "separation")
    let separated = tables.count { $0.isSeparated }
    #expect(tables.count > 100 && separated > 20 && separated < tables.count - 20)
    for table in tables {
      let counts = YearCounts(try table.counts())
      #expect((counts.separation != .overlap) == table.isSeparated)
    }
  }

  @Test("the likelihood grows for ever where there is separation, and only there")
  func growsForEver() throws {
    for table in ReferenceTable<Table>.load("rate-trend", "separation") {
      let counts = YearCounts(try table.counts())
      let times = counts.times
      let last = times[times.count - 1]
      let line = LogisticLine(
        times: times.map { $0 / last - 0.5 }, resolved: counts.resolved,
        unresolved: counts.unresolved, isPenalized: false)
      // a constant, or a line that rises or falls through 0 at or between years
      let pivots = line.times + zip(line.times, line.times.dropFirst()).map { ($0 + $1) / 2 }
      let directions =
        [(1.0, 0.0), (-1.0, 0.0)] + pivots.flatMap { [(-$0, 1.0), ($0, -1.0)] }
      let grows = directions.contains { intercept, slope in
        let (near, far) = (
          LogisticLine.Point(intercept: 1000 * intercept, slope: 1000 * slope),
          LogisticLine.Point(intercept: 2000 * intercept, slope: 2000 * slope)
        )
        return line.deviance(from: near, to: far) <= 1e-9
      }
      #expect(grows == (counts.separation != .overlap))
    }
  }

  @Test("tells complete separation from that at one year")
  func tellsComplete() throws {
    func separation(_ resolved: [Int], _ reported: [Int]) throws -> Separation {
      YearCounts(try yearCounts(Array(2018..<2018 + resolved.count), resolved, of: reported))
        .separation
    }
    #expect(try separation([0, 0, 2], [1, 3, 2]) == .complete)
    #expect(try separation([2, 0, 0], [2, 1, 3]) == .complete)
    #expect(try separation([2, 3, 4], [2, 3, 4]) == .complete)
    #expect(try separation([0, 0, 0], [2, 3, 4]) == .complete)
    #expect(try separation([0, 1, 4], [2, 3, 4]) == .quasiComplete)
    #expect(try separation([1, 3, 4], [2, 3, 4]) == .quasiComplete)
    #expect(try separation([2, 3, 1], [2, 3, 4]) == .quasiComplete)
    #expect(try separation([1, 2, 4], [2, 3, 4]) == .overlap)
    #expect(try separation([1, 0, 4], [1, 3, 4]) == .overlap)
  }

  @Test("adds up a year that stands there twice, and leaves out those without reports")
  func addsUp() throws {
    let counts = YearCounts(
      try yearCounts([2021, 2019, 2020, 2019], [1, 2, 0, 3], of: [2, 2, 0, 5]))
    #expect(counts.years == [2019, 2021])
    #expect(counts.resolved == [5, 1] && counts.unresolved == [2, 1] && counts.times == [0, 2])
  }
}
