public import Moments

/// Random inputs, each made from a seeded generator.
public enum Arbitrary {
  // MARK: - CSV

  /// Bytes that a CSV parser has to decide on, in any order: most are no well-formed table.
  public static func csvText(using random: inout SplitMix64) -> [UInt8] {
    let pieces = [
      "\"", "\"\"", "\"", ",", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "a", "U1", "4", "é",
      "😀", "x,y", "\"q\"", "\"a\nb\"", "\"\r\n\"", ",,", "\n\n",
    ]
    let length = Int.random(in: 0...60, using: &random)
    return (0..<length).flatMap { _ in Array(pick(pieces, using: &random).utf8) }
  }

  /// The text of one field: words, quotes, delimiters, line ends, marks that join a letter before.
  public static func fieldText(using random: inout SplitMix64) -> String {
    let pieces = [
      "a", "Baik", " ", "  ", "4", "0,5", "\"", "\"\u{301}", ",", ";", "\t", "|", "\n", "\r\n",
      "\r", "=", "+", "-", "@", "é", "e\u{301}", "\u{A0}", "😀", "نعم", "'",
    ]
    let length = Int.random(in: 0...6, using: &random)
    return (0..<length).map { _ in pick(pieces, using: &random) }.joined()
  }

  /// A table of `fieldText`, its rows of different lengths, none empty.
  public static func table(using random: inout SplitMix64) -> [[String]] {
    let rows = Int.random(in: 1...8, using: &random)
    return (0..<rows).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in fieldText(using: &random) }
    }
  }

  /// `bytes` with some of them changed, dropped, doubled or moved.
  public static func damaged(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let special = Array("\"\",;\t|\r\n\0- 045".utf8) + [0xFF, 0xFE, 0xEF, 0xC3, 0xE2, 0xF0, 0x80]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      case 1: bytes[place] = pick(special, using: &random)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(pick(special, using: &random), at: place)
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + 20))
      default: bytes.insert(contentsOf: bytes[..<min(bytes.count, 40)], at: place)
      }
    }
    return bytes
  }

  // MARK: - Surveys

  /// A respondent with a place in the design.
  public struct Respondent: Sendable {
    /// One per item; 0 for no answer.
    public var scores: [UInt8]
    public var weight: Double
    public var place: SurveyMoments.Place

    public var isComplete: Bool { !scores.contains(0) }
  }

  /// A survey of `itemCount` items on 1 to 4, in a few groups, strata and perhaps sampling units.
  public struct Survey: Sendable {
    public var itemCount: Int
    public var respondents: [Respondent]
    /// The population of each stratum, where the survey knows it.
    public var populations: [Double]?

    /// The moments of `respondents`, of all where none are named.
    public func moments(of respondents: some Sequence<Respondent>) -> SurveyMoments {
      var moments = SurveyMoments(itemCount: itemCount, levels: 1...4)
      for respondent in respondents {
        moments.add(
          respondent.scores, isComplete: respondent.isComplete, weight: respondent.weight,
          at: respondent.place, population: populations?[respondent.place.stratum])
      }
      return moments
    }

    /// The respondents dealt out to `count` parts.
    public func parts(_ count: Int) -> [SurveyMoments] {
      (0..<count).map { part in
        moments(of: respondents.enumerated().filter { $0.offset % count == part }.map(\.element))
      }
    }
  }

  /// A survey.
  ///
  /// - Parameters:
  ///   - fractionalWeights: Weights are fractions; else small integers. Some are 0 in either case.
  ///   - random: The generator.
  /// - Returns: 1 to 40 respondents on 1 to 5 items.
  public static func survey(
    fractionalWeights: Bool = false, using random: inout SplitMix64
  ) -> Survey {
    let itemCount = Int.random(in: 1...5, using: &random)
    let hasUnits = Bool.random(using: &random)
    let respondents = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      let stratum = Int.random(in: 0...2, using: &random)
      return Respondent(
        scores: (0..<itemCount).map { _ in UInt8.random(in: 0...4, using: &random) },
        weight: fractionalWeights
          ? max(0, random.fraction() * 10 - 0.5) : Double(Int.random(in: 0...5, using: &random)),
        place: SurveyMoments.Place(
          group: Int.random(in: 0...2, using: &random), stratum: stratum,
          unit: hasUnits ? 4 * stratum + Int.random(in: 0...3, using: &random) : nil))
    }
    let populations = (0...2).map { _ in Double(Int.random(in: 50...500, using: &random)) }
    return Survey(
      itemCount: itemCount, respondents: respondents,
      populations: Bool.random(using: &random) ? populations : nil)
  }

  /// One of `choices`, which are not empty.
  public static func pick<Choice>(_ choices: [Choice], using random: inout SplitMix64) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }
}
