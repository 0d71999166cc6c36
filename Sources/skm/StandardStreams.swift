import CSV
import Glibc
import Rendering

/// Standard output and standard error, and what is known of the terminal behind them.
enum StandardStreams {
  /// Writes the answer; a closed pipe is no error.
  static func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try writeAll(bytes, to: STDOUT_FILENO, path: "-")
    } catch {
      guard error.code != EPIPE else { return }
      throw error
    }
  }

  /// Writes a line of its own to standard error.
  static func warn(_ line: String) {
    // Where even this cannot be written there is nobody left to tell.
    try? writeAll(Array("skm: \(printable(line))\n".utf8), to: STDERR_FILENO, path: "-")
  }

  /// Writes over the line on standard error on which the last such line stands.
  static func showLine(_ line: String) {
    let text = String(printable(line).prefix(79))
    try? writeAll(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO, path: "-")
  }

  /// Standard error is a terminal.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard isTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return 80 }
    return Int(size.ws_col)
  }
}

/// Writes all of `bytes`, however many calls that takes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0 && errno == EINTR { continue }
    if count < 0 && errno == EAGAIN {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&wait, 1, -1)
      continue
    }
    guard count > 0 else { throw FileError(action: .write, path: path, code: errno) }
    rest = rest.dropFirst(count)
  }
}
