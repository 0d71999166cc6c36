import ArgumentParser
import Report
import Responses

/// Sums of a database instead of responses.
struct AggregateOptions: ParsableArguments {
  @Flag(
    help: """
      The files are results of the SQL of skm query, with its sampling design; --by may name fewer of \
      its groups.
      """)
  var aggregate = false

  /// What is read, with what the query has summed where its results are read.
  ///
  /// - Parameters:
  ///   - request: What to read, without a sampling design.
  ///   - input: The files.
  ///   - isSeries: Groups are of years, so that a group for each day makes no sense.
  ///   - earlier: What was asked of the same files before, as by another edition.
  /// - Returns: The same with the design and the groups of the query.
  /// - Throws: `Failure` where the first file cannot be opened or is no such result.
  func request(
    _ request: SurveyRequest, _ input: InputOptions, isSeries: Bool = false,
    after earlier: SurveyRequest? = nil
  ) throws -> SurveyRequest {
    guard aggregate, let first = input.inputs.first else { return request }
    do {
      return try AggregateReader.request(request, for: first, isSeries: isSeries, after: earlier)
    } catch {
      switch error {
      case .file(let error): throw Failure(error)
      case .problem(let problem): throw Failure(.data, problem.words)
      }
    }
  }
}
