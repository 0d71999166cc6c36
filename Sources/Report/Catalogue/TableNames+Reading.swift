public import Localization
import Moments
public import Responses
public import SurveyInference

extension TableNames {
  /// The names that a reading found.
  ///
  /// - Parameter reading: What was read of a table.
  public init(_ reading: TableReading) {
    self.init(
      variable: { reading.variables[$0].name },
      value: { variable, value in
        switch value {
        case .category(let number): reading.variables[variable].categories[number]
        case .number(let number): Catalogue.plain(number).en
        }
      }, stratum: { reading.stratumNames[$0] })
  }
}

extension EstimationError {
  /// What the reader sees of a table.
  ///
  /// - Parameter reading: The names of strata and units.
  /// - Returns: A sentence or two.
  public func words(in reading: TableReading) -> Bilingual {
    words(
      stratumName: { reading.stratumNames[$0] },
      unitName: { reading.unitName(stage: $0, number: $1) })
  }
}
