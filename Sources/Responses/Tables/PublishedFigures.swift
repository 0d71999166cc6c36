public import Localization

/// What an office printed of one survey: values per element or service, and the total.
public struct PublishedFigures: Sendable, Hashable {
  /// What the values are.
  public enum Kind: Sendable, Hashable {
    /// Element means on the scale of answers, such as 3.95.
    case means
    /// Element means times the edition's multiplier, such as 98.75.
    case convertedMeans
    /// Sums of the answers to each element.
    case sums(respondents: Int)
    /// Indices of services, whose mean is the total.
    case services
  }

  /// A printed value with the code of its column.
  public struct Value: Sendable, Hashable {
    public let code: String
    public let printed: FixedDecimal

    public init(code: String, printed: FixedDecimal) {
      self.code = code
      self.printed = printed
    }
  }

  public let kind: Kind
  /// In the order of the elements; of services those that the unit has.
  public let values: [Value]
  /// The printed number of respondents.
  public let respondents: Int?
  /// The printed index.
  public let index: FixedDecimal?
  /// The printed grade, such as `A`.
  public let grade: String?
  /// The printed label of the grade, such as `Sangat baik`.
  public let performance: String?

  public init(
    kind: Kind, values: [Value], respondents: Int? = nil, index: FixedDecimal? = nil,
    grade: String? = nil, performance: String? = nil
  ) {
    precondition(!values.isEmpty, "figures have values")
    self.kind = kind
    self.values = values
    self.respondents = respondents
    self.index = index
    self.grade = grade
    self.performance = performance
  }
}
