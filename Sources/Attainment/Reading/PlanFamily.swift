public import CSV

/// A plan with the plans of its units.
public struct PlanFamily: Sendable, Hashable {
  public let plan: Plan
  /// The plans of its units, in the order of the plan.
  public let units: [PlanFamily]

  /// Offices have units, these have units of their own, and so on; no state has so many storeys.
  static let depthLimit = 8

  /// Reads a plan and the plans of its units, theirs too.
  ///
  /// - Parameter path: Where the plan lies; `-` is standard input.
  /// - Throws: `PlanProblems`, those of all files, each under the name of its file; a plan that
  ///   stands in two places, or among its own units, is one too.
  public init(path: String) throws(PlanProblems) {
    let source: ByteSource
    do throws(FileError) {
      source = try ByteSource(path: path)
    } catch {
      throw PlanProblems([PlanProblem(.unreadable(error), file: path)])
    }
    try self.init(source)
  }

  /// Reads a plan and the plans of its units, theirs too.
  ///
  /// - Parameter source: The bytes of the plan; its name is where it lies.
  /// - Throws: `PlanProblems`, those of all files.
  public init(_ source: consuming ByteSource) throws(PlanProblems) {
    var reader = FamilyReader()
    let family = reader.read(source)
    guard let family, reader.problems.isEmpty else { throw PlanProblems(reader.problems) }
    self = family
  }

  fileprivate init(plan: Plan, units: [PlanFamily]) {
    (self.plan, self.units) = (plan, units)
  }
}

/// Reads plans of plans, and notes what is wrong.
private struct FamilyReader {
  var problems: [PlanProblem] = []
  /// The files from the first plan down to the one that is being read.
  private var chain: [String] = []
  /// Where each file that was read is named.
  private var places: [String: Int] = [:]

  init() {}

  mutating func read(_ source: consuming ByteSource) -> PlanFamily? {
    chain.append(source.name)
    defer { chain.removeLast() }
    let reading = PlanReader().read(reporting: source)
    problems += reading.problems
    let units = reading.units.compactMap { unit($0.node, at: $0.path) }
    return reading.plan.map { PlanFamily(plan: $0, units: units) }
  }

  /// The plan of a unit.
  ///
  /// - Parameters:
  ///   - node: The entry that names it, where problems belong.
  ///   - path: The same as it can be opened.
  /// - Returns: `nil` where something is wrong.
  private mutating func unit(_ node: PlanNode, at path: String) -> PlanFamily? {
    let normal = PlanFolder.normal(path)
    func note(_ kind: PlanProblem.Kind) {
      problems.append(
        PlanProblem(
          kind, file: node.log.file, place: node.node.place, key: node.key, text: node.plainText))
    }
    if let first = chain.firstIndex(where: { PlanFolder.normal($0) == normal }) {
      note(.circle(chain[first...] + [path]))
      return nil
    }
    guard chain.count < PlanFamily.depthLimit else {
      note(.unitsTooDeep(limit: PlanFamily.depthLimit))
      return nil
    }
    if let first = places[normal] {
      note(.repeatedFile(firstLine: first))
      return nil
    }
    places[normal] = node.node.place.line
    let source: ByteSource
    do throws(FileError) {
      source = try ByteSource(path: path)
    } catch {
      note(.unreadable(error))
      return nil
    }
    return read(source)
  }
}
