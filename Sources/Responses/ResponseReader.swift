public import CSV
import Moments

/// Reads response files in one pass: records in, moments out.
public struct ResponseReader: Sendable {
  private let request: SurveyRequest
  /// Problems beyond this number are counted and not listed, so that memory does not grow.
  public static let listedProblems = 100_000

  public init(_ request: SurveyRequest) { self.request = request }

  /// Reads `inputs` as one data set.
  ///
  /// Everything that is wrong inside a file is a problem of the result; the moments are meaningful
  /// only where there is none.
  ///
  /// - Throws: `FileError` where a file cannot be opened or read.
  public func read(_ inputs: [ResponseInput]) throws(FileError) -> SurveyReading {
    var pass = ReadingPass(request)
    for input in inputs { try pass.read(ByteSource(path: input.path), input: input) }
    return pass.finish()
  }

  /// Reads responses that are in memory.
  public func read(_ source: consuming ByteSource, year: String? = nil) throws(FileError)
    -> SurveyReading
  {
    var pass = ReadingPass(request)
    let input = ResponseInput(path: source.name, year: year)
    try pass.read(source, input: input)
    return pass.finish()
  }
}
