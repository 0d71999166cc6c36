/// The columns that the SQL of `skm query` gives besides groups and answers: a promise to whoever keeps
/// its results.
///
/// `skm:` tells them from any column of a table; what follows the second colon is the name that the
/// column has there.
enum AggregateColumn: Hashable {
  /// A column that names the stratum.
  case stratum(String)
  /// A column that names the sampling unit, one for each stage.
  case unit(String)
  /// The column with the size of the stratum's population.
  case population(String)
  /// How many respondents the row stands for.
  case respondents
  /// How many of them have a weight above zero.
  case positiveWeights
  /// Σ w, with the name of the column of weights.
  case sumOfWeights(String)
  /// Σ w².
  case sumOfSquaredWeights
  /// How many of them have a weight that cannot be used: none at all, below zero, or no finite number.
  case unusableWeights

  /// The column of this header, its keyword in capital or small letters.
  init?(header: String) {
    let parts = header.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].lowercased() == "skm" else { return nil }
    let name = parts.count == 3 ? Words.value(String(parts[2])) : nil
    switch (parts[1].lowercased(), name) {
    case ("stratum", let name?): self = .stratum(name)
    case ("psu", let name?): self = .unit(name)
    case ("population", let name?): self = .population(name)
    case ("respondents", nil): self = .respondents
    case ("positiveweights", nil): self = .positiveWeights
    case ("sumofweights", let name?): self = .sumOfWeights(name)
    case ("sumofsquaredweights", nil): self = .sumOfSquaredWeights
    case ("unusableweights", nil): self = .unusableWeights
    default: return nil
    }
  }

  /// The header as the SQL writes it.
  var header: String {
    switch self {
    case .stratum(let name): "skm:stratum:\(name)"
    case .unit(let name): "skm:psu:\(name)"
    case .population(let name): "skm:population:\(name)"
    case .respondents: "skm:respondents"
    case .positiveWeights: "skm:positiveWeights"
    case .sumOfWeights(let name): "skm:sumOfWeights:\(name)"
    case .sumOfSquaredWeights: "skm:sumOfSquaredWeights"
    case .unusableWeights: "skm:unusableWeights"
    }
  }
}
