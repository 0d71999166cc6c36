import CSV
import Yams

/// Reads a YAML file of one document into nodes that know their places.
///
/// Keys that stand twice are kept, both of them: the parser would stop at them and name neither place
/// rightly, and whoever reads the nodes can tell the user more.
struct YAMLReader {
  /// Where more keys than this are repeated, the first that is left is the only problem told.
  private static let repetitionLimit = 30

  private var text: YAMLText
  /// What keys were called before they were told apart, by their places.
  private var maskedKeys: [YAMLNode.Place: String] = [:]

  /// Reads a document.
  ///
  /// - Parameter source: The bytes.
  /// - Returns: Its root.
  /// - Throws: `PlanProblem` where it is no YAML, and where it is too long or too deep.
  static func read(_ source: consuming ByteSource) throws(PlanProblem) -> YAMLNode {
    var reader = YAMLReader(text: try YAMLText(source))
    return try reader.root()
  }

  private init(text: YAMLText) {
    self.text = text
  }

  private mutating func root() throws(PlanProblem) -> YAMLNode {
    if let (name, place) = text.alias {
      throw PlanProblem(.alias(name), file: text.file, place: place)
    }
    while true {
      do {
        let parser = try Yams.Parser(yaml: text.string, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          throw PlanProblem(.emptyFile, file: text.file)
        }
        return node(root)
      } catch let YamlError.duplicatedKeysInMapping(names, context) {
        try mask(names.first ?? "", at: place(context.mark))
      } catch let error as YamlError {
        throw problem(error)
      } catch let error as PlanProblem {
        throw error
      } catch {
        throw PlanProblem(.syntax(.other), file: text.file)
      }
    }
  }

  /// Tells the first of several equal keys from the others by another first character.
  ///
  /// - Parameters:
  ///   - name: What they are called.
  ///   - place: Where the first of them begins.
  /// - Throws: `PlanProblem` where that does not help, as for a key that is a list.
  private mutating func mask(_ name: String, at place: YAMLNode.Place) throws(PlanProblem) {
    let repetition = PlanProblem(
      .repeatedKey(firstLine: nil), file: text.file, place: place, key: name)
    // A private character, so that no key has it by chance; one for each, or they would be equal again.
    guard maskedKeys.count < Self.repetitionLimit, maskedKeys[place] == nil,
      var index = text.index(of: place),
      let mask = Unicode.Scalar(0xF0000 + UInt32(maskedKeys.count))
    else { throw repetition }
    let quote = text.scalars[index]
    if quote == "\"" || quote == "'" {
      index += 1
      guard text.scalars.indices.contains(index), text.scalars[index] != quote else {
        throw repetition
      }
    } else if "[{?:".unicodeScalars.contains(quote) {
      throw repetition
    }
    text.replace(at: index, by: mask)
    maskedKeys[place] = name
  }

  // MARK: - Nodes

  private func node(_ node: Node) -> YAMLNode {
    let place = node.mark.map(place) ?? YAMLNode.Place(line: 1, column: 1)
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .text(
          scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), place: place)
    case .sequence(let sequence):
      return YAMLNode(content: .list(sequence.map(self.node)), place: place)
    case .mapping(let mapping):
      return YAMLNode(content: .mapping(mapping.map(entry)), place: place)
    case .alias:
      // The parser puts what it stands for in its place, and a file with aliases is not read.
      return YAMLNode(content: .text("", isPlain: true), place: place)
    }
  }

  private func entry(_ pair: (key: Node, value: Node)) -> YAMLNode.Entry {
    let place = pair.key.mark.map(place) ?? YAMLNode.Place(line: 1, column: 1)
    let key = pair.key.scalar.map { maskedKeys[place] ?? $0.string }
    return YAMLNode.Entry(key: key, keyPlace: place, value: node(pair.value))
  }

  private func place(_ mark: Mark) -> YAMLNode.Place {
    text.clamped(YAMLNode.Place(line: mark.line, column: mark.column))
  }

  // MARK: - Problems

  private func problem(_ error: YamlError) -> PlanProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let end = place(mark)
      if problem.contains("nesting level") {
        return PlanProblem(.tooDeep, file: text.file, place: end)
      }
      if problem.contains("undefined alias") {
        return PlanProblem(.alias(""), file: text.file, place: end)
      }
      let slip = YAMLSlip(
        problem: problem, context: context?.text ?? "",
        character: text.index(of: end).map { text.scalars[$0] })
      let place = slip.isFoundAtItsBeginning ? context.map { self.place($0.mark) } ?? end : end
      return PlanProblem(.syntax(slip), file: text.file, place: place)
    case .memory: return PlanProblem(.tooDeep, file: text.file)
    case .no, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
      .duplicatedKeysInMapping:
      return PlanProblem(.syntax(.other), file: text.file)
    }
  }
}
