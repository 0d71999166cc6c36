public import Localization

/// What is plotted of one quantity in several rows, such as elements, and not how.
///
/// What lies outside ``bounds`` is drawn at the bound. The words are the caller's, in both
/// languages.
public struct RowChart: Sendable, Hashable {
  /// One row: a value with its interval.
  public struct Row: Sendable, Hashable {
    public let label: Bilingual
    /// `nil` where there is none; the row then bears its note alone.
    public let value: Double?
    /// Where the true value lies, drawn as a bar.
    public let interval: ClosedRange<Double>?
    /// What it is compared with, such as the value of last year, drawn as a ring.
    public let reference: Double?
    /// A word behind the value, kept short: a grade.
    public let note: Bilingual?

    public init(
      label: Bilingual, value: Double?, interval: ClosedRange<Double>? = nil,
      reference: Double? = nil, note: Bilingual? = nil
    ) {
      self.label = label
      self.value = value
      self.interval = interval
      self.reference = reference
      self.note = note
    }
  }

  /// A value that all rows are held against, drawn as a line through them: no difference, say.
  public struct Baseline: Sendable, Hashable {
    public let value: Double
    /// What it is.
    public let name: Bilingual

    public init(value: Double, name: Bilingual) {
      self.value = value
      self.name = name
    }
  }

  public let title: Bilingual
  /// What a reader who does not see the picture must know of it, in whole sentences.
  public let alternativeText: Bilingual
  /// What the axis shows, with its unit.
  public let valueTitle: Bilingual
  /// What the dots are.
  public let valueName: Bilingual
  /// What the bars are; `nil` where there are none.
  public let intervalName: Bilingual?
  /// What the rings are; `nil` where there are none.
  public let referenceName: Bilingual?
  /// Decimals of the values that are written, 0 to 6.
  public let decimals: Int
  public let bounds: ClosedRange<Double>?
  /// Ranges of values that have a name, such as grades.
  public var bands: [Chart.Band] = []
  /// `nil` where there is none.
  public var baseline: Baseline?
  /// From top to bottom.
  public let rows: [Row]

  /// Makes a chart of rows.
  ///
  /// - Parameters:
  ///   - title: What the picture shows.
  ///   - alternativeText: The picture in words.
  ///   - valueTitle: The axis of values, with its unit.
  ///   - valueName: What the dots are.
  ///   - intervalName: What the bars are.
  ///   - referenceName: What the rings are.
  ///   - decimals: Decimals of the values that are written, 0 to 6.
  ///   - bounds: The smallest and the largest value that the quantity can take.
  ///   - rows: From top to bottom.
  public init(
    title: Bilingual, alternativeText: Bilingual, valueTitle: Bilingual, valueName: Bilingual,
    intervalName: Bilingual? = nil, referenceName: Bilingual? = nil, decimals: Int,
    bounds: ClosedRange<Double>? = nil, rows: [Row]
  ) {
    precondition((0...6).contains(decimals), "decimals must lie in 0...6; got \(decimals)")
    self.title = title
    self.alternativeText = alternativeText
    self.valueTitle = valueTitle
    self.valueName = valueName
    self.intervalName = intervalName
    self.referenceName = referenceName
    self.decimals = decimals
    self.bounds = bounds
    self.rows = rows
  }

  /// Every text that a reader of the picture can see, and the alternative text.
  public var texts: [Bilingual] {
    let words: [Bilingual?] = [
      title, alternativeText, valueTitle, valueName, intervalName, referenceName, baseline?.name,
    ]
    return words.compactMap(\.self) + bands.map(\.label)
      + rows.flatMap { [$0.label, $0.note].compactMap(\.self) }
  }
}
