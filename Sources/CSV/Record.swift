/// The fields of one record, as bytes, each with its place.
///
/// The seam between the formats that responses come in and everything that reads them. The bytes
/// are kept, so a number can be read exactly. One record is reused for a whole file.
public struct Record: Sendable {
  /// The contents of all fields, unquoted, one after another.
  public private(set) var bytes: [UInt8] = []
  /// The line that the record begins on, from 1.
  public internal(set) var line = 1
  private var ends: [Int] = []
  private var lines: [Int] = []

  public init() {}

  /// The number of fields.
  public var count: Int { ends.count }

  /// Where in `bytes` the contents of `field` are.
  public func range(of field: Int) -> Range<Int> {
    (field == 0 ? 0 : ends[field - 1])..<ends[field]
  }

  /// The line that `field` begins on, from 1.
  public func line(of field: Int) -> Int { lines[field] }

  /// The contents of `field` as text.
  public func text(of field: Int) -> String {
    String(decoding: bytes[range(of: field)], as: UTF8.self)
  }

  /// Nothing but blanks stands in `field`, or the record has no such field.
  public func isBlank(_ field: Int) -> Bool {
    guard field < count else { return true }
    return bytes[range(of: field)].allSatisfy(isSpace)
  }

  /// Nothing but blanks stands in the whole record.
  public var isBlank: Bool { bytes.allSatisfy(isSpace) }

  mutating func removeAll(line: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    self.line = line
  }

  mutating func append(contentsOf run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func endField(line: Int) {
    ends.append(bytes.count)
    lines.append(line)
  }
}

extension Record {
  /// A record made of `fields` at `line`, for tests and for formats that have no bytes of their own.
  public init(_ fields: [String], line: Int = 1) {
    self.line = line
    for field in fields {
      bytes.append(contentsOf: field.utf8)
      endField(line: line)
    }
  }
}

/// Space, tab, line ends.
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
