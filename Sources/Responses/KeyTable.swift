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
