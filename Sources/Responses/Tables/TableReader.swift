public import CSV
import Localization

/// Reads any table, row by row: variables, groups and the sampling design of each.
///
/// The header is the record among the first 30 that names most of what was asked for. Files are one
/// data set; their columns may stand in any order. Memory grows with the groups, strata, units and
/// categories there are, and never with the rows.
public struct TableReader: Sendable {
  private let request: TableRequest
  private let report: (@Sendable (ReadingProgress) -> Void)?

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - report: Is told how far a reading is, now and then.
  public init(
    _ request: TableRequest, report: (@Sendable (ReadingProgress) -> Void)? = nil
  ) {
    self.request = request
    self.report = report
  }

  /// Reads `inputs` as one data set.
  ///
  /// Everything that is wrong inside a file is a problem of the result.
  ///
  /// - Parameters:
  ///   - inputs: The files.
  ///   - consumer: Is given each row as it comes; none behind the first problem.
  /// - Returns: What was read besides the rows.
  /// - Throws: `FileError` where a file cannot be opened or read.
  public func read(
    _ inputs: [ResponseInput], into consumer: inout some TableConsumer
  ) throws(FileError) -> TableReading {
    var rows = TableRowReader(request)
    for input in inputs {
      try read(ByteSource(path: input.path, sheet: input.sheet), input, &rows, &consumer)
    }
    return rows.finish(&consumer)
  }

  /// Reads a table that is in memory.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - year: The year of all its rows, where one was given.
  ///   - consumer: Is given each row as it comes; none behind the first problem.
  /// - Returns: What was read besides the rows.
  /// - Throws: `FileError` where the source cannot be read.
  public func read(
    _ source: consuming ByteSource, year: String? = nil, into consumer: inout some TableConsumer
  ) throws(FileError) -> TableReading {
    var rows = TableRowReader(request)
    let input = ResponseInput(path: source.name, year: year, sheet: source.sheet)
    try read(source, input, &rows, &consumer)
    return rows.finish(&consumer)
  }

  private func read(
    _ source: consuming ByteSource, _ input: ResponseInput, _ rows: inout TableRowReader,
    _ consumer: inout some TableConsumer
  ) throws(FileError) {
    do {
      try records(source, input, &rows, &consumer)
    } catch .file(let error) {
      throw error
    } catch {
      rows.report(ResponseProblem(.unreadable(error), file: input.path, line: error.line))
    }
    rows.endFile()
  }

  private func records(
    _ source: consuming ByteSource, _ input: ResponseInput, _ rows: inout TableRowReader,
    _ consumer: inout some TableConsumer
  ) throws(CSVError) {
    let finder = TableHeaderFinder(request)
    var reader = try CSVReader(source) { $0.map(finder.score).max() ?? 0 }
    var (first, record) = ([Record](), Record())
    while first.count < TableHeaderFinder.depth, try reader.read(into: &record) {
      first.append(record)
    }
    guard let header = finder.header(in: first) else {
      rows.report(ResponseProblem(.emptyFile, file: input.path))
      return
    }
    guard rows.begin(header, input, delimiter: reader.delimiter) else { return }
    for record in first.dropFirst(header.position + 1) { rows.add(record, &consumer) }
    let size = reader.storedBytes?.count
    while try reader.read(into: &record) {
      rows.add(record, &consumer)
      if rows.fileRows.isMultiple(of: 1 << 16), let report, let place = try reader.nextPlace() {
        report(
          ReadingProgress(
            file: input.path, rows: rows.fileRows, bytes: place.offset, size: size))
      }
    }
    if reader.encoding == .windows1252 { rows.warn(.windows1252(file: input.path)) }
    if rows.fileRows == 0 {
      rows.report(ResponseProblem(.noRespondents, file: input.path, line: header.line))
    }
  }
}
