import Localization

/// Collects what is wrong in one file.
final class PlanLog {
  let file: String
  private(set) var problems: [PlanProblem] = []

  init(file: String) {
    self.file = file
  }

  func add(_ problem: PlanProblem) {
    problems.append(problem)
  }
}

/// A value of a plan with the path of its key, and where its problems go.
///
/// What is wrong is noted, and `nil` stands for it, so that one reading finds everything.
struct PlanNode {
  let node: YAMLNode
  /// The path of the key: `indicators[2].targets.2019`.
  let key: String
  let log: PlanLog

  /// The text that stands there; `nil` for lists and mappings.
  var plainText: String? {
    if case .text(let text, _) = node.content { text } else { nil }
  }

  func add(_ kind: PlanProblem.Kind, text: String? = nil) {
    log.add(
      PlanProblem(
        kind, file: log.file, place: node.place, key: key, text: text ?? plainText))
  }

  private func child(_ node: YAMLNode, _ key: String) -> PlanNode {
    PlanNode(node: node, key: key, log: log)
  }

  private func path(_ name: String) -> String { key.isEmpty ? name : "\(key).\(name)" }

  // MARK: - Texts

  /// One text on one line; `nil` with a problem for anything else.
  func text() -> String? {
    guard let text = plainText else {
      add(.wrongShape(expected: .text))
      return nil
    }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty, !node.isNull else {
      add(.blank)
      return nil
    }
    return line
  }

  /// A text of both languages, or one of each; where one is missing, the other serves both.
  func bilingual() -> Bilingual? {
    if case .text = node.content { return text().map { Bilingual($0) } }
    guard case .mapping = node.content else {
      add(.wrongShape(expected: .name))
      return nil
    }
    guard let fields = fields(["id", "en"]) else { return nil }
    let (id, en) = (fields.optional("id")?.text(), fields.optional("en")?.text())
    guard let id = id ?? en else {
      if fields.isBlank { add(.blank) }
      return nil
    }
    return Bilingual(id: id, en: en ?? id)
  }

  /// One of `known`, as it is written there.
  func choice(among known: [String]) -> String? {
    guard let text = text() else { return nil }
    guard known.contains(text) else {
      add(.unknownValue(nearest: nearest(to: text, among: known), known: known))
      return nil
    }
    return text
  }

  // MARK: - Lists and mappings

  /// The parts of a list.
  func list() -> [PlanNode]? {
    guard case .list(let nodes) = node.content else {
      add(node.isNull ? .blank : .wrongShape(expected: .list))
      return nil
    }
    return nodes.enumerated().map { child($0.element, "\(key)[\($0.offset)]") }
  }

  /// A list, or one value as a list of itself.
  func oneOrMore() -> [PlanNode]? {
    switch node.content {
    case .list: list()
    case .text: [self]
    case .mapping:
      {
        add(.wrongShape(expected: .paths))
        return nil
      }()
    }
  }

  /// Keys with their values, in the order of the file, each key once.
  func entries() -> [(name: PlanNode, value: PlanNode)]? {
    guard case .mapping(let pairs) = node.content else {
      add(node.isNull ? .blank : .wrongShape(expected: .mapping))
      return nil
    }
    var lines: [String: Int] = [:]
    return pairs.compactMap { pair in
      guard let name = pair.key else {
        log.add(
          PlanProblem(
            .wrongShape(expected: .text), file: log.file, place: pair.keyPlace, key: key))
        return nil
      }
      let path = path(name)
      let place = PlanNode(
        node: YAMLNode(content: .text(name, isPlain: true), place: pair.keyPlace), key: path,
        log: log)
      guard lines[name] == nil else {
        place.add(.repeatedKey(firstLine: lines[name]))
        return nil
      }
      lines[name] = pair.keyPlace.line
      return (place, child(pair.value, path))
    }
  }

  /// The values of a mapping whose keys are known.
  func fields(_ known: [String]) -> Fields? {
    guard let entries = entries() else { return nil }
    var (values, meant) = ([String: PlanNode](), Set<String>())
    for (name, value) in entries {
      let text = name.plainText ?? ""
      guard known.contains(text) else {
        let nearest = nearest(to: text, among: known)
        if let nearest { meant.insert(nearest) }
        name.add(.unknownKey(nearest: nearest, known: known))
        continue
      }
      values[text] = value
    }
    let isBlank = values.count == entries.count && values.values.allSatisfy(\.node.isNull)
    return Fields(place: self, values: values, meant: meant, isBlank: isBlank)
  }

  /// The values of a mapping by their keys.
  struct Fields {
    let place: PlanNode
    private let values: [String: PlanNode]
    /// Keys that misspelt ones seem to mean, so that these are not missed as well.
    private let meant: Set<String>
    /// Nothing is wrong with the keys, and none has a value.
    let isBlank: Bool

    fileprivate init(
      place: PlanNode, values: [String: PlanNode], meant: Set<String>, isBlank: Bool
    ) {
      (self.place, self.values, self.meant) = (place, values, meant)
      self.isBlank = isBlank
    }

    /// A value that may be left out, or left empty.
    func optional(_ key: String) -> PlanNode? {
      values[key].flatMap { $0.node.isNull ? nil : $0 }
    }

    /// A value that is needed; `nil` with a problem where it is not there.
    func required(_ key: String) -> PlanNode? {
      guard let value = values[key] else {
        if !meant.contains(key) {
          place.log.add(
            PlanProblem(
              .missingKey, file: place.log.file, place: place.node.place, key: place.path(key)))
        }
        return nil
      }
      guard !value.node.isNull else {
        value.add(.blank)
        return nil
      }
      return value
    }
  }
}
