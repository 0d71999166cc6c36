import ArgumentParser
import Report
import SurveyInference

/// Replicates of the sample, instead of linearization.
struct ReplicateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("jk1, jkn or rao-wu:R.", valueName: "method"))
  var replicates: String?

  @Option(
    help: ArgumentHelp(
      "Columns whose headers begin with this hold the weights of the replicates.",
      valueName: "prefix"))
  var replicateWeights: String?

  @Option(
    help: ArgumentHelp(
      "The variance is this times the sum over replicates. (default: 1 beside --replicate-rscales)",
      valueName: "s"))
  var replicateScale: String?

  @Option(
    help: ArgumentHelp("The scale of each replicate. (default: 1)", valueName: "r1,..."))
  var replicateRscales: String?

  @Option(help: "The seed of rao-wu.")
  var seed: UInt64 = 1

  /// How replicates are made.
  ///
  /// - Parameters:
  ///   - isStratified: The design has strata.
  ///   - isWeighted: A column holds weights.
  /// - Returns: `nil` where none were asked for.
  /// - Throws: `Failure` for options that do not go together.
  func method(isStratified: Bool, isWeighted: Bool) throws -> ReplicateMethod? {
    if replicates != nil, replicateWeights != nil {
      throw Failure(.usage, UsageWords.notTogether("--replicates", "--replicate-weights"))
    }
    for (option, value) in [
      ("--replicate-scale", replicateScale), ("--replicate-rscales", replicateRscales),
    ] where value != nil && replicateWeights == nil {
      throw Failure(.usage, UsageWords.needs(option, "--replicate-weights"))
    }
    if let replicates { return try Self.method(replicates, seed: seed, isStratified) }
    guard replicateWeights != nil else { return nil }
    guard isWeighted else { throw Failure(.usage, UsageWords.replicatesNeedWeight) }
    guard replicateScale != nil || replicateRscales != nil else {
      throw Failure(.usage, UsageWords.needs("--replicate-weights", "--replicate-scale"))
    }
    let scale = try replicateScale.map { text in
      try OptionNumber.list(text, of: "--replicate-scale") { $0 > 0 }
    }
    guard scale?.count ?? 1 == 1 else {
      throw Failure(.usage, UsageWords.numberList("--replicate-scale", replicateScale ?? ""))
    }
    let scales = try replicateRscales.map { text in
      try OptionNumber.list(text, of: "--replicate-rscales") { $0 >= 0 }
    }
    return .columns(scale: scale?.first ?? 1, rscales: scales ?? [])
  }

  private static func method(
    _ text: String, seed: UInt64, _ isStratified: Bool
  ) throws -> ReplicateMethod {
    switch text.lowercased() {
    case "jk1":
      guard !isStratified else { throw Failure(.usage, UsageWords.jackknifeWithStrata) }
      return .jk1
    case "jkn": return .jkn
    case let name where name.hasPrefix("rao-wu:"):
      guard let count = Int(name.dropFirst(7)), 2...100_000 ~= count else {
        throw Failure(.usage, UsageWords.replicateMethod(text))
      }
      return .raoWu(replicates: count, seed: seed)
    default: throw Failure(.usage, UsageWords.replicateMethod(text))
    }
  }
}
