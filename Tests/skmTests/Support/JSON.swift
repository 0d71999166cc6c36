import Foundation
import Testing

/// A JSON value, read as it is: nothing is converted and nothing is filled in.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([String: JSON])
  /// A key that is not there, or a place past the end.
  case absent

  /// Reads a whole document.
  init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    do {
      self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    } catch {
      Issue.record("not JSON: \(text.prefix(400))", sourceLocation: sourceLocation)
      throw error
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON {
    guard case .object(let members) = self else { return .absent }
    return members[key] ?? .absent
  }

  subscript(index: Int) -> JSON {
    guard case .array(let values) = self, values.indices.contains(index) else { return .absent }
    return values[index]
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var isNull: Bool { self == .null }

  /// The values of an array; none where this is no array.
  var values: [JSON] { if case .array(let values) = self { values } else { [] } }

  /// The members of an object; none where this is no object.
  var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }

  /// The first value of an array whose `key` is `text`.
  func first(_ key: String, _ text: String) -> JSON {
    values.first { $0[key].text == text } ?? .absent
  }

  /// The codes of a document's warnings.
  var warningCodes: [String] { self["warnings"].values.compactMap { $0["code"].text } }

  /// The message of the warning with `code`.
  func warning(_ code: String) -> String? {
    self["warnings"].first("code", code)["message"].text
  }
}
