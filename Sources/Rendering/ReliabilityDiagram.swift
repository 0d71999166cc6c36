public import Localization

/// Pictures of whether what was given a probability happened as often: said against happened.
///
/// Each panel has the said probability from left to right and the observed share upwards, both from 0 to
/// 100 %, a diagonal where the two agree with a band of tolerance around it, and a point with an error
/// bar for each bin of probabilities.
///
/// Source: Murphy and Winkler (1977), Journal of the Royal Statistical Society C 26, 41-47.
public struct ReliabilityDiagram: Sendable {
  /// One bin of probabilities.
  public struct Point: Sendable {
    /// The mean of the probabilities, a fraction in [0, 1].
    public let said: Double
    /// The share that happened, a fraction in [0, 1].
    public let happened: Double
    /// Where the share of more such cases may lie, in [0, 1].
    public let interval: ClosedRange<Double>

    public init(said: Double, happened: Double, interval: ClosedRange<Double>) {
      self.said = said
      self.happened = happened
      self.interval = interval
    }
  }

  /// The bins of one kind of cases.
  public struct Panel: Sendable {
    public let title: Bilingual
    public let points: [Point]

    public init(title: Bilingual, points: [Point]) {
      self.title = title
      self.points = points
    }
  }

  /// Panels beside each other, under a title of their own.
  public struct Row: Sendable {
    public let title: Bilingual
    public let panels: [Panel]

    public init(title: Bilingual, panels: [Panel]) {
      self.title = title
      self.panels = panels
    }
  }

  public let title: Bilingual
  /// What a reader who does not see the picture must know of it.
  public let alternativeText: Bilingual
  /// What is drawn from left to right, and upwards.
  public let saidTitle, happenedTitle: Bilingual
  public let rows: [Row]
  /// How far the share may lie from what was said, a fraction.
  public let tolerance: Double

  /// Describes a picture.
  ///
  /// - Parameters:
  ///   - title: What it shows.
  ///   - alternativeText: The same for a reader who does not see it.
  ///   - saidTitle: What is drawn from left to right.
  ///   - happenedTitle: What is drawn upwards.
  ///   - rows: The panels, as many in each row.
  ///   - tolerance: Half the height of the band around the diagonal, a fraction in [0, 1].
  public init(
    title: Bilingual, alternativeText: Bilingual, saidTitle: Bilingual, happenedTitle: Bilingual,
    rows: [Row], tolerance: Double
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.saidTitle = saidTitle
    self.happenedTitle = happenedTitle
    self.rows = rows
    self.tolerance = tolerance
  }

  /// The picture as a file that stands alone.
  ///
  /// - Parameter language: Of its words.
  /// - Returns: The text of an SVG file.
  public func svg(in language: Language) -> String {
    SVGReliabilityDiagram(self, language).text
  }
}
