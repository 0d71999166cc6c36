public import Localization

/// The sheet on which an office publishes its index: one page of A4, large enough for a wall.
public struct Poster: Sendable, Hashable {
  /// Respondents by one characteristic.
  public struct Group: Sendable, Hashable {
    public let title: Bilingual
    /// Each category with how many they are; what may not be shown has other words in their place.
    public let rows: [(label: Bilingual, count: Cell)]

    public init(title: Bilingual, rows: [(label: Bilingual, count: Cell)]) {
      self.title = title
      self.rows = rows
    }

    public static func == (one: Group, other: Group) -> Bool {
      one.title == other.title && one.rows.elementsEqual(other.rows, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(title)
      for row in rows {
        hasher.combine(row.label)
        hasher.combine(row.count)
      }
    }
  }

  /// What the sheet is, such as the name of the index.
  public let title: Bilingual
  /// Whose it is.
  public let unit: Bilingual
  /// Which survey: its period.
  public let period: Bilingual
  /// What the large number is.
  public let valueLabel: Bilingual
  public let value: Cell
  /// How sure the number is.
  public let interval: Bilingual
  public let gradeLabel: Bilingual
  /// One letter.
  public let grade: Bilingual
  /// What the grade means.
  public let performance: Bilingual
  public let respondentsLabel: Bilingual
  public let respondents: Cell
  public let groups: [Group]
  /// What is said to those who answered, in lines.
  public let thanks: [Bilingual]
  /// Where the number comes from, in small letters.
  public let source: Bilingual
  /// The sheet in whole sentences, for those who do not see it.
  public let alternativeText: Bilingual

  public init(
    title: Bilingual, unit: Bilingual, period: Bilingual, valueLabel: Bilingual, value: Cell,
    interval: Bilingual, gradeLabel: Bilingual, grade: Bilingual, performance: Bilingual,
    respondentsLabel: Bilingual, respondents: Cell, groups: [Group], thanks: [Bilingual],
    source: Bilingual, alternativeText: Bilingual
  ) {
    self.title = title
    self.unit = unit
    self.period = period
    self.valueLabel = valueLabel
    self.value = value
    self.interval = interval
    self.gradeLabel = gradeLabel
    self.grade = grade
    self.performance = performance
    self.respondentsLabel = respondentsLabel
    self.respondents = respondents
    self.groups = groups
    self.thanks = thanks
    self.source = source
    self.alternativeText = alternativeText
  }

  /// Every text that a reader can see, and the alternative text.
  public var texts: [Bilingual] {
    [
      title, unit, period, valueLabel, interval, gradeLabel, grade, performance, respondentsLabel,
      source, alternativeText,
    ] + thanks + groups.flatMap { [$0.title] + $0.rows.map(\.label) }
  }
}
