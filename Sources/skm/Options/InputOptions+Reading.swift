import Glibc
import Responses

extension InputOptions {
  /// Reads the response files; a file that cannot be read is a failure.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - showingProgress: How far it is stands on a terminal's standard error after a second.
  func read(_ request: SurveyRequest, showingProgress: Bool) throws -> SurveyReading {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    do {
      return try ResponseReader(request, threads: threads ?? cores).read(inputs)
    } catch {
      throw Failure(error)
    }
  }
}
