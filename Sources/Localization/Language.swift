/// A language that a reader of skm may have.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Indonesian, the language of the regulation.
  case id
  /// English.
  case en

  /// The language that an environment asks for.
  ///
  /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty decides: a value
  /// that begins with `en` is English, every other is Indonesian, since the surveys are.
  ///
  /// - Parameter environment: Environment variables by name.
  public init(environment: [String: String]) {
    let setting = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = setting?.lowercased().hasPrefix("en") == true ? .en : .id
  }
}
