import CSV
import FoundationEssentials

/// The files of this repository, found from the place of this one.
public enum Repository {
  /// The folder that holds `Package.swift`, with a slash at the end.
  public static let root: String = {
    let names = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return names.joined(separator: "/") + "/"
  }()

  /// The bytes of the file at `path` below the root.
  public static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: root + path)))
  }

  /// The text of the file at `path` below the root.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The files whose names end in `suffix` below the folder `path`, sorted.
  public static func files(in path: String, suffix: String) throws -> [String] {
    let below = try FileManager.default.subpathsOfDirectory(atPath: root + path)
    return below.filter { $0.hasSuffix(suffix) }.map { path + "/" + $0 }.sorted()
  }

  /// The rows of a CSV file, by header; a file that cannot be read stops the tests.
  public static func table(_ path: String) -> [[String: String]] {
    do {
      var reader = try CSVReader(try ByteSource(path: root + path)) { $0.first?.count ?? 0 }
      var (record, header, rows) = (Record(), [String](), [[String: String]]())
      while try reader.read(into: &record) {
        let fields = (0..<record.count).map { record.text(of: $0) }
        if header.isEmpty {
          header = fields
        } else if !record.isBlank {
          rows.append(Dictionary(uniqueKeysWithValues: zip(header, fields)))
        }
      }
      return rows
    } catch {
      preconditionFailure("cannot read \(path): \(error)")
    }
  }
}
