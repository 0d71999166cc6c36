public import CSV

extension RegulationEdition {
  /// The edition that somebody names.
  ///
  /// - Parameter name: The ID of one that is shipped, or the path of a file, which has a slash or ends
  ///   in `.json`.
  /// - Throws: `NamedEditionError` where there is none of this name, or its file cannot be used.
  public init(named name: String) throws(NamedEditionError) {
    if let shipped = Self.shipped(id: name) {
      self = shipped
      return
    }
    guard name.contains("/") || name.hasSuffix(".json") else {
      throw .unknown(name: name, known: Self.shipped.map(\.id))
    }
    let bytes: [UInt8]
    do {
      bytes = try ByteSource.contents(of: name, limit: Self.largestFile)
    } catch {
      throw .file(error)
    }
    do {
      try self.init(json: bytes)
    } catch {
      throw .malformed(path: name, error)
    }
  }

  /// No edition is a megabyte long.
  private static let largestFile = 1 << 20
}

/// Why an edition that was named cannot be used.
public enum NamedEditionError: Error, Sendable, Hashable {
  /// No edition of this name is shipped, and it is no path.
  case unknown(name: String, known: [String])
  case file(FileError)
  case malformed(path: String, EditionError)
}
