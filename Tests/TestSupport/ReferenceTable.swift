import FoundationEssentials

/// Rows of a JSON file of `Tests/Reference`, written there by a program of `Tests/Reference/make`.
public enum ReferenceTable<Row: Decodable> {
  /// The rows under `key` in `<file>.json`; a table that cannot be read stops the tests.
  public static func load(_ file: String, _ key: String = "cases") -> [Row] {
    let path = referenceFolder + file + ".json"
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      let decoder = JSONDecoder()
      decoder.userInfo[rowsKey] = key
      return try decoder.decode(Keyed<Row>.self, from: data).rows
    } catch {
      preconditionFailure("cannot read the rows \"\(key)\" of \(path): \(error)")
    }
  }
}

/// The folder `Tests/Reference`, found from the place of this file.
private let referenceFolder: String = {
  let names = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
  return names.joined(separator: "/") + "/Reference/"
}()

private let rowsKey = {
  guard let key = CodingUserInfoKey(rawValue: "rows") else {
    preconditionFailure("\"rows\" is not a key")
  }
  return key
}()

/// One array of a JSON object whose other members are left unread.
private struct Keyed<Row: Decodable>: Decodable {
  let rows: [Row]

  init(from decoder: any Decoder) throws {
    let name = decoder.userInfo[rowsKey] as? String ?? ""
    let container = try decoder.container(keyedBy: Key.self)
    rows = try container.decode([Row].self, forKey: Key(stringValue: name))
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
