import Foundation
import TestSupport
import Testing

@testable import CSV

@Suite struct ByteSourceTests {
  static let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }

  @Test("hands out memory in blocks", arguments: [1, 3, 999, 1000, 1001])
  func readsMemory(blockSize: Int) throws {
    let source = ByteSource(Self.bytes, name: "memory", blockSize: blockSize)
    #expect(source.name == "memory")
    let blocks = try read(source)
    #expect(blocks.flatMap(\.self) == Self.bytes)
    #expect(blocks.dropLast().allSatisfy { $0.count == blockSize })
  }

  @Test("hands out a file in blocks", arguments: [1, 64, 1000, 4096])
  func readsFile(blockSize: Int) throws {
    try withFile(Self.bytes) { path in
      let source = try ByteSource(path: path, blockSize: blockSize)
      #expect(source.name == path)
      let blocks = try read(source)
      #expect(blocks.flatMap(\.self) == Self.bytes)
      #expect(blocks.allSatisfy { $0.count <= blockSize })
    }
  }

  @Test func staysAtTheEnd() throws {
    try withFile([0x61]) { path in
      var source = try ByteSource(path: path)
      var block: [UInt8] = []
      try source.read(into: &block)
      #expect(block == [0x61])
      for _ in 0..<2 {
        try source.read(into: &block)
        #expect(block.isEmpty)
      }
    }
  }

  @Test func namesAMissingFile() {
    #expect(throws: FileError(action: .open, path: "no/such/file.csv", code: ENOENT)) {
      _ = try ByteSource(path: "no/such/file.csv")
    }
  }

  @Test func refusesAFolder() {
    let error = #expect(throws: FileError.self) { _ = try read(ByteSource(path: "/")) }
    #expect(error?.path == "/")
    #expect(error?.code == EISDIR)
  }

  private func read(_ source: consuming ByteSource) throws -> [[UInt8]] {
    var (blocks, block) = ([[UInt8]](), [UInt8]())
    repeat {
      try source.read(into: &block)
      if !block.isEmpty { blocks.append(block) }
    } while !block.isEmpty
    return blocks
  }

  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("a short file is read whole, a long one no farther than asked")
  func readsContents() throws {
    let folder = try Workdir()
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    try folder.write(bytes, to: "long")
    #expect(try ByteSource.contents(of: "\(folder.path)/long") == bytes)
    let part = try ByteSource.contents(of: "\(folder.path)/long", limit: 1000)
    #expect(
      1000 <= part.count && part.count < bytes.count && part == Array(bytes.prefix(part.count)))
    #expect(throws: FileError.self) { _ = try ByteSource.contents(of: "\(folder.path)/none") }
  }
}
