import LinearAlgebra
import Moments

/// The sums of a table seen as a design: sampling fractions and weights of strata and units.
struct TableDesign: Sendable {
  let sums: TableSums
  /// By node: 1 - n/N of the units in it, times n/N of all units above; 1 - n/N is 1, and n/N is 0,
  /// where N is not known.
  let scales: [Double]
  /// By node: what the weights of rows in it are multiplied by, the product of N/n down to it where
  /// weights follow the population.
  let factors: [DoubleDouble]
  /// By group: its cells, sorted by strata and units, since results must not depend on the order of
  /// rows.
  let cells: [Int: [Int]]

  init(_ sums: TableSums, options: EstimationOptions) throws(EstimationError) {
    self.sums = sums
    var (scales, factors, above): ([Double], [DoubleDouble], [Double]) = ([], [], [])
    for node in sums.nodes {
      let fractionAbove = node.parent.map { above[$0] } ?? 1
      let factorAbove = node.parent.map { factors[$0] } ?? DoubleDouble(1)
      guard let population = try population(of: node, options), node.unitCount > 0 else {
        scales.append(fractionAbove)
        above.append(0)
        factors.append(factorAbove)
        continue
      }
      let count = Double(node.unitCount)
      scales.append(fractionAbove * (population - count) / population)
      above.append(fractionAbove * count / population)
      factors.append(
        options.weightsFollowPopulation
          ? factorAbove * (DoubleDouble(population) / DoubleDouble(count)) : factorAbove)
    }
    (self.scales, self.factors) = (scales, factors)
    let order = placesInOrder(sums.nodes)
    cells = Dictionary(grouping: sums.cells.indices) { sums.cells[$0].group }.mapValues { cells in
      cells.sorted { order[sums.cells[$0].node] < order[sums.cells[$1].node] }
    }
  }

  /// The units of the first stage that lie in a stratum, with a node's own place where it is one.
  func firstStageUnit(of node: Int) -> Int? {
    var place = node
    while sums.nodes[place].stage > 1, let parent = sums.nodes[place].parent { place = parent }
    return sums.nodes[place].stage == 1 ? place : nil
  }

  /// The place of the stratum that a node lies in.
  func stratum(of node: Int) -> Int {
    var place = node
    while let parent = sums.nodes[place].parent { place = parent }
    return place
  }
}

/// The one population of units in a stratum or unit; `nil` where it is not known.
private func population(
  of node: TableNode, _ options: EstimationOptions
) throws(EstimationError) -> Double? {
  if let populations = node.populations, populations.lowerBound < populations.upperBound {
    throw .populationVaries(
      stage: node.stage, number: node.number, smallest: populations.lowerBound,
      largest: populations.upperBound)
  }
  let common = node.stage == 0 ? options.population : nil
  guard let population = node.populations?.lowerBound ?? common else { return nil }
  guard population >= Double(node.unitCount) else {
    throw node.stage == 0
      ? .populationTooSmall(
        stratum: node.number, population: population, units: node.unitCount)
      : .unitPopulationTooSmall(
        stage: node.stage, unit: node.number, population: population, units: node.unitCount)
  }
  return population
}

/// By node: its place in a tree whose strata and units are sorted by number.
private func placesInOrder(_ nodes: [TableNode]) -> [Int] {
  var children: [Int: [Int]] = [:]
  for place in nodes.indices.sorted(by: { nodes[$0].number > nodes[$1].number }) {
    children[nodes[place].parent ?? -1, default: []].append(place)
  }
  var order = Array(repeating: 0, count: nodes.count)
  var (waiting, next) = (children[-1] ?? [], 0)
  while let place = waiting.popLast() {
    order[place] = next
    next += 1
    waiting += children[place] ?? []
  }
  return order
}
