import CSV
import Glibc
import Rendering

/// A folder of tables that appears whole or not at all.
enum OutputFolder {
  /// Whether `path` means a folder: it ends in `/`, or there is one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    return path.hasSuffix("/") || exists && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in the folder that stand in the way of a bundle, in alphabetical order.
  ///
  /// An earlier bundle may be replaced, and nothing else: it has its table of contents, and no name
  /// that a bundle does not give, nor a folder under one.
  static func strangers(in path: String) throws(FileError) -> [String] {
    let names = try names(in: path) ?? []
    let strangers = names.filter { name in
      var status = stat()
      let found = unsafe lstat("\(path)/\(name)", &status) == 0
      return !CSVBundle.isName(name) || !found || status.st_mode & S_IFMT != S_IFREG
    }
    guard strangers.isEmpty, !names.isEmpty else { return strangers }
    let contents = "\(path)/\(CSVBundle.contentsName)"
    guard names.contains(CSVBundle.contentsName), CSVBundle.isContents(start(of: contents)) else {
      return names
    }
    return []
  }

  /// The first bytes of a file; none where it cannot be read.
  private static func start(of path: String) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe read(file, buffer.baseAddress, buffer.count)
    }
    return Array(bytes.prefix(max(0, count)))
  }

  /// The paths of what is in the folder.
  static func files(in path: String) throws(FileError) -> [String] {
    (try names(in: path) ?? []).map { "\(path)/\($0)" }
  }

  /// Writes `files` into a new folder beside `path`, which then takes its place.
  ///
  /// What stood there must have no ``strangers(in:)``.
  static func write(_ files: [CSVBundle.File], to path: String) throws(FileError) {
    let target = try target(of: path)
    let old = try names(in: target) ?? []
    let parent = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    let temporary = "\(parent).skm-\(getpid()).part"
    try remove(temporary)  // what a run that was killed may have left
    guard unsafe mkdir(temporary, 0o777) == 0 else { throw failure(path) }
    do throws(FileError) {
      for file in files { try OutputFile.write(file.bytes, to: "\(temporary)/\(file.name)") }
      if old.isEmpty {
        // takes the place of nothing, or of an empty folder
        guard unsafe rename(temporary, target) == 0 else { throw failure(path) }
      } else {
        try exchange(temporary, with: target, shown: path)
      }
    } catch {
      try? remove(temporary)
      throw error
    }
  }

  /// Puts the new folder in the place of the old one, which stands aside until then.
  ///
  /// A run that is killed in between leaves both beside each other and nothing in their place; there
  /// is no single step for it in the C library as Swift sees it.
  private static func exchange(
    _ temporary: String, with target: String, shown path: String
  ) throws(FileError) {
    let aside = temporary + ".old"
    try remove(aside)
    guard unsafe rename(target, aside) == 0 else { throw failure(path) }
    guard unsafe rename(temporary, target) == 0 else {
      let error = failure(path)
      unsafe rename(aside, target)
      throw error
    }
    try remove(aside)
  }

  /// The names in a folder, sorted; `nil` where there is nothing of that name.
  private static func names(in path: String) throws(FileError) -> [String]? {
    guard let folder = unsafe opendir(path) else {
      guard errno != ENOENT else { return nil }
      throw failure(path)
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a folder of files that a bundle may have.
  private static func remove(_ path: String) throws(FileError) {
    for name in try names(in: path) ?? [] where CSVBundle.isName(name) {
      unsafe unlink("\(path)/\(name)")
    }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw failure(path) }
  }

  /// The path without links and without a slash at its end.
  private static func target(of path: String) throws(FileError) -> String {
    var plain = path
    while plain.count > 1 && plain.hasSuffix("/") { plain.removeLast() }
    guard let real = unsafe realpath(plain, nil) else {
      guard errno == ENOENT else { throw failure(path) }
      return plain
    }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  private static func failure(_ path: String) -> FileError {
    FileError(action: .write, path: path, code: errno)
  }
}
