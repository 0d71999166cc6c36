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
      throw refusal(
        reading.problems, count: reading.problemCount, weight: request.weight,
        areChecked: false)
    }
    do {
      return (try estimation(data, reading), reading)
    } catch let error as EstimationError {
      throw Failure(.data, error.words(in: reading))
    } catch let error as CalibrationError {
      throw Failure(.data, error.words(TableNames(reading)))
    } catch let error as ReplicateError {
      throw Failure(.data, error.words(TableNames(reading)))
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

  // MARK: - Estimates

  private func estimation(_ data: EstimateData, _ reading: TableReading) throws -> TableEstimation {
    let margins = try calibrationMargins(reading)
    var (calibrated, summary): (Calibration?, CalibrationSummary?)
    if let calibration {
      let made = try Calibration(
        data.rows, margins: margins, method: calibration, options: options)
      (calibrated, summary) = (made, CalibrationSummary(made, of: data.rows, margins: margins))
    }
    let machinery = try machinery(data, calibrated)
    let study = try TableStudy(
      question, by: machinery, groups: reading.groupOrder,
      categories: reading.variables.map { $0.isCategory ? $0.order : nil })
    var estimation = TableEstimation(study, reading: reading, request: request, options: options)
    estimation.calibration = summary
    if case .replicated(let estimator) = machinery, let replicates {
      estimation.replicates = (replicates, estimator.replicateCount)
    }
    return estimation
  }

  private func machinery(
    _ data: EstimateData, _ calibration: Calibration?
  ) throws -> TableMachinery {
    if let replicates {
      return .replicated(
        try ReplicateEstimator(
          data.rows, method: replicates, options: options, calibration: calibration))
    }
    if let calibration {
      return .calibrated(
        try CalibratedEstimator(data.rows, calibration: calibration, options: options))
    }
    guard question.statistic == .quantile else {
      return .linearized(try TableEstimator(data.sums, options: options))
    }
    var quantiles: [Int: WoodruffQuantile] = [:]
    for variable in question.variables {
      quantiles[variable] = try WoodruffQuantile(
        data.rows, of: variable, probabilities: question.probabilities, options: options)
    }
    return .quantiles(quantiles)
  }

  /// The known totals in the numbers of the variables and categories that were read.
  private func calibrationMargins(_ reading: TableReading) throws -> [CalibrationMargin] {
    guard let margins else { return [] }
    // The columns of the margins are the last that are read.
    let columns = margins.columns.map(\.name)
    let first = reading.variables.count - columns.count
    func number(_ column: String) -> Int { first + (columns.firstIndex(of: column) ?? 0) }
    let completed: PopulationMargins
    do throws(TableProblem) {
      completed = try margins.completed { reading.variables[number($0)].categories }
    } catch {
      throw Failure(.data, error.words)
    }
    return completed.variables.flatMap { variable in
      variable.totals.map { total in
        let terms = variable.columns.enumerated().map { place, column in
          let categories = reading.variables[number(column)].categories
          let category =
            variable.isCategory ? categories.firstIndex(of: total.values[place]) : nil
          return CalibrationMargin.Term(
            variable: number(column), value: category.map { .category($0) })
        }
        return CalibrationMargin(terms, total: total.total)
      }
    }
  }
}
