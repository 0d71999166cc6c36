import Foundation
public import Testing

/// Compares `bytes` with the file `Golden/<name>` beside the calling test.
///
/// With `SKM_RECORD=1` in the environment the file is written and an issue recorded, so that a
/// recording never passes.
///
/// - Parameters:
///   - bytes: What was made.
///   - name: The file's name.
///   - file: The calling test's file.
///   - sourceLocation: Where an issue is shown.
/// - Throws: What kept a recording from being written.
public func expectGolden(
  _ bytes: [UInt8], _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
  let golden = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["SKM_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: golden)
    Issue.record(
      "recorded Golden/\(name); read it before it is kept", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? Data(contentsOf: golden) else {
    Issue.record(
      "there is no Golden/\(name); SKM_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  guard [UInt8](expected) != bytes else { return }
  let (found, wanted) = (lines(bytes), lines([UInt8](expected)))
  let same = zip(found, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    Golden/\(name) differs from line \(same + 1):
    expected \(line(same, of: wanted))
    found    \(line(same, of: found))
    """, sourceLocation: sourceLocation)
}

/// Compares `text` with the file `Golden/<name>` beside the calling test.
public func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectGolden(Array(text.utf8), name, file: file, sourceLocation: sourceLocation)
}

private func lines(_ bytes: [UInt8]) -> [String] {
  bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
}

private func line(_ index: Int, of lines: [String]) -> String {
  index < lines.count ? lines[index].debugDescription : "nothing"
}
