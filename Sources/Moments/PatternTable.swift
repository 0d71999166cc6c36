/// Counts the different rows of answers in each cell of a survey: a hash table without a box per row.
struct PatternTable: Sendable {
  /// The sums of one row of answers in one cell.
  struct Entry: Sendable {
    let cell: Int32
    /// Who gave them.
    var sums = RespondentSums(count: 0)
    /// Respondents equal to an earlier one in everything that they said, and Σ w of them.
    var repeats = 0
    var repeatedWeight = 0.0
  }

  private(set) var entries: [Entry] = []
  /// The numbers of the entries of each cell, ascending.
  private var numbers: [[Int32]] = []
  private let itemCount: Int
  /// The answers of the entries, one after another.
  private var scores: [UInt8] = []
  /// The number of an entry plus 1, at the place that its hash gives or behind it; 0 for none.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  init(itemCount: Int) { self.itemCount = itemCount }

  func scores(of entry: Int) -> ArraySlice<UInt8> {
    scores[(entry * itemCount)..<((entry + 1) * itemCount)]
  }

  /// The numbers of the entries of some cells, ascending.
  func entries(ofCells cells: [Int]) -> [Int] {
    cells.filter { $0 < numbers.count }.flatMap { numbers[$0].map { Int($0) } }.sorted()
  }

  /// The number of the entry of these answers in this cell, which from now on exists.
  mutating func entry(of row: some Collection<UInt8>, cell: Int) -> Int {
    var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: cell)  // FNV-1a
    for score in row { hash = (hash ^ UInt64(score)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].cell == Int32(cell) && scores(of: number).elementsEqual(row) {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    while numbers.count <= cell { numbers.append([]) }
    numbers[cell].append(Int32(entries.count))
    entries.append(Entry(cell: Int32(cell)))
    scores += row
    slots[slot] = Int32(entries.count)
    if 2 * entries.count > slots.count { grow() }
    return entries.count - 1
  }

  mutating func add(_ sums: RespondentSums, to entry: Int) {
    entries[entry].sums.count += sums.count
    entries[entry].sums.contributing += sums.contributing
    entries[entry].sums.weight += sums.weight
    entries[entry].sums.squaredWeight += sums.squaredWeight
  }

  mutating func addRepeats(_ count: Int, weight: Double, to entry: Int) {
    entries[entry].repeats += count
    entries[entry].repeatedWeight += weight
  }

  private mutating func grow() {
    let (before, rows) = (entries, scores)
    (entries, scores, numbers) = ([], [], [])
    slots = Array(repeating: 0, count: 4 * slots.count)
    for (number, old) in before.enumerated() {
      let row = rows[(number * itemCount)..<((number + 1) * itemCount)]
      entries[entry(of: row, cell: Int(old.cell))] = old
    }
  }
}
