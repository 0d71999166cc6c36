import Moments
import TestSupport

/// Respondents in memory, to change in ways that an estimate must or must not feel.
struct SyntheticSample {
  struct Respondent {
    var scores: [UInt8]
    var weight: Double
    var place: SurveyMoments.Place
  }

  static let itemCount = 3
  var respondents: [Respondent]

  init(_ respondents: [Respondent]) { self.respondents = respondents }

  /// Respondents in `strata` strata and two groups; about one answer in ten is blank.
  init(seed: UInt64, strata: Int = 3, unitsPerStratum: Int? = nil, isWeighted: Bool = true) {
    var random = SplitMix64(seed: seed)
    respondents = (0..<60).map { number in
      let stratum = number % strata
      let mood = Int.random(in: 2...4, using: &random)
      let scores = (0..<Self.itemCount).map { _ in
        random.fraction() < 0.1
          ? 0 : UInt8(min(4, max(1, mood + Int.random(in: -1...1, using: &random))))
      }
      return Respondent(
        scores: scores, weight: isWeighted ? random.positive(in: 0.5...20) : 1,
        place: SurveyMoments.Place(
          group: Int.random(in: 0...1, using: &random), stratum: stratum,
          unit: unitsPerStratum.map {
            stratum * $0 + (number / strata) % $0
          }))
    }
  }

  var moments: SurveyMoments { moments() }

  func moments(population: (Int) -> Double? = { _ in nil }) -> SurveyMoments {
    var moments = SurveyMoments(itemCount: Self.itemCount, levels: 1...4)
    for respondent in respondents {
      moments.add(
        respondent.scores, isComplete: !respondent.scores.contains(0),
        weight: respondent.weight, at: respondent.place,
        population: population(respondent.place.stratum))
    }
    return moments
  }

  func map(_ change: (Respondent) -> Respondent) -> SyntheticSample {
    SyntheticSample(respondents.map(change))
  }

  /// The mean of `item` in `group`.
  func mean(of item: Int, group: Int) -> Double {
    let used = respondents.filter { $0.place.group == group && $0.scores[item] > 0 }
    let weights = used.reduce(0.0) { $0 + $1.weight }
    return used.reduce(0.0) { $0 + $1.weight * Double($1.scores[item]) } / weights
  }

  /// The variance of Σ cᵢRᵢ written down from the textbook: with z the linearized value of a
  /// respondent and y the total of z in a unit, Σ over strata of (1 - n/N)·n/(n-1)·Σ(y - ȳ)².
  func variance(
    _ coefficients: [Double], group: Int, population: (Int) -> Double? = { _ in nil }
  ) -> Double {
    let means = (0..<Self.itemCount).map { mean(of: $0, group: group) }
    let sizes = (0..<Self.itemCount).map { item in
      respondents.filter { $0.place.group == group && $0.scores[item] > 0 }
        .reduce(0.0) { $0 + $1.weight }
    }
    var units: [Int: [Int: Double]] = [:]
    for (number, respondent) in respondents.enumerated() {
      var z = 0.0
      if respondent.place.group == group {
        for item in 0..<Self.itemCount where respondent.scores[item] > 0 {
          z +=
            coefficients[item] * respondent.weight
            * (Double(respondent.scores[item]) - means[item]) / sizes[item]
        }
      }
      units[respondent.place.stratum, default: [:]][
        respondent.place.unit ?? number, default: 0] += z
    }
    var variance = 0.0
    for (stratum, totals) in units.sorted(by: { $0.key < $1.key }) {
      let values = totals.sorted { $0.key < $1.key }.map(\.value)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
      let fraction = population(stratum).map { count / $0 } ?? 0
      variance += (1 - fraction) * count / (count - 1) * squares
    }
    return variance
  }
}
