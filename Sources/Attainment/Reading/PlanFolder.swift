/// The folder of a plan, which its paths are relative to.
struct PlanFolder {
  /// With a slash at its end; empty for the working folder.
  private let prefix: String

  /// The folder of a plan.
  ///
  /// - Parameter plan: Where the plan lies; `-` is standard input.
  init(of plan: String) {
    prefix = plan.lastIndex(of: "/").map { String(plan[...$0]) } ?? ""
  }

  /// A path of the plan, as it can be opened.
  func path(_ text: String) -> String {
    text.hasPrefix("/") ? text : prefix + text
  }

  /// The same path without detours, so that two ways to write it can be compared.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
