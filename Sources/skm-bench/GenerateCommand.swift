import ArgumentParser
import Foundation

/// `skm-bench generate`: the file that speed is measured on.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes a response file of any size, the same bytes on every machine.",
    discussion: "Example:  skm-bench generate 1000000 responses.csv")

  @Argument(help: "The number of respondents.")
  var rows: Int

  @Argument(help: "Where to write.")
  var path: String

  func validate() throws {
    guard rows > 0 else { throw ValidationError("A file has at least one respondent.") }
  }

  func run() throws {
    let url = URL(fileURLWithPath: path)
    try Data(BenchmarkFile.header.utf8).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    try file.seekToEnd()
    var bytes: [UInt8] = []
    for row in 0..<rows {
      BenchmarkFile.append(row, to: &bytes)
      if bytes.count > 1 << 22 || row == rows - 1 {
        try file.write(contentsOf: Data(bytes))
        bytes.removeAll(keepingCapacity: true)
      }
    }
  }
}
