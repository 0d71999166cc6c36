import LinearAlgebra

/// Everything that means, totals, ratios and shares of a table need, from one pass over its rows.
///
/// For every group and every place of the design it holds Σ w·v and Σ w·v·vᵀ of the variables that are
/// asked for, and Σ w²·v·vᵀ where rows are the last sampling units. The sums have 32 digits
/// (`DoubleDouble`), so that no origin is needed: values around a million with a spread of 1 keep
/// more digits than they came with.
///
/// Memory grows with strata × groups, and with sampling units down to the last stage that the
/// variance needs, never with rows: to the first stage, and one further for each stage whose
/// population is known.
///
/// - Complexity: O(v) a row for v variables and ratios, and one look into a dictionary where the
///   place differs from that of the row before.
public struct TableSums: Sendable {
  /// A group in the last stratum or unit that is told apart.
  public struct Cell: Sendable, Hashable {
    /// The place in ``TableSums/nodes``.
    public let node: Int
    /// The number of the group.
    public let group: Int
  }

  /// Where the sums of a variable are.
  private enum Slot {
    case number(Int)
    case category(Int)
  }

  public let variables: TableVariables
  /// Stages of sampling whose units rows name.
  public let unitStages: Int
  /// Stages whose population rows tell, at most one more than `unitStages`: the last counts rows.
  public let populationStages: Int
  /// Strata and units, in the order in which they first appear.
  public private(set) var nodes: [TableNode] = []
  /// Groups in their places, in the order in which they first appear.
  public private(set) var cells: [Cell] = []
  /// Rows added to each cell, whatever they know.
  public private(set) var rowCounts: [Int] = []
  private var strata: [Int?] = []
  /// By place of the parent and number, in one word: this is looked up for rows.
  private var children: [Int: Int] = [:]
  /// By place of the node and number of the group, in one word.
  private var cellNumbers: [Int: Int] = [:]
  private let slots: [Slot]
  private var numbers: [TableNumberSums] = []
  private var categories: [TableCategorySums] = []
  private var ratios: [TableRatioSums] = []
  private let (numberCount, categoryCount): (Int, Int)
  /// The place of the row that was added last.
  private var last: (stratum: Int, group: Int, units: [Int], populations: [Double], cell: Int)?

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - variables: What is summed.
  ///   - unitStages: How many units each row names; 0 where rows are the units.
  ///   - populationStages: How many populations each row tells, at most `unitStages` + 1.
  public init(_ variables: TableVariables, unitStages: Int = 0, populationStages: Int = 0) {
    precondition(
      unitStages >= 0 && 0...unitStages + 1 ~= populationStages,
      "\(populationStages) populations of \(unitStages) stages and rows")
    self.variables = variables
    self.unitStages = unitStages
    self.populationStages = populationStages
    var (numberCount, categoryCount) = (0, 0)
    slots = variables.kinds.map { kind in
      switch kind {
      case .number:
        numberCount += 1
        return .number(numberCount - 1)
      case .category:
        categoryCount += 1
        return .category(categoryCount - 1)
      }
    }
    (self.numberCount, self.categoryCount) = (numberCount, categoryCount)
  }

  /// The last stage that the variance needs.
  public var stages: Int { max(1, populationStages) }

  /// Rows are the units of the last stage that the variance needs.
  public var rowsAreUnits: Bool { stages > unitStages }

  /// The stage of the units that are told apart; 0 where these are strata.
  public var leafStage: Int { rowsAreUnits ? unitStages : stages }

  // MARK: - Adding

  /// Adds one row.
  ///
  /// - Parameter row: A value of the right kind, or none, for each variable; a unit for each stage and
  ///   a finite population for each stage that has one.
  public mutating func add(_ row: TableRow) {
    precondition(
      row.values.count == variables.count && row.units.count == unitStages
        && row.populations.count == populationStages, "a row of another table")
    precondition(row.weight >= 0 && row.weight.isFinite, "a weight of \(row.weight)")
    let cell: Int
    if let last, last.stratum == row.stratum, last.group == row.group, last.units == row.units,
      last.populations == row.populations
    {
      cell = last.cell
    } else {
      cell = self.cell(of: row)
      last = (row.stratum, row.group, row.units, row.populations, cell)
    }
    if rowsAreUnits { nodes[cells[cell].node].unitCount += 1 }
    rowCounts[cell] += 1
    add(row.values, weight: row.weight, toCell: cell)
  }

  private mutating func add(_ values: [TableValue?], weight: Double, toCell cell: Int) {
    let squaredWeight = rowsAreUnits ? DoubleDouble.twoProduct(weight, weight) : nil
    for (value, slot) in zip(values, slots) {
      switch (value, slot) {
      case (nil, _): break
      case (.number(let value), .number(let slot)):
        numbers[cell * numberCount + slot].add(
          value, weight: weight, squaredWeight: squaredWeight)
      case (.category(let category), .category(let slot)):
        categories[cell * categoryCount + slot].add(
          category, weight: weight, squaredWeight: squaredWeight)
      default: preconditionFailure("a value of the wrong kind")
      }
    }
    for (place, ratio) in variables.ratios.enumerated() {
      guard case .number(let numerator) = values[ratio.numerator],
        case .number(let denominator) = values[ratio.denominator]
      else { continue }
      ratios[cell * variables.ratios.count + place].add(
        numerator, denominator, weight: weight, squaredWeight: squaredWeight)
    }
  }

  /// The number of the cell of a row, which from now on exists.
  private mutating func cell(of row: TableRow) -> Int {
    var node = self.node(ofStratum: row.stratum)
    for stage in 0..<leafStage {
      if stage < populationStages { nodes[node].note(population: row.populations[stage]) }
      node = self.node(ofUnit: row.units[stage], in: node)
    }
    if leafStage < populationStages { nodes[node].note(population: row.populations[leafStage]) }
    return cell(Cell(node: node, group: row.group))
  }

  private mutating func node(ofStratum number: Int) -> Int {
    while strata.count <= number { strata.append(nil) }
    if let node = strata[number] { return node }
    nodes.append(TableNode(parent: nil, number: number, stage: 0))
    strata[number] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func node(ofUnit number: Int, in parent: Int) -> Int {
    let child = key(parent, number)
    if let node = children[child] { return node }
    nodes.append(TableNode(parent: parent, number: number, stage: nodes[parent].stage + 1))
    nodes[parent].unitCount += 1
    children[child] = nodes.count - 1
    return nodes.count - 1
  }

  private func key(_ place: Int, _ number: Int) -> Int {
    precondition(0...0x7FFF_FFFF ~= number, "a number of \(number)")
    return place &<< 31 | number
  }

  private mutating func cell(_ cell: Cell) -> Int {
    let key = key(cell.node, cell.group)
    if let number = cellNumbers[key] { return number }
    cells.append(cell)
    rowCounts.append(0)
    cellNumbers[key] = cells.count - 1
    numbers += Array(repeating: TableNumberSums(), count: numberCount)
    categories += Array(repeating: TableCategorySums(), count: categoryCount)
    ratios += Array(repeating: TableRatioSums(), count: variables.ratios.count)
    return cells.count - 1
  }

  // MARK: - Reading

  /// The sums of a pair of variables in a cell.
  ///
  /// - Parameters:
  ///   - pair: Which variables.
  ///   - cell: The place in ``cells``.
  /// - Returns: Sums over the rows that know both; of no rows where none does.
  public func sums(of pair: TablePair, inCell cell: Int) -> TablePairSums {
    switch pair {
    case .number(let variable):
      guard case .number(let slot) = slots[variable] else {
        preconditionFailure("variable \(variable) holds texts")
      }
      return numbers[cell * numberCount + slot].pair
    case .category(let variable, let category):
      guard case .category(let slot) = slots[variable] else {
        preconditionFailure("variable \(variable) holds numbers")
      }
      return categories[cell * categoryCount + slot].pair(category)
    case .ratio(let number):
      return ratios[cell * variables.ratios.count + number].pair
    }
  }

  // MARK: - Merging

  mutating func join(_ other: TableSums, _ new: Renumbering?) {
    precondition(
      variables == other.variables && unitStages == other.unitStages
        && populationStages == other.populationStages, "cannot merge sums of different tables")
    last = nil
    var places: [Int] = []
    for node in other.nodes {  // a parent comes before its children
      let place: Int
      if let parent = node.parent {
        place = self.node(
          ofUnit: new?.units[node.stage - 1][node.number] ?? node.number, in: places[parent])
      } else {
        place = self.node(ofStratum: new?.strata[node.number] ?? node.number)
      }
      if let populations = node.populations {
        nodes[place].note(population: populations.lowerBound)
        nodes[place].note(population: populations.upperBound)
      }
      if rowsAreUnits && node.stage == unitStages { nodes[place].unitCount += node.unitCount }
      places.append(place)
    }
    for (number, theirs) in other.cells.enumerated() {
      let here = cell(
        Cell(node: places[theirs.node], group: new?.groups[theirs.group] ?? theirs.group))
      rowCounts[here] += other.rowCounts[number]
      for slot in 0..<numberCount {
        numbers[here * numberCount + slot].merge(other.numbers[number * numberCount + slot])
      }
      for (variable, slot) in slots.enumerated() {
        guard case .category(let slot) = slot else { continue }
        categories[here * categoryCount + slot].merge(
          other.categories[number * categoryCount + slot], numbers: new?.categories[variable])
      }
      for place in variables.ratios.indices {
        let count = variables.ratios.count
        ratios[here * count + place].merge(other.ratios[number * count + place])
      }
    }
  }

  /// What is known of one place, whatever order it was seen in.
  struct Content: Hashable {
    let node: TableNode?
    let rows: Int
    let numbers: [TableNumberSums]
    let categories: [TableCategorySums]
    let ratios: [TableRatioSums]
  }

  /// By the numbers that lead to it, everything that is known of a place: of a stratum or unit under
  /// the group -1.
  var content: [[Int]: Content] {
    var (content, paths): ([[Int]: Content], [[Int]]) = ([:], [])
    for node in nodes {
      paths.append((node.parent.map { paths[$0] } ?? []) + [node.number])
      // The places of parents differ with the order; their paths do not.
      var placeless = TableNode(parent: nil, number: node.number, stage: node.stage)
      placeless.unitCount = node.unitCount
      placeless.populations = node.populations
      content[[-1] + paths[paths.count - 1]] = Content(
        node: placeless, rows: 0, numbers: [], categories: [], ratios: [])
    }
    for (number, cell) in cells.enumerated() {
      func part<Sums>(_ sums: [Sums], _ count: Int) -> [Sums] {
        Array(sums[number * count..<(number + 1) * count])
      }
      content[[cell.group] + paths[cell.node]] = Content(
        node: nil, rows: rowCounts[number], numbers: part(numbers, numberCount),
        categories: part(categories, categoryCount), ratios: part(ratios, variables.ratios.count))
    }
    return content
  }
}
