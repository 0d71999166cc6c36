public import Localization

extension EstimateSeries {
  /// Years from the first period of the series to `period`, which need not be in it.
  public func time(of period: Period) -> Double {
    let start = observations[0].period
    guard period.frequency == start.frequency else { return period.time - start.time }
    return Double(period.ordinal - start.ordinal) / Double(start.frequency.rawValue)
  }

  /// The standard errors of all observations.
  ///
  /// - Throws: The periods that have none.
  func requiredStandardErrors() throws(UndefinedReason) -> [Double] {
    guard let errors = standardErrors else {
      throw .noStandardErrors(observations.filter { $0.standardError == nil }.map(\.period))
    }
    return errors
  }
}
