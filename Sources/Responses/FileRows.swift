import CSV
import Dispatch
import Moments
import Synchronization

/// Reads the rows of one file, stretch by stretch, on one thread or several.
///
/// A stretch holds the records that begin in it. Another thread cannot know where the first of them
/// begins: it takes the first line there, which is wrong where a quoted field crosses the border. So
/// what it found is a guess, taken only if the stretch before ended exactly where it began, and only
/// if nothing in it needs a word about its place; else the stretch is read again from its true
/// beginning.
struct FileRows: Sendable {
  private let request: SurveyRequest
  private let map: ColumnMap
  private let answers: AnswerReader
  private let execution: ReadingExecution
  private let size: Int?
  private let delimiter: UInt8

  /// Everything read so far, of this file and those before.
  private(set) var tally: ResponseTally
  /// Everything read so far of this file.
  private(set) var summary: FileSummary
  /// Where the next record begins; `nil` at the end of the file.
  private var place: CSVReader.Place?
  private var isPureASCII: Bool

  /// Reads on in a file whose header has been read.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - map: Where it stands.
  ///   - answers: Reads answers.
  ///   - execution: How.
  ///   - tally: What came before, in other files.
  ///   - summary: What is known of the file.
  ///   - reader: Stands behind the header, and behind `first`.
  ///   - first: Records below the header that were read with it.
  /// - Throws: `CSVError` with its place.
  init(
    _ request: SurveyRequest, _ map: ColumnMap, answers: AnswerReader,
    execution: ReadingExecution, tally: ResponseTally, summary: FileSummary,
    _ reader: inout CSVReader, first: ArraySlice<Record>
  ) throws(CSVError) {
    self.request = request
    self.map = map
    self.answers = answers
    self.execution = execution
    self.tally = tally
    self.summary = summary
    size = reader.storedBytes?.count
    delimiter = reader.delimiter
    isPureASCII = true
    var rows = rowReader()
    rows.add(first)
    add(rows.tally, rows.summary)
    place = try reader.nextPlace()
    isPureASCII = reader.isPureASCII
  }

  /// Reads to the end of the file.
  ///
  /// - Throws: `CSVError` with its place; what was read before stays.
  mutating func read(_ reader: inout CSVReader) throws(CSVError) {
    defer { if reader.encoding != .utf8 { summary.encoding = reader.encoding } }
    guard execution.threads > 1, let place, let bytes = reader.storedBytes,
      reader.encoding == .utf8, end(of: stretch(of: place.offset)) < bytes.count
    else {
      return try read(&reader, before: .max)
    }
    try readInParallel(bytes)
  }

  /// Reports that nothing stands below the header, on this line.
  mutating func reportNoRespondents() {
    tally.report(ResponseProblem(.noRespondents, file: summary.file, line: summary.headerLine))
  }

  // MARK: - Stretches

  private func stretch(of offset: Int) -> Int { offset / execution.stretch }

  private func end(of stretch: Int) -> Int { (stretch + 1) * execution.stretch }

  /// Reads the records that begin before `limit`.
  private mutating func read(_ reader: inout CSVReader, before limit: Int) throws(CSVError) {
    var rows = rowReader()
    while let start = place, start.offset < limit {
      do {
        place = try rows.read(&reader, before: end(of: stretch(of: start.offset)))
      } catch {
        add(rows.tally, rows.summary)
        throw error
      }
      add(rows.tally, rows.summary)
      if rows.isWorthKeeping { rows.restart(firstNumber: summary.rows) } else { rows = rowReader() }
    }
  }

  private func rowReader() -> RowReader {
    RowReader(
      request, map, file: summary.file, delimiter: delimiter, answers: answers,
      execution: execution, firstNumber: summary.rows,
      earlierPopulations: map.population == nil ? [:] : tally.populationsByName)
  }

  private mutating func add(_ tally: ResponseTally, _ summary: FileSummary) {
    let duplicates = self.tally.merge(tally)
    self.summary.add(summary, duplicates: duplicates)
    execution.report?(
      ReadingProgress(
        file: summary.file, rows: self.summary.rows, bytes: place?.offset ?? size ?? 0, size: size))
  }

  // MARK: - Several threads

  /// What a stretch holds if its first record begins at `start`.
  private struct Guess {
    let start: Int
    let tally: ResponseTally
    let summary: FileSummary
    /// The place behind it, with lines counted from `start`; `nil` at the end of the file.
    let end: CSVReader.Place?
    let isPureASCII: Bool
  }

  /// What the threads share.
  private struct Progress {
    /// The true state.
    var rows: FileRows
    /// The stretches that nobody has taken to guess.
    var untaken: Range<Int>
    /// The next stretch that the true state needs.
    var next: Int
    /// Guesses that came before they were needed, each with the number of wrong ones known when it
    /// was begun; `nil` where there could be none.
    var guesses: [Int: (guess: Guess?, wrong: Int)] = [:]
    /// Guesses that were not taken.
    var wrong = 0
    var error: CSVError?

    /// A stretch to guess, and the wrong guesses so far; `nil` where there is nothing left to do.
    mutating func take() -> (number: Int, wrong: Int)? {
      guard error == nil, rows.place != nil, let number = untaken.popFirst() else { return nil }
      return (number, wrong)
    }

    mutating func add(_ guess: Guess?, _ task: (number: Int, wrong: Int), of bytes: StoredBytes) {
      guesses[task.number] = (guess, task.wrong)
      while error == nil, let (guess, wrong) = guesses.removeValue(forKey: next) {
        do {
          // A reader that was part of a wrong guess may have learnt names that are none.
          let isRight = try rows.add(wrong == self.wrong ? guess : nil, next, of: bytes)
          if !isRight { self.wrong += 1 }
        } catch {
          self.error = error
        }
        next += 1
      }
    }
  }

  private mutating func readInParallel(_ bytes: StoredBytes) throws(CSVError) {
    let guesser = self
    let first = stretch(of: place?.offset ?? 0)
    let stretches = first..<stretch(of: bytes.count - 1) + 1
    let progress = Mutex(Progress(rows: self, untaken: stretches, next: first))
    DispatchQueue.concurrentPerform(iterations: min(execution.threads, stretches.count)) { _ in
      var kept: (rows: RowReader, wrong: Int)?
      while let task = progress.withLock({ $0.take() }) {
        var rows = kept.flatMap { $0.wrong == task.wrong ? $0.rows : nil } ?? guesser.rowReader()
        kept = nil  // so that `rows` is the only owner
        let guess = guesser.guess(task.number, of: bytes, with: &rows)
        progress.withLock { $0.add(guess, task, of: bytes) }
        guard guess != nil && rows.isWorthKeeping else { continue }
        rows.restart(firstNumber: 0)
        kept = (rows, task.wrong)
      }
    }
    let end = progress.withLock { $0 }
    self = end.rows
    if let error = end.error { throw error }
  }

  private func guess(_ number: Int, of bytes: StoredBytes, with rows: inout RowReader) -> Guess? {
    let isFirst = place.map { stretch(of: $0.offset) == number } ?? false
    guard
      let start = isFirst
        ? place?.offset : try? bytes.lineStart(from: end(of: number - 1)),
      start < end(of: number)
    else { return nil }
    var reader = CSVReader(
      resuming: bytes, at: CSVReader.Place(offset: start, line: 1), isPureASCII: true,
      delimiter: delimiter)
    do {
      let limit = end(of: number)
      let end = try rows.read(&reader, before: limit, stopsAtProblem: true)
      guard reader.encoding == .utf8, rows.tally.problemCount == 0 else { return nil }
      return Guess(
        start: start, tally: rows.tally, summary: rows.summary, end: end,
        isPureASCII: reader.isPureASCII)
    } catch {
      return nil  // it is met again, with its true place
    }
  }

  /// Takes a guess of a stretch, or reads it.
  ///
  /// - Returns: Whether the guess was right, or there was none to take.
  /// - Throws: `CSVError` with its place; what was read before stays.
  private mutating func add(
    _ guess: Guess?, _ number: Int, of bytes: StoredBytes
  ) throws(CSVError) -> Bool {
    guard let start = place, start.offset < end(of: number) else { return guess == nil }
    if let guess, guess.start == start.offset, tally.agrees(with: guess.tally) {
      place = guess.end.map {
        CSVReader.Place(offset: $0.offset, line: start.line - 1 + $0.line)
      }
      isPureASCII = isPureASCII && guess.isPureASCII
      add(guess.tally, guess.summary)
      return true
    }
    var reader = CSVReader(
      resuming: bytes, at: start, isPureASCII: isPureASCII, delimiter: delimiter)
    try read(&reader, before: end(of: number))
    isPureASCII = isPureASCII && reader.isPureASCII
    if reader.encoding != .utf8 {
      summary.encoding = reader.encoding
      try read(&reader, before: .max)
    }
    return guess == nil
  }
}
