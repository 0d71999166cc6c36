/// What a column is for.
public enum ColumnRole: Sendable, Hashable {
  /// The answers to an item, by number.
  case item(Int)
  case role(Role)

  var isItem: Bool { if case .item = self { true } else { false } }
}

/// Why a column is for what it is for.
public enum ColumnReason: Sendable, Hashable {
  /// The user said so.
  case chosen
  /// An option of the sampling design names it.
  case design
  /// The header is the code of an item, with no words that say which.
  case code(String)
  /// The header has words that mean it.
  case words(String)
  /// The header has words that mean it and the code of another item: the words decide.
  case wordsAgainstCode(String, code: String)
  /// Nothing in the header is known.
  case unknown
}
