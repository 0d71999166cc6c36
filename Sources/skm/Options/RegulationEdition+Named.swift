import Report
import Satisfaction

extension RegulationEdition {
  /// The edition that the user named: the ID of one that is shipped, or the path of a file.
  init(namedByUser name: String) throws {
    do {
      try self.init(named: name)
    } catch {
      switch error {
      case .unknown(let name, let known):
        throw Failure(.usage, UsageWords.unknownEdition(name, known: known))
      case .file(let error): throw Failure(error)
      case .malformed: throw Failure(.data, error.words)
      }
    }
  }
}
