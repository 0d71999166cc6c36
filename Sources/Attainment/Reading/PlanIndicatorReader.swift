import CSV
import Localization
import Responses
import Satisfaction

/// Reads the indicators of a plan.
struct PlanIndicatorReader {
  /// The years of the plan, where they are known.
  let period: ClosedRange<Int>?
  let folder: PlanFolder

  /// An indicator as far as it could be read.
  struct Reading {
    /// `nil` where something is wrong that leaves none.
    let indicator: Indicator?
    let id: (node: PlanNode, text: String)?
    /// The edition that holds last, of an index.
    let lastEdition: RegulationEdition?
  }

  private static let keys = [
    "id", "name", "kind", "polarity", "objective", "formula", "source", "responsible", "unit",
    "data", "edition", "columns", "asOf", "numerator", "carryOver", "method", "nationalStandard",
    "keyIndicator", "otherTarget", "targets",
  ]

  func read(_ node: PlanNode) -> Reading {
    guard let fields = node.fields(Self.keys) else {
      return Reading(indicator: nil, id: nil, lastEdition: nil)
    }
    let idNode = fields.required("id")
    let id = idNode?.text()
    let name = fields.required("name")?.bilingual()
    let kind = fields.required("kind").flatMap(kind)
    let polarity = polarity(fields)
    let texts = ["objective", "formula", "source", "responsible", "unit"].map {
      fields.optional($0)?.bilingual()
    }
    let data = data(fields.required("data"))
    let editions = editions(fields.optional("edition"), of: kind)
    let columns = columns(fields.optional("columns"), editions.compactMap(\.edition))
    let asOf = asOf(fields.optional("asOf"), of: kind)
    let numerator = ofRate(fields.optional("numerator"), kind, ["resolved", "facilitated"])
    let carryOver = ofRate(fields.optional("carryOver"), kind, ["true", "false"])
    let method = method(fields.optional("method"), of: kind)
    let others = ["nationalStandard", "keyIndicator", "otherTarget"].map {
      fields.optional($0)?.bilingual()
    }
    let targets = targets(fields.required("targets"), of: kind, polarity)
    let last = editions.last?.edition ?? (editions.isEmpty ? RegulationEdition.shipped.first : nil)
    var indicator: Indicator?
    if let id, let name, let kind, let polarity {
      indicator = Indicator(
        id: id, name: name, kind: kind, polarity: polarity, objective: texts[0],
        formula: texts[1], source: texts[2], responsible: texts[3], unit: texts[4], data: data,
        editions: editions.map { Indicator.EditionEntry(from: $0.from, name: $0.name) },
        columns: columns, asOf: asOf, countsFacilitated: numerator == "facilitated",
        carriesOver: carryOver == "true", method: method,
        otherTargets: OtherTargets(
          nationalStandard: others[0], keyIndicator: others[1], other: others[2]),
        targets: targets)
    }
    return Reading(
      indicator: indicator, id: idNode.flatMap { node in id.map { (node, $0) } },
      lastEdition: kind == .satisfactionIndex ? last : nil)
  }

  private func kind(_ node: PlanNode) -> Indicator.Kind? {
    node.choice(among: Indicator.Kind.allCases.map(\.rawValue)).flatMap(Indicator.Kind.init)
  }

  /// The polarity; higher is better where none is stated, and `nil` where it is not known.
  private func polarity(_ fields: PlanNode.Fields) -> Polarity? {
    guard let node = fields.optional("polarity") else { return .higherIsBetter }
    return node.choice(among: Polarity.allCases.map(\.rawValue)).flatMap(Polarity.init)
  }

  // MARK: - Data

  private func data(_ node: PlanNode?) -> [Indicator.DataFile] {
    guard let node, let nodes = node.oneOrMore() else { return [] }
    if nodes.isEmpty { node.add(.blank) }
    var lines: [String: Int] = [:]
    return nodes.compactMap { node in
      guard let text = node.text() else { return nil }
      let input = ResponseInput(argument: text)
      let file = Indicator.DataFile(
        path: folder.path(input.path), year: input.year.flatMap { Int($0) })
      let path = PlanFolder.normal(file.path)
      if let line = lines[path] {
        node.add(.repeatedFile(firstLine: line))
        return nil
      }
      lines[path] = node.node.place.line
      return file
    }
  }

  private func columns(_ node: PlanNode?, _ editions: [RegulationEdition]) -> [String: String] {
    let codes = editions.isEmpty ? RegulationEdition.shipped : editions
    let known =
      Role.allCases.map(\.rawValue) + Self.columns
      + codes.flatMap(\.elements).map(\.code)
      .reduce(into: []) { codes, code in if !codes.contains(code) { codes.append(code) } }
    guard let node, let entries = node.entries() else { return [:] }
    var columns: [String: String] = [:]
    for (name, value) in entries {
      let role = name.plainText ?? ""
      guard let key = known.first(where: { $0.lowercased() == role.lowercased() }) else {
        name.add(.unknownKey(nearest: nearest(to: role, among: known), known: known))
        continue
      }
      if let header = value.text() { columns[key] = header }
    }
    return columns
  }

  /// Columns of series, of yearly counts and of registers, besides the roles of responses.
  private static let columns = [
    "value", "standardError", "n", "reported", "resolved", "facilitated",
  ]

  /// The last day of a register, so that a year without a case at its end is one.
  private func asOf(_ node: PlanNode?, of kind: Indicator.Kind?) -> CalendarDay? {
    guard let node else { return nil }
    guard let kind, kind != .resolutionRate else { return node.day() }
    node.add(.keyOfOtherKind(kind))
    return nil
  }

  /// One of the values that a key of resolution rates has.
  private func ofRate(
    _ node: PlanNode?, _ kind: Indicator.Kind?, _ values: [String]
  ) -> String? {
    guard let node else { return nil }
    guard let kind, kind != .resolutionRate else { return node.choice(among: values) }
    node.add(.keyOfOtherKind(kind))
    return nil
  }

  /// How a survey was held.
  private func method(_ node: PlanNode?, of kind: Indicator.Kind?) -> Bilingual? {
    guard let node else { return nil }
    guard let kind, kind != .satisfactionIndex else { return node.bilingual() }
    node.add(.keyOfOtherKind(kind))
    return nil
  }

  // MARK: - Editions

  private typealias EditionEntry = (from: Int?, name: String, edition: RegulationEdition?)

  private func editions(_ node: PlanNode?, of kind: Indicator.Kind?) -> [EditionEntry] {
    guard let node else { return [] }
    if kind == .resolutionRate {
      node.add(.keyOfOtherKind(.resolutionRate))
      return []
    }
    switch node.node.content {
    case .text: return edition(node, from: nil).map { [$0] } ?? []
    case .list:
      node.add(.wrongShape(expected: .editions))
      return []
    case .mapping:
      return node.byYear(in: nil).compactMap { edition($0.value, from: $0.year) }
        .sorted { ($0.from ?? 0) < ($1.from ?? 0) }
    }
  }

  private func edition(_ node: PlanNode, from year: Int?) -> EditionEntry? {
    guard let text = node.text() else { return nil }
    if let shipped = RegulationEdition.shipped(id: text) { return (year, text, shipped) }
    guard text.contains("/") || text.hasSuffix(".json") else {
      let known = RegulationEdition.shipped.map(\.id)
      node.add(.unknownValue(nearest: nearest(to: text, among: known), known: known))
      return nil
    }
    let path = folder.path(text)
    do {
      var source = try ByteSource(path: path)
      var (bytes, block) = ([UInt8](), [UInt8]())
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty && bytes.count < YAMLText.sizeLimit  // no edition is that long
      return (year, path, try RegulationEdition(json: bytes))
    } catch let error as FileError {
      node.add(.unreadable(error))
    } catch let error as EditionError {
      node.add(.edition(error))
    } catch {
      node.add(.edition(.notJSON))
    }
    return nil
  }

  // MARK: - Targets

  private func targets(
    _ node: PlanNode?, of kind: Indicator.Kind?, _ polarity: Polarity?
  ) -> [Int: Target] {
    guard let node else { return [:] }
    if case .mapping(let pairs) = node.node.content, pairs.isEmpty { node.add(.blank) }
    let bounds: ClosedRange<Double>? =
      switch kind {
      case .satisfactionIndex: 25...100
      case .resolutionRate: 0...100
      case .series, nil: nil
      }
    var targets: [Int: Target] = [:]
    for (year, value) in node.byYear(in: period) {
      targets[year] = target(value, polarity, bounds)
    }
    return targets
  }

  private func target(
    _ node: PlanNode, _ polarity: Polarity?, _ bounds: ClosedRange<Double>?
  ) -> Target? {
    guard case .list = node.node.content else {
      if case .mapping = node.node.content {
        node.add(polarity == .range ? .needsRange : .needsNumber)
        return nil
      }
      if polarity == .range {
        node.add(.needsRange)
        return nil
      }
      return node.number(in: bounds).map { .value($0) }
    }
    guard polarity == .range || polarity == nil else {
      node.add(.needsNumber)
      return nil
    }
    let ends = node.list() ?? []
    guard ends.count == 2 else {
      node.add(.needsRange)
      return nil
    }
    guard let low = ends[0].number(in: bounds), let high = ends[1].number(in: bounds) else {
      return nil
    }
    guard low <= high else {
      node.add(.rangeReversed)
      return nil
    }
    return .range(low...high)
  }
}
