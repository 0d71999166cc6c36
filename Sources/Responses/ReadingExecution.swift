/// How a reading is carried out: nothing of this changes what it gives.
struct ReadingExecution: Sendable {
  /// The number of threads that read one file.
  var threads = 1
  /// Files are divided into stretches of this many bytes, whose sums are added up in order, so that
  /// sums of fractional weights are the same to the last bit for every number of threads.
  var stretch = 1 << 25
  /// Plain records are found without the state machine.
  var findsPlainRecords = true
  /// Is told how far the reading is, now and then, from any thread.
  var report: (@Sendable (ReadingProgress) -> Void)?

  /// How many respondents are added up at once: several fall into the same cell then, and they take
  /// little memory; no more than a stretch can hold.
  var batchSize: Int { max(1, min(1 << 13, stretch / 16)) }
}
