public import CSV
import Moments

/// Reads response files in one pass: records in, moments out.
public struct ResponseReader: Sendable {
  let request: SurveyRequest
  private var execution = ReadingExecution()
  /// Problems beyond this number are counted and not listed, so that memory does not grow.
  public static let listedProblems = 100_000

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - threads: How many threads read one file; the result is the same for every number.
  ///   - report: Is told how far a reading is, several times a second, from any thread.
  public init(
    _ request: SurveyRequest, threads: Int = 1,
    report: (@Sendable (ReadingProgress) -> Void)? = nil
  ) {
    precondition(threads > 0, "somebody has to read")
    self.request = request
    execution.threads = threads
    execution.report = report
  }

  init(_ request: SurveyRequest, execution: ReadingExecution) {
    self.request = request
    self.execution = execution
  }

  /// Reads `inputs` as one data set.
  ///
  /// Everything that is wrong inside a file is a problem of the result; the moments are meaningful
  /// only where there is none.
  ///
  /// - Throws: `FileError` where a file cannot be opened or read.
  public func read(_ inputs: [ResponseInput]) throws(FileError) -> SurveyReading {
    var pass = ReadingPass(request, execution)
    for input in inputs {
      try pass.read(request.source(input), input: input)
    }
    return pass.finish()
  }

  /// Reads responses that are in memory.
  public func read(_ source: consuming ByteSource, year: String? = nil) throws(FileError)
    -> SurveyReading
  {
    var pass = ReadingPass(request, execution)
    let input = ResponseInput(path: source.name, year: year, sheet: source.sheet)
    try pass.read(source, input: input)
    return pass.finish()
  }
}
