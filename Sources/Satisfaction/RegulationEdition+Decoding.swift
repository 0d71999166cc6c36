import Localization
import Responses

extension RegulationEdition {
  /// The editions compiled into the program, newest first.
  public static let shipped: [RegulationEdition] = files.map { decoded($0.json()) }

  /// The edition of this ID, if it is one of those shipped; the others are not even decoded.
  public static func shipped(id: String) -> RegulationEdition? {
    files.first { $0.id == id }.map { decoded($0.json()) }
  }

  private static let files: [(id: String, json: @Sendable () -> [UInt8])] = [
    ("permenpanrb-14-2017", { PackageResources.permenpanrb_14_2017_json }),
    ("permenpanrb-16-2014", { PackageResources.permenpanrb_16_2014_json }),
    ("kepmenpan-25-2004", { PackageResources.kepmenpan_25_2004_json }),
  ]

  private static func decoded(_ json: [UInt8]) -> RegulationEdition {
    do {
      return try RegulationEdition(json: json)
    } catch {
      preconditionFailure("a shipped edition is malformed: \(error)")
    }
  }

  /// Reads an edition file and checks it.
  ///
  /// - Parameter json: The bytes of the file; the shipped editions show the keys.
  /// - Throws: `EditionError`, which names the key.
  public init(json: [UInt8]) throws(EditionError) {
    let root = try JSONNode(json).object(keys: [
      "id", "title", "scale", "weightRules", "sampleSize", "grades", "oftenSwapped", "labels",
      "elements",
    ])
    id = try root.required("id").text()
    title = try root.required("title").text()
    scale = try Scale(root.required("scale"))
    let levels = scale.lowest...scale.highest
    weightRules = try Self.weightRules(root.required("weightRules"))
    sampleSize = try Self.sampleSize(root.required("sampleSize"))
    grades = try Self.grades(root.required("grades"), scale: scale)
    let items = try Self.items(root.required("elements"), levels: levels)
    var oftenSwapped: [String] = []
    if let node = root.optional("oftenSwapped") {
      oftenSwapped = try node.texts()
      for (index, code) in oftenSwapped.enumerated()
      where !items.contains(where: { $0.code == code }) {
        throw .invalid(key: "oftenSwapped[\(index)]", reason: .unknownElement(code))
      }
      guard oftenSwapped.isEmpty || oftenSwapped.count == 2 && oftenSwapped[0] != oftenSwapped[1]
      else { throw .invalid(key: "oftenSwapped", reason: .notAPair) }
    }
    questionnaire = Questionnaire(
      items: items, levels: levels,
      labels: try root.optional("labels").map { node throws(EditionError) in
        try Self.labels(node, levels: levels)
      } ?? [],
      oftenSwapped: oftenSwapped)
  }

  private static func weightRules(_ node: JSONNode) throws(EditionError) -> [ElementWeights] {
    var rules: [ElementWeights] = []
    for node in try node.array() {
      let text = try node.text()
      let rule: ElementWeights
      if text == "exact" {
        rule = .exact
      } else if let weight = FixedDecimal(text), 0 < weight.units, weight.value <= 1 {
        rule = .decimal(weight)
      } else {
        throw .invalid(key: node.path, reason: .weightRule(text))
      }
      guard !rules.contains(rule) else { throw .invalid(key: node.path, reason: .repeated(text)) }
      rules.append(rule)
    }
    guard !rules.isEmpty else { throw .invalid(key: node.path, reason: .empty) }
    return rules
  }

  private static func sampleSize(_ node: JSONNode) throws(EditionError) -> SampleSizeRule {
    let text = try node.text()
    guard let rule = SampleSizeRule(rawValue: text) else {
      let allowed = SampleSizeRule.allCases.map(\.rawValue)
      throw .invalid(key: node.path, reason: .unknownRule(text, allowed: allowed))
    }
    return rule
  }

  private static func grades(_ node: JSONNode, scale: Scale) throws(EditionError) -> [Grade] {
    var grades: [Grade] = []
    for node in try node.array() {
      let object = try node.object(keys: ["grade", "from", "performance"])
      let letter = try object.required("grade").text()
      guard !grades.contains(where: { $0.grade == letter }) else {
        throw .invalid(key: node.joined("grade"), reason: .repeated(letter))
      }
      let number = try object.required("from").number()
      let top = Double(scale.highest) * scale.multiplier.value
      guard (0...top).contains(number),
        case let from = FixedDecimal(rounding: number, decimals: 2), from.value == number
      else {
        let limit = FixedDecimal(rounding: top, decimals: 2).text
        throw .invalid(key: node.joined("from"), reason: .gradeOutsideScale(upTo: limit))
      }
      if let last = grades.last, last.from <= from {
        throw .invalid(key: node.joined("from"), reason: .gradesDoNotDescend)
      }
      grades.append(
        Grade(
          grade: letter, from: from,
          performance: try bilingual(object.required("performance"))))
    }
    guard let last = grades.last else { throw .invalid(key: node.path, reason: .empty) }
    let lowest = FixedDecimal(
      rounding: Double(scale.lowest) * scale.multiplier.value, decimals: 2)
    guard last.from == lowest else {
      throw .invalid(
        key: "\(node.path)[\(grades.count - 1)].from",
        reason: .gradesDoNotReachScale(from: lowest.text))
    }
    return grades
  }

  private static func items(
    _ node: JSONNode, levels: ClosedRange<Int>
  ) throws(EditionError) -> [Questionnaire.Item] {
    var items: [Questionnaire.Item] = []
    for node in try node.array() {
      let object = try node.object(keys: ["id", "identity", "name", "headers", "labels"])
      let code = try object.required("id").text()
      guard !items.contains(where: { $0.code.lowercased() == code.lowercased() }) else {
        throw .invalid(key: node.joined("id"), reason: .repeated(code))
      }
      guard Questionnaire.Item.canBeNamed(code) else {
        throw .invalid(key: node.joined("id"), reason: .reservedCode(code))
      }
      let name = try bilingual(object.required("name"))
      let identity = try identity(
        object.optional("identity"), code: code, name: name, among: items.map(\.identity))
      items.append(
        Questionnaire.Item(
          code: code, name: name, identity: identity,
          headers: try object.optional("headers").map { node throws(EditionError) in
            try node.texts()
          } ?? [],
          labels: try object.optional("labels").map { node throws(EditionError) in
            try labels(node, levels: levels)
          } ?? []))
    }
    guard items.count <= 100 else { throw .invalid(key: node.path, reason: .tooMany(limit: 100)) }
    guard !items.isEmpty else { throw .invalid(key: node.path, reason: .empty) }
    return items
  }

  /// What an element is known by in other editions; two elements of one edition are never the same.
  private static func identity(
    _ node: JSONNode?, code: String, name: Bilingual, among others: [String]
  ) throws(EditionError) -> String? {
    let text = try node?.text()
    let item = Questionnaire.Item(code: code, name: name, identity: text)
    guard others.contains(item.identity) else { return text }
    guard let node, let text else { return "\(name.id) \(code)" }
    throw .invalid(key: node.path, reason: .repeated(text))
  }

  private static func labels(
    _ node: JSONNode, levels: ClosedRange<Int>
  ) throws(EditionError) -> [[String]] {
    var ladder: [[String]] = []
    for step in try node.array() {
      let texts = try step.texts()
      for text in texts
      where ladder.joined().contains(where: { $0.lowercased() == text.lowercased() }) {
        throw .invalid(key: step.path, reason: .repeated(text))
      }
      ladder.append(texts)
    }
    guard ladder.count == levels.count else {
      throw .invalid(
        key: node.path, reason: .labels(expected: levels.count, found: ladder.count))
    }
    return ladder
  }

  private static func bilingual(_ node: JSONNode) throws(EditionError) -> Bilingual {
    let object = try node.object(keys: ["id", "en"])
    return Bilingual(id: try object.required("id").text(), en: try object.required("en").text())
  }
}

extension RegulationEdition.Scale {
  fileprivate init(_ node: JSONNode) throws(EditionError) {
    let object = try node.object(keys: ["lowest", "highest", "multiplier"])
    let (low, high) = (
      try object.required("lowest").number(), try object.required("highest").number()
    )
    guard let lowest = Int(exactly: low), let highest = Int(exactly: high),
      1 <= lowest && lowest < highest && highest <= 9
    else { throw .invalid(key: node.path, reason: .scale) }
    let multiplier = try object.required("multiplier").number()
    guard (0.001...1e6).contains(multiplier) else {
      throw .invalid(key: node.joined("multiplier"), reason: .multiplier)
    }
    let exact = FixedDecimal(rounding: multiplier, decimals: 3)
    guard exact.value == multiplier else {
      throw .invalid(key: node.joined("multiplier"), reason: .multiplier)
    }
    self.init(lowest: lowest, highest: highest, multiplier: exact)
  }
}
