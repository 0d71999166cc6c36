public import Localization
import Responses

/// The one printed value that, printed otherwise, would give the printed index.
public struct Misprint: Sendable, Hashable {
  /// The code of the element.
  public let element: String
  public let printed: FixedDecimal
  /// What the value would have to be, to as many decimals as the values have.
  public let implied: FixedDecimal
  /// The value that differs from `printed` by one digit, or by two neighbours exchanged, and gives
  /// the printed index; `nil` where there is none.
  public let likely: FixedDecimal?
  /// The weight rule under which this holds, by name.
  public let rule: String

  /// Looks for a misprint in figures whose index does not follow from them.
  ///
  /// A misprint is the one value outside the range of all others whose implied value, by the printed
  /// index, lies inside that range. The first weight rule of the edition decides; the others count
  /// only where a slip of the hand explains the value too, since among several rules one fits soon.
  ///
  /// - Parameters:
  ///   - figures: Values of elements.
  ///   - index: The printed index, which no rule reproduces.
  ///   - recomputed: The index under each weight rule.
  /// - Returns: `nil` where no value, or more than one, can be it.
  static func find(
    in figures: PublishedFigures, index: FixedDecimal, _ recomputed: [RecomputedIndex]
  ) -> Misprint? {
    let units = figures.units
    for rule in recomputed {
      let candidates = units.indices.compactMap { place -> (place: Int, implied: ExactRatio)? in
        var others = units
        others.remove(at: place)
        guard let lowest = others.min(), let highest = others.max(),
          !(lowest...highest ~= units[place]),
          let implied = rule.implied(place, by: index), lowest <= implied, implied <= highest
        else { return nil }
        return (place, implied)
      }
      guard candidates.count == 1, let found = candidates.first else { continue }
      let (value, implied) = (figures.values[found.place], found.implied.rounded)
      let likely = likely(figures, found.place, implied, index, rule: rule)
      guard rule.rule == recomputed.first?.rule || likely != nil else { continue }
      return Misprint(
        element: value.code, printed: value.printed,
        implied: FixedDecimal(units: implied, decimals: figures.decimals), likely: likely,
        rule: rule.rule.name)
    }
    return nil
  }

  /// The nearest to the implied value of all that a slip of the hand makes of the printed one, if the
  /// index is then within rounding.
  private static func likely(
    _ figures: PublishedFigures, _ place: Int, _ implied: Int, _ index: FixedDecimal,
    rule: RecomputedIndex
  ) -> FixedDecimal? {
    let decimals = figures.decimals
    let slips = slips(of: figures.units[place])
    let nearest = slips.min { ($0 - implied).magnitude < ($1 - implied).magnitude }
    guard let nearest else { return nil }
    let value = FixedDecimal(units: nearest, decimals: decimals)
    return rule.replacing(place, of: figures, by: value).isWithinRounding(of: index) ? value : nil
  }

  /// The numbers that differ in one digit or by an exchange of two neighbours.
  private static func slips(of number: Int) -> [Int] {
    let digits = Array(String(number).utf8)
    var slips: [[UInt8]] = []
    for place in digits.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
        slips.append(digits)
        slips[slips.count - 1][place] = digit
      }
      if place > 0 && digits[place] != digits[place - 1] {
        slips.append(digits)
        slips[slips.count - 1].swapAt(place, place - 1)
      }
    }
    return slips.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
