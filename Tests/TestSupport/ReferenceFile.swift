import FoundationEssentials

/// One object of a JSON file of `Tests/Reference`.
public enum ReferenceFile {
  /// The value under `key` in `<file>.json`.
  public static func load<Value: Decodable>(
    _ file: String, _ key: String, as type: Value.Type
  ) throws -> Value {
    let data = Data(try Repository.bytes("Tests/Reference/\(file).json"))
    let decoder = JSONDecoder()
    decoder.userInfo[member] = key
    return try decoder.decode(Member<Value>.self, from: data).value
  }
}

private let member = {
  guard let key = CodingUserInfoKey(rawValue: "member") else {
    preconditionFailure("\"member\" is not a key")
  }
  return key
}()

/// One member of a JSON object whose others are left unread.
private struct Member<Value: Decodable>: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let name = decoder.userInfo[member] as? String ?? ""
    let container = try decoder.container(keyedBy: Key.self)
    value = try container.decode(Value.self, forKey: Key(stringValue: name))
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
