import Trend

/// Whether targets are met as often as was said.
extension ForecastCommand {
  /// Targets are so many mean changes above the last value.
  private static let multiples = [-1.0, 0, 1, 2]
  /// Bins of fewer cases are not judged.
  private static let fewestCases = 400

  /// Cases of one method, by length of the window and by horizon.
  typealias Cases = [[[AttainmentCalibration.Case]]]

  private func cases(_ family: SeriesFamily, _ method: ForecastMethod) -> Cases {
    lengths.map { length in
      var byHorizon = [[AttainmentCalibration.Case]](repeating: [], count: SeriesFamily.horizons)
      for trial in family.trials(length) {
        let found = (try? trial.attainments(method, multiples: Self.multiples)) ?? []
        for (place, cases) in found.enumerated() { byHorizon[place] += cases }
      }
      return byHorizon
    }
  }

  /// Writes how often targets were met, of the series and of the series with their mirror images.
  func writeCalibration(_ families: [SeriesFamily]) throws {
    let own = families.map { cases($0, .skm) }
    let both = try zip(families, own).map { family, own in
      zip(own, cases(try family.mirrored(), .skm)).map { lengths in
        zip(lengths.0, lengths.1).map { $0 + $1 }
      }
    }
    if let calibrationSVG { try drawCalibration(families, own, both, to: calibrationSVG) }
    print("\n### Probabilities of meeting a target: what was said, and what happened\n")
    writeBins(families, own)
    print("\n### The same, each series also upside down\n")
    writeBins(families, both)
    print("\n### By number of values, and by years ahead\n")
    MarkdownTable.header(
      ["family", "values", "years ahead"] + Self.summary + Self.summary.map { "mirrored: " + $0 })
    for (family, (own, both)) in zip(families, zip(own, both)) {
      for (place, length) in lengths.enumerated() {
        MarkdownTable.row(
          [family.name, String(length), "1 – 5"] + summary(own[place].flatMap(\.self))
            + summary(both[place].flatMap(\.self)))
      }
      for place in 0..<SeriesFamily.horizons {
        MarkdownTable.row(
          [family.name, "all", String(place + 1)] + summary(own.flatMap { $0[place] })
            + summary(both.flatMap { $0[place] }))
      }
    }
    writeBrier(families)
  }

  private func writeBins(_ families: [SeriesFamily], _ cases: [Cases]) {
    MarkdownTable.header(
      ["family", "said, %", "cases", "mean said, %", "happened, %", "± s.e.", "within the limits"])
    for (family, cases) in zip(families, cases) {
      let calibration = AttainmentCalibration(cases.flatMap { $0.flatMap(\.self) })
      for bin in calibration?.bins ?? [] where bin.count > 0 {
        let verdict = bin.isCalibrated == true ? "yes" : "no"
        MarkdownTable.row([
          family.name, "\(text(100 * bin.lower, 0)) – \(text(100 * bin.upper, 0))",
          String(bin.count), percentage(bin.meanProbability), percentage(bin.frequency),
          percentage(bin.standardError), bin.count >= Self.fewestCases ? verdict : "few",
        ])
      }
    }
  }

  private static let summary = ["bins judged", "beyond", "farthest, points"]

  private func summary(_ cases: [AttainmentCalibration.Case]) -> [String] {
    let bins = AttainmentCalibration(cases)?.bins ?? []
    let judged = bins.filter { $0.count >= Self.fewestCases }
    let distances = judged.map { bin in
      ((bin.frequency ?? 0) - (bin.meanProbability ?? 0)).magnitude
    }
    return [
      String(judged.count), String(judged.count { $0.isCalibrated == false }),
      percentage(distances.max()),
    ]
  }

  private func writeBrier(_ families: [SeriesFamily]) {
    print("\n### Brier scores of these probabilities\n")
    MarkdownTable.header(
      ["family", "values", "base rate, %", "base rate's"] + asked.map(\.rawValue))
    for family in families {
      let byMethod = asked.map { cases(family, $0) }
      for (place, length) in lengths.enumerated() {
        let calibrations = byMethod.map { cases in
          AttainmentCalibration(cases[place].flatMap(\.self))
        }
        guard let own = calibrations.first.flatMap(\.self) else { continue }
        MarkdownTable.row(
          [
            family.name, String(length), percentage(own.baseRate),
            text(own.baseRateBrierScore, 4),
          ] + calibrations.map { text($0?.brierScore, 4) })
      }
    }
  }
}
