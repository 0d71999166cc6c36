public import Localization

/// How far a realisation R meets a target T, in per cent.
///
/// | polarity | attainment | source |
/// |---|---|---|
/// | `higherIsBetter` | 100·R/T | every LKjIP |
/// | `lowerIsBetter` | 100·(2T - R)/T, the same as 100·(1 + (1 - R/T)) | PermenPAN-RB 8/2021 |
/// | `lowerIsBetterInverse` | 100·T/R | seen in the LKjIP of a police region |
/// | `range` | 100 within; above R against the upper end, below R against the lower one | PermenPAN-RB 8/2021 |
///
/// Against a range the end that R lies past takes the place of T, in the formula of the polarity. So under
/// `range` and `higherIsBetter` 92 against 80 to 90 is 92/90 = 102.22 % and 70 is 70/80 = 87.5 %: the
/// regulation's normal expectation. Under `lowerIsBetter`, its special one, 6.5 days against 7 to 8 is
/// (14 - 6.5)/7 = 107.14 % and 9 days is (16 - 9)/8 = 87.5 %.
///
/// Targets of zero or less have no attainment, since no quotient with them says how much was reached, and T/R
/// has none at R ≤ 0. (2T - R)/T falls below 0 where R > 2T, and R/T where R < 0: the formula's number is
/// kept, negative, and never set to 0.
///
/// *Source:* PermenPAN-RB 8/2021, annex, on performance expectations; LKjIP Kabupaten Maluku Tengah (2021)
/// III.2.
public struct AttainmentRatio: Sendable, Hashable {
  /// What the formula gives, in per cent; may be negative.
  public let computed: Double
  /// The largest attainment that counts, in per cent; `nil` where there is none.
  public let cap: Double?

  /// Compares a realisation with a target.
  ///
  /// - Parameters:
  ///   - realisation: R, in the unit of the indicator.
  ///   - target: T, or a range.
  ///   - polarity: Which realisation is good. A single target under `range` is a range of one value.
  ///   - cap: The largest attainment that counts, in per cent.
  /// - Throws: `UndefinedAttainment` where the formula has no answer.
  public init(
    of realisation: Double, against target: Target, _ polarity: Polarity, cap: Double? = nil
  ) throws(UndefinedAttainment) {
    guard let bound = Self.bound(target, near: realisation) else {
      self.init(computed: 100, cap: cap)
      return
    }
    guard bound > 0 else { throw .targetNotPositive(bound) }
    let quotient: Double
    switch polarity {
    case .higherIsBetter, .range: quotient = realisation / bound
    case .lowerIsBetter: quotient = 2 - realisation / bound
    case .lowerIsBetterInverse:
      guard realisation > 0 else { throw .realisationNotPositive(realisation) }
      quotient = bound / realisation
    }
    let computed = 100 * quotient
    guard computed.magnitude <= Self.largest else { throw .outOfRange }
    self.init(computed: computed, cap: cap)
  }

  private init(computed: Double, cap: Double?) {
    (self.computed, self.cap) = (computed, cap)
  }

  /// What a year without any event counts as under ``NoEventRule/met``: 100 %, and no more than the cap.
  static func met(cap: Double?) -> AttainmentRatio { AttainmentRatio(computed: 100, cap: cap) }

  /// Far below what is printed, and far above the error of a quotient, in per cent.
  private static let tolerance = 1e-9
  /// More is a slip in the unit of one of the two, and could not be printed with its decimals.
  private static let largest = 1e12

  /// What R is compared with; `nil` where it lies within a range.
  private static func bound(_ target: Target, near realisation: Double) -> Double? {
    switch target {
    case .value(let value): value
    case .range(let range):
      realisation > range.upperBound
        ? range.upperBound : realisation < range.lowerBound ? range.lowerBound : nil
    }
  }

  /// What counts, in per cent: ``computed``, but no more than ``cap``.
  public var counted: Double { cap.map { min($0, computed) } ?? computed }

  /// The cap took something away, more than the error of the arithmetic.
  public var isCapped: Bool { computed - counted > Self.tolerance }

  /// What counts as it is printed: half-up at two decimals.
  public var published: FixedDecimal { FixedDecimal(rounding: counted, decimals: 2) }

  /// The target was met: what the formula gives is 100 % or more, up to the error of its arithmetic.
  public var isMet: Bool { computed >= 100 - Self.tolerance }
}

/// Why there is no attainment.
public enum UndefinedAttainment: Error, Sendable, Hashable {
  /// There is no target for the year.
  case noTarget
  /// There is no realisation in the year, for this reason.
  case noRealisation(MissingRealisation)
  /// A target, or the end of a range that is compared with, of zero or less.
  case targetNotPositive(Double)
  /// T/R of a realisation of zero or less.
  case realisationNotPositive(Double)
  /// Realisation and target are too different to be of one unit, or no numbers.
  case outOfRange
}

/// Why a year of the plan has no realisation.
public enum MissingRealisation: Error, Sendable, Hashable {
  /// Nothing was observed in the year, though in a later one or nowhere at all.
  case noData
  /// The year lies after the last observation.
  case notYet
  /// No case was reported, so that there is no share of them.
  case noEvent
  /// Nobody answered these elements, given by code, so that there is no index.
  case undefinedIndex(elements: [String])
  /// Only parts of the year have a value, and the year's value does not follow from them.
  case onlyParts([Period])
}

/// What a year without reported cases counts as.
public enum NoEventRule: String, Sendable, Hashable, CaseIterable {
  /// As attained, 100 %.
  case met
  /// As nothing: no realisation and no attainment.
  case omit
}
