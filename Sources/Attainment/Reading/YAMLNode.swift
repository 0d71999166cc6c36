/// A value of a YAML file with its place.
struct YAMLNode {
  /// What stands there.
  enum Content {
    /// One value; quoted where `isPlain` is false, so that `"~"` is a text and `~` is nothing.
    case text(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry {
    /// `nil` where the key is a list or a mapping itself.
    let key: String?
    let keyPlace: Place
    let value: YAMLNode
  }

  /// A place in the file, both from 1; columns count characters.
  struct Place: Hashable {
    let line: Int
    let column: Int
  }

  let content: Content
  let place: Place

  /// Nothing stands there: no value, `~` or `null`.
  var isNull: Bool {
    guard case .text(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}
