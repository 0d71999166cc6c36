import Glibc

/// Bytes in blocks: from a file, a pipe, standard input, or memory.
///
/// Reads forward once and holds one block, so memory does not grow with the input.
public struct ByteSource: ~Copyable {
  private enum Origin {
    case memory([UInt8], position: Int)
    case descriptor(Int32)
  }

  /// The path as the user wrote it; `-` is standard input.
  public let name: String
  private let blockSize: Int
  private var origin: Origin

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Throws: `FileError` where the file cannot be opened.
  public init(path: String, blockSize: Int = 1 << 18) throws(FileError) {
    precondition(blockSize > 0, "a block holds at least one byte")
    name = path
    self.blockSize = blockSize
    guard path != "-" else {
      origin = .descriptor(STDIN_FILENO)
      return
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(action: .open, path: path, code: errno) }
    origin = .descriptor(descriptor)
  }

  /// Bytes that are already in memory, handed out in blocks of `blockSize`.
  public init(_ bytes: [UInt8], name: String = "-", blockSize: Int = 1 << 18) {
    precondition(blockSize > 0, "a block holds at least one byte")
    self.name = name
    self.blockSize = blockSize
    origin = .memory(bytes, position: 0)
  }

  deinit {
    if case .descriptor(let descriptor) = origin, descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Replaces the contents of `block` by the next bytes; empty at the end.
  ///
  /// - Throws: `FileError` where the system refuses, as for a folder.
  public mutating func read(into block: inout [UInt8]) throws(FileError) {
    switch origin {
    case .memory(let bytes, let position):
      let end = min(bytes.count, position + blockSize)
      block = Array(bytes[position..<end])
      origin = .memory(bytes, position: end)
    case .descriptor(let descriptor):
      if block.count != blockSize { block = [UInt8](repeating: 0, count: blockSize) }
      var count: Int
      repeat {
        count = unsafe block.withUnsafeMutableBytes {
          unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
      } while count < 0 && errno == EINTR
      guard count >= 0 else { throw FileError(action: .read, path: name, code: errno) }
      block.removeLast(blockSize - count)
    }
  }
}
