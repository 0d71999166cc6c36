import FoundationEssentials

/// The scores that stand beside the constants of the learnt forecaster: each series was forecast by a map that
/// had not seen it.
struct CrossValidation: Decodable {
  /// One method on one family.
  struct Row: Decodable {
    let family: String
    let length: Int
    let method: String
    let series: Int
    let intervalScore, absoluteError, coverage95, coverage80, lowestCoverage95: Double
    /// The interval score of skm less that of this method, and its standard error.
    let difference, differenceError: Double

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      family = try row.decode(String.self)
      length = try row.decode(Int.self)
      method = try row.decode(String.self)
      series = try row.decode(Int.self)
      intervalScore = try row.decode(Double.self)
      absoluteError = try row.decode(Double.self)
      coverage95 = try row.decode(Double.self)
      coverage80 = try row.decode(Double.self)
      lowestCoverage95 = try row.decode(Double.self)
      difference = try row.decode(Double.self)
      differenceError = try row.decode(Double.self)
    }
  }

  let crossValidation: [Row]

  /// Reads the file of the constants.
  static func rows(_ path: String) throws -> [Row] {
    let data = try Data(contentsOf: URL(filePath: path))
    return try JSONDecoder().decode(CrossValidation.self, from: data).crossValidation
  }
}
