import Testing

@testable import Responses

@Suite struct ReadingExecutionTests {
  @Test("a batch is at most 8192 respondents, and no more than a stretch can hold")
  func boundsBatches() {
    let sizes = [
      (1, 1), (15, 1), (16, 1), (31, 1), (32, 2), (1000, 62), ((1 << 17) - 1, 8191),
      (1 << 17, 8192), (1 << 24, 8192), (.max, 8192),
    ]
    for (stretch, size) in sizes {
      var execution = ReadingExecution()
      execution.stretch = stretch
      #expect(execution.batchSize == size, "stretches of \(stretch)")
    }
  }

  @Test("one thread reads 32 MiB at a time and tells nobody, unless asked")
  func hasDefaults() {
    let execution = ReadingExecution()
    #expect(execution.threads == 1 && execution.stretch == 33_554_432)
    #expect(execution.findsPlainRecords && execution.report == nil)
  }
}
