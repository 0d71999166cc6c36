import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CSV

@Suite struct StoredBytesTests {
  @Test("memory and a file read the same from any place", arguments: 0..<10 as Range<UInt64>)
  func readsAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let bytes = Self.text(Int.random(in: 0...9000, using: &random), using: &random)
    let folder = try Workdir()
    let (memory, file) = (StoredBytes(bytes, name: "memory"), try Self.stored(bytes, in: folder))
    #expect(memory.count == bytes.count && file.count == bytes.count)
    #expect(memory.name == "memory" && file.name == folder.path + "/stored.csv")
    // Blocks are used again, whatever was in them.
    var (fromMemory, fromFile) = ([UInt8](), [UInt8](repeating: 1, count: 5))
    for _ in 0..<50 {
      let offset = Int.random(in: 0...bytes.count + 10, using: &random)
      let limit = Arbitrary.pick([1, 2, 100, 4096, 10_000], using: &random)
      try memory.read(into: &fromMemory, at: offset, limit: limit)
      try file.read(into: &fromFile, at: offset, limit: limit)
      #expect(fromMemory == Array(bytes.dropFirst(offset).prefix(limit)))
      #expect(fromFile == fromMemory)
    }
  }

  @Test(
    "finds the first line that begins at a place or behind it", arguments: 0..<20 as Range<UInt64>)
  func findsLineStarts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let bytes = Self.text(Int.random(in: 0...300, using: &random), using: &random)
    let folder = try Workdir()
    let (memory, file) = (StoredBytes(bytes), try Self.stored(bytes, in: folder))
    for offset in 0...bytes.count + 2 {
      let expected = Self.lineStart(bytes, from: offset)
      #expect(try memory.lineStart(from: offset) == expected, "from \(offset)")
      #expect(try file.lineStart(from: offset) == expected, "from \(offset)")
    }
  }

  /// A line may end at or around the end of what is read at once.
  @Test("finds a line behind a long one", arguments: [4094, 4095, 4096, 4097, 8191, 8192, 20_000])
  func findsFarLineStarts(length: Int) throws {
    var bytes = Array(repeating: UInt8(ascii: "x"), count: length) + [0x0A]
    for end in [[], Array("rest".utf8), Array("a\nb".utf8)] {
      bytes += end
      let stored = StoredBytes(bytes)
      for offset in [0, 1, 2, 5, length - 1, length, length + 1, length + 2, length + 3] {
        #expect(try stored.lineStart(from: offset) == Self.lineStart(bytes, from: offset))
      }
    }
    #expect(try StoredBytes(Array(repeating: 0x78, count: length)).lineStart(from: 0) == nil)
  }

  @Test("a pipe, a folder, a device and standard input cannot be read from any place")
  func refusesOthers() throws {
    for path in ["/", "/dev/null", "-"] {
      let stored = try ByteSource(path: path).storedBytes
      #expect(stored == nil, "\(path)")
    }
    let pipe = Pipe()
    let text = Array("a,b\n1,2\n".utf8)
    try pipe.fileHandleForWriting.write(contentsOf: Data(text))
    try pipe.fileHandleForWriting.close()
    var source = try ByteSource(
      path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)", blockSize: 5)
    let stored = source.storedBytes
    #expect(stored == nil)
    var (block, all) = ([UInt8](), [UInt8]())
    repeat {
      try source.read(into: &block)
      all += block
    } while !block.isEmpty
    #expect(all == text)
  }

  @Test("memory and a file can be read from any place")
  func offersStoredBytes() throws {
    let folder = try Workdir()
    try folder.write("a,b\n1,2\n", to: "stored.csv")
    var source = try ByteSource(path: folder.path + "/stored.csv")
    var block: [UInt8] = []
    try source.read(into: &block)
    // What was read before does not matter.
    let bytes = source.storedBytes
    let stored = try #require(bytes)
    try stored.read(into: &block, at: 2, limit: 3)
    #expect(block == Array("b\n1".utf8))
    let memory = ByteSource([1, 2]).storedBytes
    #expect(memory?.count == 2)
  }

  @Test("several sources of one file do not disturb each other")
  func sharesAFile() throws {
    var random = SplitMix64(seed: 5)
    let bytes = Self.text(5000, using: &random)
    let folder = try Workdir()
    let stored = try Self.stored(bytes, in: folder)
    var first = ByteSource(stored, from: 0, blockSize: 700)
    var second = ByteSource(stored, from: 1234, blockSize: 300)
    var (block, ofFirst, ofSecond) = ([UInt8](), [UInt8](), [UInt8]())
    for _ in 0..<20 {
      try first.read(into: &block)
      ofFirst += block
      try second.read(into: &block)
      ofSecond += block
    }
    #expect(ofFirst == bytes)
    #expect(ofSecond == Array(bytes[1234...]))
  }

  @Test("threads may read one file at the same time")
  func sharesAFileBetweenThreads() throws {
    var random = SplitMix64(seed: 6)
    let bytes = Self.text(20_000, using: &random)
    let folder = try Workdir()
    let stored = try Self.stored(bytes, in: folder)
    let right = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      var (block, all, offset) = ([UInt8](), [UInt8](), 100 * number)
      repeat {
        do { try stored.read(into: &block, at: offset, limit: 97) } catch { return }
        all += block
        offset += block.count
      } while !block.isEmpty
      if all == Array(bytes[(100 * number)...]) { right.withLock { $0 += 1 } }
    }
    #expect(right.withLock { $0 } == 8)
  }

  // MARK: - Helpers

  private static func stored(_ bytes: [UInt8], in folder: borrowing Workdir) throws -> StoredBytes {
    try folder.write(bytes, to: "stored.csv")
    return try #require(StoredBytes(OpenFile(path: folder.path + "/stored.csv")))
  }

  /// Letters with a line feed now and then.
  private static func text(_ count: Int, using random: inout SplitMix64) -> [UInt8] {
    (0..<count).map { _ in
      random.fraction() < 0.05 ? 0x0A : UInt8.random(in: 0x61...0x7A, using: &random)
    }
  }

  private static func lineStart(_ bytes: [UInt8], from offset: Int) -> Int? {
    (0...bytes.count).first { $0 >= max(1, offset) && bytes[$0 - 1] == 0x0A }
  }
}
