/// Reads the records of a CSV or TSV file, or of a sheet of an .xlsx workbook, in one pass.
///
/// In constant memory, but for the texts that the cells of a workbook share.
public struct CSVReader: ~Copyable {
  /// Where a record begins.
  public struct Place: Sendable, Hashable {
    /// Bytes of text before it: of the file itself, where that is UTF-8.
    public let offset: Int
    /// Its line, from 1.
    public let line: Int

    public init(offset: Int, line: Int) {
      self.offset = offset
      self.line = line
    }
  }

  /// The delimiter in use.
  public private(set) var delimiter: UInt8
  /// The path as the user wrote it.
  public let name: String
  /// A block of text, in which plain records have their places.
  public private(set) var text: [UInt8]

  private var source: ByteSource
  /// The sheet that is read instead of the source.
  private var sheet: SheetText?
  private var decoder: TextDecoder
  private var parser: RecordParser
  /// The offset of `text`.
  private var textOffset: Int
  private var index: Int
  private var block: [UInt8]
  private var isAtEnd: Bool

  /// The encoding as known so far: a stray byte late in the file may still make it Windows-1252.
  public var encoding: TextEncoding { decoder.encoding }

  /// The sheet that is read, where the file is a workbook.
  public var sheetName: String? { sheet?.name }

  /// No byte so far was more than ASCII.
  public var isPureASCII: Bool { decoder.isPureASCII }

  /// All bytes of the file, where text can be read from any place; `nil` for a pipe and a workbook.
  public var storedBytes: StoredBytes? { sheet == nil ? source.storedBytes : nil }

  /// Begins to read `source`, finding out its encoding and delimiter.
  ///
  /// A first line `sep=;`, which some spreadsheets write, names the delimiter and is passed over.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - score: How well some first records suit the caller, to choose between delimiters.
  /// - Throws: `CSVError`, for the first 64 KiB already here.
  public init(_ source: consuming ByteSource, score: ([Record]) -> Int) throws(CSVError) {
    self.init(source, TextDecoder(), delimiter: UInt8(ascii: ","))
    guard try !openWorkbook() else { return }
    while text.count < Self.sampleSize && !isAtEnd { try fill() }
    textOffset = decoder.markLength
    guard let separator = Self.separatorLine(text) else {
      delimiter = DelimiterSniffer.delimiter(of: text, isWhole: isAtEnd, score: score)
      parser = RecordParser(delimiter: delimiter)
      return
    }
    index = separator.end
    delimiter = separator.delimiter
    parser = RecordParser(delimiter: delimiter, firstLine: 2)
  }

  /// Goes on reading UTF-8 at a record that begins at `place`.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - place: Where a record begins.
  ///   - isPureASCII: No byte before was more than ASCII.
  ///   - delimiter: As found before.
  public init(resuming bytes: StoredBytes, at place: Place, isPureASCII: Bool, delimiter: UInt8) {
    self.init(
      ByteSource(bytes, from: place.offset),
      TextDecoder(offset: place.offset, isPureASCII: isPureASCII), at: place, delimiter: delimiter)
  }

  private init(
    _ source: consuming ByteSource, _ decoder: TextDecoder,
    at place: Place = Place(offset: 0, line: 1), delimiter: UInt8
  ) {
    name = source.name
    self.source = source
    self.decoder = decoder
    self.delimiter = delimiter
    parser = RecordParser(delimiter: delimiter, firstLine: place.line)
    textOffset = place.offset
    (text, index, block, isAtEnd, sheet) = ([], 0, [], false, nil)
  }

  private static let sampleSize = 1 << 16
  /// The largest workbook that is taken from a pipe, which can only be read as a whole.
  static let pipedWorkbookLimit = 1 << 28

  /// Reads a sheet instead of the source where that is a workbook; text of a pipe is begun.
  private mutating func openWorkbook() throws(CSVError) -> Bool {
    let (start, workbook) = try readStart()
    guard let workbook else {
      if let sheet = source.sheet { throw .workbook(.noWorkbook(sheet: sheet)) }
      if !start.isEmpty { try decode(start) }
      return false
    }
    sheet = try SheetText(workbook, sheet: source.sheet)
    decoder = TextDecoder(offset: 0, isPureASCII: false)
    parser = RecordParser(delimiter: delimiter, countsInnerLines: false)
    return true
  }

  /// Looks at the beginning of the source, where a ZIP container is known by its first bytes.
  ///
  /// - Returns: Text that can be read only once, or the workbook.
  private mutating func readStart() throws(CSVError) -> (text: [UInt8], workbook: StoredBytes?) {
    do throws(FileError) {
      if let stored = source.storedBytes {
        var head: [UInt8] = []
        try stored.read(into: &head, at: 0, limit: 4)
        return ([], Self.isContainer(head) ? stored : nil)
      }
      var bytes: [UInt8] = []
      repeat {
        try source.read(into: &block)
        bytes += block
      } while bytes.count < 4 && !block.isEmpty
      guard Self.isContainer(bytes) else { return (bytes, nil) }
      while !block.isEmpty && bytes.count <= Self.pipedWorkbookLimit {
        try source.read(into: &block)
        bytes += block
      }
      if bytes.count <= Self.pipedWorkbookLimit {
        return ([], StoredBytes(bytes, name: source.name))
      }
    } catch {
      throw .file(error)
    }
    throw .workbook(.partTooLarge(part: source.name, limit: Self.pipedWorkbookLimit))
  }

  /// The signature of a ZIP container, with parts or without.
  private static func isContainer(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The delimiter that a first line `sep=;` names, and where the line ends.
  private static func separatorLine(_ text: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    guard text.count > 5, text.starts(with: Array("sep=".utf8)),
      DelimiterSniffer.candidates.contains(text[4])
    else { return nil }
    let rest = text[5...]
    if rest.starts(with: Array("\r\n".utf8)) { return (text[4], 7) }
    return rest.first == UInt8(ascii: "\n") ? (text[4], 6) : nil
  }

  // MARK: - Records

  /// Reads the next record into `record`; false at the end of the file.
  ///
  /// - Throws: `CSVError` with its place.
  public mutating func read(into record: inout Record) throws(CSVError) -> Bool {
    while true {
      if try parser.parse(text, from: &index, into: &record) { return true }
      guard !isAtEnd else { return try parser.finish(into: &record) }
      try refill()
    }
  }

  /// Where the next record begins; `nil` at the end of the file.
  ///
  /// - Throws: `CSVError` with its place.
  public mutating func nextPlace() throws(CSVError) -> Place? {
    while !parser.isAtRecord(text, &index) {
      guard !isAtEnd else { return nil }
      try refill()
    }
    return Place(offset: textOffset + index, line: parser.line)
  }

  /// Finds the plain records that come next in `text`; they are neither read nor passed over yet.
  ///
  /// To be called behind `nextPlace()`.
  ///
  /// - Parameters:
  ///   - plain: Receives the records, up to the first that is not plain.
  ///   - end: The offset of the first record that is left.
  public func find(_ plain: inout PlainRecords, before end: Int) {
    plain.find(in: text.span, from: index, before: end - textOffset, delimiter: delimiter)
  }

  /// Passes over some of the plain records that were found; they must come next.
  public mutating func skip(_ records: Range<Int>, of plain: borrowing PlainRecords) {
    index = plain.start(of: records.upperBound)
    parser.skipRecords(records.count)
  }

  // MARK: - Blocks

  private mutating func refill() throws(CSVError) {
    textOffset += text.count
    text.removeAll(keepingCapacity: true)
    index = 0
    try fill()
  }

  /// Adds the next block to the text.
  private mutating func fill() throws(CSVError) {
    if sheet != nil {
      try sheet?.read(into: &block)
    } else {
      do { try source.read(into: &block) } catch { throw .file(error) }
    }
    isAtEnd = block.isEmpty
    try decode(block)
  }

  /// Adds bytes to the text.
  private mutating func decode(_ block: [UInt8]) throws(CSVError) {
    do {
      try decoder.decode(block, isLast: isAtEnd, into: &text)
    } catch .invalidUTF8(let value, let line, let offset) {
      let isHalfOfLineEnd = parser.skipsLineFeed && text.first == UInt8(ascii: "\n")
      throw .invalidUTF8(
        value: value, line: parser.line - 1 + line - (isHalfOfLineEnd ? 1 : 0), offset: offset)
    }
  }
}
