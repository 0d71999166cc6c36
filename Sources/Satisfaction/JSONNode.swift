import FoundationEssentials
import Localization

/// A value in a JSON document with the path to it.
package struct JSONNode {
  package let path: String
  private let tree: JSONTree

  /// The root of a document.
  package init(_ bytes: [UInt8]) throws(EditionError) {
    guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)) else {
      throw .notJSON
    }
    self.init(path: "", tree: tree)
  }

  private init(path: String, tree: JSONTree) {
    self.path = path
    self.tree = tree
  }

  /// The members of an object, all of whose keys must be among `keys`.
  package func object(keys: [String]) throws(EditionError) -> JSONObject {
    guard case .object(let members) = tree else { throw .wrongType(path) }
    for key in members.keys.sorted() where !keys.contains(key) {
      throw .unknownKey(joined(key), nearest: nearest(to: key, among: keys))
    }
    return JSONObject(node: self, members: members.mapValues { JSONNode(path: "", tree: $0) })
  }

  package func array() throws(EditionError) -> [JSONNode] {
    guard case .array(let elements) = tree else { throw .wrongType(path) }
    return elements.enumerated().map { JSONNode(path: "\(path)[\($0.offset)]", tree: $0.element) }
  }

  package func text() throws(EditionError) -> String {
    guard case .text(let text) = tree else { throw .wrongType(path) }
    guard !text.isEmpty else { throw .invalid(key: path, reason: .empty) }
    return text
  }

  package func number() throws(EditionError) -> Double {
    guard case .number(let number) = tree else { throw .wrongType(path) }
    return number
  }

  package func texts() throws(EditionError) -> [String] {
    var texts: [String] = []
    for node in try array() { texts.append(try node.text()) }
    return texts
  }

  package func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  fileprivate func moved(to path: String) -> JSONNode { JSONNode(path: path, tree: tree) }
}

/// An object in a JSON document.
package struct JSONObject {
  fileprivate let node: JSONNode
  fileprivate let members: [String: JSONNode]

  /// The member `key`, which must be there.
  package func required(_ key: String) throws(EditionError) -> JSONNode {
    guard let member = optional(key) else { throw .missingKey(node.joined(key)) }
    return member
  }

  package func optional(_ key: String) -> JSONNode? { members[key]?.moved(to: node.joined(key)) }
}
