public import Localization

/// What is plotted of one quantity over time, and not how.
///
/// Times are in years, so that a period that is missing leaves a gap. Everything that is drawn is a
/// value of the quantity; what lies outside ``bounds`` is drawn at the bound, and what is not finite
/// is not drawn. The words are the caller's, in both languages.
public struct Chart: Sendable, Hashable {
  public var title: Bilingual
  /// What a reader who does not see the picture must know of it, in whole sentences.
  public var alternativeText: Bilingual
  /// What the axis of values shows, with its unit.
  public var valueTitle: Bilingual
  /// What the axis of time shows.
  public var timeTitle: Bilingual
  /// Decimals of the values that are written beside points, 0 to 6.
  public let decimals: Int
  /// The smallest and the largest value that the quantity can take; `nil` where there are none.
  public var bounds: ClosedRange<Double>?
  /// The periods that are named below the picture, observed or to come.
  public var positions: [Position]
  public var observations: Observations
  public var fit: FittedLine?
  public var forecast: Fan?
  public var targets: Targets?
  /// Where the way of measuring changed: no line joins the observations on both sides.
  public var breaks: [Break] = []
  /// Ranges of values that have a name, such as grades.
  public var bands: [Band] = []
  /// What the bands are, such as "grade".
  public var bandTitle: Bilingual?

  /// Makes a chart of observations; everything else is added by its property.
  ///
  /// - Parameters:
  ///   - title: What the picture shows.
  ///   - alternativeText: The picture in words.
  ///   - valueTitle: The axis of values, with its unit.
  ///   - timeTitle: The axis of time.
  ///   - decimals: Decimals of the values that are written, 0 to 6.
  ///   - bounds: The smallest and the largest value that the quantity can take.
  ///   - positions: The periods that are named.
  ///   - observations: What was measured.
  public init(
    title: Bilingual, alternativeText: Bilingual, valueTitle: Bilingual, timeTitle: Bilingual,
    decimals: Int, bounds: ClosedRange<Double>? = nil, positions: [Position],
    observations: Observations
  ) {
    precondition((0...6).contains(decimals), "decimals must lie in 0...6; got \(decimals)")
    self.title = title
    self.alternativeText = alternativeText
    self.valueTitle = valueTitle
    self.timeTitle = timeTitle
    self.decimals = decimals
    self.bounds = bounds
    self.positions = positions
    self.observations = observations
  }
}

extension Chart {
  /// A period with its name.
  public struct Position: Sendable, Hashable {
    /// In years.
    public let time: Double
    public let label: Bilingual

    public init(time: Double, label: Bilingual) {
      self.time = time
      self.label = label
    }

    /// A period at its start, under its usual name.
    public init(_ period: Period) {
      self.init(time: period.time, label: Bilingual(period.text))
    }
  }

  /// What was measured, joined by a line where nothing lies between.
  public struct Observations: Sendable, Hashable {
    /// One value.
    public struct Point: Sendable, Hashable {
      /// In years.
      public let time: Double
      public let value: Double
      /// Where the true value lies, drawn as a bar.
      public let interval: ClosedRange<Double>?

      public init(time: Double, value: Double, interval: ClosedRange<Double>? = nil) {
        self.time = time
        self.value = value
        self.interval = interval
      }
    }

    /// What the points are, such as "survey".
    public let name: Bilingual
    /// What the bars are, such as "95% interval".
    public let intervalName: Bilingual?
    /// In ascending time.
    public let points: [Point]

    public init(name: Bilingual, intervalName: Bilingual? = nil, points: [Point]) {
      self.name = name
      self.intervalName = intervalName
      self.points = points
    }
  }

  /// A fitted line with the band of its mean, and of single values where that is asked for.
  public struct FittedLine: Sendable, Hashable {
    /// The line at one time.
    public struct Point: Sendable, Hashable {
      /// In years.
      public let time: Double
      public let value: Double
      /// Where the mean lies, drawn as a light band.
      public let confidence: ClosedRange<Double>?
      /// Where a single value lies, drawn as two thin lines.
      public let prediction: ClosedRange<Double>?

      public init(
        time: Double, value: Double, confidence: ClosedRange<Double>? = nil,
        prediction: ClosedRange<Double>? = nil
      ) {
        self.time = time
        self.value = value
        self.confidence = confidence
        self.prediction = prediction
      }
    }

    /// What the line is, such as "trend".
    public let name: Bilingual
    public let confidenceName: Bilingual?
    public let predictionName: Bilingual?
    /// In ascending time.
    public let points: [Point]

    public init(
      name: Bilingual, confidenceName: Bilingual? = nil, predictionName: Bilingual? = nil,
      points: [Point]
    ) {
      self.name = name
      self.confidenceName = confidenceName
      self.predictionName = predictionName
      self.points = points
    }
  }

  /// A forecast: medians, and intervals that widen like a fan.
  public struct Fan: Sendable, Hashable {
    /// One period to come.
    public struct Point: Sendable, Hashable {
      /// In years.
      public let time: Double
      public let median: Double
      /// One for each of the fan's levels, in their order.
      public let intervals: [ClosedRange<Double>]

      public init(time: Double, median: Double, intervals: [ClosedRange<Double>]) {
        self.time = time
        self.median = median
        self.intervals = intervals
      }
    }

    /// What the line of medians is, such as "forecast".
    public let name: Bilingual
    /// Probabilities of the intervals as fractions, ascending: 0.5, 0.8, 0.95.
    public let levels: [Double]
    /// In ascending time.
    public let points: [Point]

    public init(name: Bilingual, levels: [Double], points: [Point]) {
      precondition(
        points.allSatisfy { $0.intervals.count == levels.count },
        "every period has an interval for every level")
      self.name = name
      self.levels = levels
      self.points = points
    }
  }

  /// What a plan asks for.
  public struct Targets: Sendable, Hashable {
    /// The target of one period.
    public struct Point: Sendable, Hashable {
      /// In years.
      public let time: Double
      public let value: Double
      /// A word below the value, kept short: the probability of meeting it.
      public let note: Bilingual?

      public init(time: Double, value: Double, note: Bilingual? = nil) {
        self.time = time
        self.value = value
        self.note = note
      }
    }

    /// What the marks are, such as "target".
    public let name: Bilingual
    /// In ascending time.
    public let points: [Point]

    public init(name: Bilingual, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// A change in the way of measuring.
  public struct Break: Sendable, Hashable {
    /// In years; between two periods, half-way.
    public let time: Double
    public let label: Bilingual

    public init(time: Double, label: Bilingual) {
      self.time = time
      self.label = label
    }
  }

  /// A range of values with its name.
  public struct Band: Sendable, Hashable {
    public let range: ClosedRange<Double>
    /// Short: a letter.
    public let label: Bilingual

    public init(_ range: ClosedRange<Double>, label: Bilingual) {
      self.range = range
      self.label = label
    }
  }
}

extension Chart {
  /// Every text that a reader of the picture can see, and the alternative text.
  public var texts: [Bilingual] {
    let words: [Bilingual?] = [
      title, alternativeText, valueTitle, timeTitle, observations.name, observations.intervalName,
      fit?.name, fit?.confidenceName, fit?.predictionName, forecast?.name, targets?.name,
      bandTitle,
    ]
    return words.compactMap(\.self) + positions.map(\.label) + breaks.map(\.label)
      + bands.map(\.label) + (targets?.points.compactMap(\.note) ?? [])
  }
}
