public import CSV
import Localization
import Satisfaction

/// Reads a plan, a YAML file, and finds everything that is wrong in it at once.
///
/// Paths in a plan are relative to its folder. A text is one for both languages or
/// `{ id: ..., en: ... }`, where one that is missing is taken from the other.
public struct PlanReader: Sendable {
  public init() {}

  /// Reads a plan.
  ///
  /// - Parameter source: The bytes; its name is where the plan lies.
  /// - Returns: The plan, whose files can be opened as they are named there.
  /// - Throws: `PlanProblems`, all that are found.
  public func read(_ source: consuming ByteSource) throws(PlanProblems) -> Plan {
    let reading = read(reporting: source)
    guard let plan = reading.plan, reading.problems.isEmpty else {
      throw PlanProblems(reading.problems)
    }
    return plan
  }

  /// Reads the plan at a path; `-` is standard input, whose paths are relative to the working folder.
  ///
  /// - Parameter path: Where the plan lies.
  /// - Returns: The plan, whose files can be opened as they are named there.
  /// - Throws: `PlanProblems`, all that are found.
  public func read(path: String) throws(PlanProblems) -> Plan {
    let source: ByteSource
    do throws(FileError) {
      source = try ByteSource(path: path)
    } catch {
      throw PlanProblems([PlanProblem(.unreadable(error), file: path)])
    }
    return try read(source)
  }

  /// The plan of a unit as it is named in that of its parent.
  typealias UnitEntry = (node: PlanNode, path: String)

  /// A plan as far as it could be read, and what is wrong in it.
  struct Reading {
    /// `nil` where something is wrong.
    let plan: Plan?
    /// The entries of `units` with their places, and the paths as they can be opened.
    let units: [UnitEntry]
    let problems: [PlanProblem]
  }

  /// Reads a plan, or says what is wrong in it.
  func read(reporting source: consuming ByteSource) -> Reading {
    let log = PlanLog(file: source.name)
    let root: YAMLNode
    do throws(PlanProblem) {
      root = try YAMLReader.read(source)
    } catch {
      return Reading(plan: nil, units: [], problems: [error])
    }
    let (plan, units) = plan(PlanNode(node: root, key: "", log: log))
    return Reading(plan: log.problems.isEmpty ? plan : nil, units: units, problems: log.problems)
  }

  private static let keys = [
    "unit", "parent", "units", "period", "goal", "indicators", "attainment", "followUp", "budget",
    "signature",
  ]

  private func plan(_ root: PlanNode) -> (Plan?, units: [UnitEntry]) {
    guard let fields = root.fields(Self.keys) else { return (nil, []) }
    let folder = PlanFolder(of: root.log.file)
    let name = fields.required("unit")?.bilingual()
    let parent = fields.optional("parent")?.bilingual()
    let period = fields.required("period")?.period()
    let goal = fields.optional("goal")?.bilingual()
    let units = units(fields, folder)
    let (indicators, editions) = indicators(
      fields, needsAny: units.isEmpty, in: PlanIndicatorReader(period: period, folder: folder))
    let rules = rules(fields.optional("attainment"), folder)
    let followUp = followUp(fields.optional("followUp"), editions)
    let budget = budget(fields.optional("budget"), in: period)
    let signature = signature(fields.optional("signature"))
    guard let name, let period else { return (nil, units) }
    return (
      Plan(
        file: root.log.file, unit: name, parent: parent, period: period, goal: goal,
        units: units.map(\.path), indicators: indicators, attainment: rules, followUp: followUp,
        budget: budget, signature: signature), units
    )
  }

  private func units(_ fields: PlanNode.Fields, _ folder: PlanFolder) -> [UnitEntry] {
    var lines: [String: Int] = [:]
    return (fields.optional("units")?.oneOrMore() ?? []).compactMap { node in
      guard let path = node.text().map(folder.path) else { return nil }
      guard lines[PlanFolder.normal(path)] == nil else {
        node.add(.repeatedFile(firstLine: lines[PlanFolder.normal(path)] ?? 0))
        return nil
      }
      lines[PlanFolder.normal(path)] = node.node.place.line
      return (node, path)
    }
  }

  private func indicators(
    _ fields: PlanNode.Fields, needsAny: Bool, in reader: PlanIndicatorReader
  ) -> ([Indicator], [RegulationEdition]) {
    // A parent may have no indicators of its own; an ordinary plan without any is none.
    guard let node = needsAny ? fields.required("indicators") : fields.optional("indicators"),
      let nodes = node.list()
    else { return ([], []) }
    if nodes.isEmpty && needsAny { node.add(.noIndicators) }
    let readings = nodes.map(reader.read)
    var lines: [String: Int] = [:]
    for case let (node, id)? in readings.map(\.id) {
      let first = lines[id.lowercased()]
      if let first { node.add(.repeatedID(firstLine: first)) }
      lines[id.lowercased()] = first ?? node.node.place.line
    }
    return (readings.compactMap(\.indicator), readings.compactMap(\.lastEdition))
  }
}
