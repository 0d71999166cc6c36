import CCrypto
import CSV
import Glibc

/// The SHA-256 of a file, by which anybody can tell whether it is the same file.
///
/// *Source:* NIST (2015), FIPS 180-4, computed by OpenSSL.
enum FileDigest {
  /// Reads a file and computes its digest, in constant memory.
  ///
  /// - Parameter path: The file.
  /// - Returns: 64 hexadecimal digits.
  /// - Throws: `FileError` where it cannot be read.
  static func sha256(of path: String) throws(FileError) -> String {
    var source = try ByteSource(path: path)
    guard let context = unsafe EVP_MD_CTX_new() else { throw Self.noMemory(path) }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      throw Self.noMemory(path)
    }
    var block: [UInt8] = []
    repeat {
      try source.read(into: &block)
      guard unsafe EVP_DigestUpdate(context, block, block.count) == 1 else {
        throw Self.noMemory(path)
      }
    } while !block.isEmpty
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard unsafe EVP_DigestFinal_ex(context, &digest, &length) == 1 else {
      throw Self.noMemory(path)
    }
    return digest.prefix(Int(length)).map(Self.hexadecimal).joined()
  }

  /// The library fails for no other reason than memory.
  private static func noMemory(_ path: String) -> FileError {
    FileError(action: .read, path: path, code: ENOMEM)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return byte < 16 ? "0" + text : text
  }
}
