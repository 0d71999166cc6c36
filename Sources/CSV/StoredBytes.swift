import Glibc

/// Bytes that can be read from any place in any order: a regular file, or memory.
///
/// Copies share the open file, and may be read at the same time.
public struct StoredBytes: Sendable {
  private enum Store: Sendable {
    case memory([UInt8])
    case file(OpenFile)
  }

  /// The path as the user wrote it.
  public let name: String
  /// The number of bytes when the file was opened.
  public let count: Int
  private let store: Store

  /// Bytes that are in memory.
  public init(_ bytes: [UInt8], name: String = "-") {
    self.name = name
    count = bytes.count
    store = .memory(bytes)
  }

  /// The bytes behind `file`; `nil` where it can only be read forward, as a pipe.
  init?(_ file: OpenFile) {
    guard let size = file.size else { return nil }
    name = file.path
    count = size
    store = .file(file)
  }

  /// A way to all of the bytes for a library of another language.
  enum Access {
    case memory([UInt8])
    /// A file descriptor of the caller's own, to be closed.
    case descriptor(Int32)
  }

  /// Hands out the bytes as a whole.
  ///
  /// - Throws: `FileError` where the system has no more descriptors.
  func access() throws(FileError) -> Access {
    switch store {
    case .memory(let bytes): .memory(bytes)
    case .file(let file): .descriptor(try file.duplicate())
    }
  }

  /// Replaces the contents of `block` by at most `limit` bytes from `offset`; empty at the end.
  ///
  /// - Throws: `FileError` where the system refuses.
  func read(into block: inout [UInt8], at offset: Int, limit: Int) throws(FileError) {
    switch store {
    case .memory(let bytes):
      let start = min(offset, bytes.count)
      block = Array(bytes[start..<min(bytes.count, start + limit)])
    case .file(let file):
      try file.read(into: &block, at: offset, limit: limit)
    }
  }
}

extension StoredBytes {
  /// The first place after a line feed, at `offset` or later; `nil` where there is none.
  public func lineStart(from offset: Int) throws(FileError) -> Int? {
    var (block, start) = ([UInt8](), max(0, offset - 1))
    repeat {
      try read(into: &block, at: start, limit: 1 << 12)
      if let position = block.firstIndex(of: UInt8(ascii: "\n")) { return start + position + 1 }
      start += block.count
    } while !block.isEmpty
    return nil
  }
}

/// A file descriptor that closes itself.
final class OpenFile: Sendable {
  /// The path as the user wrote it.
  let path: String
  private let descriptor: Int32

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Throws: `FileError` where the file cannot be opened.
  init(path: String) throws(FileError) {
    self.path = path
    guard path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(action: .open, path: path, code: errno) }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Another descriptor of the same file.
  func duplicate() throws(FileError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw FileError(action: .read, path: path, code: errno) }
    return copy
  }

  /// The size of a regular file; `nil` for all else, and for standard input, which may begin in the
  /// middle.
  var size: Int? {
    var status = stat()
    guard descriptor != STDIN_FILENO, unsafe fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return Int(status.st_size)
  }

  /// Replaces the contents of `block` by at most `limit` bytes, from `offset` or, without one, from
  /// where the last such reading ended; empty at the end.
  func read(into block: inout [UInt8], at offset: Int? = nil, limit: Int) throws(FileError) {
    if block.count != limit { block = [UInt8](repeating: 0, count: limit) }
    var count: Int
    repeat {
      count = unsafe block.withUnsafeMutableBytes { bytes in
        if let offset {
          unsafe pread(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
        } else {
          unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        }
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw FileError(action: .read, path: path, code: errno) }
    block.removeLast(limit - count)
  }
}
