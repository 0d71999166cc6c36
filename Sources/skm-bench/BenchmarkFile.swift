/// The file of responses that speed is measured on: the same bytes for the same number of rows, on every
/// machine and in every language, since each cell is integer arithmetic on a hash of its row and column.
///
/// Five years, forty units of different size, eight services; nine answers that hang together, about one
/// in a hundred blank; weights of four decimals.
struct BenchmarkFile {
  /// The header and its line end.
  static let header =
    (["response_id", "year", "unit", "service", "sex", "age", "education", "occupation", "weight"]
    + (1...9).map { "U\($0)" }).joined(separator: ",") + "\n"

  private static let seed: UInt64 = 20_260_101
  private static let sexes = ["L", "P"].map { Array($0.utf8) }
  private static let educations = ["SD", "SMP", "SMA", "D3", "S1", "S2"].map { Array($0.utf8) }
  private static let occupations = ["PNS", "TNI", "Swasta", "Wirausaha", "Lainnya"]
    .map { Array($0.utf8) }

  /// A number below `limit` for a row and a column.
  ///
  /// Source: the finalizer of SplitMix64, Steele, Lea and Flood (2014), OOPSLA, figure 17.
  private static func draw(_ row: Int, _ column: Int, below limit: Int) -> Int {
    var z = (UInt64(row) &* 64 &+ UInt64(column) &+ seed) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) >> 33) % limit
  }

  /// Appends the respondent of `row`, counted from 0.
  static func append(_ row: Int, to bytes: inout [UInt8]) {
    func draw(_ column: Int, _ limit: Int) -> Int { Self.draw(row, column, below: limit) }
    let year = 2020 + draw(0, 5)
    let unit = min(draw(1, 40), draw(2, 40)) + 1
    let weight = 5000 + draw(8, 15_001)
    bytes.append(contentsOf: "\(row + 1),\(year),U\(unit < 10 ? "0" : "")\(unit),".utf8)
    bytes.append(contentsOf: "S\(draw(3, 8) + 1),".utf8)
    bytes.append(contentsOf: sexes[draw(4, 2)])
    bytes.append(contentsOf: ",\(17 + draw(5, 60)),".utf8)
    bytes.append(contentsOf: educations[draw(6, 6)])
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: occupations[draw(7, 5)])
    let decimals = String(weight % 10_000 + 10_000).dropFirst()
    bytes.append(contentsOf: ",\(weight / 10_000).\(decimals)".utf8)

    let common = 6 * (draw(20, 1000) + draw(21, 1000) + draw(22, 1000))
    for item in 1...9 {
      bytes.append(UInt8(ascii: ","))
      guard draw(9 + item, 100) != 0 else { continue }
      let place =
        common + 4 * (draw(30 + item, 1000) + draw(45 + item, 1000)) + 30 * (unit % 7)
        + 25 * (year - 2020) + 60 * (item * 5 % 4)
      bytes.append(UInt8(ascii: "1") + UInt8([8200, 10_600, 14_600].count { $0 <= place }))
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The whole file, in memory.
  static func bytes(rows: Int) -> [UInt8] {
    var bytes = Array(header.utf8)
    for row in 0..<rows { append(row, to: &bytes) }
    return bytes
  }
}
