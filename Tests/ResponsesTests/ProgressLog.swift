import Responses
import Synchronization

/// Keeps what a reader reports from any thread.
final class ProgressLog: Sendable {
  private let entries = Mutex<[ReadingProgress]>([])

  func note(_ progress: ReadingProgress) { entries.withLock { $0.append(progress) } }

  var all: [ReadingProgress] { entries.withLock { $0 } }
}
