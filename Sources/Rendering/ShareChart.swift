public import Localization

/// Shares of ordered answers in several rows, and not how they are drawn: what is below the middle of
/// the scale lies left of a line, the rest right of it, so that rows can be compared.
///
/// *Source:* Robbins and Heiberger (2011), Plotting Likert and other rating scales, Proceedings of the
/// Survey Research Methods Section, American Statistical Association.
public struct ShareChart: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    public let label: Bilingual
    /// One for each level, 0 to 1, of sum 1; empty where nobody answered.
    public let shares: [Double]
    /// A word behind the bar, kept short: how many answered.
    public let note: Bilingual?

    public init(label: Bilingual, shares: [Double], note: Bilingual? = nil) {
      self.label = label
      self.shares = shares
      self.note = note
    }
  }

  public let title: Bilingual
  /// What a reader who does not see the picture must know of it, in whole sentences.
  public let alternativeText: Bilingual
  /// What the axis shows.
  public let valueTitle: Bilingual
  /// What the answers are called, the lowest first.
  public let levels: [Bilingual]
  /// From top to bottom.
  public let rows: [Row]

  /// Makes a chart of shares.
  ///
  /// - Parameters:
  ///   - title: What the picture shows.
  ///   - alternativeText: The picture in words.
  ///   - valueTitle: The axis of shares.
  ///   - levels: What the answers are called, 2 to 10, the lowest first.
  ///   - rows: From top to bottom.
  public init(
    title: Bilingual, alternativeText: Bilingual, valueTitle: Bilingual, levels: [Bilingual],
    rows: [Row]
  ) {
    precondition((2...10).contains(levels.count), "a scale has 2 to 10 levels")
    precondition(
      rows.allSatisfy { $0.shares.isEmpty || $0.shares.count == levels.count },
      "every row has a share for every level")
    self.title = title
    self.alternativeText = alternativeText
    self.valueTitle = valueTitle
    self.levels = levels
    self.rows = rows
  }

  /// How many levels lie wholly below the middle of the scale.
  var lowerCount: Int { levels.count / 2 }

  /// The level that the middle of the scale divides; `nil` where their number is even.
  var middle: Int? { levels.count.isMultiple(of: 2) ? nil : levels.count / 2 }

  /// Every text that a reader of the picture can see, and the alternative text.
  public var texts: [Bilingual] {
    [title, alternativeText, valueTitle] + levels
      + rows.flatMap { [$0.label, $0.note].compactMap(\.self) }
  }
}
