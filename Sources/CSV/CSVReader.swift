/// Reads the records of a CSV or TSV file in one pass, in constant memory.
public struct CSVReader: ~Copyable {
  /// The delimiter in use.
  public let delimiter: UInt8
  /// The path as the user wrote it.
  public let name: String

  private var source: ByteSource
  private var decoder: TextDecoder
  private var parser: RecordParser
  private var text: [UInt8]
  private var index: Int
  private var block: [UInt8]
  private var isAtEnd: Bool

  /// The encoding as known so far: a stray byte late in the file may still make it Windows-1252.
  public var encoding: TextEncoding { decoder.encoding }

  /// Begins to read `source`, finding out its encoding and delimiter.
  ///
  /// A first line `sep=;`, which some spreadsheets write, names the delimiter and is passed over.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - score: How well some first records suit the caller, to choose between delimiters.
  /// - Throws: `CSVError`, for the first 64 KiB already here.
  public init(_ source: consuming ByteSource, score: ([Record]) -> Int) throws(CSVError) {
    name = source.name
    self.source = source
    decoder = TextDecoder()
    (text, index, block, isAtEnd) = ([], 0, [], false)
    var (decoder, text, block, isAtEnd) = (TextDecoder(), [UInt8](), [UInt8](), false)
    while text.count < Self.sampleSize && !isAtEnd {
      try Self.fill(
        &text, from: &self.source, through: &decoder, block: &block, isAtEnd: &isAtEnd)
    }
    var firstLine = 1
    if let separator = Self.separatorLine(text) {
      delimiter = separator.delimiter
      index = separator.end
      firstLine = 2
    } else {
      delimiter = DelimiterSniffer.delimiter(of: text, isWhole: isAtEnd, score: score)
    }
    parser = RecordParser(delimiter: delimiter, firstLine: firstLine)
    (self.decoder, self.text, self.block, self.isAtEnd) = (decoder, text, block, isAtEnd)
  }

  private static let sampleSize = 1 << 16

  /// The delimiter that a first line `sep=;` names, and where the line ends.
  private static func separatorLine(_ text: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    guard text.count > 5, text.starts(with: Array("sep=".utf8)),
      DelimiterSniffer.candidates.contains(text[4])
    else { return nil }
    let rest = text[5...]
    if rest.starts(with: Array("\r\n".utf8)) { return (text[4], 7) }
    return rest.first == UInt8(ascii: "\n") ? (text[4], 6) : nil
  }

  /// Reads the next record into `record`; false at the end of the file.
  ///
  /// - Throws: `CSVError` with its place.
  public mutating func read(into record: inout Record) throws(CSVError) -> Bool {
    while true {
      if try parser.parse(text, from: &index, into: &record) { return true }
      guard !isAtEnd else { return try parser.finish(into: &record) }
      text.removeAll(keepingCapacity: true)
      index = 0
      try Self.fill(&text, from: &source, through: &decoder, block: &block, isAtEnd: &isAtEnd)
    }
  }

  private static func fill(
    _ text: inout [UInt8], from source: inout ByteSource, through decoder: inout TextDecoder,
    block: inout [UInt8], isAtEnd: inout Bool
  ) throws(CSVError) {
    do { try source.read(into: &block) } catch { throw .file(error) }
    isAtEnd = block.isEmpty
    try decoder.decode(block, isLast: isAtEnd, into: &text)
  }
}
