/// Bytes in blocks: from a file, a pipe, standard input, or memory.
///
/// Reads forward once and holds one block, so memory does not grow with the input.
public struct ByteSource: ~Copyable {
  private enum Origin {
    case stored(StoredBytes, offset: Int)
    case stream(OpenFile)
  }

  /// The size of a block that costs little per byte and stays in the processor's cache.
  public static let blockSize = 1 << 16

  /// The path as the user wrote it; `-` is standard input.
  public let name: String
  /// The sheet that was asked for, where the bytes are a workbook.
  public let sheet: String?
  private let blockSize: Int
  private var origin: Origin

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: The path, or `-`.
  ///   - sheet: The sheet of a workbook; where not given, the first that is shown and not blank.
  ///   - blockSize: The most bytes of a block.
  /// - Throws: `FileError` where the file cannot be opened.
  public init(
    path: String, sheet: String? = nil, blockSize: Int = ByteSource.blockSize
  ) throws(FileError) {
    precondition(blockSize > 0, "a block holds at least one byte")
    (name, self.sheet) = (path, sheet)
    self.blockSize = blockSize
    let file = try OpenFile(path: path)
    origin = StoredBytes(file).map { .stored($0, offset: 0) } ?? .stream(file)
  }

  /// Bytes that are already in memory, handed out in blocks of `blockSize`.
  public init(
    _ bytes: [UInt8], name: String = "-", sheet: String? = nil,
    blockSize: Int = ByteSource.blockSize
  ) {
    self.init(StoredBytes(bytes, name: name), from: 0, sheet: sheet, blockSize: blockSize)
  }

  /// Stored bytes from `offset` on.
  init(
    _ bytes: StoredBytes, from offset: Int, sheet: String? = nil,
    blockSize: Int = ByteSource.blockSize
  ) {
    precondition(blockSize > 0, "a block holds at least one byte")
    (name, self.sheet) = (bytes.name, sheet)
    self.blockSize = blockSize
    origin = .stored(bytes, offset: offset)
  }

  /// All of the bytes, where they can be read from any place; `nil` for a pipe.
  public var storedBytes: StoredBytes? {
    if case .stored(let bytes, _) = origin { bytes } else { nil }
  }

  /// Reads a whole file, for those that are short: settings, not data.
  ///
  /// - Parameters:
  ///   - path: A path, or `-` for standard input.
  ///   - limit: Reading ends behind the block in which so many bytes are passed.
  /// - Returns: The bytes.
  /// - Throws: `FileError` where the file cannot be opened or read.
  public static func contents(
    of path: String, limit: Int = .max
  ) throws(FileError) -> [UInt8] {
    var source = try ByteSource(path: path)
    var (bytes, block) = ([UInt8](), [UInt8]())
    repeat {
      try source.read(into: &block)
      bytes += block
    } while !block.isEmpty && bytes.count < limit
    return bytes
  }

  /// Replaces the contents of `block` by the next bytes; empty at the end.
  ///
  /// - Throws: `FileError` where the system refuses, as for a folder.
  public mutating func read(into block: inout [UInt8]) throws(FileError) {
    switch origin {
    case .stored(let bytes, let offset):
      try bytes.read(into: &block, at: offset, limit: blockSize)
      origin = .stored(bytes, offset: offset + block.count)
    case .stream(let file):
      try file.read(into: &block, limit: blockSize)
    }
  }
}
