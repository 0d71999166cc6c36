import TestSupport
import Testing

/// The README shows what its commands print, and nothing else.
@Suite struct ReadmeTests {
  struct Example: CustomTestStringConvertible {
    let command: String
    let output: String
    var testDescription: String { command }
  }

  /// Blocks that begin with ```` ```console ```` and a line `$ COMMAND`.
  static let examples: [Example] = ((try? Repository.text("README.md")) ?? "")
    .components(between: "```console\n$ ", and: "\n```")
    .map { block in
      let parts = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return Example(
        command: String(parts[0]), output: parts.count > 1 ? String(parts[1]) + "\n" : "")
    }

  @Test("there are the demo and three more")
  func hasExamples() {
    #expect(Self.examples.count >= 4)
  }

  @Test("an example prints what the README shows", arguments: examples)
  func printsWhatIsShown(_ example: Example) throws {
    let here = try Workdir()
    let outcome = try here.shell(
      "cd '\(Repository.root)' && PATH=\"$(dirname \"$SKM\"):$PATH\" && \(example.command)")
    #expect(outcome.output == example.output)
  }
}

extension String {
  /// The texts that stand between `start` and the next `end`.
  fileprivate func components(between start: String, and end: String) -> [String] {
    var (rest, found) = (self[...], [String]())
    while let opening = rest.firstRange(of: start) {
      let body = rest[opening.upperBound...]
      guard let closing = body.firstRange(of: end) else { break }
      found.append(String(body[..<closing.lowerBound]))
      rest = body[closing.upperBound...]
    }
    return found
  }
}
