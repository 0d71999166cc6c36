import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of `transform` on every element, in their order, worked out on all cores.
  ///
  /// A few elements are not worth waking other threads.
  public func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count >= 32 else { return map(transform) }
    let pieces = 16
    let results = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let part = self[piece * count / pieces..<(piece + 1) * count / pieces].map(transform)
      results.withLock { $0[piece] = part }
    }
    let parts = results.withLock { $0 }
    return (0..<pieces).flatMap { parts[$0] ?? [] }
  }
}
