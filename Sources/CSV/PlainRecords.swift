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
    var begins = begins.mutableSpan
    var (found, next) = (0, start)
    while found < Self.limit, next < limit,
      let behind = text.findRecord(
        at: next, delimiter: delimiter, fields: width &- 1, begins: &begins, from: found &* width)
    {
      found &+= 1
      next = behind
    }
    (count, end) = (found, next)
  }
}
