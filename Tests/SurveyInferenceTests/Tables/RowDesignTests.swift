import Moments
import Testing

@testable import SurveyInference

@Suite struct RowDesignTests {
  /// Strata 0 and 2, two units each; two or three rows in a unit.
  private static func rows(populations: [[Double]]) -> TableRows {
    var rows = TableRows(variableCount: 0)
    for (place, unit) in [7, 3, 3, 9, 5, 5, 9, 7, 5].enumerated() {
      rows.add(
        TableRow(
          stratum: unit > 6 ? 2 : 0, units: [unit], populations: populations[place],
          weight: 2, values: []))
    }
    return rows
  }

  @Test("units are numbered by stratum and number, whatever their order")
  func numbersUnits() throws {
    let rows = Self.rows(populations: Array(repeating: [], count: 9))
    let design = try RowDesign(rows, options: EstimationOptions())
    #expect(design.units == [2, 0, 0, 3, 1, 1, 3, 2, 1])
    #expect(design.stratumOfUnit == [0, 0, 2, 2])
    #expect(design.unitsOfStratum == [0..<2, 0..<0, 2..<4])
    #expect(design.weights == Array(repeating: 2, count: 9))
    #expect(design.degreesOfFreedom(of: 0..<9) == 2)
    #expect(design.degreesOfFreedom(of: [1, 2, 4]) == 1)
    #expect(design.degreesOfFreedom(of: [0]) == 0)
  }

  @Test("weights follow from the populations of all stages")
  func weighs() throws {
    // 2 of 10 and of 8 units, then all rows of unit 3, half of the others
    let sizes: [Int: Double] = [7: 4, 3: 2, 9: 4, 5: 6]
    let rows = Self.rows(
      populations: [7, 3, 3, 9, 5, 5, 9, 7, 5].map { [$0 > 6 ? 10 : 8, sizes[$0] ?? 0] })
    var options = EstimationOptions()
    options.weightsFollowPopulation = true
    let design = try RowDesign(rows, options: options)
    #expect(design.weights == [10, 4, 4, 10, 8, 8, 10, 10, 8])
    #expect(design.correction(of: 0) == 0.75 && design.correction(of: 2) == 0.8)
  }

  @Test("populations that vary, or are too small, are refused")
  func refuses() {
    var populations = Array(repeating: [10.0], count: 9)
    populations[4] = [11]
    #expect(
      throws: EstimationError.populationVaries(stage: 0, number: 0, smallest: 10, largest: 11)
    ) {
      try RowDesign(Self.rows(populations: populations), options: EstimationOptions())
    }
    populations = Array(repeating: [1.0], count: 9)
    #expect(throws: EstimationError.populationTooSmall(stratum: 0, population: 1, units: 2)) {
      try RowDesign(Self.rows(populations: populations), options: EstimationOptions())
    }
  }
}
