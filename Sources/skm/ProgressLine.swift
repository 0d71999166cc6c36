import Localization
import Report
import Responses
import Synchronization

/// One line on a terminal's standard error that tells how far a reading is, once it takes more than a
/// second; gone when the answer comes.
final class ProgressLine: Sendable {
  private struct State {
    var fileBegan: (file: String, at: ContinuousClock.Instant)?
    var lastShown: ContinuousClock.Instant?
  }

  private let began = ContinuousClock.now
  private let language: Language
  private let state = Mutex(State())

  /// Nothing yet; `nil` where standard error is no terminal.
  init?(in language: Language) {
    guard StandardStreams.isErrorTerminal else { return nil }
    self.language = language
  }

  /// Shows how far the reading is, at most ten times a second.
  func show(_ progress: ReadingProgress) {
    let now = ContinuousClock.now
    state.withLock { state in
      if state.fileBegan?.file != progress.file { state.fileBegan = (progress.file, now) }
      guard now - began > .seconds(1),
        state.lastShown.map({ now - $0 > .milliseconds(100) }) ?? true
      else { return }
      state.lastShown = now
      let elapsed = state.fileBegan.map { now - $0.at } ?? .zero
      let remaining = progress.size.map { size in
        elapsed / .seconds(1) * Double(max(0, size - progress.bytes))
          / Double(max(1, progress.bytes))
      }
      StandardStreams.showLine(
        ProgressWords.reading(progress, secondsLeft: remaining)[language])
    }
  }

  /// Takes the line away, if there is one.
  func clear() {
    state.withLock { state in
      if state.lastShown != nil { StandardStreams.showLine("") }
    }
  }
}
