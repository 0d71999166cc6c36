import CSV
import Moments
import Reliability
import Responses
import Satisfaction

extension Workload {
  /// Coefficients of nine items, each from the rows of answers.
  static func reliability() throws -> [Workload] {
    var survey = try SyntheticSurvey(seed: 1)
    let table = AnswerTable(&survey)
    let (many, some) = (table.patternRows(10_000), table.patternRows(1000))
    func patterns(_ rows: [PatternCounts.Row]) -> PatternCounts {
      PatternCounts(itemCount: 9, levels: 1...4, rows)
    }
    return [
      Workload(name: "polychoric", rows: many.count) {
        let polychoric = try PolychoricMatrix.estimate(from: patterns(many))
        return millionths(polychoric.pairs.reduce(0) { $0 + $1.value })
      },
      Workload(name: "ordinal-factor", rows: many.count) {
        millionths(try OrdinalFactorModel.fit(to: patterns(many)).loadings.reduce(0, +))
      },
      Workload(name: "bootstrap-2000-omegas", rows: some.count) {
        let answers = patterns(some)
        guard let sample = SampleCovariance(complete: answers) else { return 0 }
        let model = try OneFactorModel.fit(to: sample)
        return mean(Bootstrap(omegaOf: model, answers: answers, count: 2000, seed: 1))
      },
      Workload(name: "bootstrap-2000-alphas", rows: some.count) {
        let answers = patterns(some)
        guard let sample = SampleCovariance(complete: answers) else { return 0 }
        return mean(
          try AlphaEstimate(
            sample, items: Array(0..<9), patterns: answers, design: nil, replicates: 2000, seed: 1
          ).bootstrap)
      },
      try everything(table.csv(some.count), rows: some.count),
    ]
  }

  /// All that `skm reliability` says of one group, once its file is read.
  private static func everything(_ csv: String, rows: Int) throws -> Workload {
    var request = SurveyRequest(RegulationEdition.shipped[0].questionnaire)
    request.keepsPatterns = true
    let reading = try ResponseReader(request).read(ByteSource(Array(csv.utf8)))
    let groups = reading.groupOrder.map { ($0, reading.groupNames[$0]) }
    return Workload(name: "reliability-of-a-group", rows: rows) {
      let analysis = try ReliabilityAnalysis(
        reading.moments, asked: reading.presentItems, roles: reading.groupRoles, groups: groups,
        options: ReliabilityOptions())
      return millionths(try analysis.groups[0].alpha.get().alpha.value)
    }
  }

  private static func mean(_ bootstrap: Bootstrap?) -> Int {
    let replicates = bootstrap?.replicates ?? []
    return millionths(replicates.reduce(0, +) / Double(max(1, replicates.count)))
  }

  private static func millionths(_ value: Double) -> Int { Int((value * 1e6).rounded()) }
}
