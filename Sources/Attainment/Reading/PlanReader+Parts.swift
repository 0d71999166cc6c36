import Localization
import Responses
import Satisfaction

extension PlanReader {
  /// What attainment counts; the usual rules where nothing is stated.
  func rules(_ node: PlanNode?, _ folder: PlanFolder) -> AttainmentRules {
    let usual = AttainmentRules(scheme: "permendagri-86-2017", cap: nil)
    guard let node, let fields = node.fields(["scheme", "cap"]) else { return usual }
    let scheme = fields.optional("scheme").flatMap { self.scheme($0, folder) } ?? usual.scheme
    return AttainmentRules(scheme: scheme, cap: cap(fields.optional("cap")))
  }

  /// The name of a scheme, or the path of its file as it can be opened.
  private func scheme(_ node: PlanNode, _ folder: PlanFolder) -> String? {
    guard let text = node.text() else { return nil }
    let name = text.contains("/") || text.hasSuffix(".json") ? folder.path(text) : text
    do throws(AttainmentSchemeError) {
      _ = try AttainmentScheme(named: name)
      return name
    } catch {
      switch error {
      case .unknown(_, let nearest, let known):
        node.add(.unknownValue(nearest: nearest, known: known))
      case .file(let error): node.add(.unreadable(error))
      case .format, .bound, .boundsDoNotDescend, .certainty: node.add(.scheme(error))
      }
      return nil
    }
  }

  private func cap(_ node: PlanNode?) -> Double? {
    guard let node, node.plainText?.lowercased() != "none" else { return nil }
    guard let cap = node.number() else { return nil }
    // Below 100 a target that was met would not count as met; 1.2 is not 120 per cent.
    guard cap >= 100 else {
      node.add(.tooSmall(lowest: 100, isOpen: false))
      return nil
    }
    return cap
  }

  /// What is to be done about weak elements.
  ///
  /// - Parameters:
  ///   - node: A list.
  ///   - editions: Those whose elements are known, the last of each index.
  /// - Returns: The entries that could be read.
  func followUp(_ node: PlanNode?, _ editions: [RegulationEdition]) -> [FollowUp] {
    guard let node, let nodes = node.list() else { return [] }
    let editions = editions.isEmpty ? Array(RegulationEdition.shipped.prefix(1)) : editions
    let codes = editions.flatMap(\.elements).map(\.code)
      .reduce(into: [String]()) { codes, code in if !codes.contains(code) { codes.append(code) } }
    return nodes.compactMap { node in
      let keys = ["element", "action", "when", "responsible", "realisation"]
      guard let fields = node.fields(keys) else { return nil }
      let element = fields.required("element").flatMap { node -> String? in
        let known = codes.first { $0.lowercased() == node.plainText?.lowercased() }
        return known ?? node.choice(among: codes)
      }
      let action = fields.required("action")?.bilingual()
      let when = fields.optional("when")?.text()
      let responsible = fields.optional("responsible")?.text()
      let realisation = fields.optional("realisation")?.number(in: 0...100)
      guard let element, let action else { return nil }
      return FollowUp(
        element: element, action: action, when: when, responsible: responsible,
        realisation: realisation)
    }
  }

  /// Money by year.
  func budget(_ node: PlanNode?, in period: ClosedRange<Int>?) -> [Int: Budget] {
    guard let node else { return [:] }
    var budget: [Int: Budget] = [:]
    for (year, value) in node.byYear(in: period) {
      guard let fields = value.fields(["plan", "actual"]) else { continue }
      let (plan, actual) = (fields.required("plan"), fields.required("actual"))
      let planned = plan?.number(.money)
      let spent = actual?.number(.money)
      if let plan, let planned, planned <= 0 { plan.add(.tooSmall(lowest: 0, isOpen: true)) }
      if let actual, let spent, spent < 0 { actual.add(.tooSmall(lowest: 0, isOpen: false)) }
      if let planned, let spent { budget[year] = Budget(plan: planned, actual: spent) }
    }
    return budget
  }

  /// Who signs.
  func signature(_ node: PlanNode?) -> Signature? {
    let keys = ["place", "date", "title", "name", "rank", "id"]
    guard let node, let fields = node.fields(keys) else { return nil }
    func text(_ key: String) -> String? { fields.optional(key)?.text() }
    return Signature(
      place: text("place"), date: fields.optional("date")?.day(), title: text("title"),
      name: text("name"), rank: text("rank"), id: text("id"))
  }
}
