import Moments
import SurveyInference
import TestSupport
import Testing

/// A calibration as R survey computed it.
struct CalibrationCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let design: RowsDesign
  let method: String
  let bounds: [Double]?
  let replicates: String?
  let margins: [RowsMargin]
  let by: String
  let weights: [Double]
  let estimates: [RowsEstimate]
  let quantiles: [RowsQuantiles]

  var testDescription: String { "\(name) \(method) \(margins.count) \(replicates ?? "")" }

  var calibration: CalibrationMethod {
    switch method {
    case "poststratify": .poststratify
    case "rake": .rake
    default: .linear(bounds: bounds.map { $0[0]...$0[1] })
    }
  }

  static let all: [CalibrationCase] = ReferenceTable.load("survey-rows", "calibrations")

  func calibrated(_ table: RowsTable) throws -> Calibration {
    try Calibration(
      table.rows, margins: table.margins(margins), method: calibration, options: design.options)
  }
}

@Suite struct CalibratedEstimatorTests {
  @Test("agrees with R survey", arguments: CalibrationCase.all)
  func agreesWithReference(_ reference: CalibrationCase) throws {
    for by in [nil, reference.by] {
      let table = try RowsTable(reference.design, by: by)
      let calibration = try reference.calibrated(table)
      for (found, expected) in zip(calibration.weights, reference.weights) {
        #expect(found.isClose(to: expected, .relative(1e-11)))
      }
      for expected in reference.estimates where (expected.group == nil) == (by == nil) {
        let statistic = try table.statistic(expected)
        let group = try table.group(expected.group)
        // R solves the normal equations in doubles, which costs a few digits.
        if let replicates = reference.replicates {
          let estimator = try ReplicateEstimator(
            table.rows, method: replicates == "jk1" ? .jk1 : .jkn,
            options: reference.design.options, calibration: calibration)
          let found = try estimator.estimate(statistic, in: group)
          expect(found.estimate, agreesWith: expected, 1e-10)
        } else {
          let estimator = try CalibratedEstimator(
            table.rows, calibration: calibration, options: reference.design.options)
          expect(try estimator.estimate(statistic, in: group), agreesWith: expected, 1e-10)
        }
      }
    }
  }

  @Test("quantiles agree with R survey", arguments: CalibrationCase.all)
  func agreesOnQuantiles(_ reference: CalibrationCase) throws {
    let table = try RowsTable(reference.design)
    let estimator = try CalibratedEstimator(
      table.rows, calibration: reference.calibrated(table), options: reference.design.options)
    for expected in reference.quantiles {
      try expected.expect {
        try estimator.quantile(
          of: table.variable(expected.variable), probability: $0, in: 0, level: 0.95,
          method: expected.interval)
      }
    }
  }
}
