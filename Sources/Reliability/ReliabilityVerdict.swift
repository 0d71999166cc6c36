/// What an alpha is customarily called.
///
/// The cut-offs are conventions, not laws: Nunnally (1978), Psychometric Theory, 2nd edition, 245-246,
/// asks for 0.70 in early research and 0.80 in basic research; 0.60 is what Indonesian handbooks let
/// pass.
public enum ReliabilityVerdict: String, CaseIterable, Sendable, Hashable {
  case unreliable, acceptable, reliable, veryReliable

  /// The least alpha of each verdict but the first.
  public static let cutOffs = [0.60, 0.70, 0.80]

  /// The verdict on an alpha.
  public init(_ alpha: Double) {
    self = Self.allCases[Self.cutOffs.count { alpha >= $0 }]
  }

  /// The verdicts on the ends of an interval agree with each other.
  public static func isSure(of interval: ClosedRange<Double>) -> Bool {
    Self(interval.lowerBound) == Self(interval.upperBound)
  }
}
