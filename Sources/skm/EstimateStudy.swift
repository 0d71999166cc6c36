import Localization
import Moments
import Report
import Responses
import SurveyInference

/// One question about a table, from reading to the answer.
struct EstimateStudy {
  let question: TableQuestion
  let request: TableRequest
  let options: EstimationOptions
  let replicates: ReplicateMethod?
  let calibration: CalibrationMethod?
  let margins: PopulationMargins?

  /// Reads the table and estimates.
  ///
  /// - Parameters:
  ///   - inputs: The files.
  ///   - progress: Tells how far the reading is.
  /// - Returns: The estimates, and what was read.
  /// - Throws: `Failure` for a file that cannot be read, problems in it, and a design without an answer.
  func run(
    _ inputs: [ResponseInput], progress: ProgressLine?
  ) throws -> (TableEstimation, TableReading) {
    var data = EstimateData(holdsRows: needsRows, request, ratios: ratios)
    let reading = try read(inputs, into: &data, progress: progress)
    guard reading.problemCount == 0 else {
      throw refusal(reading.problems, count: reading.problemCount, weight: request.weight)
    }
    do {
      return (try estimation(data, reading), reading)
    } catch let error as EstimationError {
      throw Failure(.data, words(error, reading))
    } catch let error as CalibrationError {
      throw Failure(.data, error.words(names(reading)))
    } catch let error as ReplicateError {
      throw Failure(.data, error.words(names(reading)))
    }
  }

  /// What one pass over sums cannot answer.
  private var needsRows: Bool {
    question.statistic == .quantile || calibration != nil || replicates != nil
  }

  private var ratios: [TableVariables.Ratio] {
    question.denominator.map { denominator in
      question.variables.map { TableVariables.Ratio(numerator: $0, denominator: denominator) }
    } ?? []
  }

  private func read(
    _ inputs: [ResponseInput], into data: inout EstimateData, progress: ProgressLine?
  ) throws -> TableReading {
    defer { progress?.clear() }
    do {
      return try TableReader(request) { progress?.show($0) }.read(inputs, into: &data)
    } catch {
      throw Failure(error)
    }
  }
}
