public import Localization

/// What a survey asks: its items, the answers that can be given, and the words that mean them.
public struct Questionnaire: Sendable, Hashable {
  /// One question, a *service element* where the survey is an SKM.
  public struct Item: Sendable, Hashable {
    /// A short name such as `U1`.
    public let code: String
    public let name: Bilingual
    /// Phrases by which a column's header is known to ask this; one that begins with `=` must be
    /// the whole header.
    public let headers: [String]
    /// The labels that mean each level, lowest first, besides the questionnaire's own.
    public let labels: [[String]]

    /// Whether `code` can name an item: it has letters or digits, and is not the name of a role or
    /// of the index.
    public static func canBeNamed(_ code: String) -> Bool {
      !Words.words(of: code).isEmpty && Role(rawValue: code.lowercased()) == nil
        && code.lowercased() != "index"
    }

    public init(code: String, name: Bilingual, headers: [String] = [], labels: [[String]] = []) {
      self.code = code
      self.name = name
      self.headers = headers
      self.labels = labels
    }
  }

  public let items: [Item]
  /// The answers that can be given, such as 1...4.
  public let levels: ClosedRange<Int>
  /// Labels that mean a level whatever the item, lowest level first.
  public let labels: [[String]]
  /// Codes of two items whose places are often exchanged, so that a code alone leaves doubt.
  public let oftenSwapped: [String]

  public init(
    items: [Item], levels: ClosedRange<Int>, labels: [[String]] = [], oftenSwapped: [String] = []
  ) {
    self.items = items
    self.levels = levels
    self.labels = labels
    self.oftenSwapped = oftenSwapped
  }
}
