public import Localization

/// What a survey asks: its items, the answers that can be given, and the words that mean them.
public struct Questionnaire: Sendable, Hashable {
  /// One question, a *service element* where the survey is an SKM.
  public struct Item: Sendable, Hashable {
    /// A short name such as `U1`.
    public let code: String
    public let name: Bilingual
    /// By what another questionnaire's item is known to ask the same: words in small letters.
    public let identity: String
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

    /// Makes an item.
    ///
    /// - Parameters:
    ///   - code: A short name such as `U1`.
    ///   - name: In both languages.
    ///   - identity: What it asks, in words that other questionnaires share; the Indonesian name
    ///     where not given, and without a name the code.
    ///   - headers: Phrases that mean it in a column's header.
    ///   - labels: The labels that mean each level, lowest first.
    public init(
      code: String, name: Bilingual, identity: String? = nil, headers: [String] = [],
      labels: [[String]] = []
    ) {
      self.code = code
      self.name = name
      let text = [identity, name.id, code].compactMap(\.self).first { !Words.words(of: $0).isEmpty }
      self.identity = Words.words(of: text ?? code).joined(separator: " ")
      self.headers = headers
      self.labels = labels
    }
  }

  public let items: [Item]
  /// The answers that can be given, such as 1...4, as they are counted.
  public let levels: ClosedRange<Int>
  /// Labels that mean a level whatever the item, lowest level first.
  public let labels: [[String]]
  /// Codes of two items whose places are often exchanged, so that a code alone leaves doubt.
  public let oftenSwapped: [String]
  /// What is added to a number as it is written to make it a level: 1 where answers begin at 0.
  public let shift: Int

  /// Makes a questionnaire.
  ///
  /// - Parameters:
  ///   - items: In their order.
  ///   - levels: As they are counted, from 1 at least.
  ///   - labels: By level, lowest first.
  ///   - oftenSwapped: Codes.
  ///   - shift: At least 0; level 1 is written `1 - shift`.
  public init(
    items: [Item], levels: ClosedRange<Int>, labels: [[String]] = [], oftenSwapped: [String] = [],
    shift: Int = 0
  ) {
    self.items = items
    self.levels = levels
    self.labels = labels
    self.oftenSwapped = oftenSwapped
    self.shift = shift
  }

  /// The answers that can be given, as they are written.
  public var writtenLevels: ClosedRange<Int> {
    levels.lowerBound - shift...levels.upperBound - shift
  }

  /// How many items the words of headers name, whatever codes stand there.
  ///
  /// - Parameter headers: Of the columns.
  /// - Returns: 0 to the number of items.
  public func countOfItems(namedBy headers: [String]) -> Int {
    let finder = ColumnFinder(self)
    let named = headers.compactMap { header -> ColumnRole? in
      let meaning = finder.meaning(of: header)
      guard meaning.roles.count == 1, let role = meaning.roles.first, role.isItem else {
        return nil
      }
      switch meaning.reason {
      case .words, .wordsAgainstCode: return role
      case .code, .chosen, .design, .unknown: return nil
      }
    }
    return Set(named).count
  }

  /// A questionnaire of any items on any scale, known by the headers of their columns.
  ///
  /// - Parameters:
  ///   - headers: Of the columns, which are the items' codes too.
  ///   - scale: The answers that can be given, from 0 to 254 at most.
  public init(headers: [String], scale: ClosedRange<Int>) {
    precondition(scale.lowerBound >= 0 && scale.upperBound < 255, "cannot hold a scale of \(scale)")
    let shift = scale.lowerBound == 0 ? 1 : 0
    self.init(
      items: headers.map { Item(code: $0, name: Bilingual(""), headers: ["=" + $0]) },
      levels: scale.lowerBound + shift...scale.upperBound + shift, shift: shift)
  }
}
