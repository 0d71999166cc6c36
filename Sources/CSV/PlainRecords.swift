/// Records without quotes that lie one after another in a block of text, found 64 bytes at a time.
///
/// Most records of most files are plain. Where one is not, nothing is decided here: the state
/// machine reads it. What a plain record says is what the state machine would say of it.
public struct PlainRecords: Sendable {
  /// The number of fields that a record must have to be plain.
  public let fieldCount: Int
  /// How many were found.
  public private(set) var count = 0
  /// By record, where each field begins, then where one behind the last would: `width` places each.
  public private(set) var begins: [UInt32]
  /// Where the record behind the last begins.
  private var end = 0

  /// The most records that are found at once: their places stay in the processor's cache.
  public static let limit = 256
  /// The most fields that are looked for: wider tables are read by the state machine.
  private static let fieldLimit = 256

  /// Looks for records of `fieldCount` fields.
  public init(fieldCount: Int) {
    self.fieldCount = fieldCount
    let isTooWide = fieldCount > Self.fieldLimit
    begins = Array(repeating: 0, count: isTooWide ? 0 : Self.limit * (fieldCount + 1))
  }

  /// The number of places in `begins` for each record.
  public var width: Int { fieldCount + 1 }

  /// Where `field` of `record` stands in the text; 32 bytes can be read from any place in it.
  public func range(of field: Int, in record: Int) -> Range<Int> {
    let place = record * width + field
    return Int(begins[place])..<Int(begins[place + 1]) - 1
  }

  /// Where `record` begins, or the one behind the last.
  func start(of record: Int) -> Int {
    record == count ? end : Int(begins[record * width])
  }

  /// Forgets what was found.
  public mutating func removeAll() { count = 0 }

  /// Finds the plain records from `start` up to the first that is not, or that begins at `limit` or
  /// later, or ends in the last bytes of the text.
  mutating func find(in text: Span<UInt8>, from start: Int, before limit: Int, delimiter: UInt8) {
    (count, end) = (0, start)
    guard !begins.isEmpty && fieldCount > 0 && text.count <= Int(UInt32.max) else { return }
    let width = width
    while count < Self.limit, end < limit,
      let next = Self.findRecord(
        in: text, at: end, delimiter: delimiter, fields: fieldCount, first: count * width, &begins)
    {
      count += 1
      end = next
    }
  }

  /// Finds the record at `start`.
  ///
  /// - Returns: Where the next one begins; `nil` where no plain record begins at `start` and ends,
  ///   with LF or CRLF, before the last bytes of the text.
  @inline(__always)
  private static func findRecord(
    in text: Span<UInt8>, at start: Int, delimiter: UInt8, fields: Int, first: Int,
    _ begins: inout [UInt32]
  ) -> Int? {
    var begins = begins.mutableSpan
    let last = first + fields
    begins[first] = UInt32(truncatingIfNeeded: start)
    var (field, base) = (first + 1, start)
    // Some bytes more can then be read from any place in the record.
    while base <= text.count - Span<UInt8>.windowSize - 32 {
      var (delimiters, stops) = text.marks(at: base, delimiter: delimiter)
      if stops != 0 { delimiters &= (stops & (0 &- stops)) &- 1 }
      guard
        let count = Span<UInt8>.noteBegins(
          of: delimiters, at: base, in: &begins, from: field, to: last)
      else { return nil }
      field += count
      guard stops == 0 else {
        guard field == last else { return nil }
        let end = base + stops.trailingZeroBitCount
        begins[last] = UInt32(truncatingIfNeeded: end + 1)
        if text[end] == UInt8(ascii: "\n") { return end + 1 }
        guard text[end] == UInt8(ascii: "\r"), text[end + 1] == UInt8(ascii: "\n") else {
          return nil
        }
        return end + 2
      }
      base += Span<UInt8>.windowSize
    }
    return nil
  }
}
