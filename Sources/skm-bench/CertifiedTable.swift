import ArgumentParser
import CSV
import Glibc
import LinearAlgebra

/// Tables of certified values, and how digits are counted.
enum CertifiedTable {
  /// The log relative error, -log10 |x - c|/|c|, or -log10 |x| where c is 0; 0 to 15.
  static func correctDigits(_ found: Double?, _ certified: String?) throws -> Double {
    guard let found, let certified = certified.flatMap({ DoubleDouble($0) }) else {
      throw ValidationError("A quantity is not certified, or not computed.")
    }
    let scale = certified == .zero ? DoubleDouble(1) : certified
    let error = Double((DoubleDouble(found) - certified) / scale).magnitude
    return error == 0 ? 15 : min(15, max(0, -log10(error)))
  }

  /// The rows of a CSV file by its header.
  static func rows(_ path: String) throws -> [[String: String]] {
    var reader = try CSVReader(try ByteSource(path: path)) { $0.first?.count ?? 0 }
    var (record, header, rows) = (Record(), [String](), [[String: String]]())
    while try reader.read(into: &record) {
      let fields = (0..<record.count).map { record.text(of: $0) }
      if header.isEmpty {
        header = fields
      } else {
        rows.append(Dictionary(uniqueKeysWithValues: zip(header, fields)))
      }
    }
    return rows
  }
}
