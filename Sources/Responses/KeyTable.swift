/// Numbers names from 0 in the order in which they come.
struct KeyTable {
  private var numbers: [[UInt8]: Int] = [:]
  /// The parts of each name, by number.
  private(set) var names: [[String]] = []

  /// The number of the name that `key` holds, its parts ended by `separator`.
  mutating func number(of key: [UInt8]) -> Int {
    if let number = numbers[key] { return number }
    let number = names.count
    numbers[key] = number
    names.append(
      key.split(separator: Self.separator, omittingEmptySubsequences: false).dropLast()
        .map { String(decoding: $0, as: UTF8.self) })
    return number
  }

  /// Stands after each part of a key; a control character that no text file should hold.
  static let separator: UInt8 = 0x1F
}
