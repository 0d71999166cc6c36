/// A file that could not be opened, read or written.
public struct FileError: Error, Hashable, Sendable {
  /// What was attempted.
  public enum Action: Hashable, Sendable { case open, read, write }
  public let action: Action
  /// The path as the user wrote it.
  public let path: String
  /// The system's `errno`.
  public let code: Int32

  public init(action: Action, path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }
}
