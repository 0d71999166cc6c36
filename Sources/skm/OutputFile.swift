import CSV
import Glibc

/// A file that appears whole or not at all.
enum OutputFile {
  /// Writes `bytes` beside `path` and then gives them its name.
  ///
  /// A device or pipe, which cannot be replaced, is written to as it is.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let target = try target(of: path)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    if exists && status.st_mode & S_IFMT != S_IFREG {
      try write(bytes, to: target, shown: path, flags: O_WRONLY, mode: 0)
      return
    }
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    let temporary = "\(folder).skm-\(getpid()).part"
    unsafe unlink(temporary)  // what a run that was killed may have left
    do throws(FileError) {
      let mode = exists ? status.st_mode & 0o777 : 0o666
      try write(bytes, to: temporary, shown: path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
      guard unsafe rename(temporary, target) == 0 else {
        throw FileError(action: .write, path: path, code: errno)
      }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }

  /// What makes two paths one file, links or not; of `-`, what standard input reads.
  struct Identity: Equatable {
    private let device: dev_t
    private let number: ino_t

    init?(_ path: String) {
      var status = stat()
      let found = path == "-" ? unsafe fstat(STDIN_FILENO, &status) : unsafe stat(path, &status)
      // Two terminals or pipes are no data that could be lost.
      guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      (device, number) = (status.st_dev, status.st_ino)
    }
  }

  /// The path without links and detours; as it is, where there is no file yet.
  private static func target(of path: String) throws(FileError) -> String {
    guard let real = unsafe realpath(path, nil) else {
      let code = errno
      var status = stat()
      // A link that leads nowhere must not be replaced by a file.
      guard unsafe lstat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFLNK else {
        throw FileError(action: .write, path: path, code: code)
      }
      return path
    }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  private static func write(
    _ bytes: [UInt8], to path: String, shown: String, flags: Int32, mode: mode_t
  ) throws(FileError) {
    let descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(action: .write, path: shown, code: errno) }
    do {
      try writeAll(bytes, to: descriptor, path: shown)
    } catch {
      close(descriptor)
      throw error
    }
    // After a power cut the file must not be there without its contents.
    if flags & O_CREAT != 0 && fsync(descriptor) != 0 {
      let code = errno
      close(descriptor)
      throw FileError(action: .write, path: shown, code: code)
    }
    // Some file systems report a full disk only here.
    guard close(descriptor) == 0 else {
      throw FileError(action: .write, path: shown, code: errno)
    }
  }
}
