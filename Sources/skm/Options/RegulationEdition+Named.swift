import CSV
import Localization
import Report
import Satisfaction

extension RegulationEdition {
  /// The edition that the user named: the ID of one that is shipped, or the path of a file.
  init(named name: String) throws {
    if let shipped = Self.shipped(id: name) {
      self = shipped
      return
    }
    guard name.contains("/") || name.hasSuffix(".json") else {
      throw Failure(.usage, UsageWords.unknownEdition(name, known: Self.shipped.map(\.id)))
    }
    do {
      var source = try ByteSource(path: name)
      var (bytes, block) = ([UInt8](), [UInt8]())
      repeat {
        try source.read(into: &block)
        bytes += block
      } while !block.isEmpty && bytes.count < 1 << 20  // no edition is a megabyte long
      try self.init(json: bytes)
    } catch let error as FileError {
      throw Failure(error)
    } catch let error as EditionError {
      throw Failure(.data, error.words.map { text, _ in "\(name): \(text)" })
    }
  }
}
