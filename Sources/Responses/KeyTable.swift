/// Numbers names from 0 in the order in which they come.
struct KeyTable {
  private var numbers: [[UInt8]: Int] = [:]
  /// Each name as bytes, by number.
  private(set) var keys: [[UInt8]] = []

  /// The number of the name that `key` holds, its parts ended by `separator`.
  mutating func number(of key: [UInt8]) -> Int {
    if let number = numbers[key] { return number }
    let number = keys.count
    numbers[key] = number
    keys.append(key)
    return number
  }

  /// The numbers here of the names of `other`, in their order; new names are taken in.
  mutating func numbers(of other: KeyTable) -> [Int] { other.keys.map { number(of: $0) } }

  /// Numbers the names in the order of their bytes.
  ///
  /// - Returns: The new number of each, by its old one.
  mutating func sort() -> [Int] {
    let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var new = Array(repeating: 0, count: keys.count)
    for (number, old) in order.enumerated() { new[old] = number }
    keys = order.map { keys[$0] }
    numbers = numbers.mapValues { new[$0] }
    return new
  }

  /// The parts of each name, by number.
  var names: [[String]] { keys.indices.map(name) }

  /// The parts of the name that has this number.
  func name(of number: Int) -> [String] {
    keys[number].split(separator: Self.separator, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Stands after each part of a key; a control character that no text file should hold.
  static let separator: UInt8 = 0x1F
}
