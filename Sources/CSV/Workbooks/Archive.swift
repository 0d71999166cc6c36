import CZip
import Glibc

/// A ZIP container that is read part by part: the one door to libzip.
@safe final class Archive {
  /// The most parts that are looked at.
  static let partLimit = 10_000
  /// The most bytes that all parts together may unpack to.
  static let sizeLimit = 4 << 30
  /// A part beyond `freeSize` bytes may be so many times as large as it is packed.
  static let ratioLimit = 200
  /// What a part may unpack to however tightly it is packed.
  static let freeSize = 64 << 20

  private let handle: OpaquePointer
  /// The number of each part by its name in small letters, with `/` between folders.
  let parts: [String: UInt64]
  /// What may still be unpacked.
  fileprivate var budget = sizeLimit

  /// Opens a container.
  ///
  /// - Throws: `CSVError.workbook` where it is none, or has too many parts; `CSVError.file`.
  init(_ bytes: StoredBytes) throws(CSVError) {
    let access: StoredBytes.Access
    do { access = try bytes.access() } catch { throw .file(error) }
    let opened =
      switch access {
      case .memory(let bytes): unsafe Self.open(bytes)
      case .descriptor(let descriptor): unsafe Self.open(descriptor)
      }
    guard let handle = unsafe opened else { throw .workbook(.broken(part: nil)) }
    let count = unsafe zip_get_num_entries(handle, 0)
    guard 0...Int64(Self.partLimit) ~= count else {
      unsafe zip_discard(handle)
      throw .workbook(.broken(part: nil))
    }
    var parts: [String: UInt64] = [:]
    for index in 0..<UInt64(count) {
      guard let name = unsafe zip_get_name(handle, index, 0) else { continue }
      let key = unsafe Self.key(String(cString: name))
      if parts[key] == nil { parts[key] = index }
    }
    unsafe self.handle = handle
    self.parts = parts
  }

  deinit { unsafe zip_discard(handle) }

  /// How names of parts compare.
  static func key(_ name: String) -> String {
    let key = name.lowercased().replacing("\\", with: "/")
    return key.hasPrefix("/") ? String(key.dropFirst()) : key
  }

  private static func open(_ descriptor: Int32) -> OpaquePointer? {
    let handle = unsafe zip_fdopen(descriptor, 0, nil)
    // A container that was opened owns the descriptor.
    if unsafe handle == nil { close(descriptor) }
    return unsafe handle
  }

  private static func open(_ bytes: [UInt8]) -> OpaquePointer? {
    // libzip frees what it was given.
    guard !bytes.isEmpty, let copy = unsafe malloc(bytes.count) else { return nil }
    unsafe bytes.withUnsafeBytes {
      unsafe copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
      unsafe free(copy)
      return nil
    }
    let handle = unsafe zip_open_from_source(source, Int32(ZIP_RDONLY), nil)
    if unsafe handle == nil { unsafe zip_source_free(source) }
    return unsafe handle
  }

  /// Opens a part; `nil` where there is none of this name.
  ///
  /// - Parameters:
  ///   - name: Its name, in any case.
  ///   - limit: The most bytes that it may unpack to.
  /// - Returns: The part.
  /// - Throws: `WorkbookError` where it is encrypted, damaged, or too large by its own word.
  func open(_ name: String, limit: Int = sizeLimit) throws(WorkbookError) -> Part? {
    guard let index = parts[Self.key(name)] else { return nil }
    var status = unsafe zip_stat_t()
    unsafe zip_stat_init(&status)
    guard unsafe zip_stat_index(handle, index, 0, &status) == 0 else { throw .broken(part: name) }
    guard unsafe status.encryption_method == 0 else { throw .encrypted }
    guard let file = unsafe zip_fopen_index(handle, index, 0) else { throw .broken(part: name) }
    return unsafe Part(
      of: self, name: name, file, packed: Int(clamping: status.comp_size), limit: limit)
  }

  /// A part that is unpacked from its beginning to its end.
  @safe final class Part {
    let name: String
    private let archive: Archive  // must outlive the file
    private let file: OpaquePointer
    private let packed: Int
    private let limit: Int
    private var unpacked = 0

    fileprivate init(
      of archive: Archive, name: String, _ file: OpaquePointer, packed: Int, limit: Int
    ) {
      self.archive = archive
      self.name = name
      unsafe self.file = file
      self.packed = packed
      self.limit = limit
    }

    deinit { unsafe zip_fclose(file) }

    /// Replaces the contents of `block` by the next bytes; empty at the end.
    ///
    /// - Throws: `WorkbookError` where the part is damaged, or larger than allowed.
    func read(into block: inout [UInt8]) throws(WorkbookError) {
      let size = ByteSource.blockSize
      if block.count != size { block = [UInt8](repeating: 0, count: size) }
      let count = unsafe block.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return zip_int64_t(-1) }
        return unsafe zip_fread(file, start, UInt64(bytes.count))
      }
      guard count >= 0 else { throw .broken(part: name) }
      block.removeLast(size - Int(count))
      unpacked += Int(count)
      archive.budget -= Int(count)
      guard unpacked <= limit && archive.budget >= 0 else {
        throw .partTooLarge(part: name, limit: min(limit, Archive.sizeLimit))
      }
      guard unpacked <= Archive.freeSize || unpacked / Archive.ratioLimit <= packed else {
        throw .packedTooTightly(part: name, limit: Archive.ratioLimit)
      }
    }
  }
}
