public import Moments

/// What a calibration did to the weights of a table.
public struct CalibrationSummary: Sendable, Hashable {
  /// A known total, and what the weights give.
  public struct Total: Sendable, Hashable {
    public let margin: CalibrationMargin
    /// Σ g·w·x with the calibrated weights.
    public let reached: Double
  }

  public let method: CalibrationMethod
  /// The smallest and the largest g of a row with a weight.
  public let factors: ClosedRange<Double>
  /// The standard deviation of g over its mean, over the rows with a weight.
  public let spread: Double
  /// In the order of the margins.
  public let totals: [Total]

  /// Looks at a calibration.
  ///
  /// - Parameters:
  ///   - calibration: The weights.
  ///   - rows: The table.
  ///   - margins: The known totals.
  public init(
    _ calibration: Calibration, of rows: TableRows, margins: [CalibrationMargin]
  ) {
    method = calibration.method
    let used = (0..<rows.count).filter { rows.weights[$0] > 0 }.map { calibration.factors[$0] }
    let count = Double(max(1, used.count))
    let mean = used.reduce(0, +) / count
    let squares = used.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    factors = (used.min() ?? 1)...(used.max() ?? 1)
    spread = mean > 0 ? (squares / count).squareRoot() / mean : 0
    totals = margins.map { margin in
      var sum = 0.0
      for row in 0..<rows.count {
        sum += calibration.weights[row] * Self.product(margin, rows, row)
      }
      return Total(margin: margin, reached: sum)
    }
  }

  private static func product(_ margin: CalibrationMargin, _ rows: TableRows, _ row: Int) -> Double
  {
    margin.terms.reduce(1) { product, term in
      guard let value = rows.value(term.variable, row: row) else { return 0 }
      if let wanted = term.value { return value == wanted ? product : 0 }
      if case .number(let number) = value { return product * number }
      return 0
    }
  }
}
