/// A text in both languages; a type that cannot be made with one of them forgotten.
public struct Bilingual: Sendable, Hashable {
  /// The Indonesian text.
  public let id: String
  /// The English text.
  public let en: String

  public init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  /// A text that is the same in both languages: a name, a code, a user's own word.
  public init(_ same: String) {
    self.init(id: same, en: same)
  }

  /// The text in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }

  /// Both texts, each changed by `change`, which is told the language.
  public func map(_ change: (String, Language) -> String) -> Bilingual {
    Bilingual(id: change(id, .id), en: change(en, .en))
  }
}
