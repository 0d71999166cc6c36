import LinearAlgebra
public import Moments

/// Weights that reproduce known totals of the population.
///
/// Every weight w becomes g·w, with Σ g·w·x the known total of each auxiliary variable x:
///
/// - ``CalibrationMethod/poststratify``: g is the total of a cell over the weights in it.
/// - ``CalibrationMethod/rake``: g is a product of a factor per value of each set of variables,
///   found by meeting one set after another until no factor changes by more than 4e-15.
/// - ``CalibrationMethod/linear(bounds:)``: g = 1 + x·λ, cut off at the bounds. Σ (g - 1)²·w is
///   least.
///
/// The error of a calibrated estimate is that of what the auxiliary variables do not explain. The
/// linearised variable z of each row is replaced by g·(z - ẑ), where ẑ is the mean of z in the cell
/// (poststratification, weighted by w), the regression on x weighted by w (linear, with or without
/// bounds), or for raking the mean over the rows of each cell taken off for one set of variables
/// after another, at most ten times. R survey 4.1-1 does the same, also that raking's means are not
/// weighted and that it stops at ten rounds.
///
/// Source: Deville and Särndal (1992), Journal of the American Statistical Association 87, 376-382;
/// Deville, Särndal and Sautory (1993), the same journal 88, 1013-1020.
///
/// Checked against: R survey 4.1-1 `postStratify`, `rake` and `calibrate`, 10 digits.
public struct Calibration: Sendable {
  /// How the weights were made.
  public let method: CalibrationMethod
  /// g of each row; 1 for a row without a weight.
  public let factors: [Double]
  /// g·w of each row.
  public let weights: [Double]
  let model: CalibrationModel
  private let projection: CalibrationProjection

  /// Calibrates the weights of a table.
  ///
  /// - Parameters:
  ///   - rows: The table.
  ///   - margins: What is known of the population.
  ///   - method: How.
  ///   - options: Whether weights follow from populations.
  /// - Throws: ``CalibrationError``, which names the total that cannot be met.
  public init(
    _ rows: TableRows, margins: [CalibrationMargin], method: CalibrationMethod,
    options: EstimationOptions = EstimationOptions()
  ) throws(CalibrationError) {
    let before: [Double]
    do throws(EstimationError) {
      before = try RowDesign(rows, options: options).weights
    } catch {
      throw .design(error)
    }
    let model = try CalibrationModel(rows, weights: before, margins: margins, method: method)
    let factors = try model.factors(before)
    self.method = method
    self.model = model
    self.factors = factors
    weights = zip(before, factors).map { $0 * $1 }
    projection = CalibrationProjection(model, weights: before)
  }

  /// g·(z - ẑ) of each row.
  ///
  /// - Parameter linearized: z of each row of the table, zero for those that do not contribute.
  /// - Returns: One number per row, to be multiplied by the weight before calibration.
  func residuals(_ linearized: [Double]) -> [Double] {
    zip(factors, projection.residuals(linearized)).map { $0 * $1 }
  }
}

/// A way to calibrate any weights of one table: its own, or those of a replicate.
enum CalibrationModel: Sendable {
  case cells(MarginPartition)
  case rake([MarginPartition])
  case linear(LinearCalibration)

  init(
    _ rows: TableRows, weights: [Double], margins: [CalibrationMargin], method: CalibrationMethod
  ) throws(CalibrationError) {
    guard !margins.isEmpty else { throw .noMargins }
    if case .linear(let bounds) = method {
      self = .linear(
        try LinearCalibration(rows, weights: weights, margins: margins, bounds: bounds))
      return
    }
    var sets: [(variables: [Int], margins: [CalibrationMargin])] = []
    var size: CalibrationMargin?
    for margin in margins {
      if let term = margin.terms.first(where: { $0.value == nil }) {
        throw .totalOfNumbers(variable: term.variable)
      }
      let variables = margin.variables.sorted()
      if variables.isEmpty {
        guard size == nil else { throw .repeatedMargin([]) }
        size = margin
      } else if let place = sets.firstIndex(where: { $0.variables == variables }) {
        sets[place].margins.append(margin)
      } else {
        sets.append((variables, [margin]))
      }
    }
    if method == .poststratify, sets.count > 1 {
      throw .severalMargins(first: sets[0].variables, other: sets[1].variables)
    }
    if sets.isEmpty, let size { sets.append(([], [size])) }
    var partitions: [MarginPartition] = []
    for set in sets {
      partitions.append(try MarginPartition(rows, weights: weights, margins: set.margins))
    }
    try requireAgreement(partitions, size: size)
    self = method == .poststratify ? .cells(partitions[0]) : .rake(partitions)
  }

  /// g of each row.
  func factors(_ weights: [Double]) throws(CalibrationError) -> [Double] {
    switch self {
    case .cells(let partition):
      let factors = try partition.factors(weights)
      return partition.codes.map { $0 < 0 ? 1 : factors[Int($0)] }
    case .rake(let partitions): return try rakingFactors(partitions, weights)
    case .linear(let linear): return try linear.factors(weights)
    }
  }
}

/// Refuses sets of variables that add up to different populations.
private func requireAgreement(
  _ partitions: [MarginPartition], size: CalibrationMargin?
) throws(CalibrationError) {
  guard let first = partitions.first else { return }
  let sum = first.population
  for other in partitions where (other.population - sum).magnitude > 1e-9 * sum {
    throw .totalsDisagree(
      first: first.variables, firstSum: sum, other: other.variables, otherSum: other.population)
  }
  if let size, (size.total - sum).magnitude > 1e-9 * sum {
    throw .totalsDisagree(
      first: first.variables, firstSum: sum, other: [], otherSum: size.total)
  }
}
