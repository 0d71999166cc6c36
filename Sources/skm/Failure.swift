import ArgumentParser
import CSV
import Localization
import Report

/// Why a command ends without an answer.
struct Failure: Error {
  /// What the exit status tells; 0 is an answer.
  enum Status: Int32 {
    /// Bad data, or no answer at all.
    case data = 1
    /// The command was not used as it is meant.
    case usage = 64
    /// A file could not be read or written.
    case file = 74
  }

  let status: Status
  /// One line each.
  let messages: [Bilingual]

  init(_ status: Status, _ messages: Bilingual...) {
    self.init(status, messages)
  }

  init(_ status: Status, _ messages: [Bilingual]) {
    self.status = status
    self.messages = messages
  }

  init(_ error: FileError) {
    self.init(.file, error.words)
  }
}

/// Runs a command and turns its failure into lines on standard error and an exit status.
func reporting(in language: Language, _ command: () throws -> Void) throws {
  do {
    try command()
  } catch let failure as Failure {
    for message in failure.messages { StandardStreams.warn(message[language]) }
    throw ExitCode(failure.status.rawValue)
  }
}
