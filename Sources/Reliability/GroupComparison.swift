import Moments

/// Whether two groups understood the items alike.
public struct GroupComparison: Sendable {
  /// The values that name the two groups.
  public let first: [String]
  public let second: [String]
  /// The numbers of the items that vary in both groups, which the comparison rests on.
  public let items: [Int]
  /// The numbers of the items that vary in one of the groups only.
  public let leftOut: [Int]
  /// The models of both groups together, or why there are none.
  public let invariance: Result<MeasurementInvariance, ReliabilityError>

  init(
    _ first: (group: GroupReliability, answers: PatternCounts),
    _ second: (group: GroupReliability, answers: PatternCounts)
  ) {
    let items = first.group.modelItems.filter { second.group.modelItems.contains($0) }
    self.items = items
    leftOut = Set(first.group.items).symmetricDifference(second.group.items).sorted()
    (self.first, self.second) = (first.group.values, second.group.values)
    invariance = Result { () throws(ReliabilityError) in
      var samples: [SampleCovariance] = []
      for answers in [first.answers, second.answers] {
        let complete = answers.selecting(items).complete.unweighted
        guard items.count > 2 else { throw .tooFewItems(found: items.count, required: 3) }
        guard let sample = SampleCovariance(complete: complete) else {
          throw .tooFewRespondents(found: complete.respondents, required: items.count + 1)
        }
        samples.append(sample)
      }
      return try MeasurementInvariance.test(first: samples[0], second: samples[1])
    }
  }
}
