import Foundation

/// A temporary folder in which the real `skm` is run; it is removed when its owner goes.
public struct Workdir: ~Copyable {
  /// How a program ended and what it wrote.
  public struct Outcome: Sendable {
    /// The exit status; 128 and the signal where a signal ended it.
    public let status: Int32
    public let outputBytes: [UInt8]
    public let errorBytes: [UInt8]

    /// Standard output as UTF-8.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Standard error as UTF-8.
    public var errors: String { String(decoding: errorBytes, as: UTF8.self) }
  }

  /// A program that does not end.
  public struct Hang: Error, CustomStringConvertible {
    public let description: String
  }

  /// The folder of the built programs, where the test runner is too.
  public static let binaries: String = {
    let runner = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(filePath: runner).deletingLastPathComponent().path(percentEncoded: false)
  }()

  /// The folder, without a final slash.
  public let path: String
  private let streams: String

  /// Makes an empty folder.
  public init() throws {
    let parent = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    let base = (parent.hasSuffix("/") ? parent : parent + "/") + "skm-" + UUID().uuidString
    path = base + "/work"
    streams = base + "/streams"
    for folder in [path, streams] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  deinit {
    let base = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.removeItem(at: base)
  }

  /// Writes UTF-8 text.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes bytes as they are.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  /// The bytes of a file in the folder.
  public func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
  }

  /// The UTF-8 text of a file in the folder.
  public func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// The names in the folder, or in a folder within it, sorted.
  public func names(in folder: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }

  /// Copies a file of the repository into the folder.
  public func copy(_ source: String, to name: String) throws {
    try FileManager.default.copyItem(
      atPath: Repository.root + source, toPath: path + "/" + name)
  }

  /// Runs `skm` in the folder.
  ///
  /// - Parameters:
  ///   - arguments: What follows the name of the program.
  ///   - input: Standard input.
  ///   - environment: The whole environment; no language is set unless it is here.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: `Hang`, or what kept it from starting.
  public func skm(
    _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(Self.binaries + "/skm", arguments, input: input, environment: environment)
  }

  /// Runs `skm` in the folder.
  public func skm(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(Self.binaries + "/skm", arguments, input: input, environment: environment)
  }

  /// Runs a shell script in the folder, where `$SKM` is the program.
  public func shell(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
    let own = ["SKM": Self.binaries + "/skm"]
    return try run(
      "/bin/sh", ["-c", script], environment: environment.merging(own) { given, _ in given })
  }

  /// Runs a program in the folder with nothing in its environment but a path and what is given.
  ///
  /// - Throws: `Hang` when it runs longer than `seconds`; it is then ended.
  public func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], seconds: Double = 60
  ) throws -> Outcome {
    let name = streams + "/" + UUID().uuidString
    try Data(input).write(to: URL(filePath: name + ".in"))
    for ending in [".out", ".err"] { try Data().write(to: URL(filePath: name + ending)) }

    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: path)
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
      .merging(environment) { _, given in given }
    // files and not pipes: nothing to drain, so nothing can wait for us
    let standardInput = try FileHandle(forReadingFrom: URL(filePath: name + ".in"))
    let standardOutput = try FileHandle(forWritingTo: URL(filePath: name + ".out"))
    let standardError = try FileHandle(forWritingTo: URL(filePath: name + ".err"))
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()

    let end = Date(timeIntervalSinceNow: seconds)
    while process.isRunning {
      guard Date() < end else {
        kill(process.processIdentifier, SIGKILL)
        throw Hang(
          description: "\(program) \(arguments.joined(separator: " ")) ran over \(seconds) s")
      }
      Thread.sleep(forTimeInterval: 0.002)
    }
    for handle in [standardInput, standardOutput, standardError] { try handle.close() }
    let signalled = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: process.terminationStatus + (signalled ? 128 : 0),
      outputBytes: [UInt8](try Data(contentsOf: URL(filePath: name + ".out"))),
      errorBytes: [UInt8](try Data(contentsOf: URL(filePath: name + ".err"))))
  }
}
